"""Whether sums over many voters can be combined into a sum over a few of them.

Rows are published sums; of each voter we have a column: how often every row counts them. A combination of
the rows counts voters too, some of them not at all. If every combination that counts anybody counts at least
five, nobody who knows what each voter weighs can tell from the sums who is among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd

FEWEST = 5
"""Sums over fewer voters than these are not shown."""
Column = tuple[int, ...]


class _Span:
    """Independent columns, echelon-wise, in whole numbers; it grows by what is not in it yet."""

    def __init__(self) -> None:
        self._rows: dict[int, Sequence[int]] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, column: Sequence[int]) -> bool:
        """Whether the column was not among the combinations of the others."""
        for place in range(len(column)):
            if not column[place]:
                continue
            row = self._rows.get(place)
            if row is None:
                self._rows[place] = column
                return True
            column = _without(column, row, place)
        return False


def _without(column: Sequence[int], row: Sequence[int], place: int) -> Sequence[int]:
    """The column with so much of the row taken away that nothing is left at that place."""
    times, by = row[place], column[place]
    left = [times * mine - by * other for mine, other in zip(column, row, strict=True)]
    common = gcd(*left)
    return [each // common for each in left] if common > 1 else left


def apart(voters: Iterable[tuple[int, tuple[Column, ...]]]) -> bool:
    """Whether every combination of the rows that counts anybody counts at least `FEWEST` voters.

    `voters`: how many there are of each kind, and their columns (several, where rows count them with
    different weights). True is always right. It is proven by five groups of voters, nobody in two of them,
    each of which already tells all rows apart: what counts four voters misses one of the groups, so it
    counts nobody. Where sets lie inside one another or apart, False is right too.
    """
    kinds = sorted(voters, key=lambda kind: -kind[0])
    every = _Span()
    for _count, columns in kinds:
        for column in columns:
            every.add(column)
    groups = [_Span() for _ in range(FEWEST)]
    for count, columns in kinds:
        left = count
        for group in groups:
            if left and sum([group.add(column) for column in columns]):
                left -= 1
        if all(len(group) == len(every) for group in groups):
            return True
    return not len(every)
