"""A table of a document as pages are stacked from: its lines, how it is ruled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus import Table as Rows
from reportlab.platypus import TableStyle

from meeting_tui.paper.documents.blocks import PageSums, Table
from meeting_tui.paper.fonts import BOLD, REGULAR, bold_ems, regular_ems
from meeting_tui.paper.headlines import TITLES
from meeting_tui.paper.line_breaks import MM_PER_PT, balanced, break_lines
from meeting_tui.paper.writers.columns import ASIDE, CellType, columns, hanzi
from meeting_tui.paper.writers.pdf.flowables import CodeSymbol, Lines, Look, Type
from meeting_tui.paper.writers.pdf.sums import SummedGrid, SummedRows

MM = 1 / MM_PER_PT
SIZE = 11.5
"""Points, as of all that is read on paper: whoever is seventy-five reads a table too."""
_LEADING = 1.4
_HAIR = Color(0.72, 0.72, 0.72)


class Grid(Rows):  # type: ignore[misc]
    """Rows that are measured once: reportlab measures all that are left several times for each page."""

    _across: float | None = None

    def _calc(self, width: float, height: float) -> None:
        if width == self._across:
            return
        super()._calc(width, height)
        if None not in self._rowHeights:
            self._across, self._argH = width, list(self._rowHeights)


def grid(block: Table, type_: Type, width: float, height: float) -> Iterator[Any]:
    """Rules under the heading and between rows, nothing upright; the heading stands on every page.

    Where a page of this height would not hold a heading and two rows, the rows are lines of text.
    """
    size = SIZE * type_.scale
    printed = replace(block, rows=tuple((*row[:-1], "") for row in block.rows)) if block.codes else block
    rows, head = printed.cells(), [block.heading()] if any(block.head) else []
    widths = columns(_with_sums(printed), _type(size), width)
    lines = [_lines(row, widths, size, heads=True) for row in head]
    lines += [_lines(row, widths, size) for row in rows]
    if _highest(lines, len(head)) * size * _LEADING + 6 * _pad(block, type_) > height:
        yield from (Lines("  ".join(row), Look(size, after=_pad(block, type_))) for row in (*head, *rows))
    elif lines:
        style = TableStyle(list(_style(block, type_, bool(head))))
        if block.codes:
            lines = [*lines[: len(head)], *map(_coded, lines[len(head) :], block.cells())]
        made: Any = Grid(lines, colWidths=widths, repeatRows=len(head), style=style)
        if block.sums and block.rows:
            made = _summed(block, lines, len(head), widths, type_)
        made.spaceBefore = made.spaceAfter = (2 if block.dense else 6) * type_.scale * type_.air
        yield made


def _with_sums(block: Table) -> Table:
    """The table whose columns are as wide as what they add up to; what it says of the rows spans several."""
    if not (block.sums and block.rows):
        return block
    total = block.with_total()[-1]
    return replace(block, rows=(*block.rows, ("", *total[1:])))


def _summed(
    block: Table, lines: Sequence[Any], head: int, widths: Sequence[float], type_: Type
) -> SummedGrid:
    """The table with its sums; `head`: so many of the lines are its heading."""
    cells, count = block.cells(), len(block.rows)

    def body(first: int, last: int) -> Grid:
        shown = [*lines[:head], *lines[head + first : head + last]]
        style = TableStyle(list(_style(replace(block, rows=block.rows[first:last]), type_, bool(head))))
        return Grid(shown, colWidths=widths, style=style)

    def foot(first: int, last: int) -> Grid:
        return _foot(block, cells, (first, last), widths, type_)

    return SummedGrid(SummedRows.of(body, foot, count, head, sum(widths)), 0, count)


def _foot(
    block: Table,
    cells: Sequence[tuple[str, ...]],
    span: tuple[int, int],
    widths: Sequence[float],
    type_: Type,
) -> Grid:
    """What the rows of a page add up to, and below that who signs it."""
    sums, size = block.sums or PageSums("", ""), SIZE * type_.scale
    rows: list[tuple[str, ...]] = list(sums.rows(cells, *span))
    free = max(1, min(sums.columns, default=2)) - 1
    style = [*_style(replace(block, rows=(), codes=False), type_, has_head=False)]
    style += [
        ("FONT", (0, 0), (-1, 1), BOLD, size, size * type_.leading(_LEADING)),
        ("ALIGN", (0, 0), (0, -1), "LEFT"),
    ]
    style += [("SPAN", (0, row), (free, row)) for row in range(len(rows))]
    if sums.signs:
        style += [("SPAN", (0, len(rows)), (-1, len(rows)))]
        rows.append((sums.signed, *[""] * (len(widths) - 1)))
    return Grid(rows, colWidths=widths, style=TableStyle(style))


def _coded(row: Sequence[Any], cells: Sequence[str]) -> list[Any]:
    """A row with its code as a symbol."""
    return [*row[:-1], CodeSymbol(cells[-1])] if cells[-1] else list(row)


def _highest(rows: Sequence[Sequence[str]], head: int) -> int:
    """Lines of the heading and of the two highest rows."""
    high = [max(cell.count("\n") + 1 for cell in row) for row in rows]
    return sum(high[:head]) + sum(sorted(high[head:])[-2:])


def _type(size: float) -> CellType:
    """What cells and headings are set in."""
    return CellType(size, lambda text: regular_ems(text) * size, lambda text: bold_ems(text) * size)


def _lines(row: Sequence[str], widths: Sequence[float], size: float, heads: bool = False) -> list[str]:
    """Every cell in lines; hanzi of a heading in lines of about the same length."""
    broken = []
    for cell, width in zip(row, widths, strict=True):
        room = (width - ASIDE) / MM
        lines = break_lines(cell, room, size, TITLES, bold_ems if heads else regular_ems)
        broken.append(_even(cell, lines, room, size) if heads and hanzi(cell) else lines)
    return ["\n".join(lines) for lines in broken]


def _even(cell: str, lines: Sequence[str], room: float, size: float) -> Sequence[str]:
    """As many lines of about the same length; where signs are narrower in bold than measured, the lines as
    they are, for the others would be cut."""
    even = balanced(cell, room, size, len(lines), size, TITLES)[1]
    whole = "".join("".join(even).split()) == "".join("".join(lines).split())
    return even if whole else lines


def _pad(block: Table, type_: Type) -> float:
    """Points above and below a cell's text."""
    if block.tall:  # as much room as a hand needs
        return 7.0 * type_.scale
    return (1.6 if block.dense else 3.2) * type_.scale * type_.air


