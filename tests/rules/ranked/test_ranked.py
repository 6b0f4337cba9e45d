"""Rankings and grades against elections whose results were published."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.refused import refused

from meeting_tui.rules.ranked.ballots import Graded, Ranking
from meeting_tui.rules.ranked.judgment import majority_judgment
from meeting_tui.rules.ranked.schulze import schulze
from meeting_tui.rules.ranked.stv import UNIT, transferable


def ranked(told: str) -> list[Ranking]:
    """`5 ACB, 3 C`: five papers that put A first, then C, then B."""
    rows = (row.split() for row in told.split(","))
    return [Ranking(tuple((name,) for name in order), int(count)) for count, order in rows]


SCHULZE = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
TENNESSEE = "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM"


def test_schulze_of_45_voters_and_five_candidates() -> None:
    """The example of the Debian constitution's and Wikipedia's articles on the method: E A C B D."""
    found = schulze("ABCDE", ranked(SCHULZE))
    assert (found.preferred["A", "B"], found.preferred["C", "A"], found.preferred["B", "D"]) == (20, 19, 33)
    rows = {"A": (28, 28, 30, 24), "B": (25, 28, 33, 24), "C": (25, 29, 29, 24), "D": (25, 28, 28, 24)}
    rows["E"] = (25, 28, 28, 31)
    for name, strong in rows.items():
        others = [other for other in "ABCDE" if other != name]
        assert tuple(found.strongest[name, other] for other in others) == strong
    assert found.order == tuple((name,) for name in "EACBD")


def test_the_capital_of_tennessee() -> None:
    """The usual example of the textbooks: Nashville beats every other, Knoxville wins by eliminations."""
    assert schulze("MNCK", ranked(TENNESSEE)).order == (("N",), ("C",), ("K",), ("M",))
    found = transferable("MNCK", 1, ranked(TENNESSEE))
    assert (found.quota, found.elected) == (51, ("K",))
    assert [stage.name for stage in found.stages] == ["", "C", "N"]


def test_judging_the_capital_of_tennessee() -> None:
    """Wikipedia, Majority judgment: Nashville, Chattanooga, Knoxville are fair, Nashville with most above."""
    poor, fair, good, excellent = range(4)
    far_west = {"M": excellent, "N": fair, "C": poor, "K": poor}
    centre = {"M": poor, "N": excellent, "C": fair, "K": fair}
    centre_east = {"M": poor, "N": fair, "C": excellent, "K": good}
    far_east = {"M": poor, "N": fair, "C": good, "K": excellent}
    papers = [Graded(far_west, 42), Graded(centre, 26), Graded(centre_east, 15), Graded(far_east, 17)]
    found = majority_judgment("MNCK", 4, papers)
    assert found.grade == {"M": poor, "N": fair, "C": fair, "K": fair}
    assert found.order[0] == ("N",)
    assert found.order[-1] == ("M",)


def test_food_at_a_party_of_twenty() -> None:
    """Wikipedia, Single transferable vote: three kinds of food; chocolate passes on 4 and 2 of its 12."""
    papers = ranked("4 O, 2 PO, 8 CS, 4 CW, 1 S, 1 W")
    found = transferable("OPCSW", 3, papers)
    assert (found.quota, found.elected) == (6, ("C", "O", "S"))
    assert [(each.done, each.name) for each in found.stages] == [
        ("first", ""),
        ("surplus", "C"),
        ("excluded", "P"),
        ("excluded", "W"),
    ]
    # of a paper 6/12 and nothing lost; five decimals
    assert (found.stages[1].votes["S"], found.stages[1].votes["W"]) == (5 * UNIT, 3 * UNIT)


def test_a_third_of_a_vote_is_cut_off_behind_five_decimals() -> None:
    """SSI 2007/42 rule 48: the remainder is ignored: 7 papers pass on 3 sevenths each, 0.42857."""
    found = transferable("ABC", 2, ranked("7 AB, 2 C, 1 B"))
    assert found.quota == 4
    assert (found.stages[1].votes["B"], found.stages[1].lost) == (UNIT + 7 * 42857, 1)


def test_who_is_level_goes_by_the_last_stage_that_differs_then_by_lots() -> None:
    with refused("ranked.lots"):
        transferable("AB", 1, ranked("1 A, 1 B"))
    drawn = {transferable("AB", 1, ranked("1 A, 1 B"), str(seed)).elected for seed in range(20)}
    assert drawn == {("A",), ("B",)}
    # B and C are level at the end with 3, B had 2 before and C 3: B goes
    found = transferable("ABCD", 1, ranked("4 A, 2 BA, 3 CA, 1 DB"))
    assert [stage.name for stage in found.stages][:3] == ["", "D", "B"]


@given(
    st.lists(st.tuples(st.permutations("ABCD"), st.integers(1, 9)), min_size=1, max_size=9), st.integers(1, 3)
)
def test_votes_are_neither_made_nor_gone(papers: list[tuple[list[str], int]], seats: int) -> None:
    ballots = [Ranking(tuple((name,) for name in order), count) for order, count in papers]
    whole = sum(count for _order, count in papers)
    found = transferable("ABCD", seats, ballots, "7")
    assert len(set(found.elected)) == seats
    assert Fraction(whole, seats + 1) < found.quota <= Fraction(whole, seats + 1) + 1
    assert all(sum(stage.votes.values()) + stage.lost == whole * UNIT for stage in found.stages)
    order = schulze("ABCD", ballots)
    assert sorted(name for layer in order.order for name in layer) == list("ABCD")
    for one, other in permutations("ABCD", 2):  # whoever beats all others in pairs is first
        if all(order.preferred[one, b] > order.preferred[b, one] for b in "ABCD" if b != one):
            assert order.order[0] == (one,)
        assert order.preferred[one, other] + order.preferred[other, one] == whole


@pytest.mark.parametrize(
    ("merits", "better"),
    [
        (((0, 3, 2), (0, 2, 3)), 1),
        (((2, 0, 2), (0, 4, 0)), 1),  # the lower of two middle grades is the worst
        (((1, 3, 1), (2, 1, 2)), 0),  # the same grade; without it the rest has 0 1 against 0 2
    ],
)
def test_the_better_of_two(merits: tuple[tuple[int, ...], ...], better: int) -> None:
    spread = ([g for g, n in enumerate(each) for _ in range(n)] for each in merits)
    papers = [Graded({"A": a, "B": b}) for a, b in zip(*spread, strict=True)]
    assert majority_judgment("AB", 3, papers).order[0] == ("AB"[better],)


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("ranked.candidates", lambda: schulze("", [])),
        ("ranked.candidates", lambda: schulze("AA", [])),
        ("ranked.names", lambda: schulze([str(n) for n in range(101)], [])),
        ("ranked.name", lambda: schulze("AB", ranked("1 AC"))),
        ("ranked.name", lambda: schulze("AB", ranked("1 AA"))),
        ("ranked.count", lambda: schulze("AB", [Ranking((("A",),), 0)])),
        ("ranked.size", lambda: schulze("AB", [Ranking((("A",),), 10**7)])),
        ("ranked.seats", lambda: transferable("AB", 3, [])),
        ("ranked.grade", lambda: majority_judgment("AB", 3, [Graded({"A": 3})])),
    ],
)
def test_what_can_not_be_counted_is_refused(code: str, act) -> None:
    with refused(code):
        act()


def test_nobody_voted() -> None:
    assert schulze("AB", []).order == (("A", "B"),)
    assert majority_judgment("AB", 3, []).grade == {"A": None, "B": None}
    assert transferable("AB", 2, []).elected == ("A", "B")
