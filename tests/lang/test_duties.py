"""A list of duties says of what its rules name none, so that nobody takes a short list for a whole one."""

from __future__ import annotations

import pytest

from meeting_tui.lang import translator
from meeting_tui.lang.duties import unknown
from meeting_tui.rules import shipped_profile


@pytest.mark.parametrize(
    ("law", "missing"),
    [
        ("cn-assembly-shanghai", ()),  # 沪规 20–35, 46–79: all of it
        ("cn-assembly", ("the year's accounts", "the service contract")),
        ("us-ca-hoa", ("the committee's term", "the year's accounts", "the service contract")),
        ("uk-company", ("meetings and votes", "a decision", "the committee's term", "the year's accounts")),
    ],
)
def test_what_rules_name_no_duty_of_is_said(law: str, missing: tuple[str, ...]) -> None:
    said = unknown({each.event for each in shipped_profile(law).duties}, translator("en"))
    assert bool(said) == bool(missing)
    assert all(each in said for each in missing)
    assert missing == () or "not known here" in said
    assert "committee's term" not in said or law != "cn-assembly"
