"""Ratings: spread, mean and median, exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.rules.numbers import CN, crowd

from meeting_tui.rules import Ballot, Question, tally
from meeting_tui.rules.rating import Rating, rate
from meeting_tui.rules.reach import outlooks
from meeting_tui.rules.verdict import conclude

RATE = Question("q", kind="rate")


def rated(*marks: str) -> Rating:
    ballots = [Ballot(str(n), True, {"q": (mark,) if mark else ()}) for n, mark in enumerate(marks, 1)]
    return rate(tally(CN, RATE, crowd(len(marks)), ballots))


@pytest.mark.parametrize(
    ("marks", "mean", "median"),
    [
        ("5", Fraction(5), Fraction(5)),
        ("12", Fraction(3, 2), Fraction(3, 2)),
        ("125", Fraction(8, 3), Fraction(2)),
        ("1155", Fraction(3), Fraction(3)),
        ("34455", Fraction(21, 5), Fraction(4)),
    ],
)
def test_mean_and_median(marks: str, mean: Fraction, median: Fraction):
    rating = rated(*marks)
    assert (rating.mean["heads"], rating.median["heads"]) == (mean, median)
    assert rating.mean["area"] == mean


def test_nobody_gave_a_mark():
    rating = rated("", "abstain", "6")
    assert (rating.mean["heads"], rating.median["heads"]) == (None, None)
    assert rating.as_json(CN)["ratings"]["heads"]["mean"] is None  # type: ignore[index]


def test_it_is_published_exactly_and_decides_nothing():
    ballots = [
        Ballot("1", True, {"q": ("4",)}),
        Ballot("2", True, {"q": ("5",)}),
        Ballot("3", True, {"q": ("5",)}),
    ]
    counted = tally(CN, RATE, crowd(3), ballots)
    result = conclude(CN, counted)
    assert result.outcome is None
    published = result.as_json()
    assert published["ratings"]["heads"] == {
        "spread": {"1": 0, "2": 0, "3": 0, "4": 1, "5": 2},
        "mean": "14/3",
        "median": "5/1",
    }  # type: ignore[index]
    assert published["ratings"]["area"]["spread"]["5"] == "200.00"  # type: ignore[index]
    assert outlooks(CN, counted, {"heads": 9}) == ()
