"""Several names in one field: commas part them, and spaces only where these can't be of a name."""

from __future__ import annotations

import pytest

from meeting_tui.tui.reading_fields import several


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee, Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("North gate；Tower A", ["North gate", "Tower A"]),
        ("Building 3", ["Building 3"]),
        ("A B", ["A", "B"]),
        ("3 5-2 B1", ["3", "5-2", "B1"]),
        ("王建国 李梅、周桂珍，", ["王建国", "李梅", "周桂珍"]),
        ("3栋 5栋", ["3栋", "5栋"]),
        ("12\n13", ["12", "13"]),
        (" , ", []),
    ],
)
def test_spaces_part_numbers_letters_and_hanzi_alone(typed, meant):
    assert list(several(typed)) == meant
