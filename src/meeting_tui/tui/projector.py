"""The view for the wall: what a person can't read from three metres does not belong here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Center, Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Digits, Static

from meeting_tui.lang import N_
from meeting_tui.tui.keys import key
from meeting_tui.tui.projection import Projection
from meeting_tui.tui.text import line


class Projector(ModalScreen[None]):
    """The projection of a place, kept up to date; F9 or Esc goes back."""

    CSS_PATH = "projector.tcss"
    BINDINGS: ClassVar = [key("escape,enter", "dismiss", N_("Back to the table"), show=False)]

    def __init__(self, source: Callable[[], Projection]) -> None:
        super().__init__()
        self._source = source
        self._shown = source()

    def compose(self) -> ComposeResult:
        yield Static(line(self._shown.title), classes="title")
        with Center(), Horizontal(classes="numbers"):
            for label, number in self._shown.numbers:
                with Vertical(classes="number"):
                    yield Digits(number)
                    yield Static(line(label))
        with Vertical(classes="lines"):
            for text in self._shown.lines:
                yield Static(line(text))

    def on_mount(self) -> None:
        self.set_interval(1.0, self._renew)

    async def _renew(self) -> None:
        fresh = self._source()
        if fresh != self._shown:
            self._shown = fresh
            await self.recompose()
