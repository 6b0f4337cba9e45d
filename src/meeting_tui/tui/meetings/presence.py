"""Who is there: one key checks a member in, another one out; others are added by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, _p
from meeting_tui.lang.formats import clock
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.person import distinct
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import SPACE, chord, key
from meeting_tui.tui.meetings import able
from meeting_tui.tui.meetings.righting import time_near
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line
from meeting_tui.tui.words import word
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Attendance
    from meeting_tui.record.person import Person


EVERYBODY = "*"
"""The row of all who were here before the meeting was adjourned to another day; no person's ref."""


class Presence(WorkScreen[None]):
    """Enter checks in and goes on: one too many sends nobody out. `changed` hears of each act."""

    BINDINGS: ClassVar = [
        key(f"enter,{SPACE}", "comes", N_("Comes"), N_("Check in the member under the cursor")),
        key("delete", "leaves", N_("Leaves"), N_("Whoever is under the cursor leaves")),
        chord("f8", "close", N_("Ready"), N_("Back to the record")),
        chord("ctrl+n", "guest", N_("Someone else"), N_("An invited person or an observer comes")),
        key("escape", "close", show=False),
    ]

    def __init__(self, state: MeetingState, changed: Callable[[], object]) -> None:
        super().__init__(classes="dialog")
        self._state, self._changed = state, changed

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -small"):
            yield Static(line(_("Who is there")), classes="box-title")
            yield RowGrid(
                (
                    Column(_p("person", "Name"), 12, grow=1),
                    Column(_("As"), 12),
                    Column(_("Here"), 14),
                ),
                openable=False,
            )
            yield WordBar()
            yield KeyBar()

    def on_mount(self) -> None:
        self.show(self._state)
        self.query_one(RowGrid).focus()

    def show(self, state: MeetingState) -> None:
        self._state = state
        self.query_one(RowGrid).fill(_rows(state))
        self._changed()

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        self.refresh_bindings()

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        event.stop()
        self.action_comes()

    @property
    def _chosen(self) -> tuple[str, Person | None]:
        """The ref under the cursor, and the person if they are in the room."""
        ref = self.query_one(RowGrid).chosen or ""
        return ref, next((stay.person for stay in self._state.in_room if stay.person.ref == ref), None)

    def why_not(self, action: str) -> str | None:
        if action != "leaves":
            return None
        ref, state = self._chosen[0], self._state
        known = (*state.members, *(stay.person for stay in state.attendance))
        person = next((each for each in known if each.ref == ref), None)
        return able.told(state, "leave", About(person=person))

    def action_comes(self) -> None:
        (ref, here), meeting = self._chosen, self._state.id
        if ref == EVERYBODY:
            self.do(lambda office: _come_again(office, meeting, self._state.before), self.show)
        elif here is not None:
            self.house.say(_("{name} is here already.", name=self._state.labels(here)))
        elif ref:
            self.do(lambda office: _comes(office, meeting, ref, self._capacity(ref)), self.show)
        self.query_one(RowGrid).action_cursor_down()

    def action_leaves(self) -> None:
        (ref, _here), meeting = self._chosen, self._state.id
        self.do(lambda office: _leaves(office, meeting, ref), self.show)

    def _capacity(self, ref: str) -> str:
        known = [stay.capacity for stay in self._state.attendance if stay.person.ref == ref]
        members = [member.ref for member in self._state.members]
        return "member" if ref in members else (known[-1] if known else "observer")

    def action_guest(self) -> None:
        self.ask(guest_form(self._state), self.show)

    def action_close(self) -> None:
        self.dismiss(None)


def _rows(state: MeetingState) -> list[Row]:
    label = state.labels
    stays = {stay.person.ref: stay for stay in state.attendance}
    before = [stay.person for stay in state.before]
    everyone = distinct((*state.members, *(stay.person for stay in state.attendance)))
    rows = []
    for person in everyone:
        stay = stays.get(person.ref)
        here = stay is not None and not stay.left
        said = (
            _("here since {time}", time=clock(stay.came))
            if stay and here
            else (_left(stay, before) if stay else "–")
        )
        rows.append(
            Row(
                person.ref,
                (label(person), word(stay.capacity if stay else "member"), said),
                "bold" if here else "",
            )
        )
    if state.before:
        rows.append(Row(EVERYBODY, (_("All who were here before"), "", str(len(state.before)))))
    return rows


def _left(stay: Attendance, before: Sequence[Person]) -> str:
    return _("here before") if stay.person in before else _("left {time}", time=clock(stay.left))


def _come_again(office: Office, meeting: str, stays: Sequence[Attendance]) -> MeetingState:
    """Each with an entry of their own; who is seen not to be here leaves."""
    from meeting_tui.desk.meetings import acts as meetings

    for stay in stays:
        meetings.arrive(office, meeting, stay.person.ref, stay.capacity, stay.person.organ)
    return meetings.meeting(office, meeting)


def _comes(office: Office, meeting: str, ref: str, capacity: str) -> MeetingState:
    from meeting_tui.desk.meetings import acts as meetings

    return meetings.arrive(office, meeting, ref, capacity)


def _leaves(office: Office, meeting: str, ref: str) -> MeetingState:
    from meeting_tui.desk.meetings import acts as meetings

    return meetings.leave(office, meeting, ref)


def guest_form(state: MeetingState) -> Form[MeetingState]:
    """Somebody comes who is no member, and as what."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        times = {each: values[each] for each in ("came", "left") if clean(values[each])}
        if not times:
            return meetings.arrive(office, state.id, values["name"], values["capacity"], values["organ"])
        near = state.opened_at or office.world.now().isoformat()
        came, left = (time_near(times[each], near) if each in times else "" for each in ("came", "left"))
        return meetings.add_presence(
            office, state.id, values["name"], values["capacity"], came or near, left, values["organ"]
        )

    capacities = ("invited", "observer", "owner") if state.kind == "assembly" else ("invited", "observer")
    return Form(
        _("Someone comes who is no member"),
        (
            FormField("name", _p("person", "Name"), kind="person", needed=True),
            FormField(
                "capacity", _("As"), kind="choice", options=tuple((each, word(each)) for each in capacities)
            ),
            FormField("organ", _("Speaks for"), hint=_("such as the residents' committee; may stay empty")),
            FormField("came", _("Came at"), hint=_("such as 19:30; empty: now")),
            FormField("left", _("Left at"), hint=_("such as 19:30; may stay empty while they are here")),
        ),
        act,
    )
