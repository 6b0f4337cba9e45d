"""The clocks at the table and on the wall, in words: of the item against its plan, of whoever speaks, and the
time each has used. They tick without an entry."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.widgets import Static

from meeting_tui.cells import width
from meeting_tui.lang import _
from meeting_tui.record.meeting.clocks import item_seconds, seconds, time_used
from meeting_tui.tui.text import lines
from meeting_tui.tui.words import names

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item, Turn


def spent(took: int) -> str:
    """Seconds as minutes and seconds: `12:40`."""
    return f"{took // 60}:{took % 60:02}"


def _sizes(said: str) -> list[int]:
    """How wide each line is."""
    return list(map(width, said.split("\n")))


class ClockRow(Static):
    """One row of clocks; it is drawn when it says something new, and not there while it says nothing."""

    said = ""

    def on_mount(self) -> None:
        self.display = False

    def tell(self, said: str) -> None:
        """Nothing around it moves where it needs the room it had."""
        if said != self.said:
            self.update(lines(said), layout=_sizes(said) != _sizes(self.said))
            self.said, self.display = said, bool(said)


def item_clock(state: MeetingState, item: Item, now: datetime) -> str:
    """`12:40 of 15 min`; what is over the plan in words."""
    took = item_seconds(state, item, now)
    time, over = spent(took), took // 60 - item.planned
    if not item.planned:
        return time
    if over > 0:
        return _("{time} of {planned} min, {over} min over", time=time, planned=item.planned, over=over)
    return _("{time} of {planned} min", time=time, planned=item.planned)


def speaker_clock(state: MeetingState, turn: Turn, now: datetime) -> str:
    """`2:15/3:00` where a speech has a limit; what is over it in words."""
    from meeting_tui.desk.meetings.speakers import limit

    took, most = seconds(state, turn, now), limit(state)
    if not most:
        return spent(took)
    if took > most:
        return _(
            "{time}/{limit}, over by {over}", time=spent(took), limit=spent(most), over=spent(took - most)
        )
    return f"{spent(took)}/{spent(most)}"


def item_row(state: MeetingState, now: datetime) -> str:
    """How long the open item runs, as the row of clocks says it; empty between items and in a pause."""
    item = None if state.pause or state.closed_at else state.open_item
    return _("Item {time}", time=item_clock(state, item, now)) if item else ""


def used_so_far(state: MeetingState, item: Item, now: datetime) -> str:
    """What each has spoken on an item until now; empty before anybody had the floor."""
    used = time_used(state, item, now)
    told = [f"{state.labels(person)} {spent(took)}" for person, took in used]
    return _("Time used on this item: {names}", names=names(told)) if told else ""
