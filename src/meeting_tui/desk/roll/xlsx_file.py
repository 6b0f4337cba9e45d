"""A .xlsx as text, read row by row; a bomb is refused before it is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from meeting_tui.desk.roll.grid import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, STEP, Progress, Row, SheetGrid
from meeting_tui.refusal import Refusal
from meeting_tui.trace import fault

MAX_RATIO = 100  # unpacked size over packed size; a roll of 10,000 rows has about 10
MAX_SCANNED = 50_000  # rows looked at, with or without content: sheets are often formatted to the end

_TROUBLES = {"f": "formula", "e": "error", "d": "date"}


def read_xlsx(name: str, data: bytes, progress: Progress | None = None) -> tuple[SheetGrid, ...]:
    """The visible sheets. Refusals: `roll.bomb`, `roll.not_xlsx`, `roll.too_many_rows`."""
    from openpyxl import load_workbook

    _weigh(name, data)
    try:
        _plain(data)
        book = load_workbook(BytesIO(data), read_only=True, data_only=False)
        return tuple(
            _grid(name, sheet, progress) for sheet in book.worksheets if sheet.sheet_state == "visible"
        )
    except Refusal:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers raise
        fault(error)
        raise Refusal("roll.not_xlsx", file=name) from error


def _weigh(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise Refusal("roll.not_xlsx", file=name) from error
    size = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if size > MAX_BYTES or size > MAX_RATIO * max(packed, 1):
        raise Refusal("roll.bomb", file=name, size=size // 1_000_000)


def _plain(data: bytes) -> None:
    """No part declares entities of its own; which parser openpyxl then takes depends on the machine."""
    from defusedxml.ElementTree import iterparse

    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    next(iter(iterparse(file, events=("start",), forbid_dtd=True)))


def _grid(name: str, sheet: Any, progress: Progress | None) -> SheetGrid:
    troubles: dict[tuple[int, int], str] = {}
    expected = min(sheet.max_row or 0, MAX_SCANNED)
    sheet.reset_dimensions()  # what the file says of its size is a hint; trusting it would lose rows
    return SheetGrid(sheet.title, tuple(_rows(name, sheet, troubles, expected, progress)), troubles)


def _rows(
    name: str, sheet: Any, troubles: dict[tuple[int, int], str], expected: int, progress: Progress | None
) -> Iterator[Row]:
    filled = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), 1):
        if progress and number % STEP == 0:
            progress(number, max(number, expected))
        texts = [_text(cell.value) for cell in cells]
        if any(texts):
            filled += 1
            troubles.update(
                ((number, column), _TROUBLES[cell.data_type])
                for column, cell in enumerate(cells)
                if cell.data_type in _TROUBLES and cell.value is not None
            )
            yield number, texts
        if filled > MAX_ROWS or number > MAX_SCANNED:
            raise Refusal("roll.too_many_rows", file=name, limit=MAX_ROWS)


def _text(value: object) -> str:
    """As a person reads the cell: 15 digits are what a spreadsheet keeps of a number."""
    if value is None:
        return ""
    return format(value, ".15g") if isinstance(value, float) else str(value)
