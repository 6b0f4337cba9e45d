"""Shares are exact: kept as written, added up, and counted finely enough."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.rules import decide, load_profile
from meeting_tui.rules.holding import Holding, holding, together, total, total_text
from meeting_tui.rules.scale import finer

PARTS = st.tuples(
    st.decimals(min_value=0, max_value=10**6, places=4, allow_nan=False, allow_infinity=False),
    st.sampled_from((1, 3, 100, 1000, 7919)),
)


@given(st.lists(PARTS, min_size=1, max_size=8))
def test_what_is_added_up_is_the_sum(parts: list[tuple[Decimal, int]]) -> None:
    held = [Holding(Fraction(amount), of) for amount, of in parts]
    found = total(held)
    assert found.amount / found.of == sum(Fraction(amount) / of for amount, of in parts)
    assert holding(found.text) == found
    assert {each.of for each in together(held)} == {found.of}
    digits = max(each.decimals for each in together(held))
    assert sum(each.units(digits) for each in together(held)) == found.amount * 10**digits


@pytest.mark.parametrize("text", ["", "1,5", "1.5.5", "5/0", "-1", "1e3", "１２", "1/2/3", " 1"])
def test_only_what_was_kept_is_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"^.*$"):
        holding(text)


def test_a_sum_wants_every_share() -> None:
    assert total_text(["83.50/1000", "16.5/1000"]) == "100/1000"
    assert total_text(["120", ""]) == ""
    assert total_text([]) == ""


LAW = """
format = 1
id = "ours"
extends = "de-weg"
bylaw = "5"
[rule.large]
title = { zh = "大", en = "Large" }
cite = { zh = "5", en = "5" }
wording = { zh = "5", en = "5" }
as_of = "2026-01-01"
verified = "no"
quorum = { measure = "share", num = "present", cmp = "ge", count = 500 }
[rule.large.approval]
measure = "share"
num = "for"
cmp = "ge"
min_of = [{ of = "all", frac = "1/2" }, { count = 84 }]
"""


@pytest.mark.parametrize(
    ("present", "votes", "outcome"),
    [(5000, 840, "passed"), (4999, 840, "no_quorum"), (5000, 839, "rejected")],
)
def test_plain_numbers_of_a_law_keep_their_worth_in_finer_units(
    present: int, votes: int, outcome: str
) -> None:
    law = finer(load_profile(LAW, "ours"), "share", 1)
    sets = {"all": 10000, "present": present, "for": votes, "against": 0}
    assert decide(law, "large", {"heads": sets, "share": sets}).outcome == outcome
    assert finer(law, "share", 0) is law
    assert finer(law, "area", 2) is law
