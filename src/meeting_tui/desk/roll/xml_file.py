"""A workbook as XML, of 2003: what property systems write under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meeting_tui.desk.roll.encoding import decode
from meeting_tui.desk.roll.grid import MAX_ROW, STEP, MergedArea, Progress, SheetGrid
from meeting_tui.desk.roll.grid_maker import GridMaker
from meeting_tui.desk.roll.markup import PIECE, Ends, Markup, Starts
from meeting_tui.desk.roll.number_format import NumberFormat, number_format
from meeting_tui.refusal import Refusal

_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.-]{1,40})["']""")
_NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "Scientific": "0.00E+00"}


def read_xml(
    name: str, data: bytes, progress: Progress | None = None, encoding: str | None = None
) -> tuple[SheetGrid, ...]:
    """The sheets, of those that are hidden the names. Refusals: `roll.kind` (another kind of XML), those of
    `decode`, the bounds."""
    said = _DECLARED.match(data[:400])
    text, _ = decode(name, data, encoding, said[1].decode("ascii") if said else None)
    book = _XmlBook(name, progress)
    Markup(name).read(_pieces(text.lstrip().encode()), book.starts, book.ends, "utf-8")
    if not book.sheets:
        raise Refusal("roll.kind", file=name)
    return tuple(book.grids)


def _pieces(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), PIECE):
        yield data[at : at + PIECE]


class _XmlBook:
    """The sheets as they come by; `sheets` counts them, `grids` are the visible ones."""

    def __init__(self, name: str, progress: Progress | None) -> None:
        self.sheets = 0
        self.grids: list[SheetGrid] = []
        self._maker = GridMaker(name)
        self._progress = progress or (lambda _done, _of: None)
        self._formats: dict[str, NumberFormat] = {}
        self._lines: set[str] = set()
        self._style, self._hidden, self._remark, self._struck = "", False, False, False
        self._row, self._column, self._across, self._span, self._expected = 0, -1, 0, 0, 0
        self._kind, self._value, self._given = "String", "", dict[str, str]()
        self.starts: Starts = {
            "Style": self._styled,
            "NumberFormat": self._formatted,
            "Font": self._lettered,
            "Worksheet": self._begin_sheet,
            "Table": self._sized,
            "Row": self._begin_row,
            "Cell": self._begin_cell,
            "Comment": self._begin_remark,
            "Data": self._begin_data,
            "S": self._strike,
        }
        self.ends: Ends = {
            "Data": self._end_data,
            "Comment": self._end_remark,
            "Cell": self._end_cell,
            "Row": self._end_row,
            "Visible": self._visible,
            "Worksheet": self._end_sheet,
        }

    def _styled(self, given: dict[str, str]) -> None:
        self._style = _own(given, "ID")

    def _formatted(self, given: dict[str, str]) -> None:
        code = _own(given, "Format", "General")
        date = code.endswith(("Date", "Time"))
        self._formats[self._style] = number_format(
            14 if date else 0, None if date else _NAMED.get(code, code)
        )

    def _lettered(self, given: dict[str, str]) -> None:
        if _own(given, "StrikeThrough", "0") not in ("0", "False"):
            self._lines.add(self._style)

    def _strike(self, _: dict[str, str]) -> None:
        self._struck = not self._remark

    def _begin_sheet(self, given: dict[str, str]) -> None:
        self.sheets += 1
        self._maker.begin(_own(given, "Name"))
        self._row, self._span, self._hidden = 0, 0, False

    def _visible(self, text: str) -> None:
        self._hidden = "Hidden" in text

    def _end_sheet(self, _: str) -> None:
        grid = self._maker.grid()
        self.grids.append(SheetGrid(grid.name, (), unseen=True) if self._hidden else grid)

    def _sized(self, given: dict[str, str]) -> None:
        self._expected = min(_number(given, "ExpandedRowCount", 0), MAX_ROW)

    def _begin_row(self, given: dict[str, str]) -> None:
        self._row = _number(given, "Index", self._row + 1)
        self._span = _number(given, "Span", 0)
        self._column, self._across = -1, 0
        if _own(given, "Hidden", "0") not in ("0", "False"):
            self._maker.hide(self._row)
        if self._row % STEP == 0:
            self._progress(self._row, max(self._row, self._expected))

    def _end_row(self, _: str) -> None:
        self._row += self._span  # so many rows more have its looks, and nothing in them

    def _begin_cell(self, given: dict[str, str]) -> None:
        self._column = _number(given, "Index", self._column + self._across + 2) - 1
        self._across = _number(given, "MergeAcross", 0)
        self._kind, self._value, self._given = "String", "", given
        self._struck = _own(given, "StyleID") in self._lines

    def _begin_remark(self, _: dict[str, str]) -> None:
        self._remark = True

    def _end_remark(self, _: str) -> None:
        self._remark = False

    def _begin_data(self, given: dict[str, str]) -> None:
        if not self._remark:
            self._kind = _own(given, "Type", "String")

    def _end_data(self, text: str) -> None:
        if not self._remark:
            self._value = text

    def _end_cell(self, _: str) -> None:
        text, trouble = self._value, {"DateTime": "date", "Error": "error"}.get(self._kind, "")
        formula = _own(self._given, "Formula")
        if self._kind == "Number":
            style = self._formats.get(_own(self._given, "StyleID"), number_format(0))
            text, trouble = style.read(text)
        if formula:
            text, trouble = formula, "formula"
        self._maker.cell(self._row, self._column, text, trouble or ("struck" if self._struck else ""))
        down = _number(self._given, "MergeDown", 0)
        if down or self._across:
            area = MergedArea(self._row, self._row + down, self._column, self._column + self._across)
            self._maker.merge(area)


def _own(given: dict[str, str], name: str, otherwise: str = "") -> str:
    """An attribute, with whatever prefix the file has for it."""
    value = given.get("ss:" + name)
    if value is None:
        value = next((text for key, text in given.items() if key.rpartition(":")[2] == name), otherwise)
    return value


def _number(given: dict[str, str], name: str, otherwise: int) -> int:
    """A count, never below nothing."""
    text = _own(given, name)
    return max(0, int(text)) if text else otherwise
