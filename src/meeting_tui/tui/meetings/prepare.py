"""One meeting before it begins: its agenda, who chairs, who keeps the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, _p
from meeting_tui.tui import said_times
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.meetings import able, outline
from meeting_tui.tui.meetings.outline_view import OutlineView
from meeting_tui.tui.meetings.outlining import OUTLINE_KEYS, Outlining
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.reading_fields import a_number, a_time
from meeting_tui.tui.text import line
from meeting_tui.tui.words import moment, names, word

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.person import Person
    from meeting_tui.tui.meetings.prepared import Prepared


class Prepare(Outlining, Place):
    """Prepare a meeting, then take the chair."""

    CSS_PATH = "prepare.tcss"
    NAME = N_("Prepare a meeting")
    GUIDE = "meetings"
    HELP = N_(
        "The agenda is written like a list: Ctrl+N begins a row, Enter keeps it and begins the next, Esc "
        "leaves. Enter on an item changes its title, Tab puts it under the one before it, Shift+Tab out "
        "again, Ctrl+U and Ctrl+D move it, Del takes it off. Ctrl+O shows all of an item: kind, presenter, "
        "minutes, what it is about. With the minutes planned, the clock time of each stands beside it. Only "
        "an item for decision can be voted on, or one that approves minutes.\n\n"
        "Key 1 changes title, time and place; what the notice wants by when stands beside the agenda.\n\n"
        "Say who chairs and who keeps the record with key 2. Then F8 takes the chair: there people are "
        "checked in, the meeting is opened, and what is said is recorded."
    )
    BINDINGS: ClassVar = [
        chord(
            "f8", "chair", N_("Take the chair"), N_("Go to the table: check people in, open, record, close")
        ),
        *OUTLINE_KEYS,
        key(digit(1), "arrange", N_("Time, place"), N_("Change title, time and place of the meeting")),
        key(digit(2), "officers", N_("Chair and recorder"), N_("Say who chairs and who keeps the record")),
        BACK,
    ]

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="title")
        with Horizontal(id="both"):
            yield OutlineView()
            with VerticalScroll(classes="panel", id="facts", can_focus=False):
                yield FactList()

    def show(self, seen: Prepared) -> None:
        super().show(seen)
        self.query_one("#title", Static).update(line(seen.state.title))
        self.query_one(FactList).tell(_facts(seen))

    def why_not(self, action: str) -> str | None:
        if self.state is not None and action in _SAID:
            return able.told(self.state, _SAID[action])
        return super().why_not(action)

    def action_arrange(self) -> None:
        if self.state is not None:
            self.ask(_arranging(self.state), lambda _state: self.reload())

    def action_chair(self) -> None:
        from meeting_tui.tui.meetings.chair import Chair

        self.kept(lambda _no: self.app.push_screen(Chair(self.meeting)))

    def action_officers(self) -> None:
        if self.state is not None:
            self.ask(_officers(self.state), lambda _state: self.reload())

    def action_back(self) -> None:
        if not self.leave_row():
            super().action_back()


_SAID = {"officers": "assign_office", "arrange": "change_meeting"}


def _facts(seen: Prepared) -> tuple[tuple[str, str], ...]:
    state = seen.state
    told = (
        (_("Time"), moment(state.planned_at)),
        (_("Ends about"), outline.ends(state)),
        (_("Chaired by"), _officer(state, "chair")),
        (_("Recorded by"), _officer(state, "recorder")),
        (_("Before it"), seen.before),
        (_("Not on the notice"), names([each.number for each in seen.unlisted]) if seen.unlisted else ""),
        (_p("meeting", "Notice"), "" if state.closed_at else seen.rule),
        (_("Place"), state.place),
        (_("Kind"), word(state.kind)),
        (_("Call"), _("second call: the first had no quorum") if state.second_call else ""),
        (_("Opened at"), moment(state.opened_at)),
        (_("Closed at"), moment(state.closed_at)),
        (_("Seats"), str(state.seats)),
        (_("Members"), names(tuple(map(state.labels, state.members)))),
    )
    always = {_("Time"), _("Chaired by"), _("Recorded by"), _("Place")}
    return tuple(fact for fact in told if fact[1] or fact[0] in always)


def _arranging(state: MeetingState) -> Form[MeetingState]:
    """Title, time, place, limit of speeches; beside the time stands which notice would be too short."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        when = a_time(values["time"], office) if clean(values["time"]) else None
        told = values["speech"]
        speech = a_number(told, _("Minutes of one speech")) if clean(told) else 0
        return meetings.change_meeting(office, state.id, values["title"], values["place"], when, speech)

    def says(office: Office, values: Mapping[str, str]) -> str:
        return said_times.of_meeting(office, {**values, "kind": state.kind})

    fields = (
        FormField("title", _("Title"), state.title),
        FormField("time", _("Time"), state.planned_at.replace("T", " "), says=says),
        FormField("place", _("Place"), state.place),
        FormField(
            "speech",
            _("Minutes of one speech"),
            str(state.speech or ""),
            hint=_("empty: as the rules say"),
        ),
    )
    return Form(_("Title, time and place"), fields, act)


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
