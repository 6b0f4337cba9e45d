"""Who is there of an assembly, beside the record: in every measure, and those who came last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.formats import clock, exact
from meeting_tui.lang.gathering import columns, there
from meeting_tui.tui.meetings.panel_lines import beside, head, row
from meeting_tui.tui.meetings.sheets import PanelLine
from meeting_tui.tui.meetings.voting import needs, supposed
from meeting_tui.tui.text import line

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState

LAST = 12
"""So many of those who came last are listed."""


def numbers(state: MeetingState) -> str:
    """`201 of 274 owners, needs 183; …`, and how a vote stands; empty of a meeting that goes by no roll."""
    from meeting_tui.desk.meetings.weighing import gathered

    told = there(gathered(state), screen())
    motion = state.open_item.question if state.open_item else None
    if not told or motion is None or motion.vote is None:
        return _("Here: {told}", told=told) if told else ""
    return needs(state, supposed(state, motion))


def heads(state: MeetingState) -> tuple[int, int] | None:
    """How many are there or represented, of how many; None of a meeting that goes by no roll."""
    from meeting_tui.desk.meetings.weighing import gathering

    return next(((each.here, each.all) for each in gathering(state) if each.measure == "heads"), None)


def people(state: MeetingState, cells: int) -> Iterator[PanelLine]:
    """The sums, then whoever came last: nobody reads a list of hundreds from the table."""
    from meeting_tui.desk.meetings.weighing import gathered

    yield head(_("Here or represented"))
    for each in gathered(state):
        unit = screen().pick(each["unit"]["many"])
        yield row(f"{exact(each['here'])} {unit}", cells, "bold")
        yield row(_("of {all}", all=exact(each["all"])), cells, "$text-muted")
    guests = sum(not stay.votes for stay in state.in_room)
    if guests:
        yield row(_("Without a vote {n}", n=guests), cells)
    yield PanelLine(line(""))
    yield head(_("Came last"))
    label = state.labels
    for stay in reversed(state.in_room[-LAST:]):
        yield beside(label(stay.person), "", cells, key=stay.person.ref, before=f"{clock(stay.came)} ")


def on_wall(state: MeetingState) -> tuple[tuple[str, str], ...]:
    """The sums, large."""
    from meeting_tui.desk.meetings.weighing import gathered

    return columns(gathered(state), screen())
