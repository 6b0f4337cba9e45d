"""Ask once before what can't be undone, naming what will happen."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.text import line, lines


class Ask(ModalScreen[bool]):
    """`act` names what will be done, `facts` what it means; Enter is on the safe side, F8 does it."""

    BINDINGS: ClassVar = [
        chord("f8", "yes", N_("Do it")),
        key("escape", "no", N_("Back")),
        key("left,right,up,down", "app.focus_next", show=False),
    ]
    AUTO_FOCUS = "#no"

    def __init__(self, act: str, facts: str = "") -> None:
        super().__init__(classes="dialog")
        self._act, self._facts = act, facts

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -small"):
            yield Static(line(self._act), classes="box-title")
            if self._facts:
                yield Static(lines(self._facts))
            yield Static(line(_("This can't be undone.")), classes="warn")
            with Horizontal(classes="buttons"):
                yield Button(line(_("Esc  Back")), id="no")
                yield Button(line(_("F8  Do it")), id="yes", classes="-danger")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)
