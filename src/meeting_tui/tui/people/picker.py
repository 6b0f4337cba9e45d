"""One list of people for everywhere: type a part of a name, its pinyin or initials, or a unit; then Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, _p
from meeting_tui.record.person import Person
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.people.finding import Found, find
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line, lines
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office


@dataclass(frozen=True)
class Picked:
    """Who was picked, or nobody; `typed` is what stood in the field then."""

    person: Person | None
    typed: str = ""


class PeoplePicker(WorkScreen[Picked | None]):
    """Lists people while somebody types; those `around` come first and have a number.

    The list may lag behind the keys, Enter doesn't: it takes whom its own words mean, and of several that
    were not seen yet none. One that `keeps` begins with what was typed when it was left; else that is the
    affair of the field it was opened from.
    """

    NAME = N_("Choose a person")
    HELP = N_(
        "Type a part of the name, its pinyin or initials, or the unit. People who are here come first: the "
        "number before a name and Enter takes it. Arrows move in the list, Enter takes the person under the "
        "cursor. Somebody who is not in the list is registered with Ctrl+N."
    )
    BINDINGS: ClassVar = [
        key("enter", "take", N_("Take"), show=True),
        chord("ctrl+n", "register", N_("Register a guest"), N_("Somebody this file does not know yet")),
        key("escape", "leave", N_("Back"), N_("Leave the list; what was typed stays")),
    ]

    def __init__(
        self,
        title: str,
        query: str = "",
        around: Sequence[Person] = (),
        *,
        intro: str = "",
        keeps: bool = False,
    ) -> None:
        super().__init__(classes="dialog people")
        self._title, self._query, self._around = title, query, tuple(around)
        self._intro, self._keeps = intro, keeps
        self._latest = query
        self._found = Found("\0")

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(self._title), classes="box-title")
            if self._intro:
                yield Static(lines(self._intro), classes="intro")
            yield TypedLine(
                self._query, placeholder=_("Name, pinyin, initials or unit; a part is enough"), classes="find"
            )
            yield RowGrid(
                (
                    Column("", 3, align="right"),
                    Column(_p("person", "Name"), 14, grow=2),
                    Column(_("Unit"), 10, grow=1),
                    Column(_("Speaks for"), 10, grow=1, if_any=True),
                )
            )
            yield Static("", classes="nobody")
            yield WordBar()
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(RowGrid).can_focus = False
        self.query_one(".nobody").display = False
        typed = self.query_one(TypedLine)
        typed.focus()
        kept = self.house.drafts.at(self._place) if self._keeps else {}
        typed.show(kept.get("find", self._query))
        self._seek(typed.value)

    @property
    def _place(self) -> str:
        return f"PeoplePicker {self._title}"

    def _keep(self, typed: str) -> None:
        if self._keeps:
            self.house.drafts.keep(self._place, {"find": typed} if typed != self._query else {})

    def _seek(self, query: str) -> None:
        """Look up beside the typing; what was typed over meanwhile is not looked up at all."""
        self._latest = query

        def answer(found: Found | None) -> None:
            if found is not None and found.query == self._latest:
                self.show(found)

        def look(office: Office) -> Found | None:
            return find(office, query, self._around) if query == self._latest else None

        self.do(look, answer, live=True)

    def _once_shown(self, query: str, then: Callable[[bool], object]) -> None:
        """Run `then` with the list of these very words on the screen; it hears whether it was seen before."""
        if self._found.query == query:
            then(True)
            return

        def answer(found: Found) -> None:
            self.show(found)
            then(False)

        self._latest = query
        self.do(lambda office: find(office, query, self._around), answer)

    def show(self, found: Found) -> None:
        """The people of a query, or why there are none."""
        self._found = found
        grid, why = self.query_one(RowGrid), self.query_one(".nobody", Static)
        grid.fill(self._row(person) for person in found.people)
        grid.move_cursor(row=0)
        grid.display, why.display = bool(found.people), not found.people
        why.update(lines(_nobody(found)))
        self.refresh_bindings()

    def _row(self, person: Person) -> Row:
        number = next(
            (str(n) for n, each in enumerate(self._around, 1) if each is person or each == person), ""
        )
        return Row(person.ref, (number, person.name, person.unit, person.organ), "bold" if number else "")

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        self.query_one(WordBar).forget()
        self._keep(event.value)
        if event.value != self._latest:
            self._seek(event.value)

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        event.stop()
        self._once_shown(event.text, self._take)

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        event.stop()
        self._take(True)

    def _take(self, seen: bool) -> None:
        found, at = self._found, self.query_one(RowGrid).cursor_row
        if not found.people:
            self.house.say(_nobody(found), bad=True)
        elif seen:
            self._pick(found.people[at])
        elif found.sure is not None:
            self._pick(found.sure)
        else:
            self.house.say(_("Several are meant: choose with the arrows, then Enter."), bad=True)

    def _pick(self, person: Person) -> None:
        self._keep(self._query)
        self.dismiss(Picked(person))

    def on_key(self, event: events.Key) -> None:
        if move := self.query_one(RowGrid).moving(event):
            self._once_shown(self.query_one(TypedLine).value, lambda _seen: move())

    def action_take(self) -> None:
        self.query_one(TypedLine).enter()

    def action_register(self) -> None:
        typed = self.query_one(TypedLine).value
        self.house.register(typed, self._pick)

    def action_leave(self) -> None:
        self.dismiss(Picked(None, self.query_one(TypedLine).value))


def _nobody(found: Found) -> str:
    if not found.anybody:
        return _("This file knows nobody yet: the roll (F3) brings the owners, Ctrl+N registers a guest.")
    return _(
        "Nobody has “{typed}” in their name, its pinyin or initials, or their unit. Ctrl+N registers a "
        "guest.",
        typed=clean(found.query),
    )
