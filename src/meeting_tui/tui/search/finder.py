"""Ctrl+F: find what was said, decided, proposed or hung, while one types; Enter goes to its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, _p, screen
from meeting_tui.lang.search import excerpt, place, said, sort_name, when
from meeting_tui.tui.grid import Column, Listing, Row, RowGrid
from meeting_tui.tui.keys import key
from meeting_tui.tui.place import BACK, Place, go_to
from meeting_tui.tui.search.aim import Aim, aim
from meeting_tui.tui.shell import WordBar
from meeting_tui.tui.text import line
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.wall.projection import Projection

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.search.values import SearchLine, SearchResult
    from meeting_tui.tui.house import House

BESIDE = 54
"""Cells of the columns beside what is said."""


class Finder(Place):
    """What is found stands below the line that is typed in; what was typed is there again the next time."""

    NAME = N_("Find")
    GUIDE = "search"
    HELP = N_(
        "Type two characters, or pinyin initials such as wylg, a name, or a day: 2026-11, 11月3日, "
        "2026-10..2026-11. All words must be in what is found. Arrows move in the list, Enter goes to the "
        "entry under the cursor. The wall sees nothing of it."
    )
    BINDINGS: ClassVar = [key("enter", "take", N_("Go there"), N_("Go to the entry under the cursor")), BACK]

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._latest = "", ""
        self._lines: tuple[SearchLine, ...] = ()

    def body(self) -> ComposeResult:
        yield TypedLine(placeholder=_("Words, initials, a name, a day"), classes="find")
        yield Listing(
            (
                Column(_("Day"), 15),
                Column(_p("found", "Kind"), 8),
                Column(_p("found", "Entry"), 20),
                Column(_("What it says"), 24, grow=1),
            ),
            self._hint(),
        )
        yield Static("", classes="note", id="more")

    def _hint(self) -> str:
        return _("Everything people said, decided, proposed, paid and hung, and the people themselves.")

    def on_mount(self) -> None:
        self.query_one(RowGrid).can_focus = False
        typed = self.query_one(TypedLine)
        typed.focus()
        typed.show(self.house.drafts.at(self.NAME).get("find", ""))
        self.do(_read, live=True)

    def reload(self) -> None:
        self._seek(self.query_one(TypedLine).value)

    def projection(self) -> Projection:
        return Projection(self.house.title_text or "议事", (), ())

    def _seek(self, query: str) -> None:
        """Look up beside the typing; what was typed over meanwhile is not looked up at all."""
        self._latest = query

        def look(office: Office) -> SearchResult | None:
            from meeting_tui.desk.search.acts import find

            return find(office, query) if query == self._latest else None

        def answer(found: SearchResult | None) -> None:
            if found is not None and query == self._latest:
                self._show(query, found.lines, found.more)

        if clean(query):
            self.do(look, answer, live=True)
        else:
            self._show(query, (), 0)

    def _show(self, query: str, found: tuple[SearchLine, ...], more: int) -> None:
        self._shown, self._lines = query, found
        cells, t = max(self.size.width - BESIDE, 24), screen()
        told = (
            (when(each, t), sort_name(each.sort, t), place(each, t), excerpt(each, query, cells, t))
            for each in found
        )
        rows = [Row(str(n), row) for n, row in enumerate(told)]
        grid = self.query_one(RowGrid)
        self.query_one(Listing).fill(rows, _("Nothing has all of that.") if clean(query) else self._hint())
        grid.move_cursor(row=0)
        left = _("{count} more: another word finds them.", count=more) if more else ""
        self.query_one("#more", Static).update(line(left))

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        self.query_one(WordBar).forget()
        self.house.drafts.keep(self.NAME, {"find": event.value} if event.value else {})
        self._seek(event.value)

    def on_data_table_row_highlighted(self, _event: RowGrid.RowHighlighted) -> None:
        """A row is short; below stands all that the entry says."""
        if self.chosen is not None:
            self.query_one(WordBar).say(said(self.chosen, screen()))

    @property
    def chosen(self) -> SearchLine | None:
        """What is under the cursor."""
        at = self.query_one(RowGrid).chosen
        return self._lines[int(at)] if at is not None and int(at) < len(self._lines) else None

    def on_key(self, event: events.Key) -> None:
        if move := self.query_one(RowGrid).moving(event):
            move()
        else:
            super().on_key(event)

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        event.stop()
        self._take()

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        event.stop()
        self._take()

    def action_take(self) -> None:
        self.query_one(TypedLine).enter()

    def _take(self) -> None:
        """The list may lag behind the keys: what was not seen yet is not gone to."""
        found, typed = self.chosen, self.query_one(TypedLine).value
        if self._shown != typed:
            self._seek(typed)
        elif found is not None:
            house = self.house
            self.do(lambda office: aim(office, found), lambda at: _start(house, at))


def _read(office: Office) -> None:
    """The whole record, before the first word is there."""
    from meeting_tui.desk.search.acts import ready

    ready(office)


def _start(house: House, at: Aim) -> None:
    """In the application's own time: the screen one comes from is gone by then."""
    house.run_worker(_go(house, at), exit_on_error=False)


async def _go(house: House, at: Aim) -> None:
    await house.pop_screen()
    await go_to(house, *at)
