"""The sections of an import: a row of their names, and the lines of the one that is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from meeting_tui.cells import width
from meeting_tui.lang import N_
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import key
from meeting_tui.tui.roll.told import Point
from meeting_tui.tui.text import flowed, spread

WIDEST = 20  # cells for what stands before a line


class SectionStrip(Widget):
    """Sections as (id, words, count), the one that is shown in reverse; a click goes to one."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[tuple[str, str, int]] = ()
        self._here = ""

    def show(self, sections: Sequence[tuple[str, str, int]], here: str) -> None:
        """Show these."""
        self._sections, self._here = sections, here
        self.display = bool(sections)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, room: int) -> list[Content]:
        return flowed((self._tab(*section) for section in self._sections), room, " ")

    def _tab(self, name: str, words: str, count: int) -> Content:
        tab = spread((f" {words} ", ""), (f"{count} " if count else "", "bold"))
        shown = tab.stylize("bold reverse") if name == self._here else tab
        return shown.stylize(Style.from_meta({"@click": f"screen.section('{name}')"}))


class SectionGrid(RowGrid):
    """The lines of a section; left and right go to the next one, Enter answers what a line asks."""

    BINDINGS: ClassVar = [
        key("enter", "select_cursor", N_("Answer"), N_("Choose among all answers to this question")),
        key("left", "screen.turn(-1)", N_("Section"), N_("The section before"), show=False),
        replace(key("right", "screen.turn(1)", N_("Section"), N_("The next section")), key_display="← →"),
        key("backspace", "screen.take_back", N_("Undo"), N_("Take back the last answer")),
    ]
    MOST: ClassVar[int] = 20_000  # whatever was left out can be read to its end

    def __init__(self) -> None:
        super().__init__(())
        self.show_header = False
        self._points: tuple[Point, ...] = ()

    @property
    def point(self) -> Point | None:
        """The line under the cursor."""
        return self._points[self.cursor_row] if 0 <= self.cursor_row < len(self._points) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        asks = self.point is not None and bool(self.point.asks)
        return asks if action == "select_cursor" else super().check_action(action, parameters)

    def show(self, points: Iterable[Point]) -> None:
        """Show these; the cursor stays on its line, or where that was answered takes the one after it."""
        was, at = self.chosen, self.cursor_row
        self._points = tuple(points)[: self.MOST]
        widest = max((width(point.at) for point in self._points), default=0)
        self._spec = (Column("", min(widest, WIDEST)), Column("", 30, grow=1))
        self.fill(
            Row(point.key, (point.at, point.text), "bold" if point.group else "") for point in self._points
        )
        if self.chosen != was and self._points:
            self.move_cursor(row=min(at, len(self._points) - 1))
        self.display = bool(self._points)
