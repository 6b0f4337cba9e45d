"""A projection on the screen: laid out off the screen's thread, again each second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget

from meeting_tui.tui.wall.layout import arranged
from meeting_tui.tui.wall.projection import Projection

SECONDS_A_PAGE = 8


class WallView(Widget):
    """Shows what `source` says now."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    WallView {
        width: 100%;
        height: 100%;
        background: $surface;
        color: $foreground;
        text-style: bold;
    }
    """

    def __init__(self, source: Callable[[], Projection]) -> None:
        super().__init__()
        self._source = source
        self._rows: list[str] = []
        self._seconds = 0

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)

    def on_resize(self) -> None:
        self.renew()

    def _tick(self) -> None:
        self._seconds += 1
        self.renew()

    def renew(self) -> None:
        """Show what there is to show now."""
        self.run_worker(self._draw(), exclusive=True)

    async def _draw(self) -> None:
        size, turn = self.size, self._seconds // SECONDS_A_PAGE
        if not size.height:
            return
        rows = await asyncio.to_thread(arranged, self._source(), size.width, size.height, turn)
        if rows != self._rows:
            self._rows = rows
            self.refresh()

    def render(self) -> Content:
        return Content("\n".join(self._rows))  # safe by its making, and its spaces are the picture
