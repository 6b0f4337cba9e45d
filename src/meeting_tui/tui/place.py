"""A place: the frame, its body, its help, and what it would show on a projector."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import key
from meeting_tui.tui.shell import KeyBar, TitleBar, WordBar
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.tui.house import House

BACK = key("escape", "back", N_("Back"), N_("Back to where you came from; nothing is lost"))

FIND_ALL = key(
    "ctrl+f",
    "app.find_all",
    N_("Find"),
    N_("Find what was said, decided, proposed or hung"),
    show=False,
    priority=True,
)
"""Everywhere; a screen with something of its own to find has that under the key, and this by name."""


class PaletteEntry(NamedTuple):
    """A command by name: its words, a sentence about it, and what runs it."""

    words: str
    tip: str
    run: Callable[[], object]


class Place(WorkScreen[None]):
    """One screen of a place. Subclasses give `body`, `reload` and the words of their help."""

    BINDINGS: ClassVar = [FIND_ALL]
    GUIDE: ClassVar[str] = "start"
    """The page of the guides that is about this place."""
    AUTO_FOCUS: ClassVar[str | None] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (140, "-broad")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield from self.body()
        with Vertical(id="foot"):
            yield WordBar()
            yield KeyBar()

    def body(self) -> ComposeResult:
        """The widgets between the bars."""
        yield from ()

    def reload(self) -> None:
        """Fetch what is shown; called when the file is open and whenever the place comes back."""

    def open(self, ref: str, seq: int = 0) -> None:
        """Go to one of the things this place holds; `seq`: to that entry of its record."""

    def further(self) -> Iterable[PaletteEntry]:
        """What can be done here that has no key of its own, for the palette."""
        return ()

    def projection(self) -> Projection:
        """What the wall sees."""
        return Projection(self.house.title_text or "议事", (), (_(self.NAME),))

    def on_screen_resume(self) -> None:
        if self.house.office is not None:
            self.call_after_refresh(self._renew)  # an answer must not come before the widgets

    def _renew(self) -> None:
        """Keys wait for what is shown only where nobody has the keyboard before it is."""
        self.live = self.focused is not None
        self.reload()
        self.live = False

    def settle(self, widget: Widget) -> None:
        """Give the keyboard to a widget unless another, still in sight, has it."""
        if self.focused is None or not self.focused.display:
            widget.focus()

    def action_back(self) -> None:
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()


async def go_to(house: House, place: str, ref: str = "", seq: int = 0) -> None:
    """Go to a place, to one of the things it holds, and there to an entry."""
    await house.switch_mode(place)
    while len(house.screen_stack) > 1:
        await house.pop_screen()
    if ref and isinstance(house.screen, Place):
        house.screen.open(ref, seq)
