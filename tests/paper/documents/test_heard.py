"""Who was heard where, on a pack that hangs: no row tells what one to four households said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.paper.papers import ZH

from meeting_tui.paper.documents.pack_parts import Counted, merged
from meeting_tui.rules.apart import FEWEST

COUNTS = st.tuples(*(st.integers(0, 6) for _way in range(3))).filter(any)
ROWS = st.dictionaries(st.text("1357栋", max_size=3), COUNTS, max_size=7)


@given(ROWS)
def test_no_row_and_no_difference_of_rows_and_the_whole_is_of_few(found: dict[str, tuple[int, ...]]) -> None:
    rows: list[Counted] = sorted(found.items())
    shown = merged(rows, ZH)
    assert [sum(ways) for ways in zip(*(row[1] for row in shown), strict=True)] == [
        sum(ways) for ways in zip(*(row[1] for row in rows), strict=True)
    ]
    assert len(shown) <= 1 or all(sum(counts) >= FEWEST for _building, counts in shown)
    if len(shown) == 1 and sum(shown[0][1]) < FEWEST:
        assert shown[0][0] not in found


def test_what_is_of_many_stands_as_it_is() -> None:
    rows: list[Counted] = [("1栋", (5, 0, 0)), ("2栋", (0, 9, 0))]
    assert merged(rows, ZH) == rows
    one: list[Counted] = [*rows, ("9栋", (0, 0, 1))]
    assert [counts for _building, counts in merged(one, ZH)] == [(0, 9, 0), (5, 0, 1)]
