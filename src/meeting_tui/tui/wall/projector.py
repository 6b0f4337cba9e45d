"""The view for the wall over its place: what can't be read from far away does not belong here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from meeting_tui.lang import N_
from meeting_tui.tui.keys import key
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.wall.view import WallView


class Projector(ModalScreen[None]):
    """The projection of a place, kept up to date; F9 or Esc goes back."""

    BINDINGS: ClassVar = [key("escape,enter", "dismiss", N_("Back to the table"), show=False)]

    def __init__(self, source: Callable[[], Projection]) -> None:
        super().__init__()
        self._source = source

    def compose(self) -> ComposeResult:
        yield WallView(self._source)
