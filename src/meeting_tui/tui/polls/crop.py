"""Scanned boxes in the terminal: each choice cut out and shown large, two grey pixels a cell."""

from __future__ import annotations

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

HALF = "▀"
GAP = 2
AROUND = 0.9
"""How far round a box one sees, in sides of the box: people draw outside too."""
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


def cut(picture: Picture, cells: int) -> tuple[Grey, ...]:
    """The boxes of a picture, each on its own and `cells` wide; a picture without boxes as a whole.

    Runs in the desk thread: it loads the picture library.
    """
    grey = _opened(picture.png)
    if not picture.boxes:
        return (_shrunk("", grey, *WHOLE_CELLS),)
    pieces = []
    for choice, box in picture.boxes.items():
        margin = AROUND * box.w / 2
        area = (box.x - margin, box.y - margin, box.right + margin, box.bottom + margin)
        pieces.append(_shrunk(choice, grey.crop(area), cells, cells // 2))
    return tuple(pieces)


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
            if bands and sum(each.width + GAP for each in bands[-1]) + piece.width <= room:
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


def _drawn(piece: Grey, y: int) -> list[Segment]:
    pairs = zip(piece.rows[y], piece.rows[y + 1], strict=True)
    return [Segment(HALF, _style(up, down)) for up, down in pairs]


def _style(up: int, down: int) -> Style:
    return Style(color=Color.from_rgb(up, up, up), bgcolor=Color.from_rgb(down, down, down))
