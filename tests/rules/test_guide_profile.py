"""The guide for lawyers: its example loads, decides as it says, and is the same in both languages."""

from __future__ import annotations

import json
import re

import pytest
from tests.house.source import HOUSE

from meeting_tui.rules import load_profile
from meeting_tui.rules.profile_out import to_toml
from meeting_tui.rules.request import answer

PAGES = ("docs/guide/profiles.md", "docs/guide/zh/profiles.md")


def blocks(page: str, kind: str) -> list[str]:
    """The fenced blocks of a kind on a page."""
    return re.findall(rf"```{kind}\n(.*?)```", HOUSE.joinpath(page).read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_example_loads_and_decides_as_the_page_says(page: str):
    (text,), (numbers,) = blocks(page, "toml"), blocks(page, "json")
    law = load_profile(text, "arcadia-units.toml")
    assert load_profile(to_toml(law), "again") == law
    told = {rule: answer(law, rule, json.loads(numbers)).binding.outcome for rule in law.rules}
    assert told == {"ordinary": "rejected", "ordinary-poll": "passed", "special": "rejected"}


def test_both_languages_show_the_same_file():
    assert len({tuple(blocks(page, "toml")) for page in PAGES}) == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_condition_of_the_table_can_stand_in_the_file(page: str):
    """Its comparisons, completed with what the row leaves to the reader, each in the place of one rule's."""
    (text,) = blocks(page, "toml")
    place = 'approval = { measure = "share", num = "for", of = "all", cmp = "ge", frac = "3/4" }'
    assert place in text
    rows = re.findall(r"\| `([^`]*cmp = [^`]*)`", HOUSE.joinpath(page).read_text("utf-8"))
    assert len(rows) == 6
    for row in rows:
        said = row if "num" in row else f'num = "for", {row}'
        law = text.replace(place, f'approval = {{ measure = "heads", {said} }}')
        assert load_profile(law, "row.toml").rule("special").approval
