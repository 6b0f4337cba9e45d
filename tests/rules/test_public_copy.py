"""The public copy of a bundle: it holds no voter, proves what its sums can, and a bent one is named."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import pytest
from tests.rules.numbers import CN
from tests.rules.test_disclosure import poll as large_poll
from tests.rules.test_recount import PROFILES, poll

from meeting_tui.refusal import Refusal
from meeting_tui.rules.bundle import PollFacts, canonical, results
from meeting_tui.rules.disclosure import undisclosed
from meeting_tui.rules.public_copy import public_copy
from meeting_tui.rules.public_recount import is_public, recount_public


def made(facts: PollFacts) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(canonical(public_copy(facts, undisclosed(facts), ["计票人"], "signed")))
    return told


def numbers(value: object) -> set[str]:
    """Every number and text in it."""
    if isinstance(value, dict):
        return {found for each in value.values() for found in numbers(each)}
    if isinstance(value, list):
        return {found for each in value for found in numbers(each)}
    return {str(value)}


@pytest.mark.parametrize("name", PROFILES)
def test_it_agrees_with_itself_and_holds_no_voter(name: str):
    for seed in range(3):
        facts = poll(PROFILES[name], seed)
        raw = made(facts)
        again = recount_public(raw)
        assert is_public(raw)
        assert again.differences == []
        assert list(again.outcomes.values()) == [each.outcome for each in results(facts)]
        assert not {"voters", "ballots"} & raw.keys()
        weights = {f"{voter.weights['area'] / 100:.2f}" for voter in facts.voters}
        assert not numbers(raw["results"]) & (weights | {voter.id for voter in facts.voters})


def bend(raw: dict[str, Any], measure: str, name: str, value: object) -> dict[str, Any]:
    bent = copy.deepcopy(raw)
    bent["results"][0]["strict"]["measures"][measure][name] = value
    return bent


def test_what_is_bent_is_named_and_what_is_open_is_said():
    facts = large_poll(random.Random(5), 200, (70, 20, 6, 3, 1))
    raw = made(facts)
    assert recount_public(raw).differences == []
    sets = raw["results"][0]["strict"]["measures"]["heads"]
    assert recount_public(bend(raw, "heads", "for", sets["against"])).differences
    assert recount_public(bend(raw, "heads", "participating", sets["all"] + 1)).differences
    other = copy.deepcopy(raw)
    other["results"][0]["outcome"] = other["results"][0]["strict"]["outcome"] = "no_quorum"
    assert recount_public(other).differences == ["results.0.strict.outcome"]
    law = copy.deepcopy(raw)
    law["profile"]["rule"][facts.questions[0].rule]["approval"]["all"][0]["frac"] = "1/9"
    assert recount_public(law).differences[0].startswith("profile.rule")


def test_a_comparison_whose_sums_are_not_shown_is_left_open_or_proven_by_others():
    raw = made(large_poll(random.Random(5), 200, (70, 20, 6, 3, 1)))
    without = bend(raw, "area", "for", None)
    assert any(".holds." in path for path in recount_public(without).unproven)
    base = bend(raw, "area", "participating", None)
    found = recount_public(base)
    assert found.differences == []
    first = base["results"][0]["strict"]
    first["holds"] = [not each for each in first["holds"]]
    assert recount_public(base).differences


@pytest.mark.parametrize("value", [{}, 7, "x", [{}], {"area": {}}])
def test_what_is_no_public_copy_is_refused(value: object):
    raw = made(poll(CN))
    for key in ("results", "questions", "profile", "inspection"):
        with pytest.raises(Refusal):
            recount_public(raw | {key: value if key != "inspection" else [7]})
