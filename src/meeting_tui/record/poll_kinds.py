"""The kinds of entry of a poll alone; `kinds` puts them into the one list."""

from __future__ import annotations

from meeting_tui.record.envelope_kinds import ENVELOPES
from meeting_tui.record.kind import Kind
from meeting_tui.record.kind import a_kind as _kind

POLL: tuple[Kind, ...] = (
    _kind(
        "poll",
        "poll.opened",
        "poll code definition:hash roll:hash profile:hash ballots:hash? voters:int heads:int area:int "
        "shares? traced:bool? twice:bool? rehearse:bool? unrehearsed? papers:int? envelopes:hash? "
        "incomplete:marks? unpacked? unpacked_by:persons? unpaid:ints?",
        "表决开始：表决方案、业主清册、规则、表决票归属的指纹及总人数、总面积、份额合计；traced 为票面仅在"
        "回收已登记时计入；twice 为人工录入须经两人背对背录入；rehearse 为试票之前"
        "不得发票；unrehearsed 为不经试票的理由；无记名表决的内票张数（papers）和外封归属的指纹"
        "（envelopes）；提案册不全的提案及所缺部分（incomplete）、仍交付表决的理由和决定的两人；"
        "无记名表决中依规则因欠费不发票的表决人（unpaid，清册序号）",
        "a poll opens: fingerprints of definition, roll, rules and of whose ballots they are; voters, "
        "heads, area (0.01 m²) and shares in all; `traced`: marks count only where the paper's return is on "
        "record; `twice`: what is keyed in counts once a second person keyed it in blind; `rehearse`: no "
        "paper goes out before a rehearsal, `unrehearsed` why there is none; of a secret poll "
        "how many papers there are, and the fingerprint of whose its envelopes are; by proposal what its "
        "pack lacks (`incomplete`), why it is put to the vote all the same, and which two people say so; "
        "of a secret poll the voters who get no paper for arrears (`unpaid`, numbers on the roll)",
    ),
    _kind(
        "poll",
        "ballots.printed",
        "first:int last:int pages:int large:bool? codes:hash? document:hash? larger:ints? larger_pages:int?",
        "印制表决票：起止票号、每张页数、是否大字版、全部二维码的指纹；其中为大字版的票号（larger）及其页数",
        "ballots are printed: first and last serial, pages of each ballot, large print or not, SHA-256 of "
        "all their QR texts (one a line) and of the PDF; which of them alone are in large print "
        "(`larger`), how many pages those have",
    ),
    *ENVELOPES,
    _kind(
        "poll",
        "rehearsal.held",
        "pages:int answers:int asked:int scans:hash by:person",
        "试票：页数、作答数、其中留待人工认定的、扫描件的指纹、经手人；读出的结果与所填一致",
        "a marked test deck went through the scanner and its known result was reached: pages, answers, how "
        "many of them were left to people, SHA-256 of what was read, who did it",
    ),
    _kind(
        "poll",
        "rehearsal.waived",
        "reason by:person",
        "不经试票即发票：理由、决定人；载于表决结果公告",
        "papers go out without a rehearsal: why, who says so; it stands on the result",
    ),
    _kind(
        "poll",
        "ballot.issued",
        "serial:int to:personal to_id:int? mode by:person signature?",
        "送达表决票：领票人、送达方式、送达人；签收（taken）或拒签（refused）",
        "a ballot is handed out: to whom, how (`hand`, `resident`, `door`, `post`, `box`, `contact`), by "
        "whom; signed for (`taken`) or `refused`",
    ),
    _kind(
        "poll",
        "ballot.returned",
        "serial:int by:person box? late:bool? attested:persons? reason?",
        "回收表决票：经手人、票箱；截止时间之后登记的，是否逾期（late，逾期不计入）、由哪两人认定及理由",
        "a ballot comes back: received by, box; entered after the deadline: whether it was `late` and so "
        "never counts, the two people who say so, and why",
    ),
    _kind(
        "poll",
        "ballot.read",
        "serial:int page:int source sheet:int image:hash? status marks:marks reasons:texts scores:object? "
        "better:bool?",
        "机器读票：来源、票面、待复核原因，存疑事项各框的测量值；better 为同一张票更清晰的图像，"
        "取代先前存疑的读取",
        "the reader saw a page: file, sheet, `status` `read` or `review`, the sure marks, reasons for doubt; "
        "of questions in doubt, what was measured in each box; `better`: a better picture of the same page, "
        "whose reading takes the place of one that was in doubt",
    ),
    _kind(
        "poll",
        "ballot.entered",
        "serial:int marks:marks by:person second:bool? aside:bool?",
        "人工录入票面：计票人；second 为第二人背对背复录；aside 为搁置，留待认定",
        "a teller enters a ballot's marks by hand; `second`: another person who did not see what the first "
        "entered; `aside`: the teller leaves it to two people",
    ),
    _kind(
        "poll",
        "ballot.adjudicated",
        "serial:int valid:bool marks:marks reason by:persons",
        "票面认定：有效与否、票面、理由、认定人",
        "people decide a doubtful ballot: valid or not, its marks, why, who decided",
    ),
    _kind(
        "poll",
        "ballot.voided",
        "serial:int reason by:person new:int? attested:persons?",
        "作废表决票及换发的票号；须由两人作废的，由哪两人（attested）",
        "a ballot is made void before it counts; the serial that replaces it, if one does; who say so, where "
        "it takes two people",
    ),
    _kind(
        "poll",
        "ballot.undone",
        "serial:int of:int reason by:person attested:persons?",
        "撤销对该票的第 of 条登记或录入及理由；须由两人撤销的，由哪两人（attested）；原条目保留",
        "what entry `of` says was done with this ballot was not, or counts no more; why; who say that, where "
        "it takes two people. It stays on record",
    ),
    _kind(
        "poll",
        "ballot.moved",
        "serial:int of:int box reason by:person posted:int?",
        "更正第 of 条回收登记的票箱：实际在哪个票箱、理由、更正人；posted 为当时张贴记录的最后编号",
        "the box in which entry `of` says that this ballot came back is put right; why; `posted`: the last "
        "number of the posting log then",
    ),
    _kind(
        "poll",
        "ballot.duplicate",
        "serial:int page:int source sheet:int marks:marks by:person",
        "同号第二张表决票，留待认定",
        "a second paper with a serial already counted; it waits for people",
    ),
    _kind(
        "poll",
        "name.written",
        "question id name:personal by:person",
        "选票上另填的姓名：事项、编号（票面以此计）、姓名、录入人；同一姓名只有一个编号",
        "a name that is not printed was written on a ballot: question, id (marks hold it), the name, who "
        "keyed it in; one name has one id, whoever keys it in",
    ),
    _kind(
        "poll",
        "names.merged",
        "question of into reason by:persons",
        "另填姓名的认定：of 与 into 为同一人，按 into 计；理由、认定人；of 与 into 相同的，仍分别计；"
        "再次认定的，以最后一次为准",
        "two people say that a name (`of`) is one with another or with a candidate (`into`), and why: "
        "it is counted as that; `into` itself: it stands for itself again; said again, the last counts",
    ),
    _kind(
        "poll",
        "sheet.seen",
        "image:hash source sheet:int reason waits:bool serial:int? picture:hash?",
        "经过读票而没有读数的一页：图像指纹、来源、理由、是否待人认定（waits）、票号、所存图像的 SHA-256",
        "a sheet went through the reader and gave no reading: fingerprint of its picture, file and page, why "
        "(a reason of `reading.md`), whether people must say what it is; its serial, where it is known and "
        "the poll is not secret; SHA-256 of the small picture kept of it",
    ),
    _kind(
        "poll",
        "sheet.decided",
        "of:int serial:int? page:int? reason? by:persons",
        "对第 of 条所记的一页的认定：是哪一票号的第几页，或为何不计；再次认定的，以最后一次为准",
        "people say what the sheet of entry `of` is: a page of ballot `serial`, or nothing for this count, "
        "and why; decided again, the last counts",
    ),
    _kind(
        "poll",
        "proxy.given",
        "voter:int holder:personal holder_id:int? carrier:int? role instructed:bool by:person",
        "登记委托：委托人在清册上的序号、受托人（如为业主则附其序号）、受托人身份、是否逐项载明意见",
        "a voter (number on the roll) lets someone vote for them: the holder's name, their own number if "
        "they are on the roll, what they are, whether the authority says how to vote on each question",
    ),
    _kind(
        "poll",
        "proxy.withdrawn",
        "voter:int reason by:person",
        "撤销委托及理由",
        "a proxy is taken back, and why",
    ),
    _kind(
        "poll",
        "poll.extended",
        "closes reason by:persons posted:int?",
        "延长表决时间：新的截止时间、理由、两位决定人；posted 为当时张贴记录的最后编号，此前张贴的公告失效",
        "a poll is extended: the new last minute, why, the two who decide; `posted`: the last number of the "
        "posting log then, what hung by then is superseded",
    ),
    _kind("poll", "poll.closed", "by:person", "停止收票", "no more papers are taken"),
    _kind(
        "poll",
        "poll.shortened",
        "reason by:persons posted:int?",
        "尚有票未回收，提前截止收票：理由、两位决定人、当时张贴记录的最后编号，此前张贴的公告失效",
        "no more papers are taken, before the last minute and while some could still come: why, the two who "
        "decide; `posted` as when it is extended",
    ),
    _kind(
        "poll",
        "poll.reopened",
        "closes reason by:persons posted:int?",
        "停止收票后重新开放：新的截止时间、理由、两位决定人、当时张贴记录的最后编号",
        "a poll that was closed takes papers again: as when it is extended",
    ),
    _kind(
        "poll",
        "poll.withdrawn",
        "reason by:persons posted:int?",
        "撤回表决：理由、两位决定人、当时张贴记录的最后编号",
        "a poll is withdrawn: why, the two who decide, the last number of the posting log",
    ),
    _kind(
        "poll",
        "poll.recount",
        "reason by:persons",
        "重新计票开始：理由、两位决定人；原结果保留",
        "a recount begins: why, the two who decide; the result on record stays beside the new one",
    ),
    _kind(
        "poll",
        "objection.filed",
        "question voter:int delivered by:person",
        "表决人（清册序号）对某事项的决议提出书面反对；delivered 为决议送达该人之日",
        "a voter (number on the roll) objects in writing to what was decided; `delivered`: the day on which "
        "it was delivered to them",
    ),
    _kind(
        "poll",
        "objection.withdrawn",
        "question voter:int by:person",
        "表决人（清册序号）撤回对某事项决议的书面反对",
        "a voter (number on the roll) takes back the objection in writing to what was decided",
    ),
    _kind(
        "poll",
        "arrears.paid",
        "voter:int by:person",
        "欠费的表决人（清册序号）已缴清，恢复表决权",
        "a voter (number on the roll) who had no vote for arrears has paid, and has it again",
    ),
    _kind(
        "poll",
        "arrears.unfounded",
        "voter:int reason:personal by:person",
        "登记某表决人（清册序号）欠费有误，予以撤回，恢复表决权；理由、经手人",
        "that a voter (number on the roll) is in arrears was disputed or an error, and is taken back: they "
        "have the vote; why, and who says so",
    ),
    _kind(
        "poll",
        "lots.announced",
        "question way level:object digest:hash apart:bool? by:person",
        "得票相同，抽签公告（先公告，后掷）：事项、掷法（digits 为掷数字二十位，dice 为三颗骰子掷十二次）、"
        "得票相同者（level）及其指纹；apart 为候补委员另掷",
        "lots are announced before anybody throws: the question, how (`digits`: twenty; `dice`: three dice "
        "twelve times), who is level (`level`: by reading of silence and rank) and its digest; `apart`: "
        "those in waiting get a throw of their own",
    ),
    _kind(
        "poll",
        "lots.drawn",
        "question seed of:int? by:person attested:persons?",
        "得票相同，抽签：事项、抽签种子、经手人；of 为抽签公告，attested 为当场见证的两人，早先的记录没有",
        "lots are drawn in a tie: the seed decides, once; `of`: the entry that announced them, `attested`: "
        "the two who saw what fell; both missing in entries of earlier versions, whose seed may be any text",
    ),
    _kind(
        "poll",
        "reserve.drawn",
        "question seed of:int? by:person attested:persons?",
        "候补委员得票相同，另行抽签排定次序：事项、抽签种子、经手人；of、attested 同上",
        "lots of their own are drawn for names in waiting that are level: the seed orders them, once; `of` "
        "and `attested` as in `lots.drawn`",
    ),
    _kind(
        "poll",
        "casting.given",
        "question choice by:person",
        "票数相同，主持人行使决定票",
        "on a tie the chair decides, `for` or `against`, once",
    ),
    _kind(
        "poll",
        "poll.counted",
        "report:hash outcomes:object posted:int? reconciled:bool? weights:object?",
        "计票结果（同一表决的第几次计票依次编号）；posted 为当时张贴记录的最后编号，此前张贴的结果公告失效；"
        "reconciled 为人工清点与记录是否相符或已由两人说明，不符的为初步结果；"
        "weights 为不记名表决中信封数与票数不符的权重",
        "the count: digest of the report, outcome by question; the results of a poll are numbered in their "
        "order; `posted`: the last number of the posting log then, results that hung by then are superseded; "
        "`reconciled`: whether people counted by hand what is on record, or two said why not; else the "
        "result is provisional; `weights`: of a secret poll, by weight (heads, hundredths of a square metre, "
        "share, with `:` between) how many envelopes came back and papers were seen, where these differ",
    ),
)
