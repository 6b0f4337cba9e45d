"""What can still be reached, compared with trying everything that may come back."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.numbers import CN, approve, crowd

from meeting_tui.rules import (
    Ballot,
    Profile,
    Question,
    Tally,
    Voter,
    decide,
    load_profile,
    shipped,
    shipped_profile,
    tally,
)
from meeting_tui.rules.contest import decide_contest
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
    out = dict.fromkeys(nsw.measures, 20)
    found = outlook(nsw, nsw.rule("special"), dict.fromkeys(nsw.measures, sets), out)
    assert (found.state, found.needed("share")) == ("open", 10)
    hong_kong = {"heads": {**sets, "voted_in_person": 5}, "share": sets}
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
    assert can == {"art-24": True, "art-25": True, "art-26": False, "art-26-1": True}
    committee = shipped_profile("cn-committee")
    assert majorities(committee, {"heads": 7}, {"heads": 4}) == {"decision": True, "decision-half": True}
    assert majorities(committee, {"heads": 7}, {"heads": 3}) == {"decision": False, "decision-half": False}


HEAD = 'format = 1\nid = "ours"\nextends = "{}"\nbylaw = "12"\n'
CITED = 'cite = { zh = "规约", en = "bylaw" }\nwording = { zh = "…", en = "…" }\n'
AT_ONCE = HEAD.format("fr-copropriete") + (
    f'[rule.art-25]\n{CITED}[rule.art-25.fallback]\nrule = "art-24"\nnew_vote = false\n'
    'when = { measure = "share", num = "for", of = "all", cmp = "ge", frac = "1/3" }\n'
)
TWO_MEASURES = HEAD.format("cn-assembly") + (
    f'[rule.ordinary]\ntie = "chair"\n{CITED}[rule.ordinary.approval]\nall = [\n'
    '{ measure = "heads", num = "for", of = "cast", cmp = "gt", frac = "1/2" },\n'
    '{ measure = "area", num = "for", of = "cast", cmp = "gt", frac = "1/2" } ]\n'
)
LAWS = [
    *(shipped_profile(name) for name in shipped()),
    load_profile(AT_ONCE, "a.toml"),
    load_profile(TWO_MEASURES, "b.toml"),
]
RULES = [(law, rule) for law in LAWS for rule in law.rules]
MARKS = [("for",), ("against",), ("abstain",), (), ("for", "against"), None]


@st.composite
def halfway(draw) -> tuple[Profile, str, list[Voter], list[tuple[str, ...]], str]:
    """A poll of a few voters of whom some have answered, and what the chair said, if anything."""
    law, rule = draw(st.sampled_from(RULES))
    weights = st.fixed_dictionaries(
        {name: st.just(1) if name == "heads" else st.integers(1, 6) for name in law.measures}
    )
    voters = [Voter(str(n), each) for n, each in enumerate(draw(st.lists(weights, min_size=1, max_size=7)))]
    known = draw(st.integers(max(0, len(voters) - 2), len(voters)))
    answers = draw(st.lists(st.sampled_from(MARKS[:5]), min_size=known, max_size=known))
    return law, rule, voters, answers, draw(st.sampled_from(["", "for", "against"]))


def counted(
    law: Profile, asked: Question, voters: list[Voter], answers: list[tuple[str, ...] | None]
) -> Tally:
    papers = [
        Ballot(voter.id, True, {"q": each})
        for voter, each in zip(voters, answers, strict=False)
        if each is not None
    ]
    return tally(law, asked, voters, papers)


def reached(law: Profile, rule: str, found: Tally, casting: str) -> set[str]:
    """What can come of it: where the chair may still decide, either. The chair's vote is a way of its own."""
    decisions = [
        decide(law, rule, found.strict, casting=each)
        for each in ([casting] if casting else ["for", "against"])
    ]
    return {"casting" if each.passed and each.tied else each.outcome for each in decisions}


@given(halfway())
@settings(max_examples=100)
def test_every_way_to_pass_is_one_that_trying_everything_finds(case):
    law, rule, voters, answers, casting = case
    out = voters[len(answers) :]
    weights = {name: sum(each.weights[name] for each in out) for name in law.measures}
    found = outlooks(law, counted(law, approve(rule), voters, answers), weights, casting)[0]
    came: set[str] = set()
    for more in product(MARKS, repeat=len(out)):
        came |= reached(law, rule, counted(law, approve(rule), voters, [*answers, *more]), casting)
    best = next((way for way in ("passed", "casting", "second_vote") if way in came), "")
    assert found.way == {"passed": "vote"}.get(best, best)
    sure = came <= ({"passed", "casting"} if casting else {"passed"})  # known, the chair's vote is no chance
    expected = "failed" if not best else "passed" if sure else "open"
    assert found.state == expected


@given(st.data())
@settings(max_examples=30)
def test_who_is_said_to_win_or_lose_does_whatever_comes(data):
    law = CN
    kind, seats = data.draw(st.sampled_from([("choose", 1), ("elect", 1), ("elect", 2)]))
    names = ("a", "b", "c")
    asked = Question("q", "ordinary", kind, names, seats=seats, max_ticks=2 if kind == "elect" else 1)
    marks = [
        *((name,) for name in (*names, "against", "abstain")),
        *([("a", "b"), ("b", "c")] if kind == "elect" else []),
    ]
    area = st.integers(1, 4)
    voters = [
        Voter(str(n), {"heads": 1, "area": each})
        for n, each in enumerate(data.draw(st.lists(area, min_size=2, max_size=6)))
    ]
    known = data.draw(st.integers(len(voters) - 2, len(voters)))
    answers = data.draw(st.lists(st.sampled_from(marks), min_size=known, max_size=known))
    out = voters[known:]
    weights = {name: sum(each.weights[name] for each in out) for name in law.measures}
    found = outlooks(law, counted(law, asked, voters, answers), weights)
    places: dict[str, set[str]] = {name: set() for name in names}
    for more in product([*marks, None], repeat=len(out)):
        now = counted(law, asked, voters, [*answers, *more])
        for each in decide_contest(law, now, now.strict).standings:
            places[each.id].add(each.place)
    for each in found:
        assert each.state != "passed" or places[each.offer] == {"elected"}
        assert each.state != "failed" or not places[each.offer] & {"elected", "tied"}
        assert out or each.state != "open" or places[each.offer] == {"tied"}
