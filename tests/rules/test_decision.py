"""Ties, second votes, objections, and the published form of a decision."""

from __future__ import annotations

import json

import pytest

from meeting_tui.refusal import Refusal
from meeting_tui.rules import decide, load_profile, shipped_profile
from meeting_tui.rules.profile_out import to_toml
from meeting_tui.rules.request import answer

HK = shipped_profile("hk-bmo")
TIE = {
    "heads": {"all": 100, "present": 10, "for": 5, "against": 5},
    "share": {"all": 1000, "for": 200, "against": 200, "cast": 400},
}


@pytest.mark.parametrize(
    ("casting", "outcome"), [("for", "passed"), ("against", "rejected"), ("", "rejected")]
)
def test_the_chair_decides_a_tie_where_the_law_lets_him(casting: str, outcome: str):
    decision = decide(HK, "resolution", TIE, casting=casting)
    assert (decision.outcome, decision.tied, decision.casting) == (outcome, True, casting)


def test_no_casting_vote_without_a_tie_or_without_the_law():
    behind = {**TIE, "share": {"all": 1000, "for": 199, "against": 201, "cast": 400}}
    assert not decide(HK, "resolution", behind, casting="for").tied
    nobody = {**TIE, "share": {"all": 1000, "for": 0, "against": 0, "cast": 0}}
    assert not decide(HK, "resolution", nobody, casting="for").tied
    assert decide(HK, "committee-appointment", TIE, casting="for").outcome == "rejected"


def test_a_second_vote_names_its_rule_and_shows_the_bridge():
    france = shipped_profile("fr-copropriete")
    decision = decide(france, "art-25", {"share": {"all": 1000, "for": 334}})
    assert (decision.outcome, decision.next_rule) == ("second_vote", "art-24")
    assert [fact.holds for fact in decision.bridge] == [True]
    failed = decide(france, "art-25", {"share": {"all": 1000, "for": 333}})
    assert (failed.next_rule, [fact.short_by for fact in failed.bridge]) == ("", [1])


def test_a_fallback_without_a_new_vote_decides_at_once():
    text = to_toml(shipped_profile("fr-copropriete")).replace("new_vote = true", "new_vote = false")
    france = load_profile(text, "fr.toml")
    votes = {"share": {"all": 1000, "for": 400, "cast": 700}}
    assert decide(france, "art-25", votes).rule.id == "art-24"
    assert decide(france, "art-25", votes).passed


def test_objections_are_only_weighed_when_counted():
    taiwan = shipped_profile("tw-condominium")
    sets = {"all": 15, "present": 3, "for": 2}
    open_ = decide(taiwan, "art-32", {"heads": sets, "share": sets, "persons": sets})
    assert (open_.outcome, open_.objection) == ("passed", ())
    assert open_.as_json()["objection_days"] == 7
    against = {**sets, "objecting": 8}
    undone = decide(taiwan, "art-32", {"heads": against, "share": against, "persons": sets})
    assert (undone.outcome, len(undone.objection)) == ("rejected", 2)


def test_the_published_form():
    request = {
        "measures": {
            "heads": {"all": 30, "participating": 20, "for": 11, "against": 9},
            "area": {"all": "3000.00", "participating": "2000.00", "for": "1000.00", "against": "1000.00"},
        }
    }
    published = answer(shipped_profile("cn-assembly"), "ordinary", request).as_json()
    assert json.loads(json.dumps(published)) == published
    assert published["outcome"] == "rejected"
    conditions = published["conditions"]
    assert isinstance(conditions, list)
    assert [each["part"] for each in conditions] == ["quorum", "quorum", "approval", "approval"]
    last = conditions[-1]
    assert {
        key: last[key] for key in ("measure", "num", "of", "cmp", "frac", "holds", "short_by", "cite")
    } == {
        "measure": "area",
        "num": "for",
        "of": "participating",
        "cmp": "gt",
        "frac": "1/2",
        "holds": False,
        "short_by": "0.01",
        "cite": "《民法典》第278条第2款",
    }
    assert (last["num_value"], last["of_value"], last["percent"]) == ("1000.00", "2000.00", "50.00")
    assert (conditions[0]["num_value"], conditions[0]["percent"]) == (20, "66.66")


@pytest.mark.parametrize(
    "call", [lambda p: p.rule("nope"), lambda p: p.matter("nope"), lambda _p: shipped_profile("nope")]
)
def test_what_is_unknown_is_refused_with_what_is_known(call):
    with pytest.raises(Refusal) as refused:
        call(shipped_profile("cn-assembly"))
    assert refused.value.facts["known"]
