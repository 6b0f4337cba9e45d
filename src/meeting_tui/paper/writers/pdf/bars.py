"""Shares drawn as bars, and what stands in a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus import Flowable

from meeting_tui.paper.documents.blocks import Bar
from meeting_tui.paper.fonts import BOLD, REGULAR, regular_ems
from meeting_tui.paper.headlines import QUOTED, TITLES
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.paper.writers.pdf.flowables import SEAL_RED, Type, paragraph

MM = 1 / MM_PER_PT
_FULL, _EMPTY = Color(0.25, 0.25, 0.25), Color(0.93, 0.93, 0.93)
_LEADING = 1.5
_ANY, _SHORT = 1e6, 16  # points: more than any; lines of a frame that is not torn where a page can hold it
_SIZE = 11.5  # points, of what stands in a frame


@dataclass(frozen=True, slots=True)
class BarLook:
    """Points: the type, the percentage at the end, the bar's height, the room left of it and below."""

    size: float
    share: float
    high: float
    indent: float
    after: float


class DrawnBar(Flowable):  # type: ignore[misc]
    """What is measured and what was asked, over a bar with its percentage behind it.

    The line it had to reach stands out above and below, so that it is seen without colour.
    """

    def __init__(self, bar: Bar, look: BarLook) -> None:
        super().__init__()
        self.bar, self.look = bar, look
        self.spaceAfter = look.after

    @property
    def row(self) -> float:
        """Points of the bar with its percentage."""
        return 1.5 * max(self.look.high, self.look.share)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, look = width, self.look
        room = (width - look.indent) / MM
        both = f"{self.bar.label}    {self.bar.needed}"
        lines = (both,) if regular_ems(both) * look.size <= room * MM else (self.bar.label, self.bar.needed)
        self.lines = [part for line in lines for part in paragraph(line, room, look.size, QUOTED)]
        self.height = len(self.lines) * look.size * _LEADING + self.row
        return width, self.height

    def draw(self) -> None:
        canvas, look, bar = self.canv, self.look, self.bar
        canvas.setFillColor(black)
        canvas.setFont(REGULAR, look.size)
        for at, line in enumerate(self.lines, 1):
            canvas.drawString(look.indent, self.height - (at * _LEADING - 0.4) * look.size, line)
        long = (
            self.width
            - look.indent
            - max(text_width(each, look.share) for each in ("100.00%", bar.share)) * MM
            - look.share / 2
        )
        low = (self.row - look.high) / 2
        for color, share in ((_EMPTY, 1.0), (_FULL, min(float(bar.part), 1.0))):
            canvas.setFillColor(color)
            canvas.rect(look.indent, low, long * share, look.high, stroke=0, fill=1)
        if bar.bound:
            self._asked(look.indent + long * min(float(bar.bound), 1.0), low)
        canvas.setFillColor(black)
        canvas.setFont(BOLD, look.share)
        canvas.drawString(look.indent + long + look.share / 2, self.row / 2 - look.share * 0.36, bar.share)

    def _asked(self, at: float, low: float) -> None:
        """The line at what had to be reached."""
        canvas, high = self.canv, self.look.high
        canvas.setStrokeColor(SEAL_RED)
        canvas.setLineWidth(max(1.2, high / 8))
        canvas.line(at, low - high * 0.3, at, low + high * 1.3)
        canvas.setStrokeColor(black)


class Framed(Flowable):  # type: ignore[misc]
    """A heading and lines in a frame; too high for the page it breaks between lines."""

    def __init__(self, title: Sequence[str], lines: Sequence[str], type_: Type) -> None:
        super().__init__()
        self.title, self.lines, self.type = tuple(title), tuple(lines), type_
        self.size = _SIZE * type_.scale
        self.spaceBefore = self.spaceAfter = self.size * 0.7 * type_.air

    @property
    def step(self) -> float:
        return self.size * self.type.leading(1.55)

    @property
    def least(self) -> float:
        """Points below which it is not begun on a page."""
        return (len(self.title) + 2) * self.step + self.size if len(self.lines) > _SHORT else _ANY

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        self.height = (len(self.title) + len(self.lines)) * self.step + self.size
        return width, self.height

    def split(self, width: float, height: float) -> list[Framed]:
        self.wrap(width, height)
        fits = int((height - self.size) // self.step) - len(self.title)
        if fits < 2 or len(self.lines) - fits < 1:
            return []
        return [
            Framed(self.title, self.lines[:fits], self.type),
            Framed((), self.lines[fits:], self.type),
        ]

    def draw(self) -> None:
        canvas = self.canv
        canvas.setLineWidth(max(1.0, self.size / 10))
        canvas.rect(0, 0, self.width, self.height, stroke=1, fill=0)
        y = self.height - self.size * 0.5
        for lines, font in ((self.title, BOLD), (self.lines, REGULAR)):
            canvas.setFont(font, self.size)
            for line in lines:
                y -= self.step
                canvas.drawString(self.size * 0.8, y + self.size * 0.45, line)


def framed(title: str, lines: Sequence[str], type_: Type, width: float) -> Iterator[Any]:
    """What is said, in a frame `width` points wide."""
    size = _SIZE * type_.scale
    room = (width - 1.6 * size) / MM
    broken = [part for line in lines for part in paragraph(line, room, size, QUOTED)]
    yield Framed(paragraph(title, room, size, TITLES, bold=True) if title else (), broken, type_)
