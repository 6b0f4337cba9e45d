"""Labels and values in two columns; long values wrap beside their label."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from meeting_tui.cells import width, wrap
from meeting_tui.tui.text import fit, plain, spread

Pair = tuple[str, object]


class FactList(Widget):
    """What is known of a thing."""

    DEFAULT_CSS = """
    FactList {
        height: auto;
        width: 100%;
    }
    """

    def __init__(self, pairs: Iterable[Pair] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pairs = tuple(pairs)

    def tell(self, pairs: Iterable[Pair]) -> None:
        """Show these."""
        self._pairs = tuple(pairs)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, room: int) -> list[Content]:
        label = max((width(name) for name, _value in self._pairs), default=0) + 2
        return [row for pair in self._pairs for row in _rows(pair, label, max(room - label, 8))]


def _rows(pair: Pair, label: int, cells: int) -> list[Content]:
    name, value = pair
    pieces = [piece for text in str(value).split("\n") for piece in wrap(plain(text), cells)] or [""]
    first = spread((fit(name, label), "$text-muted"), (pieces[0] or "–", "bold"))
    return [first, *(spread((" " * label, ""), (piece, "bold")) for piece in pieces[1:])]
