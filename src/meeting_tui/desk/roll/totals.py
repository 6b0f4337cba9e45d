"""Rows of totals: what they say of areas, against the rows they may have added up.

People add up what stands in the column: each unit, or each row, co-owners' and tenants' too; from the top, or
from the total before. A total that is none of these sums tells of a number that was read wrong, or of a row
that is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from meeting_tui.desk.roll.fault import Fault
from meeting_tui.refusal import Area


class RowArea(NamedTuple):
    """What a row says of areas, in 0.01 m², and how exactly: 1, or 10 or 100 where decimals are left out."""

    row: int
    size: int
    exact: int = 1


def area_faults(
    totals: Sequence[RowArea],
    units: Sequence[RowArea],
    rows: Sequence[RowArea],
    everywhere: int,
    heading: str,
) -> Iterator[Fault]:
    """The totals that no sum of `units` or of `rows` comes to; `everywhere` is the sum over all sheets."""
    before = 0
    for total in totals:
        sums = [everywhere, *_sums(units, before, total.row), *_sums(rows, before, total.row)]
        if not any(abs(total.size - found) < total.exact for found in sums):
            nearest = min(sums, key=lambda found: abs(found - total.size))
            more = (
                ("sum", Area(nearest)),
                ("away", Area(abs(nearest - total.size))),
                ("said", Area(total.size)),
            )
            yield Fault("roll.area_sum", total.row, heading, "", more)
        before = total.row


def _sums(rows: Sequence[RowArea], before: int, here: int) -> tuple[int, int, int]:
    """Over all rows, those above, and those since the total before."""
    above = [row for row in rows if row.row < here]
    since = (row.size for row in above if row.row > before)
    return sum(row.size for row in rows), sum(row.size for row in above), sum(since)
