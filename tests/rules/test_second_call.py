"""A second call: by what a law decides when the first meeting had no quorum."""

from __future__ import annotations

import pytest
from tests.refused import refused

from meeting_tui.refusal import Refusal
from meeting_tui.rules import decide, load_profile, shipped, shipped_profile
from meeting_tui.rules.profile_out import to_toml
from meeting_tui.rules.request import answer
from meeting_tui.rules.second_call import called_again

BYLAW = """format = 1
id = "fliederhof"
extends = "de-verein"
bylaw = "Satzung § 9"
as_of = "2026-11-23"
title = { zh = "丁香协会", en = "Fliederhof" }

[rule.resolution]
quorum = { measure = "heads", num = "present", of = "all", cmp = "ge", frac = "1/2" }
cite = { zh = "章程第9条", en = "Satzung § 9(1)" }
wording = { zh = "半数到会。", en = "Half are present." }

[second_call]
quorum = { measure = "heads", num = "present", of = "all", cmp = "ge", frac = "1/3" }
cite = { zh = "章程第9条第2款", en = "Satzung § 9(2)" }
wording = { zh = "再次召集的，三分之一到会。", en = "At the second call a third are present." }
verified = "yes"
"""


def there(of: int, present: int, voted: int) -> dict[str, dict[str, int]]:
    """So many of all there, of whom so many vote for it and nobody against."""
    sets = {"all": of, "present": present, "for": voted, "against": 0, "abstain": 0}
    return {"heads": {**sets, "cast": voted, "participating": voted, "invalid": 0}}


def test_a_bylaw_eases_the_quorum_and_says_by_which_clause():
    profile = load_profile(BYLAW, "fliederhof.toml")
    again = called_again(profile)
    assert decide(profile, "resolution", there(30, 10, 9)).outcome == "no_quorum"
    passed = decide(again, "resolution", there(30, 10, 9))
    assert (passed.outcome, passed.facts[0].clause.words["en"]) == ("passed", "Satzung § 9(2)")
    assert passed.facts[1].clause.words["en"] == "Satzung § 9(1)"
    assert passed.as_json()["wording"]["zh"] == "半数到会。再次召集的，三分之一到会。"
    assert decide(again, "resolution", there(30, 9, 9)).outcome == "no_quorum"
    assert load_profile(to_toml(profile), "again") == profile


def test_what_a_bylaw_changes_about_it_names_its_clause():
    without = BYLAW.replace('cite = { zh = "章程第9条第2款", en = "Satzung § 9(2)" }\n', "")
    assert without != BYLAW
    line = BYLAW.splitlines().index("[second_call]") + 1
    with refused("rules.profile_cite", line=line):
        load_profile(without, "x.toml")


def test_taiwan_resolves_by_another_article_new_south_wales_by_whoever_is_there():
    taiwan = called_again(shipped_profile("tw-condominium"))
    assert taiwan.rule("art-31") == shipped_profile("tw-condominium").rule("art-32")
    sydney = called_again(shipped_profile("au-nsw-strata"))
    assert [rule.quorum for rule in sydney.rules.values()] == [None] * 5
    assert decide(sydney, "ordinary", there(40, 3, 2)).passed


OWN = """
[rule.statute-change.second_call]
days = 14
cite = { zh = "章程第9条第3款", en = "Satzung § 9(3)" }
wording = { zh = "到会者即可。", en = "Whoever is there suffices." }
verified = "yes"
quorum = { measure = "heads", num = "present", of = "all", cmp = "ge", frac = "1/4" }
"""


def test_a_rule_with_a_second_call_of_its_own_goes_by_that():
    quorum = BYLAW.split("\n")[8]
    change = (
        BYLAW.replace("rule.resolution", "rule.statute-change")
        + OWN
        + BYLAW.split("\n\n")[1].replace("Satzung § 9(1)", "Satzung § 8")
    )
    profile = load_profile(change, "fliederhof.toml")
    again = called_again(profile)
    assert quorum.startswith("quorum")
    for rule, least, clause in (("statute-change", 8, "9(3)"), ("resolution", 10, "9(2)")):
        enough, short = (decide(again, rule, there(30, n, n)) for n in (least, least - 1))
        assert (enough.outcome, short.outcome) == ("passed", "no_quorum")
        assert clause in enough.facts[0].clause.words["en"]
    own = profile.second_call_of("statute-change")
    assert own is not None
    assert (own.days, profile.second_call_of("resolution")) == (14, profile.second_call)
    assert load_profile(to_toml(profile), "again") == profile


def test_another_rule_may_take_the_place_of_one_alone():
    own = OWN.replace("statute-change", "resolution").split("quorum")[0] + 'rule = "statute-change"\n'
    profile = load_profile(BYLAW.split("[second_call]", maxsplit=1)[0] + own, "fliederhof.toml")
    again = called_again(profile)
    assert again.rule("resolution").approval == profile.rule("statute-change").approval
    assert load_profile(to_toml(profile), "again") == profile
    without = own.replace("cite", "site")
    with pytest.raises(Refusal):
        load_profile(BYLAW.split("[second_call]", maxsplit=1)[0] + without, "x.toml")


