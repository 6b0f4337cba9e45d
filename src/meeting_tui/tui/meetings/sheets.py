"""What stands beside the record: columns where there is room, else sheets that slide over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from meeting_tui.lang import N_
from meeting_tui.tui.keys import key
from meeting_tui.tui.typed.step import done

SHEETS = ("agenda", "floor", "people")
"""What can be seen beside the record, in the order of Shift+Tab."""


class PanelLine(NamedTuple):
    """A line of a panel; one with a `key` can be chosen."""

    content: Content
    key: str = ""


def _shape(lines: Iterable[PanelLine]) -> list[tuple[str, int]]:
    return [(each.key, each.content.cell_length) for each in lines]


Told = Callable[[int], Iterable[PanelLine]]


class Panel(OptionList):
    """One of them. The keyboard may be in it; what is typed goes into the line all the same."""

    BINDINGS: ClassVar = [
        key("enter", "select", N_("Show it"), N_("Show in the record where that is")),
        key("tab", "screen.look(1)", show=False),
    ]

    class Chosen(Message):
        """Enter on a line."""

        def __init__(self, panel: str, key: str) -> None:
            super().__init__()
            self.panel, self.key = panel, key

    class Left(Message):
        """Something was typed: it belongs to the line."""

        def __init__(self, typed: str) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, name: str) -> None:
        super().__init__(id=name, compact=True, markup=False)
        self._told: Told = lambda _cells: ()
        self._content: list[PanelLine] = []
        self._wanted = ""

    def tell(self, told: Told) -> None:
        """Show these lines, made for so many cells; the cursor stays on what it was on."""
        self._told = told
        self._lay_out()

    def _lay_out(self) -> None:
        cells = self.scrollable_content_region.width
        if not cells:
            return
        lines = list(self._told(cells))
        if _shape(lines) == _shape(self._content):
            self._retell(lines)
            return
        was, top = self.highlighted_option, self.scroll_offset.y
        self._content = lines
        self.set_options(Option(each.content, id=each.key or None, disabled=not each.key) for each in lines)
        self.scroll_to(y=top, animate=False, immediate=True)
        self.choose(self._wanted or (was.id if was and was.id else ""))

    def _retell(self, lines: list[PanelLine]) -> None:
        """A clock that goes on moves nothing."""
        for at, (before, after) in enumerate(zip(self._content, lines, strict=True)):
            if before.content.plain != after.content.plain or before.content.spans != after.content.spans:
                self.replace_option_prompt_at_index(at, after.content)
        self._content = lines

    def on_resize(self) -> None:
        self.appears()

    def appears(self) -> None:
        """Textual tells nobody that comes into sight again with the size they had."""
        self.call_after_refresh(self._lay_out)

    def choose(self, key: str) -> None:
        """Put the cursor there once it is there."""
        self._wanted = key
        if any(option.id == key for option in self.options):
            self._wanted, self.highlighted = "", self.get_option_index(key)

    def on_focus(self) -> None:
        if self.highlighted is None:
            self.action_first()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self.id or "", event.option_id or ""))

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            done(event)
            self.post_message(self.Left(event.character or ""))
