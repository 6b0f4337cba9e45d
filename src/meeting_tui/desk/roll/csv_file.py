"""A .csv as text: strict about its encoding and its quotes, so that no row is swallowed in silence."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from meeting_tui.desk.roll.grid import GUARDED, HEADING_WITHIN, MAX_COLUMNS, MAX_ROWS, Row, SheetGrid
from meeting_tui.refusal import Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-8 first: GB18030 accepts most UTF-8 texts as other characters, never the other way round.
_UNMARKED = ("utf-8", "gb18030")
DELIMITERS = (",", "\t", ";")


def read_csv(name: str, data: bytes, encoding: str | None = None) -> tuple[SheetGrid, ...]:
    """The one grid of the file, named by its encoding, which is the one given or else found out.

    Refusals: `roll.encoding`, `roll.nul`, `roll.quotes`.
    """
    text, encoding = decode(name, data, encoding)
    if "\0" in text:
        raise Refusal("roll.nul", file=name, line=text.count("\n", 0, text.index("\0")) + 1)
    return (SheetGrid(encoding, tuple(_rows(name, text, _delimiter(text)))),)


def _delimiter(text: str) -> str:
    """The one the fullest of the first lines, its headings, has most of; a comma when they tie."""
    first = text.split("\n", HEADING_WITHIN)[:HEADING_WITHIN]
    return max(DELIMITERS, key=lambda mark: max(line.count(mark) for line in first))


def decode(name: str, data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and its encoding: a byte order mark decides, else UTF-8, else GB18030, always strict."""
    marked = [encoding] if encoding else [codec for mark, codec in _MARKS if data.startswith(mark)]
    for codec in marked or _UNMARKED:
        try:
            return data.decode(codec), codec
        except (UnicodeError, LookupError):
            continue
    raise Refusal("roll.encoding", file=name)


def _rows(name: str, text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    filled = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                filled += 1
                if filled > MAX_ROWS:
                    raise Refusal("roll.too_many_rows", file=name, limit=MAX_ROWS)
                yield number, [_unguarded(cell) for cell in cells[:MAX_COLUMNS]]
    except csv.Error as error:
        raise Refusal("roll.quotes", file=name, line=reader.line_num) from error


def _unguarded(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from running the cell."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(GUARDED) else cell
