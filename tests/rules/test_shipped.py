"""Every shipped profile: it loads, says where its law comes from, survives being written, and decides."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.rules.numbers import outcome
from tests.rules.test_lands import CASES as FURTHER

from meeting_tui.rules import Profile, load_profile, shipped, shipped_profile
from meeting_tui.rules.calendar import holidays
from meeting_tui.rules.profile_out import to_raw, to_toml

RULES = {
    "cn-assembly": ("ordinary", "special"),
    "cn-assembly-shanghai": ("ordinary", "special"),
    "cn-committee": ("decision", "decision-half"),
    "cn-committee-shanghai": ("decision",),
    "de-weg": ("resolution", "cost-sharing", "written"),
    "de-verein": ("resolution", "statute-change", "purpose-change"),
    "fr-copropriete": ("art-24", "art-25", "art-26", "art-26-1"),
    "au-nsw-strata": ("ordinary", "ordinary-poll", "special", "sustainability", "unanimous"),
    "uk-company": ("ordinary", "special", "written-ordinary", "written-special"),
    "us-roberts": ("majority", "two-thirds"),
    "hk-bmo": ("resolution", "committee", "committee-appointment", "large-scale-maintenance"),
    "tw-condominium": ("art-31", "art-32"),
    "jp-condominium": ("ordinary", "special", "ordinary-before", "special-before"),
    "sg-strata": (
        *("ordinary", "ordinary-poll", "special", "ninety", "unanimous"),
        *("comprehensive", "consensus"),
    ),
    "ch-stockwerkeigentum": ("ordinary", "qualified", "qualified-present", "unanimous", "written"),
    "us-ca-hoa": ("election", "majority", "assessment", "declaration"),
    "us-fl-condominium": ("decision", "election", "declaration", "reserves", "alteration", "recall"),
    "ca-bc-strata": ("majority", "three-quarters", "eighty", "unanimous"),
    "ca-on-condominium": (
        *("majority", "third-attempt", "by-law", "removal", "substantial-change"),
        *("declaration", "declaration-shares"),
    ),
}
PROFILES = [shipped_profile(name) for name in shipped()]
each_profile = pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)


def test_the_shelf_holds_what_others_script_against():
    assert {profile.id: tuple(profile.rules) for profile in PROFILES} == RULES


@each_profile
def test_written_and_read_again_it_is_the_same(profile: Profile):
    again = load_profile(to_toml(profile), "again")
    assert again == profile
    assert to_raw(again) == to_raw(profile)
    assert load_profile(profile.text, "kept") == profile


@each_profile
def test_it_names_itself_its_sources_and_its_day(profile: Profile):
    assert profile.title["zh"]
    assert profile.title["en"]
    assert profile.sources
    assert date.fromisoformat(profile.as_of) <= date(2026, 11, 28)
    for rule in profile.rules.values():
        assert rule.clause.text
        assert {"zh", "en"} <= rule.cite.keys() & rule.wording.keys() & rule.title.keys()
        assert rule.verified in ("yes", "secondary", "no")
        date.fromisoformat(rule.as_of)


@each_profile
def test_its_matters_measures_and_holidays_exist(profile: Profile):
    assert all(matter.rule in profile.rules for matter in profile.matters.values())
    assert set(profile.election.rank) <= set(profile.measures)
    holidays(profile.holidays)
    assert all(duty.cite["zh"] and duty.title["en"] for duty in profile.duties)


def test_the_nine_matters_of_article_278():
    special = {"cc278.6", "cc278.7", "cc278.8"}
    for name in ("cn-assembly", "cn-assembly-shanghai"):
        rules = {code: matter.rule for code, matter in shipped_profile(name).matters.items()}
        assert rules == {
            f"cc278.{n}": "special" if f"cc278.{n}" in special else "ordinary" for n in range(1, 10)
        } | ({"sh48": "ordinary"} if name.endswith("shanghai") else {})


def test_boundary_words_agree_with_the_comparisons():
    """民法典 1259: 以上 includes the number, 过半数 and 超过 don't."""
    for name in ("cn-assembly", "cn-assembly-shanghai"):
        for rule in shipped_profile(name).rules.values():
            text = to_raw(shipped_profile(name))["rule"][rule.id]
            for part in ("quorum", "approval"):
                for cond in text[part]["all"]:
                    assert (cond["cmp"] == "ge") == (cond["frac"] in ("2/3", "3/4"))
            assert re.search("三分之二以上", rule.wording["zh"])


