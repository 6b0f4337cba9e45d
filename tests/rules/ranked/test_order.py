"""Elections in which papers put names in order, as polls: published ones, and what is no order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.refused import refused

from meeting_tui.rules import Ballot, Profile, Question, Voter, shipped_profile
from meeting_tui.rules.bundle import PollFacts, bundle, results
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.question import check, read_marks
from meeting_tui.rules.ranked.ballots import METHODS
from meeting_tui.rules.recount import recount

HOA = shipped_profile("us-ca-hoa")
LAW = replace(HOA, id="oakdale", election=replace(HOA.election, ties="lots", ranked=METHODS))
SCHULZE = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"
PARTY = "4 O, 2 PO, 8 CS, 4 CW, 1 S, 1 W"
GRADES = ("excellent", "good", "fair", "poor")
TENNESSEE = {"M": "1444", "N": "3133", "C": "4312", "K": "4321"}
"""Of each city the grade of four parts of the state, 1 excellent to 4 poor."""


def box(name: str, rank: int) -> str:
    return name if rank == 1 else f"{name}:{rank}"


def asked(names: str, method: str, seats: int = 1, ranks: int = 5, **more: object) -> Question:
    return Question("q", "election", "elect", tuple(names), seats, ranks, method=method, **more)  # type: ignore[arg-type]


def papers(told: str) -> list[tuple[str, ...]]:
    rows = (row.split() for row in told.split(", "))
    return [
        tuple(box(name, n) for n, name in enumerate(order, 1))
        for count, order in rows
        for _ in range(int(count))
    ]


def poll(question: Question, marked: list[tuple[str, ...]], seed: str = "") -> PollFacts:
    who = [f"{n:06d}" for n, _ in enumerate(marked, 1)]
    return PollFacts(
        LAW,
        (question,),
        tuple(Voter(each, {"heads": 1}) for each in who),
        tuple(Ballot(each, True, {"q": ticks}) for each, ticks in zip(who, marked, strict=True)),
        seeds={"q": seed} if seed else {},
    )


def contest(facts: PollFacts) -> Contest:
    found = results(facts)[0].binding
    assert isinstance(found, Contest)
    return found


def test_published_elections_come_out_the_same_as_polls() -> None:
    """Schulze 2011's election of 45 voters; the party of twenty; the capital of Tennessee judged."""
    schulze = contest(poll(asked("ABCDE", "schulze", 2), papers(SCHULZE)))
    assert [each.id for each in schulze.standings] == list("EACBD")
    assert (schulze.placed("elected"), schulze.counted["strongest"]["E"]["D"]) == (("E", "A"), 31)  # type: ignore[index]
    party = contest(poll(asked("OPCSW", "stv", 3), papers(PARTY)))
    assert party.placed("elected") == ("C", "O", "S")
    assert party.counted["quota"] == 6  # type: ignore[index]
    parts = (42, 26, 15, 17)
    judged = [
        tuple(box(name, int(row[part])) for name, row in TENNESSEE.items())
        for part, count in enumerate(parts)
        for _ in range(count)
    ]
    found = contest(poll(asked("MNCK", "majority-judgment", 1, 4, grades=GRADES), judged))
    assert found.placed("elected") == ("N",)
    assert found.counted["grade"] == {"M": "poor", "N": "fair", "C": "fair", "K": "fair"}  # type: ignore[index]


@pytest.mark.parametrize(
    ("method", "ticks", "mark"),
    [
        ("schulze", ("A", "B:3"), "ticked"),  # short, and a rank left out
        ("schulze", ("A", "B"), "ticked"),  # level
        ("schulze", ("A", "A:2"), "invalid"),  # one name at two places
        ("schulze", ("A", "against"), "invalid"),
        ("schulze", ("A:4",), "invalid"),  # no such box
        ("stv", ("A", "B:2", "C:2"), "ticked"),  # breaks off behind A
        ("stv", ("A", "B"), "invalid"),  # nobody alone is first
        ("stv", ("A:2",), "invalid"),
        ("majority-judgment", ("A:3", "B:3"), "ticked"),
        ("majority-judgment", ("A:3", "A"), "invalid"),
        ("stv", (), "blank"),
        ("stv", ("abstain",), "abstain"),
    ],
)
def test_what_is_an_order(method: str, ticks: tuple[str, ...], mark: str) -> None:
    assert read_marks(LAW, asked("ABC", method, ranks=3), ticks)[0] == mark


