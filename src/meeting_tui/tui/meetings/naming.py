"""A field that takes one person after another, by name, pinyin, room or scanned code, and what came of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import _
from meeting_tui.refusal import Refusal
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.people.picker import PeoplePicker, Picked
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line, lines
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.person import Person

Result = TypeVar("Result")
ASKED = frozenset({"persons.ambiguous", "persons.unknown"})
"""Refusals that a list of people answers."""


class Naming(WorkScreen[Result]):
    """Enter acts on whoever is meant; what is refused says why and changes nothing. The keyboard stays in the
    field, so that a scanner never types beside it; Tab goes to the list."""

    COLUMNS: Sequence[tuple[str, int]] = ()
    """Message ids of the headings, and their cells."""

    def __init__(self, state: MeetingState, on_wall: Callable[[MeetingState], Projection]) -> None:
        super().__init__(classes="dialog names")
        self._state, self._on_wall = state, on_wall

    def projection(self) -> Projection:
        """The wall follows what is entered here."""
        return self._on_wall(self._state)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(self.title_words), classes="box-title")
            if self.intro:
                with VerticalScroll(classes="intro", can_focus=False):
                    yield Static(lines(self.intro))
            yield Static("", id="numbers", classes="warn")
            yield TypedLine(
                placeholder=_("Scan the code, or name, pinyin or room"), takes=True, classes="find"
            )
            yield RowGrid([Column(_(title), cells, grow=1) for title, cells in self.COLUMNS], openable=False)
            yield WordBar()
            yield KeyBar()

    @property
    @abstractmethod
    def title_words(self) -> str:
        """What is done here."""

    @property
    def intro(self) -> str:
        """What it is about."""
        return ""

    @abstractmethod
    def rows(self, state: MeetingState) -> Iterable[Row]:
        """What stands in the list, the latest first."""

    @abstractmethod
    def numbers(self, state: MeetingState) -> str:
        """How it stands now."""

    @abstractmethod
    def meant(self, typed: str) -> Callable[[Office], MeetingState]:
        """What Enter does for whoever is meant, as things stand when it is pressed."""

    def on_mount(self) -> None:
        self.show(self._state)
        self.query_one(TypedLine).focus()

    def show(self, state: MeetingState) -> None:
        """The meeting as it is now."""
        self._state = state
        grid = self.query_one(RowGrid)
        grid.fill(self.rows(state))
        if not grid.has_focus:
            grid.move_cursor(row=0)
        self.query_one("#numbers", Static).update(lines(self.numbers(state)))
        self.refresh_bindings()

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        event.stop()
        if typed := event.text.strip():
            self.enter(typed)

    def enter(self, typed: str) -> None:
        """Whoever is meant; one after another, while the next is typed already."""
        self.act(self.meant(typed), lambda refusal: self._refused(refusal, typed))

    def act(
        self, act: Callable[[Office], MeetingState], refused: Callable[[Refusal], object] | None = None
    ) -> None:
        """Do it and show what came of it."""
        self.do(act, self.show, refused, live=True)

    def _refused(self, refusal: Refusal, typed: str) -> None:
        field = self.query_one(TypedLine)
        if refusal.code not in ASKED:
            self.app.bell()
            self.house.refused(refusal)
        elif not field.value:
            around = [stay.person for stay in self._state.in_room]
            self.ask(PeoplePicker(self.title_words, typed, around), self._picked)
        else:
            self.house.refused(refusal)

    def _picked(self, picked: Picked) -> None:
        if picked.person is not None:
            self.enter(picked.person.ref)

    @property
    def chosen(self) -> Person | None:
        """Whoever is under the cursor of the list, when the keyboard is there."""
        grid = self.query_one(RowGrid)
        ref = grid.chosen if grid.has_focus else None
        return next((stay.person for stay in self._state.in_room if stay.person.ref == ref), None)
