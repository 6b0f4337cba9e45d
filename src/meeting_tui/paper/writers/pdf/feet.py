"""What must stand at the foot of a table on each page, worked out anew from the rows that stand above it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from meeting_tui.paper.documents.blocks import CELL, FOOT, PageSums

Plain = Callable[[str], str]


@dataclass
class Feet:
    """The feet of one table of a text: `ends`, where the text before its rows ends, and where each row does;
    `done`: so many of its rows stand above a foot already."""

    sums: PageSums
    cells: tuple[tuple[str, ...], ...]
    ends: tuple[int, ...]
    plain: Plain
    done: int = 0

    def behind(self, at: int) -> tuple[int, str]:
        """The row behind which the text has come as far as this, or a little further, and what stands there.

        0 and nothing where no row came since the last foot."""
        rows = bisect_right(self.ends, at) - 1
        if rows <= self.done:
            return 0, ""
        foot = (CELL.join(row) for row in self.sums.rows(self.cells, self.done, rows))
        return rows, self.plain("".join((*foot, self.sums.signed)).replace(CELL, ""))


def feet(lines: list[str], plain: Plain) -> Iterator[Feet]:
    """Those of all tables with sums of a text; each of its lines but these is plain text of the paper."""
    begin, at = 0, 0
    while at < len(lines):
        if not lines[at].startswith(FOOT):
            begin += len(plain(lines[at]))
            at += 1
            continue
        found = _table(lines, at, begin, plain)
        if found:
            yield found
        at += 1


def _table(lines: list[str], at: int, begin: int, plain: Plain) -> Feet | None:
    """The feet that a line of the text tells of; None where it tells of none."""
    try:
        count, sums = PageSums.of_unit(lines[at])
    except ValueError:
        return None
    rows = lines[at + 1 : at + 1 + count]
    ends = [begin]
    for row in rows:
        ends.append(ends[-1] + len(plain(row)))
    return Feet(sums, tuple(tuple(row.split(CELL)) for row in rows), tuple(ends), plain)