H = "heads"
A = "area"
S = "share"


def both(
    heads: dict[str, object], second: dict[str, object], measure: str = A
) -> dict[str, dict[str, object]]:
    return {H: heads, measure: second}


def cn(taking_part: int, for_: int, area: str, area_for: str) -> dict[str, dict[str, object]]:
    return both(
        {"all": 30, "participating": taking_part, "for": for_},
        {"all": "3000", "participating": area, "for": area_for},
    )


def asia(everyone: int, present: int, for_: int, **more: object) -> dict[str, dict[str, object]]:
    sets = {"all": everyone, "present": present, "for": for_, **more}
    return both(dict(sets), dict(sets), S)


def hk(present: int, for_: int, against: int, everyone: int = 1000) -> dict[str, dict[str, object]]:
    return both(
        {"all": 100, "present": present, "voted_in_person": present},
        {"all": everyone, "for": for_, "against": against},
        S,
    )


CASES: list[tuple[str, str, dict[str, dict[str, object]], str]] = [
    *(
        case
        for name in ("cn-assembly", "cn-assembly-shanghai")
        for case in [
            (name, "ordinary", cn(20, 11, "2000.00", "1000.01"), "passed"),
            (name, "ordinary", cn(20, 11, "2000.00", "1000.00"), "rejected"),
            (name, "ordinary", cn(19, 19, "2000.00", "2000.00"), "no_quorum"),
            (name, "ordinary", cn(20, 20, "1999.99", "1999.99"), "no_quorum"),
            (name, "special", cn(20, 15, "2000.00", "1500.00"), "passed"),
            (name, "special", cn(20, 15, "2000.00", "1499.99"), "rejected"),
            (name, "special", cn(20, 14, "2000.00", "1500.00"), "rejected"),
        ]
    ),
    *(
        case
        for name in ("cn-committee", "cn-committee-shanghai")
        for case in [
            (name, "decision", {H: {"all": 5, "present": 3, "for": 3}}, "passed"),
            (name, "decision", {H: {"all": 5, "present": 5, "for": 2}}, "rejected"),
            (name, "decision", {H: {"all": 6, "present": 6, "for": 3}}, "rejected"),
            (name, "decision", {H: {"all": 6, "present": 3, "for": 3}}, "no_quorum"),
        ]
    ),
    ("cn-committee", "decision-half", {H: {"all": 6, "present": 6, "for": 3}}, "passed"),
    ("cn-committee", "decision-half", {H: {"all": 6, "present": 6, "for": 2}}, "rejected"),
    ("de-weg", "resolution", {H: {"for": 1, "against": 0}}, "passed"),
    ("de-weg", "resolution", {H: {"for": 0, "against": 0, "abstain": 9}}, "rejected"),
    ("de-weg", "cost-sharing", both({"for": 3, "against": 1}, {"all": 1000, "for": 500}, S), "passed"),
    ("de-weg", "cost-sharing", both({"for": 2, "against": 1}, {"all": 1000, "for": 999}, S), "rejected"),
    ("de-weg", "written", {H: {"all": 12, "for": 12}}, "passed"),
    ("de-weg", "written", {H: {"all": 12, "for": 11}}, "rejected"),
    ("de-verein", "resolution", {H: {"for": 2, "against": 1}}, "passed"),
    ("de-verein", "resolution", {H: {"for": 2, "against": 2}}, "rejected"),
    ("de-verein", "statute-change", {H: {"for": 3, "against": 1}}, "passed"),
    ("de-verein", "statute-change", {H: {"for": 74, "against": 26}}, "rejected"),
    ("de-verein", "purpose-change", {H: {"all": 40, "for": 40}}, "passed"),
    ("de-verein", "purpose-change", {H: {"all": 40, "for": 39}}, "rejected"),
    ("fr-copropriete", "art-24", {S: {"for": 2, "against": 1}}, "passed"),
    ("fr-copropriete", "art-24", {S: {"for": 0, "against": 0, "abstain": 500}}, "rejected"),
    ("fr-copropriete", "art-25", {S: {"all": 10_000, "for": 5001}}, "passed"),
    ("fr-copropriete", "art-25", {S: {"all": 10_000, "for": 3333}}, "rejected"),
    ("fr-copropriete", "art-25", {S: {"all": 9_999, "for": 3333}}, "second_vote"),
    ("fr-copropriete", "art-26", both({"all": 10, "for": 6}, {"all": 900, "for": 600}, S), "passed"),
    (
        "fr-copropriete",
        "art-26",
        both({"all": 10, "present": 8, "for": 4}, {"all": 900, "for": 300}, S),
        "second_vote",
    ),
    (
        "fr-copropriete",
        "art-26",
        both({"all": 10, "present": 8, "for": 3}, {"all": 900, "for": 500}, S),
        "rejected",
    ),
    ("au-nsw-strata", "ordinary", {H: {"all": 20, "present": 5, "for": 3, "against": 2}}, "passed"),
    ("au-nsw-strata", "ordinary", {H: {"all": 20, "present": 6, "for": 3, "against": 3}}, "rejected"),
    (
        "au-nsw-strata",
        "ordinary",
        both({"all": 20, "present": 4, "for": 4, "against": 0}, {"all": 1000, "present": 249}, S),
        "no_quorum",
    ),
    ("au-nsw-strata", "special", {S: {"all": 400, "present": 100, "for": 75, "against": 25}}, "passed"),
    ("au-nsw-strata", "special", {S: {"all": 400, "present": 101, "for": 75, "against": 26}}, "rejected"),
    ("au-nsw-strata", "sustainability", {S: {"all": 100, "for": 51, "against": 49}}, "passed"),
    ("au-nsw-strata", "sustainability", {S: {"all": 100, "for": 50, "against": 50}}, "rejected"),
    ("au-nsw-strata", "unanimous", {H: {"all": 8, "present": 4, "for": 3, "against": 0}}, "passed"),
    ("au-nsw-strata", "unanimous", {H: {"all": 8, "present": 4, "for": 3, "against": 1}}, "rejected"),
    ("uk-company", "ordinary", {H: {"all": 100, "present": 20, "for": 11, "against": 9}}, "passed"),
    ("uk-company", "ordinary", {H: {"all": 100, "present": 20, "for": 10, "against": 10}}, "rejected"),
    ("uk-company", "ordinary", {H: {"all": 100, "present": 19, "for": 19, "against": 0}}, "no_quorum"),
    ("uk-company", "special", {H: {"all": 4, "present": 4, "for": 3, "against": 1}}, "passed"),
    ("uk-company", "special", {H: {"all": 4, "present": 1, "for": 1, "against": 0}}, "no_quorum"),
    ("uk-company", "special", {H: {"all": 400, "present": 400, "for": 299, "against": 101}}, "rejected"),
    ("uk-company", "written-ordinary", {S: {"all": 100, "for": 51}}, "passed"),
    ("uk-company", "written-ordinary", {S: {"all": 100, "for": 50}}, "rejected"),
    ("uk-company", "written-special", {S: {"all": 100, "for": 75}}, "passed"),
    ("uk-company", "written-special", {S: {"all": 100, "for": 74}}, "rejected"),
    ("us-roberts", "majority", {H: {"all": 50, "present": 26, "for": 3, "against": 2}}, "passed"),
    ("us-roberts", "majority", {H: {"all": 50, "present": 26, "for": 3, "against": 3}}, "rejected"),
    (
        "us-roberts",
        "majority",
        {H: {"all": 50, "present": 26, "for": 6, "against": 5, "abstain": 0, "invalid": 1}},
        "rejected",
    ),
    ("us-roberts", "majority", {H: {"all": 50, "present": 25, "for": 25, "against": 0}}, "no_quorum"),
    ("us-roberts", "two-thirds", {H: {"all": 50, "present": 30, "for": 20, "against": 10}}, "passed"),
    ("us-roberts", "two-thirds", {H: {"all": 50, "present": 30, "for": 19, "against": 10}}, "rejected"),
    ("hk-bmo", "resolution", hk(10, 201, 200), "passed"),
    ("hk-bmo", "resolution", hk(10, 200, 200), "rejected"),
    ("hk-bmo", "resolution", hk(9, 900, 0), "no_quorum"),
    ("hk-bmo", "committee", {H: {"all": 9, "present": 5, "for": 3, "against": 2}}, "passed"),
    ("hk-bmo", "committee", {H: {"all": 9, "present": 4, "for": 4, "against": 0}}, "no_quorum"),
    ("hk-bmo", "committee", {H: {"all": 4, "present": 2, "for": 2, "against": 0}}, "no_quorum"),
    ("hk-bmo", "committee-appointment", hk(10, 300, 299), "passed"),
    ("hk-bmo", "committee-appointment", hk(10, 299, 10), "rejected"),
    ("hk-bmo", "large-scale-maintenance", hk(10, 300, 299), "passed"),
    (
        "hk-bmo",
        "large-scale-maintenance",
        both({"all": 100, "present": 10, "voted_in_person": 4}, {"for": 300, "against": 1}, S),
        "rejected",
    ),
    ("tw-condominium", "art-31", asia(30, 20, 15), "passed"),
    ("tw-condominium", "art-31", asia(30, 20, 14), "rejected"),
    ("tw-condominium", "art-31", asia(31, 20, 20), "no_quorum"),
    ("tw-condominium", "art-32", asia(15, 3, 2), "passed"),
    ("tw-condominium", "art-32", asia(15, 4, 2), "rejected"),
    ("tw-condominium", "art-32", asia(10, 2, 2), "no_quorum"),
    ("tw-condominium", "art-32", asia(15, 3, 2, objecting=7), "passed"),
    ("tw-condominium", "art-32", asia(15, 3, 2, objecting=8), "rejected"),
    ("jp-condominium", "ordinary", asia(30, 10, 6), "passed"),
    ("jp-condominium", "ordinary", asia(30, 10, 5), "rejected"),
    ("jp-condominium", "special", asia(30, 16, 12), "passed"),
    ("jp-condominium", "special", asia(30, 16, 11), "rejected"),
    ("jp-condominium", "special", asia(30, 15, 15), "no_quorum"),
    ("jp-condominium", "ordinary-before", asia(30, 20, 16), "passed"),
    ("jp-condominium", "ordinary-before", asia(30, 20, 15), "rejected"),
    ("jp-condominium", "special-before", asia(40, 32, 30), "passed"),
    ("jp-condominium", "special-before", asia(40, 32, 29), "rejected"),
    ("fr-copropriete", "art-26-1", {S: {"all": 900, "for": 451}}, "passed"),
    ("fr-copropriete", "art-26-1", {S: {"all": 900, "for": 450}}, "rejected"),  # no third vote
    ("au-nsw-strata", "ordinary-poll", {S: {"all": 400, "present": 101, "for": 51, "against": 50}}, "passed"),
    (
        "au-nsw-strata",
        "ordinary-poll",
        {S: {"all": 400, "present": 100, "for": 50, "against": 50}},
        "rejected",
    ),
    ("au-nsw-strata", "ordinary-poll", asia(400, 99, 99, against=0), "no_quorum"),
]


@pytest.mark.parametrize(("profile", "rule", "measures", "expected"), CASES)
def test_rules(profile: str, rule: str, measures: dict[str, dict[str, object]], expected: str):
    assert outcome(profile, rule, **measures) == expected


def test_every_rule_has_a_passing_and_a_failing_example():
    seen = {(each[0], each[1], each[-1] == "passed") for each in (*CASES, *FURTHER)}
    assert seen >= {(p, rule, came) for p, rules in RULES.items() for rule in rules for came in (True, False)}


def test_a_rule_says_before_any_decision_how_far_it_was_checked():
    for name in shipped():
        profile = shipped_profile(name)
        for rule in profile.rules.values():
            told = profile.proof(rule.id)
            assert (told["verified"], told["as_of"]) == (rule.verified, rule.as_of)
            assert told["note"] == (dict(profile.note) or None)
