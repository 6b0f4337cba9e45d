"""What a scanner types is told from what a teller types, before its last character."""

from __future__ import annotations

import pytest

from meeting_tui.tui.typed.scan import scans, whole

CODE = "M1P7K2Q00012301CJCXB21B0W2TA"
FOOT = "M1F7K2Q003V01CJCXB21"


@pytest.mark.parametrize(
    "typed", [CODE, FOOT, CODE.lower(), FOOT.lower(), CODE.translate({n: n + 0xFEE0 for n in range(33, 127)})]
)
def test_a_code_is_a_scan_from_its_first_character_to_its_last(typed):
    assert all(scans(typed[:n]) and not whole(typed[:n]) for n in range(1, len(typed)))
    assert whole(typed)


@pytest.mark.parametrize(
    "typed", ["", "1", "M2", "M1X", "MA", f"{CODE}1", f"{FOOT}1", f"{CODE}\r", "M1P ", "马"]
)
def test_anything_else_is_none(typed):
    assert not scans(typed)
