"""Questions that can and can't be put, and what ticks mean."""

from __future__ import annotations

import pytest
from tests.rules.numbers import CN

from meeting_tui.refusal import Refusal
from meeting_tui.rules import Question, check, shipped_profile
from meeting_tui.rules.question import read_marks

OFFERS = ("a", "b", "c")


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Question("q", "nope"), "rules.unknown_rule"),
        (Question("q", "ordinary", "choose"), "rules.choices"),
        (Question("q", "ordinary", "choose", ("a", "a")), "rules.choices"),
        (Question("q", "ordinary", "choose", ("a", "blank")), "rules.choices"),
        (Question("q", "ordinary", "elect", OFFERS, seats=0), "rules.seats"),
        (Question("q", "ordinary", "elect", OFFERS, seats=4), "rules.seats"),
        (Question("q", "ordinary", "elect", OFFERS, seats=1, max_ticks=4), "rules.ticks"),
        (Question("q", "ordinary", "elect", OFFERS, seats=1, max_ticks=-1), "rules.ticks"),
    ],
)
def test_what_cannot_be_asked(asked: Question, code: str):
    with pytest.raises(Refusal) as refused:
        check(CN, asked)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "asked",
    [
        Question("q", "ordinary"),
        Question("q", kind="rate"),
        Question("q", "ordinary", "choose", OFFERS),
        Question("q", "ordinary", "elect", OFFERS, seats=3),
        Question("q", "ordinary", "elect", OFFERS, seats=1, max_ticks=3),
    ],
)
def test_what_can_be_asked(asked: Question):
    check(CN, asked)
    assert len(set(asked.boxes(CN))) == len(asked.boxes(CN))


def test_the_boxes_of_each_kind():
    assert Question("q").boxes(CN) == ("for", "against", "abstain")
    assert Question("q", kind="rate").boxes(CN) == ("1", "2", "3", "4", "5")
    assert Question("q", kind="choose", choices=("a", "against")).boxes(CN) == ("a", "against", "abstain")


ELECT = Question("q", "ordinary", "elect", OFFERS, seats=2)


@pytest.mark.parametrize(
    ("ticks", "mark", "chosen"),
    [
        ((), "blank", ()),
        (("a",), "ticked", ("a",)),
        (("a", "b"), "ticked", ("a", "b")),
        (("a", "a"), "ticked", ("a",)),
        (("a", "b", "c"), "invalid", ()),
        (("a", "against"), "invalid", ()),
        (("against",), "ticked", ("against",)),
        (("abstain",), "abstain", ("abstain",)),
        (("abstain", "a"), "invalid", ()),
        (("stranger",), "invalid", ()),
    ],
)
def test_ticks_in_an_election(ticks: tuple[str, ...], mark: str, chosen: tuple[str, ...]):
    assert read_marks(CN, ELECT, ticks) == (mark, chosen)


def test_a_name_may_be_written_in_where_the_profile_says_so():
    roberts = shipped_profile("us-roberts")
    assert read_marks(roberts, ELECT, ("a", "Ann")) == ("ticked", ("a", "Ann"))
    assert read_marks(roberts, ELECT, ("blank",)) == ("invalid", ())
    assert read_marks(roberts, Question("q", "majority"), ("Ann",)) == ("invalid", ())
