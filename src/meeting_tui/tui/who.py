"""Who is at the keyboard: the name that signs what is entered."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from meeting_tui.clean import clean
from meeting_tui.lang import N_, _, _p
from meeting_tui.tui.keys import key
from meeting_tui.tui.shell import KeyBar
from meeting_tui.tui.text import line, lines
from meeting_tui.tui.typed.line import TypedLine


class Who(ModalScreen[str | None]):
    """Dismissed with a name, or None."""

    BINDINGS: ClassVar = [key("escape", "leave", N_("Back"))]

    def __init__(self, name: str) -> None:
        super().__init__(classes="dialog")
        self._name_now = name

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -small"):
            yield Static(line(_("Who is at the keyboard?")), classes="box-title")
            yield Static(
                lines(
                    _("Every entry in the record carries this name. Change it when another person sits down.")
                )
            )
            yield TypedLine(self._name_now, placeholder=_p("person", "Name"))
            yield KeyBar()

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        if clean(event.text):
            self.dismiss(clean(event.text))

    def action_leave(self) -> None:
        self.dismiss(None)
