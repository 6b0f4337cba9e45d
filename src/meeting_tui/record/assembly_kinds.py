"""The kinds of entry of an owners' assembly alone; `kinds` puts them into the one list."""

from __future__ import annotations

from meeting_tui.record.kind import Kind
from meeting_tui.record.kind import a_kind as _kind

ASSEMBLY: tuple[Kind, ...] = (
    _kind(
        "meeting",
        "roll.frozen",
        "roll:hash voters:int units:int totals:object decimals:object whole:int? cut:object? voted:object?",
        "业主大会所依据的业主清册：指纹、表决人数、专有部分数、各项总量及小数位数、份额的总份数、依法限制后的数量，仅限制表决数的（voted）",
        "the roll an assembly goes by, before its first voter comes: fingerprint, voters, units, what all "
        "weigh in the smallest unit of each measure, its decimals; what shares are parts of (`whole`); by "
        "voter, what limits of the law leave of a weight (`cut`), or of what is voted alone (`voted`)",
    ),
    _kind(
        "meeting",
        "proxy.in",
        "name:person voter:int of:personal unit? weights:object role form?",
        "代表表决：到会者代表清册上的哪一位表决人、身份、所见书面委托（seen；instructed 为逐项载明意见）；"
        "self 为代表自己共有的部分",
        "someone who is there stands for another voter of the roll: who that is, what the holder is to them, "
        "the written form `seen`, `instructed` where it says how to vote; role `self`: the holder is one of "
        "its owners",
    ),
    _kind(
        "meeting",
        "proxy.out",
        "voter:int why",
        "代表终止：本人到会（came）、撤回（withdrawn）、代表自己共有部分者经更正不以业主身份到会（righted）",
        "nobody stands for that voter any more: they `came` themselves, it was `withdrawn`, or whoever stood "
        "for their own is put right to somebody without a vote (`righted`)",
    ),
    _kind(
        "meeting",
        "vote.rest",
        "motion:int choice voters:int weights:object",
        "其余到会者一律如此表决：人数及各项合计",
        "all voters of an assembly who have not answered and are still there vote the same: how many, what "
        "they weigh together",
    ),
)
