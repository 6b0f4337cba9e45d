"""The kinds of entry of a proposal; `kinds` puts them into the one list."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

PROPOSAL: tuple[Kind, ...] = (
    a_kind(
        "proposal",
        "proposal.begun",
        "matter:int follows:int? taken_over:bool?",
        "立提案：所属事项；follows 为所接续的、已冻结的提案；taken_over：此前只存于表中，自此入记录",
        "a proposal is begun on a matter; `follows`: the frozen one it goes on from; `taken_over`: it was "
        "kept in a table alone until now",
    ),
    a_kind(
        "proposal",
        "proposal.revised",
        "revision:int base:int title text code options:texts budget funding effect need? single? cost:int? "
        "basis? why_class? annexes:texts? annex_digests:texts? annex_sizes:ints? amendment:int? reason? "
        "by:person",
        "提案的一稿（全文）：稿次、所依据的稿次（base，首稿为 0）、标题、正文、事项类别、方案、"
        "预算、资金来源、对各户影响；"
        "必要性（need）、只有一个方案的理由（single）、总额（cost，分）、分摊依据（basis）、归类理由（why_class）、"
        "附件的文件名、SHA-256 和字节数；所采纳的修改意见（amendment）、修改原因、作者",
        "a whole revision: its number, the one it was made from (`base`, 0: none), title, text, code of the "
        "kind of matter, options, budget, funding, effect; why it is needed (`need`), why one option is "
        "enough (`single`), the cost in all in cents (`cost`), what bears it (`basis`: area, share, unit or "
        "building), why it is of this kind (`why_class`), annexes by name, SHA-256 and size in bytes; the "
        "amendment taken in, the reason, the author",
    ),
    a_kind(
        "proposal",
        "proposal.commented",
        "comment:int revision:int line:int text:personal by:person",
        "对某稿正文某行（0 为全文）的意见",
        "somebody comments on a line of a revision's text, counted from 1; 0: on the whole",
    ),
    a_kind(
        "proposal",
        "comment.answered",
        "comment:int text:personal by:person",
        "答复意见",
        "a comment is answered",
    ),
    a_kind("proposal", "comment.resolved", "comment:int by:person", "意见办结", "a comment is dealt with"),
    a_kind(
        "proposal",
        "amendment.put",
        "amendment:int revision:int text reason? mover:person",
        "修改意见：所针对的稿次、改后全文、理由、提出人",
        "an amendment: the revision it changes, its whole text as it would be then, why, who moves it",
    ),
    a_kind(
        "proposal",
        "amendment.settled",
        "amendment:int outcome meeting? motion:int? reason? by:person",
        "修改意见的处理：采纳（taken，其后一稿注明；正文已含其内容的，不另起一稿）、不采纳（rejected）或交会议表决"
        "（vote，附会议和动议编号）",
        "an amendment is `taken` in (the next revision says so, unless the newest had it already), "
        "`rejected`, or put to a `vote`, as which motion of which meeting",
    ),
    a_kind(
        "proposal",
        "opinion.grouped",
        "group:int said by:person",
        "归并意见：一类意见的要旨",
        "opinions of one kind are gathered under what they say in common",
    ),
    a_kind(
        "proposal",
        "opinion.heard",
        "group:int way building? count:int text:personal? by:person",
        "听取意见：归入哪类（0 为未归类）；书面（paper）、上门（door）或座谈（room）；楼栋、户数、原话、"
        "记录人",
        "so many households were heard, on `paper`, at the `door` or in the `room`: under which group (0: "
        "none), of which building, in whose words, noted by whom",
    ),
    a_kind(
        "proposal",
        "opinion.answered",
        "group:int answer by:person",
        "答复一类意见",
        "a group of opinions is answered",
    ),
    a_kind(
        "proposal",
        "proposal.frozen",
        "revision:int digest:hash poll sharing:object?",
        "冻结：交付表决的稿次、其 SHA-256、表决编号；此后不再改动；"
        "sharing 为当时按清册计算的分摊：面积（area）、各楼栋"
        "（buildings）、各种面积的户（sizes：面积、户数、最少和最多分摊，分）",
        "the revision that goes on a ballot, its SHA-256 and the poll; nothing changes it from then on; "
        "in `sharing` what the roll of that day made of the cost: the `area` that bears it, the `buildings`, "
        "and for each of the `sizes` of unit its area, how many there are, the least and the most one bears "
        "(cents)",
    ),
)
