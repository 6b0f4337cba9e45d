"""The tables of an HTML page: what property systems write under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from meeting_tui.desk.roll.encoding import decode
from meeting_tui.desk.roll.grid import MAX_COLUMNS, MAX_MERGED, MAX_ROW, MAX_ROWS, MergedArea, SheetGrid
from meeting_tui.desk.roll.grid_maker import GridMaker
from meeting_tui.desk.roll.html_tags import Tag, tokens
from meeting_tui.desk.roll.number_format import number_format
from meeting_tui.refusal import Refusal

MAX_INSIDE = 20  # tables within tables
MAX_TABLES = 1_000
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}(?:charset|encoding)\s*=\s*["']?\s*([\w.-]{1,40})""", re.I
)
_FORMAT = re.compile(r"""mso-number-format\s*:\s*(?:"([^"]*)"|'([^']*)'|([^;]*))""", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?", re.ASCII)
_BLANKS = re.compile("[ \t\r\n\f]+")
_STRUCK = frozenset({"s", "strike", "del"})
_LINE = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_UNSHOWN = re.compile(r"display\s*:\s*none|mso-hide", re.IGNORECASE)
_LINES = frozenset({"p", "div", "br", "li"})


def read_html(name: str, data: bytes, encoding: str | None = None) -> tuple[SheetGrid, ...]:
    """Each table with something in it, in order; a table within a cell is one of its own.

    Refusals: `roll.kind` where there is none, those of `decode`, the bounds.
    """
    said = _DECLARED.search(data[:4_000])
    text, _ = decode(name, data, encoding, said[1].decode("ascii") if said else None)
    page = _Page(name)
    for token in tokens(name, text):
        page.take(token)
    grids = page.grids()
    if not grids:
        raise Refusal("roll.kind", file=name)
    return grids


@dataclass
class _Place:
    """A cell: where it stands, how many rows and columns it takes, what is said of it, its text so far."""

    row: int
    column: int
    down: int
    across: int
    given: Mapping[str, str]
    text: list[str] = field(default_factory=list)
    struck: bool = False

    def read(self) -> tuple[str, str]:
        """The text and its trouble. `x:num` holds the number of which a spreadsheet shows the text."""
        lines = _BLANKS.sub(" ", "".join(self.text)).split("\0")
        text = "\n".join(line for part in lines if (line := part.strip()))
        if "x:num" not in self.given:
            return text, ""
        number = self.given["x:num"] or text
        format_ = _FORMAT.search(self.given.get("style", ""))
        code = (format_[1] or format_[2] or format_[3]).strip() if format_ else None
        exact, trouble = number_format(0, code).read(number)
        if trouble == "error" or not _NUMBER.fullmatch(text):
            return text, trouble.replace("error", "")
        same = float(text.replace(",", "")) == float(number)
        return text if same else exact, trouble


@dataclass
class _Table:
    """A table: its cells, and down to which row each column is taken by a cell from above."""

    cells: list[_Place] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    row: int = 0
    column: int = -1
    open: _Place | None = None
    hidden: list[int] = field(default_factory=list)

    def begin_row(self, *, shown: bool) -> None:
        self.open = None
        self.row, self.column = self.row + 1, -1
        if not shown:
            self.hidden.append(self.row)

    def begin_cell(self, tag: Tag) -> bool:
        """Whether it takes more than its own place."""
        self.row = self.row or 1
        given = tag.given()
        column = self.column + 1
        while self.taken.get(column, 0) >= self.row:
            column += 1
        down, across = _span(given, "rowspan", MAX_ROW), _span(given, "colspan", MAX_COLUMNS)
        self.column = column + across - 1
        if down > 1:
            last = self.row + down - 1
            self.taken.update((at, last) for at in range(column, min(self.column + 1, MAX_COLUMNS)))
        self.open = _Place(self.row, column, down, across, given)
        self.open.struck = bool(_LINE.search(given.get("style", "")))
        self.cells.append(self.open)
        return down > 1 or across > 1


class _Page:
    def __init__(self, name: str) -> None:
        self._name = name
        self._tables: list[_Table] = []
        self._open: list[_Table] = []
        self._rows = self._merged = 0

    def take(self, token: str | Tag) -> None:
        """The next text or tag."""
        inside = self._open[-1].open if self._open else None
        if isinstance(token, str):
            if inside:
                inside.text.append(token.replace("\0", " "))
        elif token.name == "table":
            self._table(token)
        elif token.name in _LINES and inside:
            inside.text.append("\0")
        elif token.name in _STRUCK and inside and not token.closes:
            inside.struck = True
        elif self._open:
            self._part(self._open[-1], token)

    def _table(self, tag: Tag) -> None:
        if tag.closes:
            self._open[-1:] = []
            return
        if len(self._open) >= MAX_INSIDE or len(self._tables) >= MAX_TABLES:
            raise Refusal("roll.bomb_markup", file=self._name)
        self._open.append(_Table())
        self._tables.append(self._open[-1])

    def _part(self, table: _Table, tag: Tag) -> None:
        if tag.name == "tr" and not tag.closes:
            table.begin_row(shown=not _UNSHOWN.search(tag.given().get("style", "")))
            self._rows += 1
            if self._rows > MAX_ROW:
                raise Refusal("roll.too_many_rows", file=self._name, limit=MAX_ROWS)
        elif tag.name in ("td", "th") and not tag.closes:
            self._merged += table.begin_cell(tag)
            if self._merged > MAX_MERGED:
                raise Refusal("roll.bomb_text", file=self._name)
        elif tag.name in ("td", "th", "tr"):
            table.open = None

    def grids(self) -> tuple[SheetGrid, ...]:
        """The tables that hold something, named by their number."""
        maker = GridMaker(self._name)
        return tuple(
            grid for no, table in enumerate(self._tables, 1) if (grid := _grid(maker, table, no)).rows
        )


def _grid(maker: GridMaker, table: _Table, no: int) -> SheetGrid:
    maker.begin(str(no))
    for row in table.hidden:
        maker.hide(row)
    for cell in table.cells:
        text, trouble = cell.read()
        maker.cell(cell.row, cell.column, text, trouble or ("struck" if cell.struck else ""))
        if cell.down > 1 or cell.across > 1:
            last, right = cell.row + cell.down - 1, cell.column + cell.across - 1
            maker.merge(MergedArea(cell.row, last, cell.column, right))
    return maker.grid()


def _span(given: Mapping[str, str], name: str, most: int) -> int:
    """How many rows or columns a cell takes; what is no number is one."""
    found = re.match(r"\s*(\d{1,9})", given.get(name, ""), re.ASCII)
    return min(max(1, int(found[1])), most) if found else 1
