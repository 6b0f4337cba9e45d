"""A sheet while it is being read: what has text is kept, merged cells are filled, within bounds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from meeting_tui.desk.roll.grid import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_MERGED,
    MAX_ROW,
    MAX_ROWS,
    MAX_TEXT,
    PER_CELL,
    MergedArea,
    SheetGrid,
)
from meeting_tui.refusal import Refusal

# A number as a spreadsheet writes it in a cell that is too narrow for it, and the days it makes of `3-2`.
_CUT = re.compile(r"[+-]?\d(?:[.,]\d+)?E[+-]\d{2,3}|#{2,}", re.IGNORECASE | re.ASCII)
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY = re.compile(
    rf"\d{{1,2}}月\d{{1,2}}日|(?:19|20)\d\d年\d{{1,2}}月(?:\d{{1,2}}日)?|(?:19|20)\d\d/\d{{1,2}}/\d{{1,2}}"
    rf"|(?:19|20)\d\d-\d\d-\d\d(?: 00:00:00)?|\d{{1,2}}-{_MONTH}(?:-\d\d)?|{_MONTH}-\d\d",
    re.IGNORECASE | re.ASCII,
)
_SHORTEST = 4


def damage(text: str) -> str:
    """The trouble of a text that a spreadsheet made of something else: `cut`, `date`, or none."""
    text = text.strip()
    if (len(text) < _SHORTEST and text[:1] != "#") or not text[:1].isascii():
        return ""  # most cells
    if _CUT.fullmatch(text) or _rounded(text):
        return "cut"
    return "date" if _DAY.fullmatch(text) else ""


def _rounded(digits: str) -> bool:
    """An identity number of which 15 digits were kept: three noughts end it, against its check digit."""
    if len(digits) != 18 or not digits.endswith("000") or not (digits.isascii() and digits.isdigit()):
        return False
    return sum(int(digit) << 17 - at for at, digit in enumerate(digits)) % 11 != 1


class GridMaker:
    """The sheets of one file, one after another; they share a bound.

    Refusals: `roll.too_many_rows`, `roll.too_many_columns`, `roll.bomb_cell`, `roll.bomb_text`.
    """

    def __init__(self, file: str) -> None:
        self._file, self._size = file, 0
        self.begin("")

    def begin(self, name: str, delimiter: str = "") -> None:
        """A new sheet."""
        self._name, self._delimiter = name, delimiter
        self._rows: dict[int, list[str]] = {}
        self._troubles: dict[tuple[int, int], str] = {}
        self._merged: list[MergedArea] = []
        self._hidden: set[int] = set()

    def cell(self, row: int, column: int, text: str, trouble: str = "") -> None:
        """A cell and its text; one without any is passed over. Rows count from 1, columns from 0."""
        if not text.strip():
            return
        cells = self._rows.get(row)
        if cells is None:
            cells = self._rows[row] = []
            if row > MAX_ROW or len(self._rows) > MAX_ROWS:
                raise Refusal("roll.too_many_rows", file=self._file, limit=MAX_ROWS)
        if column >= MAX_COLUMNS:
            raise Refusal("roll.too_many_columns", file=self._file, limit=MAX_COLUMNS)
        if len(text) > MAX_CELL:
            raise Refusal("roll.bomb_cell", file=self._file, limit=MAX_CELL)
        self._put(cells, column, text)
        if trouble := trouble or damage(text):
            self._troubles[row, column] = trouble

    def hide(self, row: int) -> None:
        """A row that the spreadsheet doesn't show."""
        self._hidden.add(row)

    def merge(self, area: MergedArea) -> None:
        """Cells shown as one."""
        if len(self._merged) >= MAX_MERGED:
            raise Refusal("roll.bomb_text", file=self._file)
        self._merged.append(area)

    def grid(self) -> SheetGrid:
        """The sheet, its merged cells filled downwards."""
        numbers = sorted(self._rows)
        for area in self._merged:
            self._fill(area, numbers[bisect_left(numbers, area.top) : bisect_right(numbers, area.bottom)])
        rows = tuple((number, self._rows[number]) for number in numbers)
        hidden = frozenset(self._hidden & self._rows.keys())
        return SheetGrid(self._name, rows, self._troubles, tuple(self._merged), self._delimiter, hidden)

    def _fill(self, area: MergedArea, numbers: list[int]) -> None:
        """What stands under a merged cell is not shown: it gives way to that cell's value, or to nothing."""
        first = self._rows.get(area.top, ())
        text = first[area.left] if area.left < len(first) else ""
        trouble = self._troubles.get((area.top, area.left))
        self._weigh(len(numbers) * (2 + min(area.right, MAX_COLUMNS) - area.left))
        for number in numbers:
            cells = self._rows[number]
            for column in range(area.left, min(area.right + 1, len(cells))):
                if cells[column]:
                    cells[column] = ""
                    self._troubles.pop((number, column), None)
            if text:
                self._put(cells, area.left, text)
            if trouble:
                self._troubles[number, area.left] = trouble

    def _put(self, cells: list[str], column: int, text: str) -> None:
        self._weigh(len(text) + PER_CELL)
        if column == len(cells):
            cells.append(text)
            return
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = text

    def _weigh(self, size: int) -> None:
        self._size += size
        if self._size > MAX_TEXT:
            raise Refusal("roll.bomb_text", file=self._file)
