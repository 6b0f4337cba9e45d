"""The wall in a terminal of its own: it follows the record, whoever writes it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual.app import ComposeResult

from meeting_tui.lang import _
from meeting_tui.lang.formats import clock
from meeting_tui.refusal import Refusal
from meeting_tui.tui import preferences
from meeting_tui.tui.desk_thread import DeskThread
from meeting_tui.tui.plain_app import PlainApp
from meeting_tui.tui.wall.following import Following, Sight
from meeting_tui.tui.wall.meeting import wall
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.wall.view import WallView
from meeting_tui.world import REAL, World

PAUSE = 0.5
"""Seconds between two looks at the record."""
DOUBTS = 2
"""So many looks in a row fail before it is said: a writer may just be busy."""


class WallApp(PlainApp[None]):
    """What the room sees. `seen` is what there was to see before the screen opened."""

    TITLE = "议事"

    def __init__(self, following: Following, seen: Sight, world: World = REAL) -> None:
        super().__init__()
        self._following, self._seen, self._world = following, seen, world
        self._desk = DeskThread()
        self._failed = 0
        self.dress(preferences.load().theme)

    def compose(self) -> ComposeResult:
        yield WallView(self._projection)

    def on_mount(self) -> None:
        self.run_worker(self._follow())

    async def _follow(self) -> None:
        while True:
            before = self._seen.state, self._failed
            try:
                self._seen, self._failed = await self._desk.run(self._following.look), 0
            except (Refusal, OSError):
                self._failed += 1
            if before != (self._seen.state, self._failed):
                self.query_one(WallView).renew()
            await asyncio.sleep(PAUSE)

    def _projection(self) -> Projection:
        seen = self._seen
        if seen.state is None:
            shown = Projection(_("No meeting is called yet."), (), ())
        else:
            shown = wall(seen.state, seen.quorum, self._world.now() if not self._lost else seen.at)
        return replace(shown, notice=self._notice())

    @property
    def _lost(self) -> bool:
        return self._failed >= DOUBTS

    def _notice(self) -> str:
        """That what is shown is old."""
        if not self._lost:
            return ""
        return _(
            "The meeting's file is gone or another lies in its place. This is how it stood at {time}.",
            time=clock(self._seen.at),
        )

    def close_file(self) -> None:
        """Let go of the file once nothing reads it."""
        self._desk.close()
        self._following.close()
