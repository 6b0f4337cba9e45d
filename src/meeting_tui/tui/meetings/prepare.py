"""One meeting before it begins: its agenda, who chairs, who keeps the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, screen
from meeting_tui.record.meeting.agenda import family
from meeting_tui.refusal import Refusal
from meeting_tui.tui import said_times
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.grid import Listing, RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.meetings import outline
from meeting_tui.tui.meetings.item_form import item_form, new_item
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.reading_fields import a_time
from meeting_tui.tui.text import line
from meeting_tui.tui.words import moment, names, word

if TYPE_CHECKING:
    from meeting_tui.desk.matters import MatterView
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item
    from meeting_tui.record.person import Person


class Prepare(Place):
    """Prepare a meeting, then take the chair."""

    CSS_PATH = "prepare.tcss"
    NAME = N_("Prepare a meeting")
    GUIDE = "meetings"
    HELP = N_(
        "Put items on the agenda with Ctrl+N: each comes below the one under the cursor. Enter changes an "
        "item, Tab puts it under the one before it, Shift+Tab out again, Ctrl+U and Ctrl+D move it, Del "
        "takes it off. With the minutes planned, the clock time of each stands beside it. Only an item for "
        "decision can be voted on, or one that approves minutes.\n\n"
        "Ctrl+T changes title, time and place; what the notice wants by when stands beside the agenda.\n\n"
        "Say who chairs and who keeps the record with Ctrl+G. Then F8 takes the chair: there people are "
        "checked in, the meeting is opened, and what is said is recorded."
    )
    BINDINGS: ClassVar = [
        chord(
            "f8", "chair", N_("Take the chair"), N_("Go to the table: check people in, open, record, close")
        ),
        chord("ctrl+n", "item", N_("New item"), N_("Put an item on the agenda, below this one")),
        key("tab", "deeper", N_("Deeper"), N_("Put the item under the one before it"), priority=True),
        key(
            "shift+tab",
            "shallower",
            N_("Out"),
            N_("Put the item beside the one it stands under"),
            priority=True,
        ),
        key("ctrl+u", "move(-1)", N_("Up"), N_("Move the item up"), priority=True),
        key("ctrl+d", "move(1)", N_("Down"), N_("Move the item down"), priority=True),
        key("delete", "remove", N_("Take off"), N_("Take the item off the agenda")),
        chord("ctrl+t", "arrange", N_("Time, place"), N_("Change title, time and place of the meeting")),
        chord("ctrl+g", "officers", N_("Chair and recorder"), N_("Say who chairs and who keeps the record")),
        BACK,
    ]

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self._meeting = meeting
        self._state: MeetingState | None = None
        self._matters: tuple[MatterView, ...] = ()

    @property
    def about(self) -> str:
        return self._meeting

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="title")
        with Horizontal():
            yield Listing(
                outline.columns(),
                _("Nothing on the agenda yet.\n\nCtrl+N puts an item on it."),
                enter=(N_("Change it"), N_("Change title, kind, presenter, minutes of the item")),
            )
            with VerticalScroll(classes="panel", id="facts", can_focus=False):
                yield FactList()

    def reload(self) -> None:
        self.do(lambda office: _seen(office, self._meeting), self.show)

    def show(self, seen: Prepared) -> None:
        state = seen.state
        self._state, self._matters = state, seen.matters
        self.query_one("#title", Static).update(line(state.title))
        listing = self.query_one(Listing)
        listing.fill(list(outline.rows(state)))
        self.query_one(FactList).tell(_facts(state, seen.before))
        self.settle(listing.grid)
        self.refresh_bindings()

    @property
    def _item(self) -> Item | None:
        """The item under the cursor."""
        no = self.query_one(Listing).grid.chosen
        return self._state.item(int(no)) if self._state and no else None

    def why_not(self, action: str) -> str | None:
        state = self._state
        if state is not None and state.closed_at and action in _CHANGES:
            return _("The meeting is closed.")
        if state is not None and not state.items and action in _ON_ITEM:
            return _("Nothing on the agenda yet: Ctrl+N puts an item on it.")
        return None

    def _act(self, act: Callable[[Office], MeetingState]) -> None:
        self.do(lambda office: (act(office), _seen(office, self._meeting))[1], self.show)

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        if (item := self._item) and self.why_not("item") is None:
            self.ask(item_form(self._meeting, item, self._matters), lambda _state: self.reload())

    def action_deeper(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        if item := self._item:
            self._act(lambda office: meetings.deeper(office, self._meeting, item.no))

    def action_shallower(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        if item := self._item:
            self._act(lambda office: meetings.shallower(office, self._meeting, item.no))

    def action_move(self, by: int) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        if item := self._item:
            self._act(lambda office: meetings.move_item(office, self._meeting, item.no, by))

    def action_remove(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        state, item = self._state, self._item
        if state is None or item is None:
            return

        def remove(office: Office) -> MeetingState:
            if meetings.meeting(office, self._meeting).count != state.count:
                raise Refusal("tui.changed")
            return meetings.remove_item(office, self._meeting, item.no)

        under = len(family(state.items, item.no))
        if under == 1:
            self._act(remove)
            return
        facts = _("Items, with all under it: {n}.", n=under)
        sure = Sure(_("Take it off the agenda"), f"{item.number} {item.title}\n{facts}", (under,))
        self.ask(Ask(sure), lambda _yes: self._act(remove))

    def action_arrange(self) -> None:
        if self._state is not None:
            self.ask(_arranging(self._state), lambda _state: self.reload())

    def action_chair(self) -> None:
        from meeting_tui.tui.meetings.chair import Chair

        self.app.push_screen(Chair(self._meeting))

    def action_item(self) -> None:
        item = self._item
        form = new_item(self._meeting, item.no if item else None, self._matters)
        self.ask(form, self._added)

    def _added(self, state: MeetingState) -> None:
        """The cursor goes to the new item, so that the next comes below it."""

        def show(seen: Prepared) -> None:
            self.show(seen)
            newest = max(state.items, key=lambda each: each.no)
            self.query_one(Listing).grid.move_cursor(row=state.items.index(newest))

        self.do(lambda office: _seen(office, self._meeting), show)

    def action_officers(self) -> None:
        if self._state is not None:
            self.ask(_officers(self._state), lambda _state: self.reload())


_ON_ITEM = frozenset({"deeper", "shallower", "move", "remove"})
_CHANGES = _ON_ITEM | {"item", "officers", "arrange"}


@dataclass(frozen=True)
class Prepared:
    """The meeting, what there is to be dealt with, and what must be done before it, by when, in words."""

    state: MeetingState
    matters: tuple[MatterView, ...]
    before: str


def _seen(office: Office, meeting: str) -> Prepared:
    from meeting_tui.desk import matters
    from meeting_tui.desk.board import duties
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.lang.duties import duty

    state = meetings.meeting(office, meeting)
    every = () if state.opened_at else duties.of_meeting(office, state)
    due = [each for each in every if each.duty.when == "before"]
    told = "\n".join(duty(facts, screen()) for facts in duties.published(due))
    return Prepared(state, matters.matters(office), told)


def _facts(state: MeetingState, before: str) -> tuple[tuple[str, str], ...]:
    told = (
        (_("Kind"), word(state.kind)),
        (_("Time"), moment(state.planned_at)),
        (_("Ends about"), outline.ends(state)),
        (_("Place"), state.place),
        (_("Before it"), before),
        (_("Chaired by"), _officer(state, "chair")),
        (_("Recorded by"), _officer(state, "recorder")),
        (_("Opened at"), moment(state.opened_at)),
        (_("Closed at"), moment(state.closed_at)),
        (_("Seats"), str(state.seats)),
        (_("Members"), names(tuple(map(state.labels, state.members)))),
    )
    later = {_("Ends about"), _("Before it"), _("Opened at"), _("Closed at")}
    return tuple(fact for fact in told if fact[1] or fact[0] not in later)


def _arranging(state: MeetingState) -> Form[MeetingState]:
    """Title, time and place; beside the time stands which notice would be too short."""

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        when = a_time(values["time"], office) if clean(values["time"]) else None
        return meetings.change_meeting(office, state.id, values["title"], values["place"], when)

    def says(office: Office, values: Mapping[str, str]) -> str:
        return said_times.of_meeting(office, {**values, "kind": state.kind})

    fields = (
        FormField("title", _("Title"), state.title),
        FormField("time", _("Time"), state.planned_at.replace("T", " "), says=says),
        FormField("place", _("Place"), state.place),
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
