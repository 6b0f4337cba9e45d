"""The kind of entry on the record of what was issued for the board: the editions of documents."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

BOARD: tuple[Kind, ...] = (
    a_kind(
        "board",
        "document.issued",
        "no:int kind ref part? copy size replaces:int stream count:int head:hash others:object? made_at "
        "community:object template:int programs:object says:hash text:hash pages:texts file:hash",
        "签发文书：签发号、种类、所属会议或表决、表决事项（part）、文本、纸幅、所取代的签发号；依据的记录流"
        "及其条数和末条指纹，其他记录流的条数（others）；制作时间；小区名称、语言、届次、联系方式；版式号、"
        "各程序版本；内容、正文、各页图像和文件的 SHA-256",
        "a document is issued: its number, kind, the meeting or poll it is of, the question of a poster "
        "(`part`), copy, size, the number it replaces (0: none); the stream it is made from, how many of its "
        "entries and the hash of the last, and how many of other streams (`others`); when it was made; name, "
        "language, term and contact of the community; number of the template, versions of the programs; "
        "SHA-256 of what it says, of its text, of the picture of each page, and of the file",
    ),
)
