"""A sheet as rows of text, and how much of one is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

MAX_BYTES = 50_000_000
MAX_ROWS = 20_000  # rows with something in them, headings and titles included
MAX_COLUMNS = 60
HEADING_WITHIN = 20  # filled rows among which the heading row is looked for; titles stand above it
GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")  # of a .csv cell a spreadsheet would run or strip
STEP = 500  # rows between two calls of progress

Progress = Callable[[int, int], None]
"""Called with (rows done, rows in all)."""

Row = tuple[int, Sequence[str]]
"""The row's number as a spreadsheet shows it, and its cells as text."""


@dataclass(frozen=True)
class SheetGrid:
    """One sheet. `troubles` are cells that hold no text of their own: `formula`, `error` or `date`."""

    name: str
    rows: tuple[Row, ...]
    troubles: Mapping[tuple[int, int], str] = field(default_factory=dict)
