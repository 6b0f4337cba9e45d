"""Where the headings stand: one line or two, titles above them, known words or none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from meeting_tui.clean import clean, narrow
from meeting_tui.desk.roll.grid import HEADING_WITHIN, SheetGrid

ENOUGH = 3  # known headings that make a row the heading row
_UNIT_LINE = re.compile(
    r"[(（\[]?\s*(?:m2|m²|㎡|平方米|平米|sq\.? ?m|qm|sq\.? ?ft|ft2|坪|呎|.?单位.*)\s*[)）\]]?", re.I
)
_NUMBER = re.compile(r"\d(?!\s*位)")

KnownHeading = Callable[[str], tuple[str, int] | None]
"""The field a heading means, and how exactly; None when it means none."""


@dataclass(frozen=True)
class HeadingLines:
    """The headings of a sheet: which of its rows they are, and one text a column."""

    first: int
    last: int
    texts: tuple[str, ...]


def find_headings(grid: SheetGrid, known: KnownHeading) -> HeadingLines | None:
    """The first line with enough known headings, with a second line of its own below or above it."""
    for at in range(min(HEADING_WITHIN, len(grid.rows))):
        for lines in (_two(grid, at, known), _one(grid, at)):
            if lines and len({found[0] for text in lines.texts if (found := known(text))}) >= ENOUGH:
                return lines
    return None


def guess_headings(grid: SheetGrid) -> HeadingLines | None:
    """Where no heading is known: the first row of three words or more, above rows as full."""
    for at, (_no, cells) in enumerate(grid.rows[:HEADING_WITHIN]):
        filled = [narrow(cell) for cell in cells if cell.strip()]
        below = grid.rows[at + 1 : at + 2]
        fuller = below and sum(1 for cell in below[0][1] if cell.strip()) >= ENOUGH
        if len(set(filled)) >= ENOUGH and fuller and not any(_numeric(cell) for cell in filled):
            return _one(grid, at)
    return None


def _one(grid: SheetGrid, at: int) -> HeadingLines:
    return HeadingLines(at, at, tuple(clean(cell) for cell in grid.rows[at][1]))


def _numeric(cell: str) -> bool:
    return bool(_NUMBER.search(re.sub(r"m2|m²|ft2", "", narrow(cell))))


def _two(grid: SheetGrid, at: int, known: KnownHeading) -> HeadingLines | None:
    """This row and the next as one heading, where the next is headings too and tells something new."""
    if at + 1 >= len(grid.rows) or grid.rows[at + 1][0] != grid.rows[at][0] + 1:
        return None
    upper, lower = (list(map(clean, grid.rows[line][1])) for line in (at, at + 1))
    size = max(len(upper), len(lower))
    upper, lower = ([*texts, *[""] * (size - len(texts))] for texts in (upper, lower))
    if any(_numeric(cell) for cell in lower) or sum(1 for cell in upper if cell) < 2:
        return None
    told = [low for up, low in zip(upper, lower, strict=True) if low and low != up]
    if not any(known(low) or _UNIT_LINE.fullmatch(narrow(low)) for low in told):
        return None
    row = grid.rows[at][0]
    groups = [area for area in grid.merged if area.right > area.left and area.top <= row <= area.bottom]
    wide = {column for area in groups for column in range(area.left, area.right + 1)}
    texts = tuple(_joined(upper, lower, column, wide, known) for column in range(size))
    return HeadingLines(at, at + 1, texts)


def _joined(
    upper: Sequence[str], lower: Sequence[str], column: int, wide: set[int], known: KnownHeading
) -> str:
    """The lower word where it is a heading of its own or the upper one spans several; else the upper one."""
    up, low = upper[column], lower[column]
    if not low or low == up:
        return up
    if up and _UNIT_LINE.fullmatch(narrow(low)):
        return f"{up} ({low})"
    right = column + 1
    spans = column in wide or (right < len(upper) and not upper[right] and bool(lower[right]))
    return low if known(low) or not up or spans else up
