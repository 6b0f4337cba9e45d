"""One meeting before it begins: its agenda, who chairs, who keeps the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Listing, Row
from meeting_tui.tui.keys import chord
from meeting_tui.tui.meetings.item_form import new_item
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.text import line
from meeting_tui.tui.words import moment, names, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.person import Person


class Prepare(Place):
    """Prepare a meeting, then take the chair."""

    CSS_PATH = "prepare.tcss"
    NAME = N_("Prepare a meeting")
    GUIDE = "meetings"
    HELP = N_(
        "Put items on the agenda with Ctrl+N. Only an item for decision can be voted on.\n\n"
        "Say who chairs and who keeps the record with Ctrl+G. Then F8 takes the chair: there people are "
        "checked in, the meeting is opened, and what is said is recorded."
    )
    BINDINGS: ClassVar = [
        chord(
            "f8", "chair", N_("Take the chair"), N_("Go to the table: check people in, open, record, close")
        ),
        chord("ctrl+n", "item", N_("New item"), N_("Put an item on the agenda")),
        chord("ctrl+g", "officers", N_("Chair and recorder"), N_("Say who chairs and who keeps the record")),
        BACK,
    ]

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self._meeting = meeting
        self._state: MeetingState | None = None

    @property
    def about(self) -> str:
        return self._meeting

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="title")
        with Horizontal():
            yield Listing(
                (
                    Column(_("No."), 3, align="right"),
                    Column(_("Agenda"), 20, grow=1),
                    Column(_("Kind"), 10),
                    Column(_("Presented by"), 12, from_width=60),
                ),
                _("Nothing on the agenda yet.\n\nCtrl+N puts an item on it."),
                openable=False,
            )
            with VerticalScroll(classes="panel", id="facts", can_focus=False):
                yield FactList()

    def reload(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self.do(lambda office: meetings.meeting(office, self._meeting), self.show)

    def show(self, state: MeetingState) -> None:
        self._state = state
        self.query_one("#title", Static).update(line(state.title))
        listing = self.query_one(Listing)
        listing.fill(
            [
                Row(str(item.no), (item.no, item.title, word(item.kind), item.presenter or ""))
                for item in state.items
            ]
        )
        self.query_one(FactList).tell(_facts(state))
        self.settle(listing.grid)
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        closed = self._state is not None and bool(self._state.closed_at)
        return _("The meeting is closed.") if closed and action in ("item", "officers") else None

    def action_chair(self) -> None:
        from meeting_tui.tui.meetings.chair import Chair

        self.app.push_screen(Chair(self._meeting))

    def action_item(self) -> None:
        self.ask(new_item(self._meeting), self.show)

    def action_officers(self) -> None:
        if self._state is not None:
            self.ask(_officers(self._state), self.show)


def _facts(state: MeetingState) -> tuple[tuple[str, str], ...]:
    return (
        (_("Kind"), word(state.kind)),
        (_("Time"), moment(state.planned_at)),
        (_("Place"), state.place),
        (_("Chaired by"), _officer(state, "chair")),
        (_("Recorded by"), _officer(state, "recorder")),
        (_("Opened at"), moment(state.opened_at)),
        (_("Closed at"), moment(state.closed_at)),
        (_("Seats"), str(state.seats)),
        (_("Members"), names(tuple(map(state.labels, state.members)))),
    )


def _officer(state: MeetingState, role: str) -> str:
    person = state.chair if role == "chair" else state.recorder
    return state.labels(person) if person else ""


def _named(person: Person | None) -> tuple[Person, ...]:
    return (person,) if person else ()


def _officers(state: MeetingState) -> Form[MeetingState]:
    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        after = state
        for role in ("chair", "recorder"):
            before = state.chair if role == "chair" else state.recorder
            if values[role] != (before.ref if before else ""):
                after = meetings.assign_office(office, state.id, role, values[role])
        return after

    around = (*(stay.person for stay in state.in_room), *state.members)
    return Form(
        _("Chair and recorder"),
        (
            FormField("chair", _("Chaired by"), kind="person", people=_named(state.chair), around=around),
            FormField(
                "recorder", _("Recorded by"), kind="person", people=_named(state.recorder), around=around
            ),
        ),
        act,
        _("Members: {names}", names=names(tuple(map(state.labels, state.members)))),
    )
