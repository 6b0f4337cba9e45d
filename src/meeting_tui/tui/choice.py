"""One of a few, all in sight: left and right or a digit picks. One of many: Enter opens the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from meeting_tui.cells import wrap
from meeting_tui.lang import N_, N_p, _
from meeting_tui.tui.keys import SPACE, digit, key
from meeting_tui.tui.text import flowed, short, spread

if TYPE_CHECKING:
    from textual.screen import Screen


class Choice(Widget, can_focus=True):
    """Options as (value, words); the chosen one stands in brackets."""

    BINDINGS: ClassVar = [
        key("left", "move(-1)", show=False),
        key(f"right,{SPACE}", "move(1)", show=False),
        *(key(digit(n), f"take({n - 1})", show=False) for n in range(1, 10)),
        key("enter", "done", show=False),
    ]

    class Done(Message):
        """Enter was pressed."""

    class Changed(Message):
        """Another option was taken."""

        def __init__(self, choice: Widget) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id, classes="choice")
        self._options = tuple(options)
        keys = [option for option, _words in self._options]
        self._at = keys.index(value) if value in keys else 0

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._options[self._at][0] if self._options else ""

    def take(self, value: str) -> None:
        """Choose this, if it is there."""
        values = [option for option, _words in self._options]
        self._at = values.index(value) if value in values else self._at
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._rows(width))

    def render(self) -> Content:
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, room: int) -> list[Content]:
        items = [self._option(n, words, n == self._at) for n, (_value, words) in enumerate(self._options)]
        return flowed(items, room, " ")

    def _option(self, n: int, words: str, chosen: bool) -> Content:
        number = f"{n + 1} " if len(self._options) > 1 else ""
        if chosen:
            return spread((f"[{number}{words}]", "bold reverse" if self.has_focus else "bold"))
        return spread((f" {number}", "$text-muted"), (f"{words} ", ""))

    def action_move(self, step: int) -> None:
        self._at = (self._at + step) % len(self._options)
        self.refresh(layout=True)
        self.post_message(self.Changed(self))

    def action_take(self, n: int) -> None:
        if n < len(self._options):
            self._at = n
            self.refresh()
            self.post_message(self.Changed(self))

    def action_done(self) -> None:
        self.post_message(self.Done())


class PickField(Widget, can_focus=True):
    """One of many: shows the chosen words; Enter opens the list."""

    BINDINGS: ClassVar = [key(f"enter,{SPACE}", "pick", N_("Choose"), N_("Open the list of choices"))]

    def __init__(
        self, label: str, options: Sequence[tuple[str, str]], value: str = "", *, id: str | None = None
    ) -> None:
        super().__init__(id=id, classes="choice")
        self._label, self._options = label, dict(options)
        self.value = value if value in self._options else ""

    def render(self) -> Content:
        words = self._options.get(self.value) or _("Enter chooses")
        return spread(
            (short(words, max(self.content_size.width, 1)), "bold" if self.value else "$text-muted")
        )

    def action_pick(self) -> None:
        from meeting_tui.tui.pick import Pick, PickOption

        options = [PickOption(value, words) for value, words in self._options.items()]
        self.app.push_screen(Pick(self._label, options), self._take)

    def _take(self, value: str | None) -> None:
        if value is not None:
            self.value = value
            self.refresh()
            self.post_message(Choice.Changed(self))
            self.post_message(Choice.Done())


class PartField(Widget, can_focus=True):
    """A part that has a form of its own: shows what stands in it; Enter opens the form."""

    BINDINGS: ClassVar = [key(f"enter,{SPACE}", "open", N_p("key", "Open"), N_("Say more about this"))]

    def __init__(
        self,
        opens: Callable[[str], Screen[str | None]],
        tells: Callable[[str], str],
        value: str = "",
        *,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id, classes="choice")
        self._opens, self._tells = opens, tells
        self.value = value

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return max(len(wrap(self._tells(self.value), max(width, 1))), 1)

    def render(self) -> Content:
        style = "bold reverse" if self.has_focus else "bold"
        told = wrap(self._tells(self.value), max(self.content_size.width, 1))
        return Content("\n").join(spread((each, style)) for each in told)

    def action_open(self) -> None:
        self.app.push_screen(self._opens(self.value), self._take)

    def _take(self, value: str | None) -> None:
        if value is not None:
            self.value = value
            self.refresh(layout=True)
            self.post_message(Choice.Changed(self))
            self.post_message(Choice.Done())
