"""A second call: by what a law decides when the first meeting had no quorum."""

from __future__ import annotations

import pytest
from tests.refused import refused

from meeting_tui.refusal import Refusal
from meeting_tui.rules import decide, load_profile, shipped_profile
from meeting_tui.rules.profile_out import to_toml
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
