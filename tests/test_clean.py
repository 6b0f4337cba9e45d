"""The border: nothing that can move a cursor, hide a letter or split a row gets in."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.clean import clean, clean_lines, narrow, one_line
from meeting_tui.lang import translator
from meeting_tui.lang.formats import file_pages
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal, Several


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


@pytest.mark.parametrize("hostile", ["a.txt\n3 × read", "a\r\n3 × read", "a\u20283 × read", "a\n"])
def test_a_files_name_says_nothing_on_a_line_of_its_own(hostile: str) -> None:
    path = Path("scans") / hostile
    said = [
        one_line(hostile),
        file_pages(hostile, (1, 2)),
        word(Refusal("scan.missing", path=path), translator("en")),
        word(Refusal("scan.missing", path=hostile), translator("en")),
        word(Refusal("scan.nothing", path=Several([str(path)])), translator("en")),
    ]
    assert [len(f"{each}.".splitlines()) for each in said] == [1] * len(said)
    assert one_line("two  spaces.jpg") == "two  spaces.jpg"


def test_lines_stay_lines() -> None:
    assert clean_lines("一\r\n二\x07\r三\n\n") == "一\n二\ufffd\n三"


def test_full_width_numbers_become_plain() -> None:
    assert narrow("１２０．５０　Ａ") == "120.50 A"
