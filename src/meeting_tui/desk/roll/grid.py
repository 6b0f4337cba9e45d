"""A sheet as rows of text, and how much of one is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

MAX_BYTES = 50_000_000
MAX_ROWS = 20_000  # rows with something in them, headings and titles included
MAX_COLUMNS = 256
MAX_ROW = 50_000  # the highest row with something in it; sheets are often formatted to the end
MAX_CELL = 32_767  # characters a spreadsheet keeps in a cell
MAX_TEXT = 30_000_000  # characters of a file, those of a merged cell counted for each of its rows
PER_CELL = 8  # characters a cell counts for beside its own
MAX_MERGED = 100_000  # merged areas of a sheet
HEADING_WITHIN = 20  # filled rows among which the heading row is looked for; titles stand above it
GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")  # of a .csv cell a spreadsheet would run or strip
STEP = 500  # rows between two calls of progress

Progress = Callable[[int, int], None]
"""Called with (rows done, rows in all)."""

Row = tuple[int, Sequence[str]]
"""The row's number as a spreadsheet shows it, and its cells as text."""


class MergedArea(NamedTuple):
    """Cells shown as one: rows as a spreadsheet numbers them, columns counted from 0, both ends included."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class SheetGrid:
    """One sheet; empty rows are left out.

    `troubles` are cells (row, column) that hold no text of their own: `formula`, `error`, `date`, `cut`
    where a spreadsheet cut a number short, or `struck` where a line goes through it. `merged` are the merged
    areas: the value of one stands in each of its rows, in the area's first column, with its trouble; its
    other columns are empty. `delimiter` parts the cells of a .csv. `hidden` are rows that the spreadsheet
    doesn't show; of a sheet that is `unseen` only the name is read.
    """

    name: str
    rows: tuple[Row, ...]
    troubles: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[MergedArea, ...] = ()
    delimiter: str = ""
    hidden: frozenset[int] = frozenset()
    unseen: bool = False
