"""Tables: safe cells, columns aligned in terminal cells, an ellipsis where a text is too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Region
from textual.widgets import DataTable, Static

from meeting_tui.cells import width
from meeting_tui.lang import N_
from meeting_tui.tui.keys import key
from meeting_tui.tui.text import Align, cell, lines
from meeting_tui.tui.typed.line import TypedLine

MOST_ROWS = 500
"""A table shows no more, unless it says so: a search box beats scrolling."""


@dataclass(frozen=True)
class Column:
    """A heading (already in words), its width in cells, its share of spare room, and from which width
    of the table on it is shown; `if_any`: only while some row has something in it."""

    title: str
    cells: int
    grow: int = 0
    align: Align = "left"
    from_width: int = 0
    if_any: bool = False


@dataclass(frozen=True)
class Row:
    """A row with its key; `style` marks what needs people, always beside a word; what stands in the first
    column that grows is set in by so many cells."""

    key: str
    cells: Sequence[object]
    style: str = ""
    set_in: int = 0


_ARROWS = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down"}


class RowGrid(DataTable[Text]):
    """A table of rows; Enter opens one, or does what the label and tip of `enter` say."""

    BINDINGS: ClassVar = [key("enter", "select_cursor", N_("Open it"), N_("Open the row under the cursor"))]
    MOST: ClassVar[int] = MOST_ROWS

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        openable: bool = True,
        enter: tuple[str, str] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(cursor_type="row", id=id)
        if enter is not None:
            self._bindings.key_to_bindings["enter"] = [key("enter", "select_cursor", *enter)]
        self.openable = openable
        self._spec = tuple(columns)
        self._content: tuple[Row, ...] = ()
        self._laid_out = -1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        return action != "select_cursor" or (self.openable and bool(self._content))

    def moving(self, event: events.Key) -> Callable[[], None] | None:
        """What a key does to the cursor while the keyboard belongs to a line above; None: nothing."""
        if event.key not in _ARROWS:
            return None
        event.stop()
        move: Callable[[], None] = getattr(self, f"action_{_ARROWS[event.key]}")
        return move

    @property
    def chosen(self) -> str | None:
        """The key of the row under the cursor."""
        return self._content[self.cursor_row].key if 0 <= self.cursor_row < len(self._content) else None

    def room_of(self, row: int, column: int) -> Region:
        """Where a cell with its padding stands in the table, as far as it is scrolled."""
        columns = self.ordered_columns
        x = sum(each.get_render_width(self) for each in columns[:column])
        y = self.header_height + row - round(self.scroll_y)
        return Region(x, y, columns[column].get_render_width(self), 1) if columns else Region()

    def fill(self, rows: Iterable[Row]) -> None:
        """Show these rows, the cursor staying on the row it was on."""
        was = self.chosen
        self._content = tuple(rows)[: self.MOST]
        self._lay_out()
        keys = [row.key for row in self._content]
        if was in keys:
            self.move_cursor(row=keys.index(was))

    def on_resize(self, event: events.Resize) -> None:
        if event.size.width != self._laid_out and self._content:
            at = self.cursor_row
            self._lay_out()
            self.move_cursor(row=at)

    def _lay_out(self) -> None:
        room = self.size.width or self.app.size.width
        self._laid_out = room
        self.clear(columns=True)
        shown = [(at, column) for at, column in enumerate(self._spec) if self._shows(at, column, room)]
        widths = _shares([column for _at, column in shown], room - 2)
        for (_at, column), cells in zip(shown, widths, strict=True):
            self.add_column(cell(column.title, cells, column.align, "bold"), width=cells)
        grows = next((at for at, column in enumerate(self._spec) if column.grow), -1)
        for row in self._content:
            told = (
                _cell(row, at, column, cells, row.set_in if at == grows else 0)
                for (at, column), cells in zip(shown, widths, strict=True)
            )
            self.add_row(*told, key=row.key)

    def _shows(self, at: int, column: Column, room: int) -> bool:
        return column.from_width <= room and (
            not column.if_any or any(row.cells[at] not in (None, "") for row in self._content)
        )


def _cell(row: Row, at: int, column: Column, cells: int, set_in: int) -> Text:
    before = min(set_in, cells // 2)
    told = cell(row.cells[at], cells - before, column.align, row.style)
    return Text(" " * before, row.style) + told if before else told


def _shares(columns: Sequence[Column], room: int) -> list[int]:
    """The width of each column: its own, and its share of what is left."""
    spare = max(room - sum(max(column.cells, width(column.title)) + 2 for column in columns), 0)
    shares = sum(column.grow for column in columns) or 1
    return [max(column.cells, width(column.title)) + spare * column.grow // shares for column in columns]


class Listing(Vertical):
    """A table, a search box above it if wanted, and what to do first while it is empty."""

    def __init__(
        self,
        columns: Sequence[Column],
        empty: str,
        *,
        find: str = "",
        openable: bool = True,
        enter: tuple[str, str] | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id, classes="listing")
        self._empty, self._find = empty, find
        self._rows = RowGrid(columns, openable=openable, enter=enter)

    def compose(self) -> ComposeResult:
        if self._find:
            yield TypedLine(placeholder=self._find, classes="find")
        yield self._rows
        yield Static(lines(self._empty), classes="empty")

    def on_mount(self) -> None:
        self.query_one(".empty").display = False

    @property
    def grid(self) -> RowGrid:
        """The table."""
        return self._rows

    def fill(self, rows: Sequence[Row], empty: str | None = None) -> None:
        """Show rows, or the words for none."""
        self.grid.fill(rows)
        self.grid.display = bool(rows)
        hint = self.query_one(".empty", Static)
        hint.display = not rows
        if empty is not None:
            hint.update(lines(empty))
