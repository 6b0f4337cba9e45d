"""Kinds of entries about the roll: who is in arrears, and is no more."""

from __future__ import annotations

from meeting_tui.record.kind import Kind, a_kind

ROLL: tuple[Kind, ...] = (
    a_kind(
        "roll",
        "arrears.noted",
        "unit:personal since source:personal by:person",
        "登记欠费：户（楼栋-单元-室）、欠费起始日、依据、登记人；同一户再次登记的，以最后一次为准",
        "arrears are noted: the unit (building-stair-room), since when, by which paper, who says so; of a "
        "unit noted again the last holds",
    ),
    a_kind(
        "roll",
        "arrears.cleared",
        "of:int how reason:personal by:person",
        "注销第 of 条欠费登记：已缴清（paid）、异议成立或登记有误而撤回（withdrawn）、"
        "新清册未列（list）；理由、经手人",
        "the arrears of entry `of` hold no more: `paid`; `withdrawn`, disputed or noted in error; `list`, a "
        "roll that was imported names them no more; why, and who says so",
    ),
)
