"""What every application of ours is: it wears our look, and ends in our words."""

from __future__ import annotations

from typing import TypeVar

from rich.text import Text
from textual.app import App

from meeting_tui import signals, trace
from meeting_tui.lang.faults import told
from meeting_tui.tui import themes
from meeting_tui.tui.typed.awake import stay_awake
from meeting_tui.tui.wrapping import wrap_as_we_do

R = TypeVar("R")


class PlainApp(App[R]):
    """An application whose faults end in one sentence, never in a dump of values."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        wrap_as_we_do()

    def on_ready(self) -> None:
        stay_awake(self)

    def dress(self, liked: str) -> None:
        """Put on the look that is liked; setting `theme` would parse every style once more."""
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.set_reactive(App.theme, liked if liked in themes.NAMES else "paper")
        self.stylesheet.set_variables(self.get_css_variables())

    def _handle_exception(self, error: Exception) -> None:
        """Textual must end when a handler fails; the terminal gets our words, not its dump of values."""
        words = told(error)
        super()._handle_exception(error)
        self._return_code = trace.EXIT
        self._exit_renderables[:] = [Text(words)]

    def panic(self, *renderables: object) -> None:
        """A thread of Textual's died and calls with its dump of values: the kinds of errors are enough."""
        from rich.traceback import Traceback

        stacks = (stack for each in renderables if isinstance(each, Traceback) for stack in each.trace.stacks)
        kinds = " from ".join(stack.exc_type for stack in stacks)
        super().panic(Text(told(RuntimeError(), f"screen thread: {kinds}")))
        self._return_code = trace.EXIT

    def stopped(self, code: int) -> None:
        """From outside: leave as with the key, so that everything is put back and closed."""
        if self._loop is None or self._loop.is_closed():
            signals.unwind(code)
        else:
            self._loop.call_soon_threadsafe(self.exit, None, code)
