"""The kinds of entry of papers counted by hand; `kinds` puts them into the one list."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

PILES: tuple[Kind, ...] = (
    a_kind(
        "poll",
        "pile.counted",
        "pile papers:int? envelopes:int? unused:int? spoiled:int? stubs:int? by:person posted:int?",
        "一人背对背人工清点一堆：票箱（或堆名）、在手票数、封套数、未用票数、作废票数、存根数；两人各记一条，"
        "数目相同才算数；posted 为当时张贴记录的最后编号",
        "one person counted a pile by hand, not seeing another's number or the record's: the box (or what "
        "the pile is called), ballots in hand, envelopes, ballots never handed out, void ones, stubs; a "
        "number holds once a second person entered the same; `posted`: the last number of the posting log "
        "then",
    ),
    a_kind(
        "poll",
        "piles.explained",
        "differ:object reason by:persons posted:int?",
        "人工清点与记录不符，两人说明理由：differ 为各项、各堆的清点数（null 为未清点或两人数目不同）和"
        "记录数；仅对这些差异有效",
        "two people say why what was counted by hand is not what is on record: in `differ`, by what was "
        "counted and by pile, the number counted (null: not by two persons alike) and that of the record; it "
        "holds for just these differences",
    ),
)