def _style(block: Table, type_: Type, has_head: bool) -> Iterator[tuple[Any, ...]]:
    pad, size = _pad(block, type_), SIZE * type_.scale
    step = size * type_.leading(_LEADING)
    yield ("FONT", (0, 0), (-1, -1), REGULAR, size, step)
    yield ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if block.tall else "TOP")
    yield ("LEFTPADDING", (0, 0), (-1, -1), ASIDE / 2)
    yield ("RIGHTPADDING", (0, 0), (-1, -1), ASIDE / 2)
    yield ("TOPPADDING", (0, 0), (-1, -1), pad)
    yield ("BOTTOMPADDING", (0, 0), (-1, -1), pad)
    yield ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIR)
    if len(block.rows) > 1:
        yield ("NOSPLIT", (0, -2), (-1, -1))
    for column, align in enumerate(block.align):
        yield ("ALIGN", (column, 0), (column, -1), {"l": "LEFT", "c": "CENTER", "r": "RIGHT"}[align])
    if block.codes:
        yield ("TOPPADDING", (-1, int(has_head)), (-1, -1), 5 * type_.scale)
        yield ("BOTTOMPADDING", (-1, int(has_head)), (-1, -1), 5 * type_.scale)
    if block.tall:
        yield ("INNERGRID", (0, 0), (-1, -1), 0.4, _HAIR)
    if has_head:
        yield ("FONT", (0, 0), (-1, 0), BOLD, size, step)
        yield ("VALIGN", (0, 0), (-1, 0), "BOTTOM")
        yield ("LINEABOVE", (0, 0), (-1, 0), 1.0, black)
        yield ("LINEBELOW", (0, 0), (-1, 0), 0.8, black)
