"""Text drawn large in half blocks, from the fonts of the papers, to be read on a wall from eight metres.

A cell is two pixels, one above the other: a hanzi of 16 pixels takes 16 cells in 8 rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from meeting_tui.cells import width, wrap
from meeting_tui.paper import fonts

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

BLOCKS = " ▀▄█"
INK = 100
"""How dark of 255 a pixel is at least to be drawn: thin strokes of small hanzi stay."""
HANZI_BASE, LATIN_BASE = 0.88, 0.78
"""Ems of the base line below the top: of a line with hanzi, and of one without, whose tails hang lower."""


def broken(text: str, pixels: int, cells: int) -> list[str]:
    """The lines of `text` drawn in so many pixels; words stay whole where they can."""
    return wrap(text, cells, lambda part: _advance(part, pixels))


def large(text: str, pixels: int) -> tuple[str, ...]:
    """One line drawn in rows of half blocks, each as wide as the next; `pixels` is even."""
    base = HANZI_BASE if any(width(char) == 2 for char in text) else LATIN_BASE
    drawn = [_glyph(char, font, pixels, round(base * pixels)) for char, font in _chars(text)]
    return tuple("".join(rows) for rows in zip(*drawn, strict=True)) if drawn else ("",) * (pixels // 2)


def digits(text: str, pixels: int) -> tuple[str, ...]:
    """As `large`, bold, without the blank rows above and below that digits have."""
    base = round(LATIN_BASE * pixels)
    drawn = [_glyph(char, fonts.BOLD, pixels, base) for char in text]
    rows = ["".join(row) for row in zip(*drawn, strict=True)]
    return tuple(_trimmed(rows))


def _trimmed(rows: Sequence[str]) -> Sequence[str]:
    inked = [at for at, row in enumerate(rows) if row.strip()]
    return rows[inked[0] : inked[-1] + 1] if inked else rows


def _advance(text: str, pixels: int) -> int:
    return sum(_width(char, font, pixels) for char, font in _chars(text))


def _chars(text: str) -> list[tuple[str, str]]:
    """Each character with the font that has it."""
    return [(char, font) for font, piece in fonts.runs(text, fonts.REGULAR) for char in piece]


@lru_cache(8192)
def _width(char: str, font: str, pixels: int) -> int:
    return max(1, round(_font(font, pixels).getlength(char)))


@lru_cache(8192)
def _glyph(char: str, font: str, pixels: int, base: int) -> tuple[str, ...]:
    from PIL import Image, ImageDraw

    columns = range(_width(char, font, pixels))
    image = Image.new("L", (len(columns), pixels))
    ImageDraw.Draw(image).text((0, base), char, fill=255, font=_font(font, pixels), anchor="ls")
    ink = [value >= INK for value in image.tobytes()]

    def row(top: int) -> str:
        above, below = top * len(columns), (top + 1) * len(columns)
        return "".join(BLOCKS[ink[above + x] + 2 * ink[below + x]] for x in columns)

    return tuple(row(top) for top in range(0, pixels, 2))


@cache
def _font(name: str, pixels: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(fonts.file_of(name), pixels)
