"""Under every law that ships a plan can be of some kind, and each kind names the rule that decides it."""

from __future__ import annotations

import pytest

from meeting_tui.refusal import Refusal
from meeting_tui.rules import shipped, shipped_profile
from meeting_tui.rules.plan_kinds import kind, kinds


@pytest.mark.parametrize("profile", shipped())
def test_a_plan_can_be_of_some_kind_and_no_two_are_called_the_same(profile: str) -> None:
    law = shipped_profile(profile)
    found = kinds(law)
    assert found
    assert set(law.matters) <= set(found)
    for lang in ("zh", "en"):
        called = [dict(each.title).get(lang) for each in found.values()]
        assert len(called) == len(set(called))
    for code, each in found.items():
        assert kind(law, code) == each
        assert not law.rule(each.rule).formerly
    with pytest.raises(Refusal, match="unknown_matter"):
        kind(law, "nothing")


def test_where_the_law_lists_every_matter_nobody_picks_a_rule_past_it() -> None:
    law = shipped_profile("cn-assembly")
    assert set(kinds(law)) == set(law.matters)
