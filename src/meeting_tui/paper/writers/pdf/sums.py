"""A table with what the rows of each page add up to at its foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

_ANY = 1e6  # points: as high as it likes
MakeRows = Callable[[int, int], Any]
"""Makes a grid for the rows from one number to before another."""


@dataclass(frozen=True)
class SummedRows:
    """The rows of the whole table: `body` makes some with the heading, `foot` what these add up to. Points:
    `width`, `head`, of each row (`heights`), and of the foot (`below`)."""

    body: MakeRows
    foot: MakeRows
    width: float
    head: float
    heights: tuple[float, ...]
    below: float

    @classmethod
    def of(cls, body: MakeRows, foot: MakeRows, count: int, head: int, width: float) -> SummedRows:
        """All rows, measured once; so many of the first lines are the heading."""
        whole, least = body(0, count), foot(0, count)
        whole.wrap(width, _ANY)
        high = tuple(whole._rowHeights)
        below = float(least.wrap(width, _ANY)[1])
        return cls(body, foot, width, sum(high[:head]), high[head:], below)

    def height(self, first: int, last: int) -> float:
        """Points of some rows with heading and foot."""
        return self.head + sum(self.heights[first:last]) + self.below


class SummedGrid(Flowable):  # type: ignore[misc]
    """Some rows of a table, on a page or to be torn over several."""

    def __init__(self, rows: SummedRows, first: int, last: int) -> None:
        super().__init__()
        self.rows, self.first, self.last = rows, first, last

    @property
    def least(self) -> float:
        """Points below which it is not begun on a page: two rows, with heading and foot."""
        return self.rows.height(self.first, min(self.first + 2, self.last))

    def before(self, last: int) -> float:
        """Points of it, with heading and foot, without so many of the last rows; 0 where it has no others."""
        fewer = self.last - last
        return self.rows.height(self.first, fewer) if fewer > self.first else 0.0

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """As wide and as high as the table and its foot."""
        return self.rows.width, self.rows.height(self.first, self.last)

    def split(self, _width: float, height: float) -> list[Any]:
        """As many rows as there is room for above the foot, and the others."""
        fits = self.first
        while fits < self.last and self.rows.height(self.first, fits + 1) <= height:
            fits += 1
        if not self.first < fits < self.last:
            return []
        parts = [SummedGrid(self.rows, self.first, fits), SummedGrid(self.rows, fits, self.last)]
        parts[0].spaceBefore, parts[1].spaceAfter = self.getSpaceBefore(), self.getSpaceAfter()
        return parts

    def draw(self) -> None:
        """The rows, and below them the foot."""
        for make, at in ((self.rows.body, self.rows.below), (self.rows.foot, 0)):  # read in this order
            made = make(self.first, self.last)
            made.wrap(self.rows.width, _ANY)
            made.drawOn(self.canv, 0, at)
