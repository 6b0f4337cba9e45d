"""Pick one of many: type a part of it, or its number, then Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from meeting_tui.cells import width
from meeting_tui.clean import narrow
from meeting_tui.lang import N_, _
from meeting_tui.tui.grid import Column, Row, RowGrid
from meeting_tui.tui.keys import key
from meeting_tui.tui.shell import KeyBar
from meeting_tui.tui.text import line
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.typed.scan import whole

if TYPE_CHECKING:
    from meeting_tui.tui.house import House
    from meeting_tui.tui.typed.drafts import Drafts


SHORT = 34
"""Words of no more cells are short: the detail beside them has the rest of a dialog of 70."""


@dataclass(frozen=True)
class PickOption:
    """Something to pick: its key, its words, and a detail beside it."""

    key: str
    words: str
    detail: str = ""


class Pick(ModalScreen[str | None]):
    """Dismissed with the key of what was picked, or None. `free` lets a new text be typed."""

    BINDINGS: ClassVar = [key("escape", "leave", N_("Back")), key("enter", "take", N_("Pick"), show=True)]

    def __init__(self, title: str, options: Sequence[PickOption], *, free: bool = False) -> None:
        super().__init__(classes="dialog")
        self._title, self._options, self._free = title, tuple(options), free

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(line(self._title), classes="box-title")
            yield TypedLine(placeholder=_("Type a part of it, or its number"), classes="find")
            yield RowGrid((Column("", 3, align="right"), *self._columns()))
            yield Static(line(_("Nothing has that.")), classes="note", id="none")
            yield KeyBar()

    def _columns(self) -> tuple[Column, Column]:
        """Words and detail; where all words are short, the detail has the room."""
        most = max((width(option.words) for option in self._options), default=0)
        short = 0 < most <= SHORT
        words = Column("", max(most, 12)) if short else Column("", 12, grow=2)
        return words, Column("", 8, grow=1, if_any=True)

    def on_mount(self) -> None:
        self.query_one(RowGrid).show_header = False
        self.query_one(RowGrid).can_focus = False
        find = self.query_one(TypedLine)
        find.show(self._drafts.at(self._place).get("find", ""))
        self._show(find.value)

    @property
    def _house(self) -> House:
        return cast("House", self.app)

    @property
    def _drafts(self) -> Drafts:
        return self._house.drafts

    @property
    def _place(self) -> str:
        return f"Pick {self._title}"

    def _show(self, part: str) -> None:
        wanted = narrow(part).casefold()
        rows = [
            Row(option.key, (str(n), option.words, option.detail))
            for n, option in enumerate(self._options, 1)
            if wanted in (str(n), "") or wanted in f"{option.words} {option.detail}".casefold()
        ]
        self.query_one(RowGrid).fill(rows)
        self.query_one("#none").display = not (rows or self._free)

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        self._show(event.value)
        self._drafts.keep(self._place, {"find": event.value})

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        event.stop()
        if whole(event.text.strip()) and self.query_one(RowGrid).chosen is None:
            self.query_one(TypedLine).value = ""
            self._house.no_scan(_("A paper was scanned: that is no answer. The question still stands."))
        else:
            self.action_take()

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        self.action_take()

    def on_key(self, event: events.Key) -> None:
        if move := self.query_one(RowGrid).moving(event):
            move()

    def action_take(self) -> None:
        typed = self.query_one(TypedLine).value
        chosen = self.query_one(RowGrid).chosen
        if chosen is not None or (self._free and typed.strip()):
            self._drafts.keep(self._place, {})
            self.dismiss(chosen or typed.strip())

    def action_leave(self) -> None:
        self.dismiss(None)
