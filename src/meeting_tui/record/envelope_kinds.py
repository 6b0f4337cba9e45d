"""The kinds of entry about the outer envelopes of a secret poll."""

from __future__ import annotations

from meeting_tui.record.kind import Kind
from meeting_tui.record.kind import a_kind as _kind

ENVELOPES: tuple[Kind, ...] = (
    _kind(
        "poll",
        "envelope.issued",
        "envelope:int to:personal to_id:int? mode by:person signature?",
        "发出外封（内装一张无记名票）：外封号、领取人、送达方式、送达人、签收或拒签",
        "an envelope with a secret ballot in it is handed out: as `ballot.issued`",
    ),
    _kind(
        "poll",
        "envelope.returned",
        "envelope:int by:person box? late:bool? attested:persons? reason?",
        "收回外封：同 ballot.returned",
        "an envelope comes back: as `ballot.returned`",
    ),
    _kind(
        "poll",
        "envelope.voided",
        "envelope:int reason by:person new:int? attested:persons?",
        "外封作废（内票填错、遗失）及换发的外封号；须由两人作废的，由哪两人",
        "an envelope is made void, its paper spoiled or lost; the number of the one that takes its place; "
        "`attested` as of `ballot.voided`",
    ),
    _kind(
        "poll",
        "envelope.undone",
        "envelope:int of:int reason by:person attested:persons?",
        "撤销对该外封的第 of 条登记：同 ballot.undone",
        "what entry `of` says was done with this envelope was not: as `ballot.undone`",
    ),
    _kind(
        "poll",
        "envelope.moved",
        "envelope:int of:int box reason by:person posted:int?",
        "更正第 of 条回收登记的票箱：同 ballot.moved",
        "the box in which an envelope came back is put right: as `ballot.moved`",
    ),
    _kind(
        "poll",
        "papers.mixed",
        "papers:int by:persons reason?",
        "拆封并混合内票：取出张数、在场的两人；张数与收回外封数不符的理由。以最后一次为准；"
        "此后对内票的登记均以此时为其时间",
        "the envelopes were opened and the papers in them mixed: how many there were, who saw it, why there "
        "were not as many as envelopes; said again, the last counts. What follows about these papers bears "
        "the time of this entry",
    ),
)
