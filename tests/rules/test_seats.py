"""Seats kept for groups of candidates under a vote of everybody: worked cases, and every order of lots.

Bylaws of owners' committees often keep a seat for each building. Who is elected is told here by the
definition alone, by trying all orders in which lots can put who is level.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations, product

import pytest
from tests.rules.holders import papers as ballots
from tests.rules.holders import voters
from tests.rules.test_contest import NAMES, contest, elect

from meeting_tui.refusal import Refusal
from meeting_tui.rules import Question, shipped_profile, tally
from meeting_tui.rules.question import check
from meeting_tui.rules.seats import SeatGroup, empty, places
from meeting_tui.rules.verdict import conclude

ONE, TWO = SeatGroup("Building 1", 1, ("Ann", "Ben")), SeatGroup("Building 2", 1, ("Cem", "Dan"))


@pytest.mark.parametrize(
    ("groups", "seats", "elected", "reserve"),
    [
        ((), 2, ("Ann", "Ben"), ("Cem", "Dan")),  # 5, 4, 3, 3 of 5
        ((ONE, TWO), 2, ("Ann",), ("Ben",)),  # the seat of building 2 hangs between Cem and Dan
        ((ONE, SeatGroup("Building 2", 1, ("Cem",))), 2, ("Ann", "Cem"), ("Ben",)),
        ((SeatGroup("Women", 1, ("Ben", "Cem")),), 2, ("Ann", "Ben"), ("Cem", "Dan")),  # she sits anyhow
        ((SeatGroup("Women", 2, ("Ben", "Cem")),), 2, ("Ben", "Cem"), ("Ann",)),  # none is open for the first
        ((SeatGroup("Outside", 1, ("Dan",)),), 3, ("Ann", "Ben", "Dan"), ("Cem",)),
    ],
)
def test_kept_seats_go_to_the_first_of_their_group(
    groups: tuple[SeatGroup, ...], seats: int, elected: tuple[str, ...], reserve: tuple[str, ...]
) -> None:
    asked = replace(elect(seats, 1, 4), groups=groups)
    found = contest(asked, "ABCD", "ABCD", "ABCD", "AB", "A")
    assert (found.placed("elected"), found.placed("reserve")) == (elected, reserve)
    level = groups[1:] == (TWO,)
    assert (found.placed("tied"), found.outcome) == (
        ("Cem", "Dan") if level else (),
        "second_vote" if level else "passed",
    )


def test_a_seat_nobody_of_the_group_passes_for_stays_empty() -> None:
    """Three of five are more than half, two are not; nobody of building 1 takes building 2's seat."""
    found = contest(replace(elect(2, 0, 4), groups=(ONE, TWO)), "ABC", "ABC", "AB", "A", "0")
    assert (found.placed("elected"), found.vacant, found.outcome) == (("Ann",), 1, "passed")
    assert [(each.id, each.rank, each.place) for each in found.standings] == [
        ("Ann", 1, "elected"),
        ("Ben", 2, "out"),
        ("Cem", 3, "out"),
        ("Dan", 4, "out"),
    ]


def test_lots_settle_the_seat_of_a_group() -> None:
    asked = replace(elect(2, 0, 4), groups=(ONE, TWO))
    firsts = {
        contest(asked, "ABCD", "ABCD", "ABCD", "AB", "A", seed=f"{no:020}").placed("elected")
        for no in range(12)
    }
    assert firsts == {("Ann", "Cem"), ("Ann", "Dan")}


def single(order: Sequence[str], seats: int, groups: Sequence[SeatGroup]) -> set[str]:
    """Who sits where nobody is level, by the words of the bylaw: each group's first, then whoever is next."""
    kept = {name for group in groups for name in [n for n in order if n in group.names][: group.seats]}
    free = seats - sum(group.seats for group in groups)
    return kept | set([name for name in order if name not in kept][:free])


def cases(dice: random.Random) -> Iterator[tuple[list[list[str]], int, tuple[SeatGroup, ...]]]:
    for _no in range(400):
        names = list("abcdef"[: dice.randint(1, 6)])
        dice.shuffle(names)
        order: list[list[str]] = []
        for name in names:
            if order and dice.random() < 0.5:
                order[-1].append(name)
            else:
                order.append([name])
        pool, groups = dice.sample(names, len(names)), []
        while pool and dice.random() < 0.7:
            taken, pool = pool[: dice.randint(1, 3)], pool[3:]
            groups.append(SeatGroup("g", dice.randint(1, len(taken)), tuple(taken)))
        yield order, sum(g.seats for g in groups) + dice.randint(0, 2), tuple(groups)


