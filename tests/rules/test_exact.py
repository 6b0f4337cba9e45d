"""Exact numbers as text."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.refusal import Refusal
from meeting_tui.rules.exact import decimal, fraction, percent, units


@pytest.mark.parametrize(
    ("text", "decimals", "number"),
    [
        ("89.34", 2, 8934),
        ("89", 2, 8900),
        ("89.3", 2, 8930),
        ("89.340", 2, 8934),
        ("0.01", 2, 1),
        ("7", 0, 7),
        ("7.0", 0, 7),
        ("-1.5", 2, -150),
    ],
)
def test_units(text: str, decimals: int, number: int):
    assert units(text, decimals) == number


@pytest.mark.parametrize(
    "text", ["", "1,5", "1e3", "89.345", ".5", "5.", "٣", "1 000", "NaN", "9" * 16, "--1"]
)
def test_what_is_no_exact_number_is_refused(text: str):
    with pytest.raises(Refusal) as refused:
        units(text, 2)
    assert refused.value.code == "rules.not_a_number"


@given(st.integers(-(10**14), 10**14), st.integers(0, 4))
def test_a_number_survives_being_written(number: int, decimals: int):
    assert units(decimal(number, decimals), decimals) == number


@pytest.mark.parametrize(
    ("num", "of", "shown"),
    [
        (2, 3, "66.66"),
        (1, 3, "33.33"),
        (199_999, 200_000, "99.99"),
        (1, 1, "100.00"),
        (0, 7, "0.00"),
        (3, 2, "150.00"),
        (1, 0, None),
    ],
)
def test_percent_is_cut_never_rounded(num: int, of: int, shown: str | None):
    assert percent(num, of) == shown


def test_a_whole_is_still_a_fraction():
    assert (fraction(Fraction(2, 3)), fraction(Fraction(1))) == ("2/3", "1/1")
