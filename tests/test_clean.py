"""The border: nothing that can move a cursor, hide a letter or split a row gets in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.clean import clean, clean_lines, narrow


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  王小明 ", "王小明"),
        ("\x1b[31m红", "\ufffd[31m红"),
        ("张\x00三", "张\ufffd三"),
        ("\u202e倒着写", "\ufffd倒着写"),
        ("第一行\n第二行", "第一行 第二行"),
        ("e\u0301", "é"),
        ("𠮷野\U000e0100家㛃䶮", "𠮷野\U000e0100家㛃䶮"),
        ("[/x] =cmd()", "[/x] =cmd()"),
    ],
)
def test_one_line(raw: str, kept: str) -> None:
    assert clean(raw) == kept


@given(st.text())
def test_clean_is_safe_and_stable(raw: str) -> None:
    text = clean(raw)
    assert clean(text) == text
    assert text == text.strip()
    assert not {"Cc", "Cs", "Zl", "Zp"} & {unicodedata.category(char) for char in text}


def test_lines_stay_lines() -> None:
    assert clean_lines("一\r\n二\x07\r三\n\n") == "一\n二\ufffd\n三"


def test_full_width_numbers_become_plain() -> None:
    assert narrow("１２０．５０　Ａ") == "120.50 A"