def test_a_transferable_paper_breaks_off_where_it_is_unclear() -> None:
    """A's surplus can't go to B: its papers leave out 2, or name two there."""
    for unclear in (("A", "B:3"), ("A", "B:2", "C:2")):
        found = contest(poll(asked("ABC", "stv", 2, 3), [unclear] * 6 + [("C",), ("C",), ("B",)]))
        assert found.placed("elected") == ("A", "C")
    clear = contest(poll(asked("ABC", "stv", 2, 3), [("A", "B:2")] * 6 + [("C",), ("C",), ("B",)]))
    assert clear.placed("elected") == ("A", "B")


def test_lots_decide_where_no_stage_tells_apart() -> None:
    level = poll(asked("ABC", "stv", 1, 3), [("A",), ("B",), ("C",), ("C",)])
    found = contest(level)
    assert (found.outcome, set(found.placed("tied")), found.placed("elected")) == (
        "second_vote",
        set("ABC"),
        (),
    )
    drawn = contest(replace(level, seeds={"q": "7"}))
    assert (drawn.outcome, drawn.placed("elected"), drawn.seed) == ("passed", ("C",), "7")
    assert contest(poll(asked("ABC", "schulze", 1, 3), [("A",), ("B",)])).placed("tied") == ("A", "B")


def test_who_nobody_names_and_who_wants_nobody() -> None:
    found = contest(poll(asked("ABC", "stv", 3, 3), [("A",), ("against",), ("B", "A:2"), ("abstain",)]))
    assert (found.placed("elected"), found.placed("out"), found.vacant) == (("A", "B"), ("C",), 1)
    assert found.counted["quota"] == 1  # type: ignore[index]
    nobody = contest(poll(asked("AB", "schulze"), [("against",)]))
    assert (nobody.outcome, nobody.counted) == ("rejected", None)


def test_bent_orders_are_named_by_the_recount() -> None:
    facts = poll(asked("ABCDE", "schulze", 2), papers(SCHULZE))
    raw = bundle(facts)
    assert recount(raw).differences == ()
    question = raw["questions"][0]  # type: ignore[index]
    assert recount({**raw, "questions": [{**question, "method": "stv"}]}).differences
    for wide in ({"max_ticks": 10**9}, {"max_ticks": 10**9, "method": "majority-judgment", "grades": ["a"]}):
        with refused("rules.votes"):
            recount({**raw, "questions": [{**question, **wide}]})
    raw["ballots"][0]["choices"]["q"] = ["D", "E:2"]  # type: ignore[index]
    assert "results.0.counted.preferred.A.C" in recount(raw).differences


@pytest.mark.parametrize(
    ("code", "bent"),
    [
        ("rules.ranked", {"method": "borda"}),
        ("rules.ranked", {"rule": "majority"}),
        ("rules.ranked", {"cumulative": True}),
        ("rules.ranked", {"kind": "choose"}),
        ("rules.ranks", {"max_ticks": 7}),
        ("rules.grades", {"grades": ("good", "bad")}),
        ("rules.grades", {"method": "majority-judgment"}),
        ("rules.grades", {"method": "majority-judgment", "max_ticks": 2, "grades": ("good", "good")}),
        ("rules.ranked_reserve", {"method": "stv", "reserve": 1}),
    ],
)
def test_what_can_not_be_put(code: str, bent: dict[str, object]) -> None:
    good = asked("ABC", "schulze", ranks=3)
    check(LAW, good)
    with refused(code):
        check(LAW, replace(good, **bent))  # type: ignore[arg-type]
    unknown: Profile = replace(LAW, election=replace(LAW.election, ranked=()))
    with refused("rules.ranked"):
        check(unknown, good)
