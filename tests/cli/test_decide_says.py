"""What `decide` says in words under every rule that ships: rule, clause, wording, source, what may follow."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meeting_tui.lang import translator
from meeting_tui.lang.formats import day
from meeting_tui.refusal import Refusal
from meeting_tui.rules import Profile, shipped, shipped_profile
from meeting_tui.rules.condition import SETS
from meeting_tui.rules.request import answer

HALF = dict.fromkeys(("present", "in_person", "returned", "participating", "cast", "voted_in_person"), 60)


def request(profile: Profile, all_: int, for_: int, against: int) -> dict[str, dict[str, int]]:
    """So many of all; half of 120 take part, whom others of them leave alone."""
    sets = {"all": all_, "for": for_, "against": against, "abstain": 0, **HALF}
    return {name: dict(sets) for name in profile.measures}


@pytest.mark.parametrize("law", shipped())
def test_it_names_rule_clause_wording_source_and_what_may_follow(run, tmp_path: Path, law: str):
    """41 for and 19 against of 120: a third of all, two thirds of those who voted; 30 to 30 for a chair."""
    profile, given = shipped_profile(law), tmp_path / "in.json"
    for rule in profile.rules.values():
        tie = rule.tie == "chair"
        sets = request(profile, 120, 30, 30) if tie else request(profile, 120, 41, 19)
        given.write_text(json.dumps({"measures": sets}), "utf-8")
        found = answer(profile, rule.id, {"measures": sets}).binding
        then = profile.rule(found.next_rule) if found.next_rule else None
        for lang in ("zh", "en"):
            t = translator(lang)
            ran = run("--lang", lang, "decide", given, "--profile", law, "--rule", rule.id)
            told = [t.pick(dict(words)) for words in (rule.title, rule.wording)]
            told += [t.pick(dict(words)) for words in ((then.title, then.cite) if then else ())]
            told += [t.pick(dict(fact.clause.words)) for fact in found.facts]
            told += [day(rule.as_of, lang)] if rule.verified != "no" else []
            told += [str(rule.after.days)] if rule.after else []
            told += [t("A tie; the chair's casting vote: {vote}", vote=t("not given"))] if found.tied else []
            text = "".join(ran.out.split())
            assert (ran.code, tie <= found.tied) == (0, True), ran.err
            assert [words for words in told if "".join(words.split()) not in text] == []


@pytest.mark.parametrize("law", shipped())
def test_it_refuses_what_cannot_be_in_every_set(law: str):
    """More than all, or less than nothing, by any measure of the law that its rule looks at."""
    profile = shipped_profile(law)
    for rule in profile.rules.values():
        good = request(profile, 100, 40, 20)
        assert answer(profile, rule.id, {"measures": good}).strict.outcome
        for name in profile.measures:
            for each in (one for one in SETS if one != "all"):
                for number in (101, -1):
                    bent = {**good, name: {**good[name], each: number}}
                    with pytest.raises(Refusal):
                        answer(profile, rule.id, {"measures": bent})
