"""A cost shared by weights adds up to the cent, whatever the roll."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.rules.apportion import apportion

WEIGHTS = st.lists(st.integers(0, 100_000), min_size=1, max_size=60).filter(any)


@given(st.integers(0, 10**12), WEIGHTS)
def test_the_parts_add_up_and_none_is_a_cent_off(total, weights):
    parts = apportion(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    assert all(
        abs(part - Fraction(total * weight, whole)) < 1 for part, weight in zip(parts, weights, strict=True)
    )
    heavier = sorted(zip(weights, parts, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(heavier) if a[0] < b[0])


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], (34, 33, 33)),
        (28_900_000, [8912, 9857, 8912], (9_304_462, 10_291_077, 9_304_461)),
        (5, [0, 3, 0], (0, 5, 0)),
        (1, [Fraction(1, 3), Fraction(2, 3)], (0, 1)),
    ],
)
def test_the_largest_remainders_get_what_is_left(total, weights, parts):
    assert apportion(total, weights) == parts


@pytest.mark.parametrize(("total", "weights"), [(5, [0, 0]), (-1, [1]), (5, [2, -1])])
def test_nothing_weighs_nothing_is_shared(total, weights):
    with pytest.raises(ValueError, match="share"):
        apportion(total, weights)
