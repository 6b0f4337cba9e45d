"""Worked cases in which several rules meet, from marks to outcome; the numbers are worked out by hand beside
each. Whoever holds in several buildings, weighs nothing or is left out, and what is level in one measure."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from meeting_tui.rules import Ballot, Question, Voter, decide, load_profile, shipped_profile, tally
from meeting_tui.rules.electorate import capped
from meeting_tui.rules.holding import holding, together
from meeting_tui.rules.profile import Profile
from meeting_tui.rules.verdict import conclude

CHAIR = """format = 1
id = "ours"
extends = "cn-assembly"
bylaw = "议事规则第9条"
[rule.ordinary]
tie = "chair"
cite = { zh = "议事规则第9条", en = "Bylaws, art. 9" }
wording = { zh = "票数相同，由主持人决定。", en = "On a tie the chair decides." }
"""


def owners(**area: int) -> list[Voter]:
    """Owners of so many hundredths of a square metre, a head each."""
    return [Voter(name, {"heads": 1, "area": held}) for name, held in area.items()]


def came(law: str | Profile, voters: list[Voter], marks: Mapping[str, str], asked: Question) -> str:
    """What comes of these marks; whoever gave one is there."""
    profile = shipped_profile(law) if isinstance(law, str) else law
    papers = [Ballot(who, True, {asked.id: (mark,)}) for who, mark in marks.items()]
    return conclude(profile, tally(profile, asked, voters, papers, present=list(marks))).outcome


def yes(who: str) -> dict[str, str]:
    """Small letters are against, capitals for."""
    return {each.upper(): "for" if each.isupper() else "against" for each in who}


@pytest.mark.parametrize(
    ("third", "who", "outcome"),
    [
        # A holds 100, 200 and 300 m² in buildings 1, 2 and 3; the lift is that of building 2 (沪规 69)
        (
            "100.01",
            "aBC",
            "passed",
        ),  # 200.01 of 400.01; with all that A holds it were a quarter
        ("100.00", "aBC", "rejected"),  # 200.00 of 400.00 are half
        ("100.01", "AbC", "passed"),
        ("100.01", "Abc", "rejected"),  # 200.00 of 400.01, and one head of three
        ("100.01", "AB", "passed"),  # 2 of 3 heads and 300.00 of 400.01 (266.67 wanted) take part
        ("250.00", "BC", "no_quorum"),  # 2 of 3 heads, 350.00 of 550.00 m²: 366.67 wanted
        ("300.00", "BC", "passed"),  # 400.00 of 600.00 are two thirds, and the law includes them
        ("299.99", "BC", "no_quorum"),  # 399.99 of 599.99: 399.993 wanted
    ],
)
def test_who_holds_in_three_buildings_weighs_in_each_what_is_there(
    third: str, who: str, outcome: str
) -> None:
    area = int(third.replace(".", ""))
    roll = owners(A=60_000, B=10_000, C=area, D=90_000)
    there = frozenset("ABC")
    asked = Question("q", "ordinary", electorate=there, weighed={"A": owners(A=20_000)[0]})
    assert came("cn-assembly", roll, yes(who), asked) == outcome


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("ABCdefGh", "rejected"),  # 4 of 8 heads are half; 100.00 of 700.00 m²
        ("DEFgh", "no_quorum"),  # 5 of 8 heads: 5.33 wanted, though all area that there is takes part
        ("ABDEFg", "no_quorum"),  # 6 of 8 heads; 400.00 of 700.00: 466.67 wanted
        ("ABDEFh", "rejected"),  # 5 of 6 heads; 300.00 of 600.00 are half
        ("ABDEFGh", "passed"),  # 6 of 7 heads; 400.00 of 700.00
    ],
)
def test_who_owns_no_area_is_a_head(who: str, outcome: str) -> None:
    """A, B and C own a place for a bicycle each, registered with 0 m² (SPC 9 counts owners, 8 adds areas)."""
    roll = owners(A=0, B=0, C=0, D=10_000, E=10_000, F=10_000, G=10_000, H=30_000)
    assert came("cn-assembly", roll, yes(who), Question("q", "ordinary")) == outcome


@pytest.mark.parametrize(
    ("law", "rule", "measure"),
    [
        *(("cn-assembly", "ordinary", "area"), ("cn-assembly", "special", "area")),
        *(("de-weg", "resolution", "share"), ("fr-copropriete", "art-24", "share")),
        *(("fr-copropriete", "art-25", "share"), ("tw-condominium", "art-31", "share")),
        *(("uk-company", "special", "share"), ("us-roberts", "two-thirds", "heads")),
    ],
)
def test_where_everybody_is_left_out_nothing_passes(law: str, rule: str, measure: str) -> None:
    """0 of 0 is no majority (`of` 0 never holds), neither of nobody nor of owners who own nothing."""
    voters = [Voter(name, {"heads": 1, measure: 100}) for name in "AB"]
    marks = {"A": "for", "B": "for"}
    out = Question("q", rule, excluded={"A": "party to it", "B": "party to it"})
    assert came(law, voters, marks, out) in ("no_quorum", "rejected")
    nowhere = Question("q", rule, electorate=frozenset())
    assert came(law, voters, marks, nowhere) in ("no_quorum", "rejected")


@pytest.mark.parametrize(
    ("who", "casting", "outcome"),
    [
        ("ABcd", "", "rejected"),  # heads 2 : 2, area 250 : 150: nobody decided the tie
        ("ABcd", "for", "passed"),  # level in heads alone; the area is carried
        ("ABcd", "against", "rejected"),
        ("AbCd", "for", "passed"),  # heads 2 : 2, area 200 : 200
        ("CDab", "for", "rejected"),  # heads 2 : 2, area 150 : 250: lost there, which no chair mends
        ("BCDa", "for", "passed"),  # heads 3 : 1, area 250 : 150
        ("Abcd", "for", "rejected"),  # heads 1 : 3, area 150 : 250
    ],
)
def test_a_tie_in_one_measure_is_the_chairs_only_if_the_other_is_not_lost(
    who: str, casting: str, outcome: str
) -> None:
    law = load_profile(CHAIR, "ours.toml")
    roll = owners(A=15_000, B=10_000, C=5_000, D=10_000)
    papers = [Ballot(name, True, {"q": (mark,)}) for name, mark in yes(who).items()]
    counted = tally(law, Question("q", "ordinary"), roll, papers)
    assert decide(law, "ordinary", counted.strict, casting=casting).outcome == outcome


@pytest.mark.parametrize(
    ("who", "without", "outcome"),
    [
        # S holds 500 of the 900 of a part with A, B 200 each: cut to the 400 of the others (art. 22)
        ("Sab", "", "second_vote"),  # 400 of 800 are half, not more; a third is reached
        ("SAb", "", "passed"),  # 600 of 800
        ("sAB", "", "second_vote"),
        ("S", "B", "passed"),  # B left out: 400 of 600
        ("sA", "B", "second_vote"),  # 200 of 600 are a third
        ("AB", "S", "passed"),
    ],
)
def test_a_cap_within_a_part_from_which_somebody_is_left_out(who: str, without: str, outcome: str) -> None:
    law = shipped_profile("fr-copropriete")
    roll = [
        Voter(name, {"heads": 1, "share": held})
        for name, held in (("S", 600), ("A", 200), ("B", 200), ("D", 9000))
    ]
    part = [Voter(name, {"heads": 1, "share": held}) for name, held in (("S", 500), ("A", 200), ("B", 200))]
    weighed = {voter.id: voter for voter in capped(law, part)}
    assert weighed["S"].weights["share"] == 400
    left_out = dict.fromkeys(without, "party to it")
    asked = Question("q", "art-25", electorate=frozenset("SAB"), weighed=weighed, excluded=left_out)
    assert came(law, roll, yes(who), asked) == outcome


@pytest.mark.parametrize(
    ("held", "outcome"),
    [
        (("250/1000", "3/12", "1/2"), "passed"),  # a half exactly: „der Hälfte“ is enough
        (("250/1000", "2999/12000", "6001/12000"), "rejected"),  # 5999 of 12,000
        (("83.5/250", "1/6", "1498/3000"), "passed"),  # 1502 of 3000
        (("83/250", "1/6", "1504/3000"), "rejected"),  # 1496 of 3000
        (("1/3", "1/7", "11/21"), "rejected"),  # 10 of 21
        (("1/3", "4/21", "10/21"), "passed"),  # 11 of 21
    ],
)
def test_shares_of_different_wholes_are_added_exactly(held: tuple[str, ...], outcome: str) -> None:
    """WEG §21(2) Nr. 1: more than two thirds of the votes cast and half of all shares; A and B are for it."""
    parts = together(map(holding, held))
    assert sum(part.amount for part in parts) == parts[0].of
    digits = max(part.decimals for part in parts)
    shares = {name: part.units(digits) for name, part in zip("ABC", parts, strict=True)}
    voters = [Voter(name, {"heads": 1, "share": share}) for name, share in shares.items()]
    assert came("de-weg", voters, {"A": "for", "B": "for"}, Question("q", "cost-sharing")) == outcome


@pytest.mark.parametrize(
    ("seats", "for_", "outcomes"),
    [
        # 过半数 beside 半数以上 (CC 1259: 以上 includes the number): they part at even numbers alone
        (5, 3, ("passed", "passed")),
        (5, 2, ("rejected", "rejected")),
        (6, 4, ("passed", "passed")),
        (6, 3, ("rejected", "passed")),
        (7, 4, ("passed", "passed")),
        (7, 3, ("rejected", "rejected")),
        (10, 5, ("rejected", "passed")),
        (11, 5, ("rejected", "rejected")),
    ],
)
def test_more_than_half_and_half_or_more_of_the_seats(
    seats: int, for_: int, outcomes: tuple[str, str]
) -> None:
    law = shipped_profile("cn-committee")
    sets = {"heads": {"all": seats, "present": seats, "for": for_, "against": seats - for_, "cast": seats}}
    assert tuple(decide(law, rule, sets).outcome for rule in ("decision", "decision-half")) == outcomes
