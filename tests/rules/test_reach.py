"""What can still be reached, compared with trying everything that may come back."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.numbers import CN, approve, crowd

from meeting_tui.rules import Ballot, Question, Tally, decide, shipped_profile, tally
from meeting_tui.rules.reach import Outlook, majorities, outlook, outlooks


def standing(for_: int, against: int, abstain: int, everyone: int, question: Question | None = None) -> Tally:
    marks = ["for"] * for_ + ["against"] * against + ["abstain"] * abstain
    ballots = [Ballot(str(n), True, {"q": (mark,)}) for n, mark in enumerate(marks, 1)]
    return tally(CN, question or approve(), crowd(everyone, 100), ballots)


def look(for_: int, against: int, abstain: int, everyone: int, out: int) -> Outlook:
    return outlooks(CN, standing(for_, against, abstain, everyone), {"heads": out, "area": out * 100})[0]


@pytest.mark.parametrize(
    ("now", "everyone", "out", "state"),
    [
        ((16, 0, 4), 30, 10, "passed"),
        ((15, 0, 5), 30, 10, "open"),
        ((20, 0, 0), 30, 0, "passed"),
        ((5, 15, 0), 30, 9, "failed"),
        ((5, 15, 0), 30, 10, "failed"),
        ((6, 14, 0), 30, 10, "open"),
        ((10, 0, 0), 30, 9, "failed"),
        ((10, 0, 0), 30, 10, "open"),
        ((0, 0, 0), 1, 1, "open"),
        ((0, 0, 0), 0, 0, "failed"),
    ],
)
def test_states(now: tuple[int, int, int], everyone: int, out: int, state: str):
    assert look(*now, everyone, out).state == state


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 4), st.integers(0, 4), st.integers(0, 5))
@settings(max_examples=60)
def test_the_state_is_what_trying_everything_gives(
    for_: int, against: int, abstain: int, out: int, more: int
):
    everyone = for_ + against + abstain + out + more
    if not everyone:
        return
    outcomes = {
        decide(CN, "ordinary", standing(for_ + a, against + b, abstain + c, everyone).strict).passed
        for a, b, c in product(range(out + 1), repeat=3)
        if a + b + c <= out
    }
    expected = "open" if len(outcomes) == 2 else "passed" if outcomes == {True} else "failed"
    assert look(for_, against, abstain, everyone, out).state == expected


def test_needs_are_the_least_that_help():
    outlook_ = look(6, 8, 0, 30, 16)
    assert outlook_.needed("heads") == 6
    assert outlook_.needed("area") == 600
    needs = {(need.fact.part, need.fact.measure): need.needed for need in outlook_.needs}
    assert needs == {
        ("quorum", "heads"): 6,
        ("quorum", "area"): 600,
        ("approval", "heads"): 3,
        ("approval", "area"): 201,
    }
    assert all(need.open == (16 if need.fact.measure == "heads" else 1600) for need in outlook_.needs)


def test_what_holds_needs_nothing_and_what_cannot_hold_says_so():
    assert look(16, 0, 4, 30, 10).needed("heads") == 0
    assert look(0, 20, 0, 30, 10).needed("heads") is None
    assert look(0, 20, 0, 30, 10).needed("share") == 0


def test_every_offer_has_its_own_outlook():
    asked = Question("q", "ordinary", "choose", ("a", "b"))
    ballots = [Ballot(str(n), True, {"q": ("a" if n < 9 else "b",)}) for n in range(1, 11)]
    counted = tally(CN, asked, crowd(15, 100), ballots)
    found = outlooks(CN, counted, {"heads": 5, "area": 500})
    assert [(each.offer, each.state) for each in found] == [("a", "passed"), ("b", "failed")]


def test_ceilings_and_counts_are_looked_at_too():
    nsw, hk = shipped_profile("au-nsw-strata"), shipped_profile("hk-bmo")
    sets = {
        "all": 100,
        "present": 40,
        "returned": 40,
        "for": 20,
        "against": 10,
        "abstain": 0,
        "invalid": 0,
        "cast": 30,
    }
    found = outlook(nsw, nsw.rule("special"), {"heads": sets, "share": sets}, {"heads": 20, "share": 20})
    assert (found.state, found.needed("share")) == ("open", 10)
    hong_kong = {"heads": {**sets, "in_person": 5}, "share": sets}
    assert outlook(hk, hk.rule("large-scale-maintenance"), hong_kong, {"share": 5}).state == "passed"


def test_the_published_form():
    published = look(6, 8, 0, 30, 16).as_json(CN)
    assert published["state"] == "open"
    first = published["needs"][1]  # type: ignore[index]
    assert (first["needed"], first["open"], first["num"]) == ("6.00", "16.00", "participating")


def test_which_majorities_those_present_can_reach():
    assert majorities(CN, {"heads": 30, "area": 3000}, {"heads": 20, "area": 2000}) == {
        "ordinary": True,
        "special": True,
    }
    assert majorities(CN, {"heads": 30, "area": 3000}, {"heads": 20, "area": 1999}) == {
        "ordinary": False,
        "special": False,
    }
    france = shipped_profile("fr-copropriete")
    can = majorities(france, {"heads": 10, "share": 1000}, {"heads": 6, "share": 600})
    assert can == {"art-24": True, "art-25": True, "art-26": False}
    committee = shipped_profile("cn-committee")
    assert majorities(committee, {"heads": 7}, {"heads": 4}) == {"decision": True}
    assert majorities(committee, {"heads": 7}, {"heads": 3}) == {"decision": False}
