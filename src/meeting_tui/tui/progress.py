"""Long work: a bar that moves, Esc that stops, and the screen stays alive."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ProgressBar, Static

from meeting_tui.lang import N_, _
from meeting_tui.refusal import Refusal
from meeting_tui.trace import watched
from meeting_tui.tui.keys import key
from meeting_tui.tui.shell import KeyBar
from meeting_tui.tui.text import line
from meeting_tui.tui.work import WorkScreen

T = TypeVar("T")
Meter = Callable[[int, int], None]
"""Called with how many are done and how many there are."""


class Progress(WorkScreen[T | None]):
    """Runs `act(meter, cancelled)` in a thread of its own; dismissed with its result or None.

    What is typed meanwhile waits for what comes after it, but for the keys that end it.
    """

    BINDINGS: ClassVar = [key("escape", "stop", N_("Stop"), N_("Stop; what is done so far stays"))]

    def __init__(
        self, title: str, act: Callable[[Meter, threading.Event], T], *, stoppable: bool = True
    ) -> None:
        super().__init__(classes="dialog")
        self._title, self._act, self._stoppable = title, act, stoppable
        self._cancel = threading.Event()
        self._at = (0, 0)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -small"):
            yield Static(line(self._title), classes="box-title")
            yield ProgressBar(show_eta=False, show_percentage=False)
            yield Static("", id="count")
            yield KeyBar()

    def on_mount(self) -> None:
        self.set_interval(0.1, self._draw)
        self.house.keys_wait(self.run_worker(self._run(), exit_on_error=False))

    @property
    def urgent(self) -> frozenset[str]:
        """Keys that don't wait."""
        return frozenset(("ctrl+q", "escape") if self._stoppable else ("ctrl+q",))

    def why_not(self, action: str) -> str | None:
        return None if self._stoppable or action != "stop" else ""

    def _meter(self, done: int, total: int) -> None:
        self._at = (done, total)

    def _draw(self) -> None:
        done, total = self._at
        if total:
            self.query_one(ProgressBar).update(total=total, progress=done)
            self.query_one("#count", Static).update(line(_("{done} of {total}", done=done, total=total)))

    async def _run(self) -> None:
        try:
            self.dismiss(await asyncio.to_thread(watched, self._act, self._meter, self._cancel))
        except Refusal as refusal:
            self.dismiss(None)
            self.house.refused(refusal)
        except Exception as error:
            self.dismiss(None)
            self.house.broke(error)

    def on_unmount(self) -> None:
        self._cancel.set()  # the program is left: what is still being done ends at its next step

    def action_stop(self) -> None:
        self._cancel.set()
