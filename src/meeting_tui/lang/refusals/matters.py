"""Matters and proposals."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.plurals import N_n
from meeting_tui.lang.ways import Ways

WORDS = {
    "matters.title": N_("A matter needs a title."),
    "matters.act": N_("“{act}” moves no matter on. Use one of: {known}."),
    "matters.category": N_("“{category}” is no category of matters. Use one of: {known}."),
    "matters.not_now": N_(
        "Matter {matter} is in the state “{state}”: that can't be done now. What can: {known}."
    ),
    "matters.ended": Ways(
        N_("Matter {matter} is over: {state}. Take it up again first, with a reason. {way}."),
        N_("meeting-tui matter move {matter} resume --reason REASON"),
        N_("On the matter 1, then 1 again"),
    ),
    "matters.no_reason": N_("Say why; it stays on record."),
    "matters.as_it_is": N_("Nothing of matter {matter} would change."),
    "matters.empty": N_("Say something first."),
    "matters.long": N_("The text is too long: {length}, where {most} are kept at most."),
    "matters.no_part": N_(
        "“{part}” is no building, stair or unit of the roll. Write 3 for a building, 3-2 for a stair, "
        "3-2-301 for a unit."
    ),
    "matters.no_roll": N_(
        "There is no roll yet that knows “{part}”. Import it first, or leave the place out for now."
    ),
    "matters.no_question": N_("Matter {matter}: entry {seq} is no open question."),
    "matters.no_questions": N_("A survey asks 1 to {most} questions; these are {count}."),
    "matters.refund": N_("No more is given back than was paid: {paid} so far."),
    "matters.no_group": N_("Matter {matter} has no working group."),
    "matters.has_group": N_("Matter {matter} has a working group already. End that one first."),
    "matters.no_members": N_("A working group needs members."),
    "matters.group_past": N_("A working group can't end on {until}: today is {today}."),
    "matters.no_action": N_("Entry {seq} of matter {matter} gave nobody anything to do that is still open."),
    "matters.itself": N_("A matter is not linked with itself."),
    "matters.linked": N_("Matter {matter} is linked with that already."),
    "matters.no_link": N_("There is no “{ref}” in this file."),
    "matters.nothing_said": N_("Entry {seq} of matter {matter} holds no text to erase."),
    "matters.amount": N_("“{value}” is no amount here. Write it like this: {such}."),
    "matters.money_kind": N_("“{kind}” is no kind of money. Use one of: {known}."),
    "matters.source": N_("“{source}” is no account. Use one of: {known}."),
    "matters.money_future": N_("{on} has not come yet. Enter money when it has moved."),
    "matters.no_voucher": N_("Money that moved needs the number of its voucher."),
    "matters.voucher_twice": N_("Voucher {voucher} is entered already, by entry {seq}. Reverse that first."),
    "matters.period": N_("“{period}” is no period: write 2026H1 for a half-year, 2026Q3 for a quarter."),
    "matters.no_ledger": N_("No money is entered yet."),
    "matters.unrecorded": N_("Matter {matter} has no record yet. Change or move it once; then it has."),
    "matters.no_columns": N_("{file} has no columns {columns}. Its first row must name them."),
    "matters.faults": N_n(
        "Nothing was entered: {count} row of the table is wrong, row {row}.",
        "Nothing was entered: {count} rows of the table are wrong, row {row} first.",
        by="count",
    ),
    "matters.no_money": N_("Matter {matter}: entry {seq} is no money that still counts."),
    "matters.unknown": N_("There is no matter number {matter}."),
    "matters.unknown_proposal": N_("There is no proposal number {proposal}. Look it up under its matter."),
    "matters.no_title": N_("The proposal needs a title."),
    "matters.no_text": N_(
        "The proposal has no text. Say what will be done, what it costs, who pays and what each unit bears."
    ),
}
