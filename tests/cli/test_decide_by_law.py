"""`decide`: the worked examples of the law by number, and every rule id that others script against."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

RULES = {
    "cn-assembly": ("ordinary", "special"),
    "cn-assembly-shanghai": ("ordinary", "special"),
    "cn-committee": ("decision",),
    "cn-committee-shanghai": ("decision",),
    "de-weg": ("resolution", "cost-sharing", "written"),
    "de-verein": ("resolution", "statute-change"),
    "fr-copropriete": ("art-24", "art-25", "art-26"),
    "au-nsw-strata": ("ordinary", "special", "sustainability", "unanimous"),
    "uk-company": ("ordinary", "special", "written-ordinary", "written-special"),
    "us-roberts": ("majority", "two-thirds"),
    "hk-bmo": ("resolution", "committee-appointment", "large-scale-maintenance"),
    "tw-condominium": ("art-31", "art-32"),
    "jp-condominium": ("ordinary", "special"),
}


def cn(participate: tuple[int, str], for_: tuple[int, str], against: tuple[int, str]) -> dict[str, Any]:
    """30 owners of 3,000 m²."""
    names = ("participating", "for", "against")
    heads = dict(zip(names, (participate[0], for_[0], against[0]), strict=True))
    area = dict(zip(names, (participate[1], for_[1], against[1]), strict=True))
    return {"heads": {"all": 30, **heads}, "area": {"all": "3000.00", **area}}


def returned(participating: int) -> dict[str, Any]:
    """12 of 30 came back: 7 for, 3 against, 2 abstaining; with so many counted as taking part."""
    abstain = participating - 10
    heads = {"all": 30, "for": 7, "against": 3, "abstain": abstain}
    area = {"all": "3000", "for": "700", "against": "300", "abstain": f"{abstain}00"}
    return {"heads": heads, "area": area}


def share(all_: int, for_: int, **more: int) -> dict[str, Any]:
    return {"share": {"all": all_, "for": for_, **more}}


def weg(for_: int, against: int, share_for: int | None = None) -> dict[str, Any]:
    heads = {"heads": {"for": for_, "against": against}}
    return heads if share_for is None else heads | share(1000, share_for)


def committee(present: int, for_: int) -> dict[str, Any]:
    return {"heads": {"all": 7, "present": present, "for": for_}}


EXAMPLES: list[tuple[str, str, str, dict[str, Any], str]] = [
    ("1", "cn-assembly", "ordinary", cn((20, "2000.00"), (11, "1000.01"), (9, "999.99")), "passed"),
    ("2", "cn-assembly", "ordinary", cn((20, "2000.00"), (11, "1000.00"), (9, "1000.00")), "rejected"),
    ("4", "cn-assembly", "special", cn((20, "2000.00"), (15, "1500.00"), (5, "500.00")), "passed"),
    ("6", "cn-assembly", "ordinary", cn((20, "2000"), (10, "1000.01"), (4, "399.99")), "rejected"),
    ("7", "cn-assembly", "ordinary", returned(12), "no_quorum"),
    ("7b", "cn-assembly", "ordinary", returned(27), "rejected"),
    (
        "8",
        "cn-assembly",
        "ordinary",
        {
            "heads": {"all": 10, "for": 3, "against": 4, "abstain": 0},
            "area": {"all": "1200", "for": "500", "against": "400", "abstain": 0},
        },
        "rejected",
    ),
    (
        "9",
        "cn-assembly",
        "ordinary",
        {
            "heads": {"all": 61, "for": 60, "against": 0, "abstain": 0},
            "area": {"all": "10000", "for": "6000", "against": 0, "abstain": 0},
        },
        "no_quorum",
    ),
    *(
        ("14", "cn-committee-shanghai", "decision", committee(*votes), found)
        for votes, found in (((4, 4), "passed"), ((4, 3), "rejected"), ((3, 3), "no_quorum"))
    ),
    ("15", "de-weg", "resolution", {"heads": {"for": 5, "against": 4, "abstain": 20}}, "passed"),
    ("15", "de-weg", "resolution", weg(5, 5), "rejected"),
    ("16", "de-weg", "cost-sharing", weg(20, 10, 700), "rejected"),
    ("16", "de-weg", "cost-sharing", weg(21, 10, 500), "passed"),
    ("16", "de-weg", "cost-sharing", weg(21, 10, 499), "rejected"),
    ("18", "fr-copropriete", "art-24", share(1000, 300, against=299, abstain=200), "passed"),
    ("18", "fr-copropriete", "art-24", share(1000, 300, against=300, abstain=200), "rejected"),
    *(
        ("19", "fr-copropriete", "art-25", share(1000, for_), found)
        for for_, found in ((501, "passed"), (500, "second_vote"), (334, "second_vote"), (333, "rejected"))
    ),
    *(
        ("21", "au-nsw-strata", rule, share(100, 100 - against, against=against), found)
        for rule, against, found in (
            ("special", 25, "passed"),
            ("special", 26, "rejected"),
            ("sustainability", 49, "passed"),
            ("sustainability", 50, "rejected"),
        )
    ),
    *(
        ("22", "uk-company", rule, share(100, for_, against=against), found)
        for rule, for_, against, found in (
            ("special", 75, 25, "passed"),
            ("special", 74, 26, "rejected"),
            ("written-special", 74, 10, "rejected"),
            ("written-special", 75, 10, "passed"),
        )
    ),
]


@pytest.fixture
def decide(run, tmp_path: Path):
    """Run `decide` on these measures."""

    def command(profile: str, rule: str, measures: Mapping[str, Any], *more: str):
        path = tmp_path / "input.json"
        path.write_text(json.dumps({"measures": measures}), "utf-8")
        return run("decide", path, "--profile", profile, "--rule", rule, *more)

    return command


@pytest.mark.parametrize(("no", "profile", "rule", "measures", "expected"), EXAMPLES)
def test_the_law_by_its_worked_examples(decide, no, profile, rule, measures, expected):
    ran = decide(profile, rule, measures, "--json")
    assert (ran.code, json.loads(ran.out)["outcome"]) == (0, expected), f"example {no}"


@pytest.mark.parametrize(("profile", "rule"), [(name, rule) for name, all_ in RULES.items() for rule in all_])
def test_every_fixed_rule_answers_with_its_clause(decide, profile, rule):
    """Everyone votes for it, in person, by every measure: that always passes."""
    everyone = dict.fromkeys(("all", "present", "in_person", "returned", "for", "participating", "cast"), 100)
    everyone |= {"delivered": 100, "against": 0, "abstain": 0}
    ran = decide(profile, rule, dict.fromkeys(("heads", "area", "share"), everyone), "--json")
    decided = json.loads(ran.out)
    assert (ran.code, decided["outcome"], decided["rule"]) == (0, "passed", rule)
    assert all(fact["holds"] and fact["cite"] for fact in decided["conditions"])
    nobody = {**everyone, "for": 0, "against": 100}
    refused = json.loads(
        decide(profile, rule, dict.fromkeys(("heads", "area", "share"), nobody), "--json").out
    )
    assert refused["outcome"] != "passed"


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        ({"all": 7, "present": 4, "for": 4}, {"for": 4}),
        ({"all": 30, "for": 11, "against": 9, "abstain": 4}, {"participating": 24, "cast": 20}),
        ({"all": 30, "participating": 24, "for": 11, "against": 9}, {"abstain": 4, "cast": 20}),
        ({"all": 30, "returned": 20, "for": 11, "against": 9}, {"abstain": 0, "participating": 20}),
        ({"all": 30, "delivered": 28, "returned": 20, "for": 11, "against": 9}, {"nonresponse": 8}),
    ],
)
def test_what_follows_is_worked_out(decide, heads, found):
    rule = ("cn-committee", "decision") if "present" in heads else ("cn-assembly", "ordinary")
    area = {name: f"{value}00.00" for name, value in heads.items()}
    ran = decide(*rule, {"heads": heads} | ({"area": area} if rule[1] == "ordinary" else {}), "--json")
    sets = json.loads(ran.out)["measures"]["heads"]
    assert {name: sets.get(name) for name in found} == found


@pytest.mark.parametrize(
    ("heads", "says"),
    [
        ({"all": 30, "for": 11}, "is missing and doesn't follow"),
        ({"all": 30, "for": 20, "against": 11, "abstain": 0}, "more than"),
        ({"all": 30, "for": -1, "against": 1, "abstain": 0}, "less than nothing"),
        ({"all": 30, "for": 1.5, "against": 1, "abstain": 0}, "no whole number"),
        ({"all": 30, "yes": 1}, "no set of voters"),
    ],
)
def test_what_does_not_follow_is_refused_in_words(decide, heads, says):
    ran = decide("cn-assembly", "ordinary", {"heads": heads, "area": {"all": 1}})
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err


def test_a_rule_nobody_checked_says_so(decide):
    ran = decide("de-verein", "resolution", {"heads": {"for": 5, "against": 4, "abstain": 0}})
    assert ran.code == 0
    assert "Check the law" in ran.err
