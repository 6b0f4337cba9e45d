"""A table of a document as pages are stacked from: its columns, its lines, how it is ruled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.colors import Color, black
from reportlab.platypus import Table as Grid
from reportlab.platypus import TableStyle

from meeting_tui.paper.documents.blocks import Table
from meeting_tui.paper.fonts import BOLD, REGULAR
from meeting_tui.paper.line_breaks import MM_PER_PT, balanced, break_lines, text_width
from meeting_tui.paper.writers.pdf.flowables import Lines, Look

MM = 1 / MM_PER_PT
_HAIR = Color(0.72, 0.72, 0.72)
_ASIDE = 6.0  # points left and right of a cell's text, together
_HEAD = (4.5, 6.5)  # of Latin, of hanzi in ems: a longer heading may break rather than widen its column
_LEAST = 5.0  # ems that a column with a share keeps in any case


def grid(block: Table, scale: float, width: float, height: float) -> Iterator[Any]:
    """Rules under the heading and between rows, nothing upright; the heading stands on every page.

    Where a page of this height would not hold a heading and two rows, the rows are lines of text.
    """
    size = (9.5 if block.tall or block.dense else 10.5) * scale
    rows, head = block.cells(), [block.heading()] if any(block.head) else []
    widths = columns(block, rows, size, width)
    lines = [_lines(row, widths, size, even=True) for row in head]
    lines += [_lines(row, widths, size) for row in rows]
    if _highest(lines, len(head)) * size * 1.4 + 6 * _pad(block, scale) > height:
        yield from (Lines("  ".join(row), Look(size, after=_pad(block, scale))) for row in (*head, *rows))
    elif lines:
        style = TableStyle(list(_style(block, size, scale, bool(head))))
        made = Grid(lines, colWidths=widths, repeatRows=len(head), style=style)
        made.spaceBefore = made.spaceAfter = (2 if block.dense else 6) * scale
        yield made


def _highest(rows: Sequence[Sequence[str]], head: int) -> int:
    """Lines of the heading and of the two highest rows."""
    high = [max(cell.count("\n") + 1 for cell in row) for row in rows]
    return sum(high[:head]) + sum(sorted(high[head:])[-2:])


def columns(block: Table, rows: Sequence[Sequence[str]], size: float, width: float) -> list[float]:
    """Columns of width 0 take what their widest cell needs, the others share the rest."""
    cells = [[block.heading()[at], *(row[at] for row in rows)] for at in range(len(block.widths))]
    need = [
        0.0 if share else _natural(cells[at][0], cells[at][1:], size) for at, share in enumerate(block.widths)
    ]
    shares = sum(block.widths)
    kept = sum(_word(cells[at], size) for at, share in enumerate(block.widths) if share)
    room = max(width - kept, width / 2) if shares else width
    if sum(need) > room or not shares:
        need = [each * room / sum(need) for each in need]
    rest = width - sum(need)
    return [rest * share / shares if share else each for share, each in zip(block.widths, need, strict=True)]


def _natural(head: str, cells: Sequence[str], size: float) -> float:
    """Points a column takes when none of its cells breaks."""
    most = _HEAD[_hanzi(head)] * size
    heading = max(min(text_width(head, size) * MM + _ASIDE + 1.0, most), _word([head], size, 0.0))
    return max([heading, *(text_width(cell, size) * MM + _ASIDE + 1.0 for cell in cells)])


def _word(cells: Sequence[str], size: float, least: float = _LEAST) -> float:
    """Points of the longest word, below which a column breaks words."""
    longest = max((text_width(word, size) * MM for cell in cells for word in cell.split()), default=0.0)
    return max(0.0 if any(map(_hanzi, cells)) else longest, least * size) + _ASIDE + 1.0


def _lines(row: Sequence[str], widths: Sequence[float], size: float, even: bool = False) -> list[str]:
    """Every cell in lines; hanzi in lines of about the same length if `even`."""
    broken = []
    for cell, width in zip(row, widths, strict=True):
        room = (width - _ASIDE) / MM
        lines = break_lines(cell, room, size)
        broken.append(balanced(cell, room, size, len(lines), size)[1] if even and _hanzi(cell) else lines)
    return ["\n".join(lines) for lines in broken]


def _hanzi(text: str) -> bool:
    """Whether lines may break between any two characters."""
    return any(char >= "\u2e80" for char in text)


def _pad(block: Table, scale: float) -> float:
    """Points above and below a cell's text."""
    return (7.0 if block.tall else 1.6 if block.dense else 3.2) * scale


def _style(block: Table, size: float, scale: float, has_head: bool) -> Iterator[tuple[Any, ...]]:
    pad = _pad(block, scale)
    yield ("FONT", (0, 0), (-1, -1), REGULAR, size, size * 1.4)
    yield ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if block.tall else "TOP")
    yield ("LEFTPADDING", (0, 0), (-1, -1), _ASIDE / 2)
    yield ("RIGHTPADDING", (0, 0), (-1, -1), _ASIDE / 2)
    yield ("TOPPADDING", (0, 0), (-1, -1), pad)
    yield ("BOTTOMPADDING", (0, 0), (-1, -1), pad)
    yield ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIR)
    if len(block.rows) > 1:
        yield ("NOSPLIT", (0, -2), (-1, -1))
    for column, align in enumerate(block.align):
        yield ("ALIGN", (column, 0), (column, -1), {"l": "LEFT", "c": "CENTER", "r": "RIGHT"}[align])
    if block.tall:
        yield ("INNERGRID", (0, 0), (-1, -1), 0.4, _HAIR)
    if has_head:
        yield ("FONT", (0, 0), (-1, 0), BOLD, size, size * 1.4)
        yield ("VALIGN", (0, 0), (-1, 0), "BOTTOM")
        yield ("LINEABOVE", (0, 0), (-1, 0), 1.0, black)
        yield ("LINEBELOW", (0, 0), (-1, 0), 0.8, black)