def test_who_sits_whichever_way_lots_fall_is_elected_and_who_may_is_tied() -> None:
    """Of a tie for open seats those behind it are left out, as they have always been: no seat is given on."""
    tied = 0
    for order, seats, groups in cases(random.Random(7)):
        found = places(order, seats, 0, groups)
        ways = [
            single([name for level in way for name in level], seats, groups)
            for way in product(*(permutations(level) for level in order))
        ]
        for name in (each for level in order for each in level):
            sits = {name in way for way in ways}
            place = "elected" if sits == {True} else "out" if sits == {False} else "tied"
            assert found[name] == place, (order, seats, groups, name)
            tied += place == "tied"
    assert tied > 50


@pytest.mark.parametrize(
    ("groups", "more", "code"),
    [
        ((SeatGroup("x", 1, ("Zoe",)),), {}, "rules.groups"),
        ((ONE, SeatGroup("x", 1, ("Ann",))), {}, "rules.groups"),
        ((SeatGroup("x", 3, NAMES),), {}, "rules.groups"),
        ((SeatGroup("x", 2, ("Ann",)),), {}, "rules.groups"),
        ((ONE,), {"kind": "choose"}, "rules.groups_kind"),
    ],
)
def test_seats_nobody_could_sit_in_are_refused(groups, more, code) -> None:
    with pytest.raises(Refusal) as refusal:
        check(shipped_profile("cn-assembly"), replace(elect(2, 0, 2), groups=groups, **more))
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("papers", "elected", "empty_"),
    [
        # 民法典 278(2): more than half of those taking part, whatever seat is kept; two of five are fewer
        (("AC", "AC", "A", "A", "A"), ("Ann",), [("Building 2", 1)]),
        (("AC", "AC", "AC", "A", "A"), ("Ann", "Cem"), []),
        # half of six is no majority
        (("AC", "AC", "AC", "A", "A", "A"), ("Ann",), [("Building 2", 1)]),
        (("AC", "AC", "AC", "AC", "A", "A"), ("Ann", "Cem"), []),
        # the second of building 1 has more than anybody of building 2, and no seat is open
        (("ABC", "ABC", "ABC", "AB", "A"), ("Ann", "Cem"), []),
        # Ann and Ben are level for theirs
        (("ABC", "ABC", "ABC", "AB", "AB"), ("Cem",), [("Building 1", 1)]),
        (("ABC", "ABC", "AB", "AB", "AB"), (), [("Building 1", 1), ("Building 2", 1)]),
        (("ABC", "ABC", "AB", "AB", "A"), ("Ann",), [("Building 2", 1)]),
        # who abstains takes part: three of six
        (("AC", "AC", "AC", "A", "A", "0"), ("Ann",), [("Building 2", 1)]),
        (("AC", "AC", "AC", "AC", "A", "0", "0"), ("Ann", "Cem"), []),
        (("AC", "AC", "AC", "A", "A", "0", "0"), ("Ann",), [("Building 2", 1)]),
    ],
)
def test_a_kept_seat_asks_for_the_same_majority(
    papers: tuple[str, ...], elected: tuple[str, ...], empty_: list[tuple[str, int]]
) -> None:
    found = contest(replace(elect(2, 0, 4), groups=(ONE, TWO)), *papers)
    assert found.placed("elected") == elected
    assert empty((ONE, TWO), found.placed("elected")) == empty_


@pytest.mark.parametrize(
    ("papers", "outcome"),
    [
        ("A f, B f, C a", "passed"),
        ("A f, B a, C a, D f", "rejected"),
        ("A f, B a, E f, F f", "rejected"),  # tenants' landlords have no vote on that seat
        ("A f, E a, F a", "passed"),
        ("E f, F f", "no_quorum"),
    ],
)
def test_in_ontario_the_owner_occupied_seat_is_voted_on_by_them_alone(papers: str, outcome: str) -> None:
    """Condominium Act, 1998 (ON) s 51(6): only owners of owner-occupied units elect to that position."""
    law = shipped_profile("ca-on-condominium")
    everybody = voters(law, "A 1, B 1, C 1, D 1, E 1, F 1, G 1, H 1")
    asked = Question("q", "majority", electorate=frozenset("ABCD"))
    assert conclude(law, tally(law, asked, everybody, ballots(papers))).outcome == outcome
