"""A scanned box in the terminal: two grey pixels a cell."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

HALF = "▀"
MOST_CELLS = (72, 12)
"""Width and height a picture may take."""


@dataclass(frozen=True)
class Grey:
    """A small picture: rows of grey values 0–255, an even number of rows."""

    rows: tuple[bytes, ...]

    @property
    def width(self) -> int:
        """Cells across."""
        return len(self.rows[0]) if self.rows else 0


def shrink(png: bytes, cells: tuple[int, int] = MOST_CELLS) -> Grey:
    """A PNG as grey pixels that fit the cells. Runs in the desk thread: it loads the picture library."""
    from PIL import Image

    with Image.open(BytesIO(png)) as picture:
        grey = picture.convert("L")
    scale = min(cells[0] / grey.width, cells[1] * 2 / grey.height, 1)
    width, height = max(int(grey.width * scale), 1), max(int(grey.height * scale), 1)
    small = grey.resize((width, height + height % 2))
    data = small.tobytes()
    return Grey(tuple(data[at : at + width] for at in range(0, len(data), width)))


class Crop(Widget):
    """Draws a `Grey`."""

    DEFAULT_CSS = """
    Crop { height: auto; width: 100%; }
    """

    def __init__(self, grey: Grey) -> None:
        super().__init__()
        self._grey = grey

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._grey.rows) // 2

    def render_line(self, y: int) -> Strip:
        rows = self._grey.rows
        if 2 * y + 1 >= len(rows):
            return Strip.blank(self.size.width, self.rich_style)
        cells = [
            Segment(HALF, _style(up, down)) for up, down in zip(rows[2 * y], rows[2 * y + 1], strict=True)
        ]
        return Strip(cells).adjust_cell_length(self.size.width, self.rich_style)


def _style(up: int, down: int) -> Style:
    return Style(color=Color.from_rgb(up, up, up), bgcolor=Color.from_rgb(down, down, down))
