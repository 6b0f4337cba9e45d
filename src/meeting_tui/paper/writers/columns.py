"""How wide the columns of a table are, for every page it is set on."""

from __future__ import annotations

from collections.abc import Sequence

from meeting_tui.paper.documents.blocks import Table
from meeting_tui.paper.headlines import TITLES
from meeting_tui.paper.line_breaks import MM_PER_PT, break_lines, text_width

MM = 1 / MM_PER_PT
ASIDE = 6.0  # points left and right of a cell's text, together
_HEAD = (4.5, 6.5)  # of Latin, of hanzi in ems: a longer heading may break rather than widen its column
_LEAST = 5.0  # ems that a column with a share keeps in any case


def columns(table: Table, size: float, width: float) -> list[float]:
    """Points of each column, at a type of `size` points, of `width` points in all.

    Columns of width 0 take what their widest cell needs, the others share the rest.
    """
    shares, rows, head = table.widths, table.cells(), table.heading()
    cells = [[head[at], *(row[at] for row in rows)] for at in range(len(shares))]
    need = [0.0 if share else _natural(cells[at][0], cells[at][1:], size) for at, share in enumerate(shares)]
    kept = sum(_word(cells[at], size) for at, share in enumerate(shares) if share)
    room = max(width - kept, width / 2) if any(shares) else width
    if not any(shares):
        need = [each * room / sum(need) for each in need]
    elif sum(need) > room:
        fitted = zip(need, _fitted(need, room), cells, strict=True)
        need = [each if each == most else _broken(cell, most, size) for each, most, cell in fitted]
    rest = width - sum(need)
    return [rest * share / sum(shares) if share else each for share, each in zip(shares, need, strict=True)]


def _fitted(need: list[float], room: float) -> list[float]:
    """The widest give way first, down to one width: what is short stays whole."""
    most, left = room, sorted(need)
    while left and left[0] <= (most := room / len(left)):
        room -= left.pop(0)
    return [min(each, most) for each in need]


def _broken(cells: Sequence[str], most: float, size: float) -> float:
    """Points a column takes whose cells break where they are wider than `most`."""
    lines = (line for cell in cells for line in break_lines(cell, (most - ASIDE) * MM_PER_PT, size, TITLES))
    return min(most, max((text_width(line, size) * MM for line in lines), default=0.0) + ASIDE + 1.0)


def hanzi(text: str) -> bool:
    """Whether lines may break between any two characters."""
    return any(char >= "\u2e80" for char in text)


def _natural(head: str, cells: Sequence[str], size: float) -> float:
    """Points a column takes when none of its cells breaks."""
    most = _HEAD[hanzi(head)] * size
    heading = max(min(text_width(head, size) * MM + ASIDE + 1.0, most), _word([head], size, 0.0))
    return max([heading, *(text_width(cell, size) * MM + ASIDE + 1.0 for cell in cells)])


def _word(cells: Sequence[str], size: float, least: float = _LEAST) -> float:
    """Points of the longest word, below which a column breaks words."""
    longest = max((text_width(word, size) * MM for cell in cells for word in cell.split()), default=0.0)
    return max(0.0 if any(map(hanzi, cells)) else longest, least * size) + ASIDE + 1.0
