"""The agenda at the chair's table, changed in the open: each change is an entry in the record."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import key
from meeting_tui.tui.meetings.outline_view import OutlineView
from meeting_tui.tui.meetings.outlining import OUTLINE_KEYS, Outlining
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line


class AgendaSheet(Outlining):
    """The agenda of the meeting that runs; left with Esc."""

    CSS_PATH = "agenda_sheet.tcss"
    NAME = N_("The agenda")
    HELP = N_(
        "Write in the agenda as before the meeting; each change is an entry in the record. An item that is "
        "done stays as it was, one that was taken up stays on the agenda."
    )
    BINDINGS: ClassVar = [
        *OUTLINE_KEYS,
        key("escape", "leave", N_("Back"), N_("Back to the table")),
    ]

    def __init__(self, meeting: str) -> None:
        super().__init__(meeting, classes="dialog agenda")

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(_("The agenda")), classes="box-title")
            yield OutlineView()
            yield WordBar()
            yield KeyBar()

    def on_mount(self) -> None:
        self.reload()

    def action_leave(self) -> None:
        if not self.leave_row():
            self.dismiss(None)
