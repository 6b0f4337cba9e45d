"""Kinds of entries of the records of the board: the editions of documents, what was hung where, and the days
from which the law counts."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

BOARD: tuple[Kind, ...] = (
    a_kind(
        "board",
        "document.issued",
        "no:int kind ref part? copy size replaces:int stream count:int head:hash others:object? made_at "
        "community:object template:int programs:object says:hash text:hash pages:texts file:hash "
        "people:personal?",
        "签发文书：签发号、种类、所属会议或表决、表决事项（part）、文本、纸幅、所取代的签发号；依据的记录流"
        "及其条数和末条指纹，其他记录流的条数（others）；制作时间；小区名称、语言、届次、联系方式；版式号、"
        "各程序版本；内容、正文、各页图像和文件的 SHA-256；公开本上遮盖了谁、谁因职务不遮盖（people）",
        "a document is issued: its number, kind, the meeting or poll it is of, the question of a poster "
        "(`part`), copy, size, the number it replaces (0: none); the stream it is made from, how many of its "
        "entries and the hash of the last, and how many of other streams (`others`); when it was made; name, "
        "language, term and contact of the community; number of the template, versions of the programs; "
        "SHA-256 of what it says, of its text, of the picture of each page, and of the file; of a public "
        "copy who is masked on it and who stands in clear by office (`people`)",
    ),
    a_kind(
        "board",
        "posting.hung",
        "posting:int document place since until? by:person edition:int? file:hash?",
        "张贴、送达或报送：张贴编号、文书或义务（document）、地点、自何日起、拟张贴至何日、经手人；"
        "所张贴文书的签发号及文件的 SHA-256，未签发的不记",
        "a paper was hung, delivered or filed: number of the posting, which paper or duty (`document`), "
        "where, since which day, until which day it is to hang, by whom; number of the edition and SHA-256 "
        "of its file, where the paper was issued",
    ),
    a_kind(
        "board",
        "posting.photographed",
        "posting:int photo sha256:hash size:int by:person",
        "张贴照片：张贴编号、照片文件名、SHA-256、字节数、经手人；照片本身不存",
        "a picture of a paper where it hangs: number of the posting, name of the file, its SHA-256 and size "
        "in bytes, by whom; the picture itself is not kept",
    ),
    a_kind(
        "board",
        "posting.down",
        "posting:int on by:person",
        "撤下：张贴编号、日期、经手人",
        "a paper came down: number of the posting, on which day, by whom",
    ),
    a_kind(
        "board",
        "occasion.told",
        "event term:int on?",
        "告知起算日：事项（成立、财务年度起始、任期开始、任期届满、物业服务合同届满）、业主委员会届次、日期；"
        "没有日期的，以前所告知的不再算数",
        "a day from which duties are counted: which event (`founded`, `year`, `term_begin`, `term_end`, "
        "`contract_end`), the term the committee is in, the day; without a day, what was told holds no more",
    ),
)
