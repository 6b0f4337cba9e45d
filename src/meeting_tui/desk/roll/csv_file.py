"""A .csv as text: strict about its encoding and its quotes, so that no row is swallowed in silence."""

from __future__ import annotations

import csv
import re
from io import StringIO

from meeting_tui.desk.roll.encoding import decode
from meeting_tui.desk.roll.grid import GUARDED, HEADING_WITHIN, SheetGrid
from meeting_tui.desk.roll.grid_maker import GridMaker
from meeting_tui.refusal import Refusal

DELIMITERS = (",", "\t", ";")
_SAID = re.compile(r'"?sep=(.)"?[\t,; ]*(?:\r\n|\r|\n)', re.IGNORECASE)
_AS_TEXT = re.compile(r'="(.*)"|\'([0-9][^\']*)')
_SHOWN = 200_000  # characters at the beginning, in which the delimiter is looked for


def read_csv(name: str, data: bytes, encoding: str | None = None) -> tuple[SheetGrid, ...]:
    """The one grid of the file, named by its encoding, which is the one given or else found out.

    Refusals: `roll.nul`, `roll.quotes`, those of `decode` and of a sheet.
    """
    text, encoding = decode(name, data, encoding)
    if "\0" in text:
        raise Refusal("roll.nul", file=name, line=text.count("\n", 0, text.index("\0")) + 1)
    said = _SAID.match(text)  # a spreadsheet reads this line and doesn't show it
    delimiter = said[1] if said else _delimiter(text)
    maker = GridMaker(name)
    maker.begin(encoding, delimiter)
    _rows(name, text[said.end() :] if said else text, delimiter, maker)
    return (maker.grid(),)


def _delimiter(text: str) -> str:
    """The one the fullest of the first lines, its headings, has most of; a comma when they tie."""
    first = text[:_SHOWN].splitlines()[:HEADING_WITHIN]
    return max(DELIMITERS, key=lambda mark: max(line.count(mark) for line in first))


def _rows(name: str, text: str, delimiter: str, maker: GridMaker) -> None:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, 1):
            if any(cells):
                for column, cell in enumerate(cells):
                    if cell:
                        maker.cell(row, column, _unguarded(cell) if cell[0] in "='" else cell)
    except csv.Error as error:
        raise Refusal("roll.quotes", file=name, line=reader.line_num) from error


def _unguarded(cell: str) -> str:
    """Without what keeps a spreadsheet from running the cell, or from making a number of it: `="0101"`."""
    if cell.startswith("'") and cell[1:].startswith(GUARDED):
        return cell[1:]
    told = _AS_TEXT.fullmatch(cell)
    return (told[1] or told[2]).replace('""', '"') if told else cell
