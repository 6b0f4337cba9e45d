"""What never hangs on the board."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.paper.documents.masking import Mask, identity, person, phone, room, running, unit


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("13812345678", "138****5678"),
        ("电话 138 1234 5678。", "电话 138 **** 5678。"),
        ("１３８１２３４５６７８", "138****5678"),
        ("021-64001234", "021-****1234"),
        ("310101199001011234", "310***********1234"),
        ("31010119900101123X", "310***********123X"),
        ("310101900101123", "310********1123"),
        ("3-2-1201 和 1201室", "3-2-**** 和 ****室"),
        ("12-1201", "12-****"),
        (
            "2025-12-10 付 128,600.00 元，面积 1201.55 ㎡，2025-12",
            "2025-12-10 付 128,600.00 元，面积 1201.55 ㎡，2025-12",
        ),
    ],
)
def test_running_text(typed: str, shown: str) -> None:
    assert running(typed) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王建国", "王**"), ("李", "李*"), ("𬭎明", "𬭎*"), ("Ada Byron", "A** B****"), ("", "")],
)
def test_names(name: str, shown: str) -> None:
    assert person(name) == shown


def test_units() -> None:
    assert [unit(name) for name in ("3-2-1201", "A座1201", "车位 B17")] == ["3-2-****", "A座****", "车位 B**"]


@given(st.text("0123456789- 室号", max_size=40))
def test_masking_twice_is_masking_once(text: str) -> None:
    for mask in (phone, identity, room, unit):
        assert mask(mask(text)) == mask(text) or "*" in mask(text)


@given(st.from_regex(r"[^0-9]?1[3-9][0-9]{9}[^0-9]?", fullmatch=True))
def test_no_mobile_number_survives(text: str) -> None:
    digits = "".join(c for c in text if c.isdigit())
    assert digits not in running(text)


def test_the_archive_copy_shows_all() -> None:
    mask = Mask("archive")
    assert [mask.text("13812345678"), mask.name("王明"), mask.unit("3-1201")] == [
        "13812345678",
        "王明",
        "3-1201",
    ]
    public = Mask("public")
    assert [public.text("13812345678"), public.name("王明"), public.unit("3-1201")] == [
        "138****5678",
        "王*",
        "3-****",
    ]
