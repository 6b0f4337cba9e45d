"""What came of an act that takes more than a line to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from meeting_tui.lang import N_
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.keys import key
from meeting_tui.tui.shell import KeyBar
from meeting_tui.tui.text import line


class FactsDialog(ModalScreen[None]):
    """A title and facts; Enter or Esc goes back."""

    BINDINGS: ClassVar = [key("escape,enter", "dismiss", N_("Back"))]

    def __init__(self, title: str, facts: Iterable[Pair]) -> None:
        super().__init__(classes="dialog")
        self._title, self._facts = title, tuple(facts)

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(self._title), classes="box-title")
            with VerticalScroll():
                yield FactList(self._facts)
            yield KeyBar()