@pytest.mark.parametrize("law", ["cn-assembly", "de-weg", "us-roberts"])
def test_a_law_without_a_second_call_stays_as_it_is(law: str):
    assert called_again(shipped_profile(law)) is shipped_profile(law)


Row = dict[str, int]
Case = tuple[str, Row, Row, str, str]
"""Rule, heads, shares ({}: the law weighs none there), what comes of the first call and of the second."""


def came(all_: int, present: int, for_: int, **more: int) -> Row:
    """So many of all come; whoever is not for it is against, or abstains as `abstain` says."""
    row = {"all": all_, "present": present, "for": for_, "against": present - for_, "abstain": 0} | more
    return row | {"against": present - for_ - row["abstain"]}


def whole(rule: str) -> list[Case]:
    """New South Wales: whoever is there once half an hour is over, be it one; and a vote is still a vote."""
    return [
        (rule, came(40, 3, 3), came(1000, 90, 90), "no_quorum", "passed"),
        (rule, came(40, 1, 1), came(1000, 10, 10), "no_quorum", "passed"),
        (rule, came(40, 10, 10), came(1000, 90, 90), "passed", "passed"),
        (rule, came(40, 3, 0), came(1000, 90, 0), "no_quorum", "rejected"),
    ]


CALLS: dict[str, tuple[str, list[Case]]] = {
    "au-nsw-strata": (
        "SSMA 2015 (NSW) Sch 1 cl 17; s 5",
        [
            *(case for rule in ("ordinary", "ordinary-poll", "special", "unanimous") for case in whole(rule)),
            # a quarter of the value may be against at the second call as at the first
            ("special", came(40, 4, 3), came(1000, 80, 60), "no_quorum", "passed"),
            ("special", came(40, 4, 3), came(1000, 80, 59), "no_quorum", "rejected"),
            ("sustainability", came(40, 4, 3), came(1000, 80, 41), "no_quorum", "passed"),
            ("sustainability", came(40, 4, 3), came(1000, 80, 40), "no_quorum", "rejected"),
        ],
    ),
    "ca-bc-strata": (
        "SPA (BC) s 48(2), (3)",
        [
            ("majority", came(60, 20, 11), {}, "passed", "passed"),
            ("majority", came(60, 19, 10), {}, "no_quorum", "passed"),
            ("majority", came(60, 1, 1), {}, "no_quorum", "passed"),
            ("majority", came(60, 2, 1), {}, "no_quorum", "rejected"),
            ("three-quarters", came(60, 16, 12), {}, "no_quorum", "passed"),
            ("three-quarters", came(60, 16, 11), {}, "no_quorum", "rejected"),
            ("three-quarters", came(60, 20, 15), {}, "passed", "passed"),
            ("eighty", came(60, 48, 48), {}, "passed", "passed"),  # of all: no call changes that
            ("eighty", came(60, 47, 47), {}, "rejected", "rejected"),
        ],
    ),
    # a third of the owners, at least two; their shares are not asked for a second time
    "ch-stockwerkeigentum": (
        "ZGB 712p(1), (3); 67(2); 647b",
        [
            ("ordinary", came(12, 6, 4), came(1000, 500, 300), "passed", "passed"),
            ("ordinary", came(12, 4, 3), came(1000, 10, 8), "no_quorum", "passed"),
            ("ordinary", came(12, 3, 3), came(1000, 900, 900), "no_quorum", "no_quorum"),
            ("ordinary", came(12, 4, 2), came(1000, 400, 300), "no_quorum", "rejected"),
            ("ordinary", came(13, 5, 3), came(1000, 400, 300), "no_quorum", "passed"),  # of 13, four are less
            ("ordinary", came(13, 4, 4), came(1000, 400, 400), "no_quorum", "no_quorum"),
            ("ordinary", came(3, 1, 1), came(1000, 400, 400), "no_quorum", "no_quorum"),  # at least two
            ("ordinary", came(3, 2, 2), came(1000, 400, 400), "no_quorum", "passed"),
            # a majority of all stays one
            ("qualified", came(12, 5, 5), came(1000, 600, 600), "no_quorum", "rejected"),
            ("qualified", came(12, 7, 7), came(1000, 499, 499), "no_quorum", "rejected"),
            ("qualified-present", came(12, 4, 3), came(1000, 400, 201), "no_quorum", "passed"),
            ("qualified-present", came(12, 4, 3), came(1000, 400, 200), "no_quorum", "rejected"),
            ("unanimous", came(12, 12, 12), came(1000, 1000, 1000), "passed", "passed"),
            ("unanimous", came(12, 11, 11), came(1000, 900, 900), "rejected", "rejected"),
        ],
    ),
    "sg-strata": (
        "BSMA 2004 (Singapore) First Schedule para 3; s 2",
        [
            ("ordinary", came(100, 20, 11), came(1000, 300, 200), "passed", "passed"),
            ("ordinary", came(100, 20, 11), came(1000, 299, 200), "no_quorum", "passed"),
            ("ordinary", came(100, 2, 1), came(1000, 299, 200), "no_quorum", "rejected"),
            ("ordinary-poll", came(100, 2, 1), came(1000, 99, 50), "no_quorum", "passed"),
            ("ordinary-poll", came(100, 2, 1), came(1000, 100, 50), "no_quorum", "rejected"),
            ("special", came(100, 20, 9), came(1000, 200, 150), "no_quorum", "passed"),
            ("special", came(100, 20, 9), came(1000, 200, 149), "no_quorum", "rejected"),
            ("ninety", came(100, 20, 9), came(1000, 200, 180), "no_quorum", "passed"),
            ("ninety", came(100, 20, 9), came(1000, 200, 179), "no_quorum", "rejected"),
            ("comprehensive", came(100, 90, 90), came(1000, 899, 899), "rejected", "rejected"),
        ],
    ),
    # article 32 in the place of 31: three persons, a fifth of both; more than half of those there
    "tw-condominium": (
        "公寓大廈管理條例 31, 32",
        [
            ("art-31", came(30, 20, 15), came(900, 600, 450), "passed", "passed"),
            ("art-31", came(30, 19, 15), came(900, 600, 450), "no_quorum", "passed"),
            ("art-31", came(30, 6, 4), came(900, 180, 91), "no_quorum", "passed"),
            ("art-31", came(30, 6, 4), came(900, 180, 90), "no_quorum", "rejected"),
            ("art-31", came(30, 6, 3), came(900, 180, 91), "no_quorum", "rejected"),
            ("art-31", came(30, 5, 5), came(900, 180, 180), "no_quorum", "no_quorum"),
            ("art-31", came(30, 6, 6), came(900, 179, 179), "no_quorum", "no_quorum"),
            ("art-31", came(10, 2, 2), came(900, 500, 500), "no_quorum", "no_quorum"),  # three persons
            ("art-31", came(10, 3, 2), came(900, 500, 400), "no_quorum", "passed"),
            ("art-31", came(30, 20, 14), came(900, 600, 450), "rejected", "passed"),
        ],
    ),
}
ELSEWHERE = {
    "ca-on-condominium": ("by-law", {"heads": came(100, 24, 24)}, "s 50(1.2): the third call alone"),
    "us-fl-condominium": ("decision", {"heads": came(100, 50, 50)}, "718.112(2)(b)1"),
    "us-ca-hoa": ("majority", {"heads": came(99, 32, 32)}, "Corp. Code 7512: the bylaws may"),
    "us-roberts": ("majority", {"heads": came(20, 10, 10)}, "RONR: adjourn, and no business"),
    "uk-company": (
        "ordinary",
        {"heads": came(20, 3, 3), "share": came(20, 3, 3)},
        "the articles say what an adjourned meeting needs",
    ),
    "hk-bmo": ("resolution", {"heads": came(100, 9, 9), "share": came(1000, 90, 90)}, "Sch 3 para 5"),
    "jp-condominium": ("special", {"heads": came(40, 20, 20), "share": came(40, 20, 20)}, "区分所有法 31"),
    "cn-assembly": (
        "ordinary",
        {"heads": came(30, 19, 19), "area": came(3000, 2000, 2000)},
        "民法典 278(2): however often it is called",
    ),
    "cn-assembly-shanghai": (
        "ordinary",
        {"heads": came(30, 20, 20), "area": came(3000, 1999, 1999)},
        "沪规 18",
    ),
    "cn-committee": ("decision", {"heads": came(7, 3, 3)}, "指导规则 38"),
    "cn-committee-shanghai": ("decision", {"heads": came(7, 3, 3)}, "沪规 26"),
}
"""Laws that ask the second time what they asked the first: one short of the quorum is so again."""


@pytest.mark.parametrize(
    ("law", "case"), [(law, each) for law, (_said, rows) in CALLS.items() for each in rows]
)
def test_first_and_second_call(law: str, case: Case) -> None:
    rule, heads, share, first, second = case
    measures = {"heads": heads} | ({"share": share} if share else {})
    calls = (shipped_profile(law), called_again(shipped_profile(law)))
    found = [answer(each, rule, {"measures": measures}).binding.outcome for each in calls]
    assert found == [first, second]


@pytest.mark.parametrize("law", ELSEWHERE)
def test_what_no_second_call_eases_is_short_again(law: str) -> None:
    rule, measures, _said = ELSEWHERE[law]
    for each in (shipped_profile(law), called_again(shipped_profile(law))):
        assert answer(each, rule, {"measures": measures}).binding.outcome == "no_quorum"


def test_every_law_with_a_quorum_says_what_a_second_call_is() -> None:
    with_one = {law for law in shipped() if any(rule.quorum for rule in shipped_profile(law).rules.values())}
    assert {*CALLS, *ELSEWHERE} == with_one
