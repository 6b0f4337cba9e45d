"""The audit's arithmetic: no wrong result escapes the bounds, none is confirmed more often than it says."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.rules.numbers import CN

from meeting_tui.rules import Ballot, Profile, Question, Voter, shipped, shipped_profile
from meeting_tui.rules.bundle import PollFacts, results
from meeting_tui.rules.condition import AnyOf, CountCondition, Limit, Ratio, Share
from meeting_tui.rules.risk import SCALE, drawn, millionths, needed, p_value, step
from meeting_tui.rules.stakes import Stakes, came_of

OURS = [
    profile for profile in map(shipped_profile, shipped()) if profile.nonresponse.policy != "follow_majority"
]
FIVE = Fraction(1, 20)
HALF = Share("all", Fraction(1, 2))
ODD = (
    Limit("heads", "for", "ge", "min", (HALF, 2)),
    Limit("heads", "for", "gt", "max", (HALF, 2)),
    Limit("heads", "against", "lt", "min", (HALF, 3)),
    Limit("heads", "against", "le", "max", (Share("participating", Fraction(1, 3)), 1)),
    AnyOf((CountCondition("heads", "for", "ge", 3), Ratio("heads", "for", "cast", "ge", Fraction(2, 3)))),
)
"""Conditions that few laws have."""


@st.composite
def poll(draw: st.DrawFn) -> tuple[PollFacts, PollFacts]:
    """A poll as it was read, and as the papers truly are."""
    profile = draw(st.sampled_from(OURS))
    rule = draw(st.sampled_from(sorted(profile.rules)))
    if odd := draw(st.sampled_from((None, *ODD))):
        changed = replace(profile.rules[rule], approval=odd)
        profile = replace(profile, rules={**profile.rules, rule: changed})
    kind = draw(st.sampled_from(("approve", "choose", "elect")))
    seats = draw(st.integers(1, 2))
    reserve = draw(st.integers(0, 1)) if kind == "elect" else 0
    names = () if kind == "approve" else ("a", "b", "c")
    asked = Question("q", rule, kind, names, seats if kind == "elect" else 1, reserve=reserve)
    weigh = st.fixed_dictionaries({measure: st.integers(1, 9) for measure in profile.measures})
    voters = tuple(Voter(f"{n:02d}", draw(weigh)) for n in range(draw(st.integers(1, 9))))
    boxes = [box for box in asked.boxes(profile) if box != "follow_majority"]
    several = [("a", "b")] if asked.limit > 1 else [(boxes[0], boxes[1])]
    answer = st.sampled_from([(), *((box,) for box in boxes), *several, None])
    back = voters[: draw(st.integers(0, len(voters)))]

    def read(ticks: tuple[str, ...] | None, voter: Voter) -> Ballot:
        return Ballot(voter.id, ticks is not None, {"q": ticks or ()})

    profile = replace(profile, options=tuple(box for box in profile.options if box != "follow_majority"))
    profile = replace(profile, election=replace(profile.election, write_in=False))
    counted = [draw(answer) for _ in back]
    truly = [draw(answer) if draw(st.booleans()) else ticks for ticks in counted]
    facts = PollFacts(profile, (asked,), voters, tuple(map(read, counted, back)), seeds={"q": "7"})
    return facts, replace(facts, ballots=tuple(map(read, truly, back)))


@settings(max_examples=250)
@given(poll())
def test_the_errors_of_a_wrong_result_sum_to_its_margin_and_none_is_over_its_bound(found):
    counted, true = found
    stakes = Stakes(counted, results(counted))
    assume(not stakes.unfit)
    errors = {paper.voter: stakes.error(paper) for paper in true.ballots}
    assert all(0 <= error <= stakes.bounds[voter] for voter, error in errors.items())
    if came_of(results(counted)[0]) != came_of(results(true)[0]):
        assert sum(errors.values()) >= SCALE


def test_a_wrong_result_is_found_by_the_property_above():
    """So that it does not hold only because nothing ever went wrong."""
    facts, wrong = double_majority(("for",) * 7 + ("against",) * 3), ("for",) * 4 + ("against",) * 6
    stakes = Stakes(facts, results(facts))
    true = [Ballot(f"{n:04d}", True, {"q": (mark,)}) for n, mark in enumerate(wrong)]
    assert results(facts)[0].outcome == "passed"
    assert results(replace(facts, ballots=tuple(true)))[0].outcome == "rejected"
    assert sum(map(stakes.error, true)) >= SCALE


def double_majority(
    marks: tuple[str, ...], areas: Mapping[int, int] | None = None, profile: Profile = CN
) -> PollFacts:
    """A poll by heads and area; `areas` of those who have no 100 m²."""
    voters = tuple(
        Voter(f"{n:04d}", {"heads": 1, "area": (areas or {}).get(n, 10_000)}) for n in range(len(marks))
    )
    ballots = tuple(Ballot(f"{n:04d}", True, {"q": (mark,)}) for n, mark in enumerate(marks))
    return PollFacts(profile, (Question("q", "ordinary"),), voters, ballots)


def confirmed(bounds: list[int], errors: list[int], draws: int, limit: Fraction) -> Fraction:
    """How often, exactly, so many draws bring the risk to the limit: every sequence, by its chance."""
    total = sum(bounds)
    reached: dict[Fraction, Fraction] = {Fraction(1): Fraction(1)}
    done = Fraction(0)
    for _ in range(draws):
        after: dict[Fraction, Fraction] = {}
        for risk, chance in reached.items():
            for bound, error in zip(bounds, errors, strict=True):
                now = risk * p_value(total, [(bound, error)])
                part = chance * Fraction(bound, total)
                if now <= limit:
                    done += part
                else:
                    after[now] = after.get(now, Fraction(0)) + part
        reached = after
    return done


@pytest.mark.parametrize("limit", [FIVE, Fraction(1, 10), Fraction(1, 5)])
@pytest.mark.parametrize(
    ("bounds", "errors"),
    [
        ([SCALE] * 4, [SCALE, 0, 0, 0]),  # one paper alone turns it
        ([SCALE // 2] * 8, [SCALE // 2, SCALE // 2] + [0] * 6),
        ([SCALE // 2] * 6, [SCALE // 4] * 4 + [0] * 2),
        ([SCALE, SCALE // 2, SCALE // 4, SCALE // 4], [0, SCALE // 2, SCALE // 4, SCALE // 4]),
    ],
    ids=["one", "two", "halves", "unequal"],
)
def test_a_wrong_result_is_confirmed_no_more_often_than_the_limit_however_long_one_draws(
    bounds, errors, limit
):
    assert sum(errors) >= SCALE
    chance = confirmed(bounds, errors, 9, limit)
    assert chance <= limit
    none = [0] * len(bounds)
    clean = needed(sum(bounds), limit, 1_000)
    assert clean
    assert confirmed(bounds, none, clean, limit) == 1
    assert confirmed(bounds, none, clean - 1, limit) == 0


def test_a_wrong_result_does_get_confirmed_sometimes():
    """So that the limit above is not kept by confirming nothing."""
    assert (
        0 < confirmed([SCALE // 4] * 16, [SCALE // 4] * 4 + [0] * 12, 14, Fraction(1, 20)) <= Fraction(1, 20)
    )


def test_what_is_drawn_can_be_worked_out_by_a_stranger():
    digest, seed, bounds = "ab" * 32, "31415926535897932384", [5, 0, 3, 2]
    owners = [0] * 5 + [2] * 3 + [3] * 2
    by_hand = [
        owners[int(hashlib.sha256(bytes(f"{digest}:{seed}:{k}", "ascii")).hexdigest(), 16) % 10]
        for k in range(1, 201)
    ]
    assert list(drawn(digest, seed, 200, bounds)) == by_hand
    assert set(by_hand) == {0, 2, 3}


def test_area_draws_where_area_decides_and_heads_where_heads_do():
    marks = ("for",) * 60 + ("against",) * 40
    even = Stakes(double_majority(marks), results(double_majority(marks)))
    assert len({even.bounds[f"{n:04d}"] for n in range(60)}) == 1
    close = double_majority(marks, {0: 40_000, 99: 200_000})  # by area it is close
    stakes = Stakes(close, results(close))
    assert results(close)[0].outcome == "passed"
    big, small = stakes.bounds["0000"], stakes.bounds["0001"]
    assert abs(big - 4 * small) <= 4  # cut up
    assert (
        stakes.bounds["0099"] == 0 or stakes.bounds["0099"] < big
    )  # against a result, no misreading helps it


def test_a_known_sample_size():
    """648 for, 552 against: each of the 648 can take 1/48 of the lead, every other 1/400 of the quorum's."""
    facts = double_majority(("for",) * 648 + ("against",) * 552)
    stakes = Stakes(facts, results(facts))
    total = sum(stakes.bounds.values())
    assert total == 648 * millionths(Fraction(1, 48)) + 552 * millionths(Fraction(1, 400))
    assert needed(total, FIVE, 1200) == 48 == math.ceil(math.log(0.05) / math.log(1 - 1 / (1.1 * 14.880432)))
    assert step(total) ** 48 <= FIVE < step(total) ** 47


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        (("for",) * 5 + ("against",) * 5, "tie"),  # just half: one paper more and it would pass
        (("for",) * 6 + ("against",) * 5, ""),
        (("for",) * 3 + ("against",) * 5, ""),
    ],
)
def test_what_is_level_is_never_a_matter_of_samples(marks, why):
    facts = double_majority(marks)
    assert Stakes(facts, results(facts)).unfit == why


def test_the_smallest_and_the_closest_are_counted_again():
    close = double_majority(("for",) * 51 + ("against",) * 49)
    assert needed(sum(Stakes(close, results(close)).bounds.values()), FIVE, 100) is None
    three = double_majority(("for",) * 3)
    assert needed(sum(Stakes(three, results(three)).bounds.values()), FIVE, 3) is None
