"""The frame around every place: title and places above, the last word and the keys below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from meeting_tui.cells import width
from meeting_tui.lang import N_, _
from meeting_tui.tui.keys import shown
from meeting_tui.tui.text import flowed, lines, short, spread, warned

if TYPE_CHECKING:
    from meeting_tui.tui.house import House

PLACES = {
    "home": ("f2", N_("Home")),
    "roll": ("f3", N_("Roll")),
    "matters": ("f4", N_("Matters")),
    "meetings": ("f5", N_("Meetings")),
    "polls": ("f6", N_("Polls")),
    "board": ("f7", N_("Board")),
}


NAME_CELLS = 16
"""Cells of the name of who is at the keyboard."""
EVERYWHERE = ("f12", "f1", "f9", "ctrl+p", "ctrl+q")
VITAL = frozenset(("f8", "escape", "f12", "f1"))
"""Keys that the bar always shows: what comes next, back, who signs, help."""


def rank(binding: Binding) -> int:
    """What belongs to a screen comes before what works everywhere."""
    return EVERYWHERE.index(binding.key) + 1 if binding.key in EVERYWHERE else 0


def clickable(content: Content, name: str) -> Content:
    """A click does what the key does."""
    return content.stylize(Style.from_meta({"@click": f"app.press('{name}')"}))


class TitleBar(Widget):
    """The seal, the six places with their keys, and whose file this is."""

    ALLOW_SELECT = False

    def render(self) -> Content:
        app = cast("House", self.app)
        tabs = [self._tab(name, key, label) for name, (key, label) in PLACES.items()]
        left = Content("").join([Content.styled(" 议事 ", "bold $seal-text on $accent"), *tabs])
        room = self.app.size.width - left.cell_length - 2
        name = short(app.title_text, max(room, 0))
        return left + Content(" " * max(room - width(name) + 1, 0)) + Content.styled(name, "bold")

    def _tab(self, name: str, key: str, label: str) -> Content:
        here = self.app.current_mode == name
        style = "bold reverse" if here else ""
        tab = spread((f" {shown(key)} ", "" if here else "$text-muted"), (f"{_(label)} ", ""))
        return clickable(tab.stylize(style) if style else tab, key)


class WordBar(Widget):
    """The outcome of the last act in one clear message; a refusal goes at the next act."""

    ALLOW_SELECT = True

    def __init__(self) -> None:
        super().__init__(id="word")
        self._word = Content("")

    def say(self, text: str, *, bad: bool = False) -> None:
        """Show a message; a refusal starts with `!` and is bold."""
        self._word = lines(warned(text), "bold $error") if bad else lines(text)
        self.set_class(bad, "-bad")
        self.display = bool(text)
        self.refresh(layout=True)

    def on_mount(self) -> None:
        self.display = bool(self._word.plain)

    def render(self) -> Content:
        return self._word

    def forget(self) -> None:
        """A refusal goes when something else is done; other words stay until there are new ones."""
        if self.has_class("-bad"):
            self.say("")

    @property
    def text(self) -> str:
        """What stands there now."""
        return self._word.plain


class Offer(NamedTuple):
    """A key as the bar shows it: what is pressed, its name, what it does, whether it can be done."""

    key: str
    name: str
    label: str
    enabled: bool


class KeyBar(Widget):
    """The keys that mean something now; dimmed, the next step and, given room, those that will again."""

    ALLOW_SELECT = False
    FADED_LINES, MOST_LINES = 2, 3
    _shown: Sequence[Content] = ()
    _laid: tuple[object, list[Content]] = None, []
    """The rows made last, and of what: every key asks for them, and seldom are they others."""
    _heard: list[Offer] | None = None
    """What was offered when it was told last that keys mean something else."""

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        """Only other words are drawn anew: every key may change what others mean, and seldom does."""
        self._heard = self._offers()
        rows, shown = self._rows(self.content_size.width), self._shown
        if rows is not shown:
            self.refresh(layout=len(rows) != len(shown))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._rows(width))

    def render(self) -> Content:
        self._heard = self._offers()
        self._shown = self._rows(self.content_size.width)
        return Content("\n").join(self._shown)

    def _rows(self, room: int) -> list[Content]:
        if self._heard is None:
            self._heard = self._offers()
        of = room, self._heard
        if of != self._laid[0]:
            self._laid = of, self._flowed(*of)
        return self._laid[1]

    def _flowed(self, room: int, offers: Sequence[Offer]) -> list[Content]:
        every = flowed(map(_offered, offers), room, "  ")
        return every if len(every) <= self.FADED_LINES else self._fitting(offers, room)

    def _fitting(self, offers: Sequence[Offer], room: int) -> list[Content]:
        """Where more are than have room, the last are left out, but never the way on, out, or to help."""
        items = [(each.key, _offered(each)) for each in offers if each.enabled or each.key == "f8"]
        rows = flowed((item for _key, item in items), room, "  ")
        spare = [each for each in items if each[0] not in VITAL]
        while len(rows) > self.MOST_LINES and spare:
            items.remove(spare.pop())
            rows = flowed((item for _key, item in items), room, "  ")
        return rows[: self.MOST_LINES]

    def _offers(self) -> list[Offer]:
        """What belongs to this screen first, what works everywhere last; of an action its first key."""
        bound: dict[str, tuple[Binding, bool]] = {}
        for _node, binding, enabled, _tip in self.screen.active_bindings.values():
            if binding.show:
                bound.setdefault(binding.action, (binding, enabled))
        own = [each.action for each in self.screen.BINDINGS if isinstance(each, Binding)]

        def place(binding: Binding) -> tuple[int, int]:
            return rank(binding), own.index(binding.action) if binding.action in own else -1

        return [
            Offer(binding.key, shown(binding.key_display or binding.key), self._label(binding), enabled)
            for binding, enabled in sorted(bound.values(), key=lambda each: place(each[0]))
        ]

    def _label(self, binding: Binding) -> str:
        """What a key does; the name that signs stands in the frame."""
        if binding.action == "who":
            return short(cast("House", self.app).who or _("Who is here?"), NAME_CELLS)
        return _(binding.description)


def _offered(offer: Offer) -> Content:
    name = offer.name, "bold $accent" if offer.enabled else "$text-disabled"
    words = " " + offer.label, "" if offer.enabled else "$text-disabled"
    return clickable(spread(name, words), offer.key)
