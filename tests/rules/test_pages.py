"""The format pages name everything there is, and their examples work."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
from tests.rules.numbers import CN, crowd

from meeting_tui.rules import SETS, Ballot, Question, decide, load_profile, profile, tally
from meeting_tui.rules.bundle import PollFacts, bundle
from meeting_tui.rules.profile_out import to_raw
from meeting_tui.rules.request import answer, loads
from meeting_tui.rules.verdict import conclude

PAGES = Path(__file__).resolve().parents[2] / "docs" / "formats"
PROFILE = (PAGES / "profile.md").read_text(encoding="utf-8")
RECOUNT = (PAGES / "recount.md").read_text(encoding="utf-8")


def named(page: str) -> set[str]:
    """Every word in code type, and every key in its examples."""
    return {word for code in re.findall(r"`[^`]+`|\[[^\]]+\]", page) for word in re.findall(r"[\w-]+", code)}


def block(heading: str) -> str:
    """The first indented block under a heading."""
    under = PROFILE.split(f"## {heading}\n", 1)[1]
    found = re.search(r"(?:^ {4}.*\n|^\n)+", under[under.index("\n    ") :], re.MULTILINE)
    assert found
    return re.sub("^ {4}", "", found[0], flags=re.MULTILINE)


def test_the_derived_profile_of_the_page_loads():
    ours = load_profile(block("Deriving a profile"), "page.toml")
    assert (ours.extends, ours.nonresponse.policy) == ("cn-assembly", "follow_majority")


def test_the_request_of_the_page_is_decided():
    request = loads(block("`decide INPUT.json --profile ID --rule RULE`"))
    assert answer(CN, "ordinary", request).binding.outcome == "passed"


def test_every_set_key_and_policy_is_on_the_page():
    known = named(PROFILE)
    assert set(SETS) <= known
    assert to_raw(CN).keys() - {"cap"} <= known
    for part in (
        profile.HeadRule,
        profile.Invalid,
        profile.NonResponse,
        profile.ProxyRule,
        profile.ElectionRule,
        profile.Cap,
        profile.Duty,
        profile.Window,
        profile.Rule,
        profile.Fallback,
        profile.Objection,
    ):
        assert {field.name for field in fields(part)} - {"id"} <= known, part


def test_every_key_of_a_decision_is_on_the_page():
    sets = {"all": 3, "participating": 3, "for": 3}
    published = decide(CN, "ordinary", {"heads": sets, "area": sets}).as_json()
    conditions = published["conditions"]
    assert isinstance(conditions, list)
    assert published.keys() | conditions[0].keys() <= named(PROFILE)


@pytest.mark.parametrize("kind", ["approve", "elect", "rate"])
def test_every_key_of_a_bundle_and_a_result_is_on_the_page(kind):
    asked = Question("q", "" if kind == "rate" else "ordinary", kind, ("a", "b"))
    ballots = (Ballot("1", True, {"q": ("a",)}),)
    raw = bundle(PollFacts(CN, (asked,), crowd(2), ballots, delivered={"1"}))
    known = named(RECOUNT) | named(PROFILE)
    assert (
        raw.keys() | raw["voters"][0].keys() | raw["ballots"][0].keys() | raw["questions"][0].keys() <= known
    )
    found = conclude(CN, tally(CN, asked, crowd(2), ballots)).as_json()
    assert found.keys() <= known
    assert json.loads(json.dumps(found)) == found
