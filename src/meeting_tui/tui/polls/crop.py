"""Scanned boxes in the terminal: each choice cut out and shown large, two grey pixels a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from meeting_tui.tui.text import fit

if TYPE_CHECKING:
    from PIL.Image import Image

    from meeting_tui.desk.ballots.review import Picture
    from meeting_tui.paper.ballots.geometry import Rect

HALF = "▀"
GAP = 2
AROUND = 0.9
"""How far round a box one sees, in sides of the box: people draw outside too."""
_BESIDE_CELLS = 52
"""How wide a box is shown together with its words."""
WHOLE_CELLS = (72, 20)
PAGE_CELLS = (72, 51)
"""A page that is all there is to see; one scrolls."""


@dataclass(frozen=True)
class Grey:
    """A small picture: rows of grey values 0-255, an even number of rows; `choice` names the box."""

    choice: str
    rows: tuple[bytes, ...]

    @property
    def width(self) -> int:
        """Cells across."""
        return len(self.rows[0])


def cut(picture: Picture, cells: int, *, beside: bool = False) -> tuple[Grey, ...]:
    """The boxes of a picture, each on its own and `cells` wide; a picture without boxes as a whole.

    With `beside` all of the picture too, and each box with what stands right of it, up to the next one or the
    end of the row. Runs in the desk thread: it loads the picture library.
    """
    grey = _opened(picture.png)
    if not picture.boxes:
        return (_shrunk("", grey, *WHOLE_CELLS),)
    pieces = [
        _shrunk(choice, grey.crop(_round(box)), cells, cells // 2) for choice, box in picture.boxes.items()
    ]
    if beside:
        pieces.append(_shrunk("", grey, *WHOLE_CELLS))
        for choice, box in picture.boxes.items():
            words = grey.crop(_words(box, picture.boxes.values(), grey.width))
            pieces.append(_shrunk(choice, words, _BESIDE_CELLS, _BESIDE_CELLS))
    return tuple(pieces)


def _round(box: Rect) -> tuple[float, float, float, float]:
    margin = AROUND * box.w / 2
    return box.x - margin, box.y - margin, box.right + margin, box.bottom + margin


def _words(box: Rect, boxes: Iterable[Rect], width: int) -> tuple[float, float, float, float]:
    left, top, _right, bottom = _round(box)
    after = [_round(one)[0] for one in boxes if one.x > box.x and abs(one.y - box.y) < box.h]
    return left, top, min([*after, width]), bottom


def whole_page(png: bytes) -> Grey:
    """A page as a whole, as large as can be scrolled through. Runs in the desk thread."""
    return _shrunk("", _opened(png), *PAGE_CELLS)


def _opened(png: bytes) -> Image:
    from PIL import Image

    with Image.open(BytesIO(png)) as opened:
        return opened.convert("L")


def _shrunk(choice: str, grey: Image, cells: int, lines: int) -> Grey:
    scale = min(cells / grey.width, lines * 2 / grey.height)
    width, height = max(int(grey.width * scale), 1), max(int(grey.height * scale), 1)
    data = grey.resize((width, height + height % 2)).tobytes()
    return Grey(choice, tuple(data[at : at + width] for at in range(0, len(data), width)))


class Crop(Widget):
    """Pictures side by side, each with its choice under it."""

    DEFAULT_CSS = """
    Crop { height: auto; width: 100%; margin-bottom: 1; }
    """

    def __init__(self, pieces: tuple[Grey, ...], labels: dict[str, str]) -> None:
        super().__init__()
        self._pieces, self._labels = pieces, labels

    def _bands(self, room: int) -> list[list[Grey]]:
        """As many side by side as fit."""
        bands: list[list[Grey]] = []
        for piece in self._pieces:
            if bands and _fits(piece, bands[-1], room):
                bands[-1].append(piece)
            else:
                bands.append([piece])
        return bands

    def _lines(self, room: int) -> list[list[Segment]]:
        lines = []
        for band in self._bands(room):
            for y in range(0, len(band[0].rows), 2):
                lines.append([cell for piece in band for cell in [*_drawn(piece, y), Segment(" " * GAP)]])
            names = (fit(self._labels.get(piece.choice, ""), piece.width + GAP) for piece in band)
            lines.append([Segment("".join(names))])
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        lines = self._lines(self.size.width)
        strip = Strip(lines[y]) if y < len(lines) else Strip.blank(self.size.width)
        return strip.adjust_cell_length(self.size.width).apply_style(self.rich_style)


def _fits(piece: Grey, band: list[Grey], room: int) -> bool:
    alike = len(piece.rows) == len(band[0].rows)
    return alike and sum(each.width + GAP for each in band) + piece.width <= room


def _drawn(piece: Grey, y: int) -> list[Segment]:
    pairs = zip(piece.rows[y], piece.rows[y + 1], strict=True)
    return [Segment(HALF, _style(up, down)) for up, down in pairs]


def _style(up: int, down: int) -> Style:
    return Style(color=Color.from_rgb(up, up, up), bgcolor=Color.from_rgb(down, down, down))
