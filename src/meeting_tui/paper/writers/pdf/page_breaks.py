"""Where a page may not end: behind a heading, in front of the first rows of a table, in a short section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from reportlab.platypus import CondPageBreak, KeepTogether, NullActionFlowable, PageBreak
from reportlab.platypus import Table as Grid

from meeting_tui.paper.documents.blocks import (
    Bars,
    Block,
    Callout,
    Change,
    Heading,
    Paragraph,
    Seal,
    Signatures,
    Table,
    Verdict,
)
from meeting_tui.paper.writers.pdf.bars import Framed
from meeting_tui.paper.writers.pdf.flowables import Lines
from meeting_tui.paper.writers.pdf.sums import SummedGrid

Part = tuple[Block, list[Any]]
_SHORT = 8  # rows of a table that is not worth tearing
_TALL = 100.0  # points of a row behind whose like a page may end
_CLOSING = 0.6
"""Of a page: the most that goes to the last one with the seal, which else would stand there alone."""
_WITH_SEAL = 2
"""Rows of a table, at least, that go there with it."""
_ANY = 1e6  # points: as high as it likes


def kept(parts: Sequence[Part], width: float, height: float) -> Iterator[Any]:
    """All flowables, with a new page before what would lose its first lines to the next one.

    `width` and `height` are those of a page's text, in points.
    """
    for at, (block, made) in enumerate(parts):
        begins = at > 0 and isinstance(block, Heading) and block.page
        yield PageBreak() if begins else CondPageBreak(min(_need(parts, at, width, height), height))
        table = made[0] if made and isinstance(block, Table) else None
        if isinstance(table, Grid | SummedGrid) and _closes(parts, at):
            yield LastTable([each for _, all_ in parts[at:] for each in all_], width)
            return
        yield from made


class LastTable(KeepTogether):  # type: ignore[misc]
    """A table and the closing words behind it: torn so that the page with the seal has rows of it, too."""

    def __init__(self, parts: Sequence[Any], width: float) -> None:
        super().__init__(parts)
        self.across = width

    def split(self, width: float, height: float) -> list[Any]:
        """All of it where there is room, else the first rows, and the last with what closes the paper."""
        table, *closing = self._content
        most = _before_last(table)
        if _height(self._content, self.across) <= height or not most:
            return self._one_by_one()
        torn = table.split(width, min(height, most + 1.0))
        if len(torn) < 2:
            return self._one_by_one()
        first, last = torn
        rest = [last, *closing]
        return [first, CondPageBreak(_height(rest, self.across)), LastTable(rest, self.across)]

    def _one_by_one(self) -> list[Any]:
        """Each part by itself: behind an action the first may be torn or go to the next page, too."""
        return [NullActionFlowable(), *self._content]


def _before_last(table: Any) -> float:
    """Points of a table without the rows that go with the seal; 0 where it has no others."""
    if isinstance(table, SummedGrid):
        return table.before(_WITH_SEAL)
    rows = table._rowHeights
    return float(sum(rows[:-_WITH_SEAL])) if len(rows) > _WITH_SEAL else 0.0


def _need(parts: Sequence[Part], at: int, width: float, height: float) -> float:
    """Points of a part, if it leads to something with the beginning of that; of a short section all of it."""
    block, made = parts[at]
    if _closes(parts, at):
        closing = sum(_height(made, width) for _, made in parts[at:])
        if closing <= height * _CLOSING:
            return closing
    if isinstance(block, Heading) and block.whole:
        inside = [made for _, made in _section(parts, at)]
        section = sum(_height(each, width) for each in inside) - float(inside[-1][-1].getSpaceAfter())
        if section <= height:
            return section
    if at + 1 == len(parts) or not _leads(block, parts[at + 1][0]):
        return _least(made, width)
    return _height(made, width) + _need(parts, at + 1, width, height)


def _closes(parts: Sequence[Part], at: int) -> bool:
    """Whether nothing but the closing words, and seal or signatures, comes behind a part."""
    block, behind = parts[at][0], [each for each, _ in parts[at + 1 :]]
    ends = bool(behind) and isinstance(behind[-1], Seal | Signatures)
    if not ends or not isinstance(block, Callout | Paragraph | Table):
        return False
    return all(isinstance(each, Paragraph | Signatures) for each in behind[:-1])


def _section(parts: Sequence[Part], at: int) -> list[Part]:
    """A heading's part and those under it."""
    level = getattr(parts[at][0], "level", 1)
    inside = takewhile(lambda part: getattr(part[0], "level", 9) > level, parts[at + 1 :])
    return [parts[at], *inside]


def _leads(block: Block, following: Block) -> bool:
    """Whether it belongs to what comes next. No seal stands on a page without a line of what it seals."""
    if isinstance(following, Seal | Signatures):
        return isinstance(block, Paragraph | Signatures)
    if isinstance(following, Table):
        return isinstance(block, Paragraph | Heading | Change)
    if isinstance(following, Bars):
        return isinstance(block, Verdict | Paragraph)
    leading = isinstance(block, Paragraph) and (block.leads or block.style == "strong")
    return leading or isinstance(block, Heading | Change)


def _height(made: Sequence[Any], width: float) -> float:
    """Points of flowables, one under the other."""
    total = after = 0.0
    for each in made:
        if not isinstance(each, CondPageBreak):
            total += max(0.0, each.getSpaceBefore() - after) + _high(each, width) + each.getSpaceAfter()
            after = each.getSpaceAfter()
    return total


def _high(each: Any, width: float) -> float:
    """Points of one flowable; what is kept together counts with all it holds."""
    if isinstance(each, KeepTogether):
        return _height(each._content, width) - float(each.getSpaceBefore() + each.getSpaceAfter())
    return float(each.wrap(width, _ANY)[1])


def _least(made: Sequence[Any], width: float) -> float:
    """Points of the first lines or rows, below which nothing is begun on a page."""
    first = next((each for each in made if not isinstance(each, CondPageBreak)), None)
    if first is None:
        return 0.0
    if isinstance(first, SummedGrid | Framed):
        return min(first.least, _high(first, width)) + float(first.getSpaceBefore())
    high = _high(first, width)
    if isinstance(first, Lines):
        lines = len(first.broken)
        high = first.step * (lines if lines <= 3 else 2)
    if isinstance(first, Grid) and len(first._rowHeights) > _SHORT:
        head, one, two = first._rowHeights[:3]
        high = head + one + (two if two < _TALL else 0.0)
    return high + float(first.getSpaceBefore())
