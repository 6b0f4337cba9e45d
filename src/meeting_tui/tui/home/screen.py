"""Home: what is next, what is late, and who must do it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.place import Place
from meeting_tui.tui.text import lines


class Home(Place):
    NAME = N_("Home")
    HELP = N_("What is next.")

    def body(self) -> ComposeResult:
        yield Static(lines(_("Opening the file…")), classes="empty")
