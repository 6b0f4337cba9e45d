"""The list of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from meeting_tui.lang import N_, _
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord
from meeting_tui.tui.meetings.new_meeting import new_meeting
from meeting_tui.tui.place import Place
from meeting_tui.tui.words import moment, word

if TYPE_CHECKING:
    from meeting_tui.desk.meetings.acts import MeetingLine


class Meetings(Place):
    """All meetings, the latest first."""

    NAME = N_("Meetings")
    GUIDE = "meetings"
    HELP = N_(
        "Call a meeting with Ctrl+N: title, time, place; its agenda may begin with a ready-made one, or like "
        "that of an earlier meeting. Open it with Enter to put items on its agenda, "
        "to say who chairs and who keeps the record, and to take the chair.\n\n"
        "A meeting that was held stays here with its whole record."
    )
    BINDINGS: ClassVar = [
        chord("ctrl+n", "new", N_("New meeting"), N_("Call a meeting")),
    ]

    _lines: tuple[MeetingLine, ...] = ()

    def body(self) -> ComposeResult:
        yield Listing(
            (
                Column(_("When"), 21),
                Column(_("Meeting"), 20, grow=1),
                Column(_("Kind"), 10, from_width=72),
                Column(_("Place"), 14, from_width=100),
                Column(_("State"), 9),
            ),
            _("No meeting yet.\n\nCtrl+N calls one: a title, a time, a place; then its agenda."),
        )

    def reload(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self.do(meetings.meetings, self.show)

    def show(self, lines: tuple[MeetingLine, ...]) -> None:
        self._lines = lines
        listing = self.query_one(Listing)
        listing.fill([_row(line) for line in lines])
        self.settle(listing.grid)

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        if event.row_key.value:
            self.open(event.row_key.value)

    def open(self, ref: str, seq: int = 0) -> None:
        from meeting_tui.tui.meetings.chair import Chair
        from meeting_tui.tui.meetings.prepare import Prepare

        self.app.push_screen(Chair(ref, seq) if seq else Prepare(ref))

    def action_new(self) -> None:
        self.ask(new_meeting(self._lines), lambda state: self.open(state.id))


def _row(line: MeetingLine) -> Row:
    state = "held" if line.closed_at else "running" if line.opened_at else "planned"
    cells = (moment(line.planned_at), line.title, word(line.kind), line.place, word(state))
    return Row(line.id, cells, "bold" if state == "running" else "")
