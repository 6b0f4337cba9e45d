"""One matter or proposal on a screen: its heading, a list or a text, and beside it more of it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from meeting_tui.lang import screen
from meeting_tui.refusal import Refusal
from meeting_tui.tui.facts import FactList
from meeting_tui.tui.place import Place
from meeting_tui.tui.text import line


class OnePlace(Place):
    """Meant by its number. Subclasses give what is `listed`, and what stands `beside` it if not facts."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    @property
    def about(self) -> str:
        return str(self._number)

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="title")
        yield from self.above()
        with Horizontal(id="both"):
            yield self.listed()
            with VerticalScroll(classes="panel", id="beside", can_focus=False):
                yield from self.beside()

    def above(self) -> ComposeResult:
        """What stands under the heading."""
        yield from ()

    def listed(self) -> Widget:
        """What has the keyboard."""
        return Widget()

    def beside(self) -> ComposeResult:
        """What tells more of it."""
        yield FactList()

    def head(self, said: str) -> None:
        """Say which one it is."""
        self.query_one("#title", Static).update(line(said))


def worded(refusal: Refusal | None) -> str | None:
    """Why a key can't act, as it is said on screen."""
    from meeting_tui.lang.refusals import word

    return word(refusal, screen()) if refusal else None
