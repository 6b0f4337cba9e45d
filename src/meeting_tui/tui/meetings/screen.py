"""The list of meetings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from meeting_tui.lang import N_, _
from meeting_tui.tui import said_times
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import chord
from meeting_tui.tui.place import Place
from meeting_tui.tui.reading_fields import a_time
from meeting_tui.tui.words import moment, word

if TYPE_CHECKING:
    from meeting_tui.desk.meetings.acts import MeetingLine
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState


class Meetings(Place):
    """All meetings, the latest first."""

    NAME = N_("Meetings")
    GUIDE = "meetings"
    HELP = N_(
        "Call a meeting with Ctrl+N: title, time, place. Open it with Enter to put items on its agenda, "
        "to say who chairs and who keeps the record, and to take the chair.\n\n"
        "A meeting that was held stays here with its whole record."
    )
    BINDINGS: ClassVar = [
        chord("ctrl+n", "new", N_("New meeting"), N_("Call a meeting")),
    ]

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
        listing = self.query_one(Listing)
        listing.fill([_row(line) for line in lines])
        self.settle(listing.grid)

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        if event.row_key.value:
            self.open(event.row_key.value)

    def open(self, ref: str) -> None:
        from meeting_tui.tui.meetings.prepare import Prepare

        self.app.push_screen(Prepare(ref))

    def action_new(self) -> None:
        self.ask(new_meeting(), lambda state: self.open(state.id))


def _row(line: MeetingLine) -> Row:
    state = "held" if line.closed_at else "running" if line.opened_at else "planned"
    cells = (moment(line.planned_at), line.title, word(line.kind), line.place, word(state))
    return Row(line.id, cells, "bold" if state == "running" else "")


def new_meeting() -> Form[MeetingState]:
    """The form that calls a meeting."""
    return Form(
        _("Call a meeting"),
        (
            FormField("title", _("Title")),
            FormField("kind", _("Kind"), options=_kinds(), kind="choice"),
            FormField(
                "time", _("Time"), hint=_("such as 12-01 19:30, tomorrow 7:30 pm"), says=said_times.of_meeting
            ),
            FormField("place", _("Place")),
            FormField("chair", _("Chaired by"), kind="person", hint=_("can be named later")),
            FormField("recorder", _("Recorded by"), kind="person", hint=_("can be named later")),
        ),
        _call,
    )


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple((kind, word(kind)) for kind in ("committee", "assembly"))


def _call(office: Office, values: Mapping[str, str]) -> MeetingState:
    from meeting_tui.clean import clean
    from meeting_tui.desk.meetings import acts as meetings

    when = a_time(values["time"], office) if clean(values["time"]) else None
    return meetings.new_meeting(
        office,
        meetings.MeetingSpec(
            values["title"],
            when,
            clean(values["place"]),
            values["kind"],
            chair=values["chair"],
            recorder=values["recorder"],
        ),
    )
