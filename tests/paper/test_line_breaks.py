"""Line breaking: nothing is lost, nothing sticks out, marks stay with their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.paper.letters import DIN_91379

from meeting_tui.paper import fonts
from meeting_tui.paper.ballots import lines as on_ballots
from meeting_tui.paper.line_breaks import NOT_FIRST, balanced, break_lines, char_width, fit, text_width

texts = st.text(st.sampled_from("业主大会，。（）“”、abcde WM1,.- \n㛃"), max_size=120)


def test_no_character_is_wider_in_the_font_than_here() -> None:
    from reportlab.pdfbase import pdfmetrics

    fonts.load()
    wider = {}
    for text in (*map(chr, range(0x20, 0x32400)), *DIN_91379):
        if fonts.unprintable(text):
            continue
        for name in (fonts.REGULAR, fonts.BOLD):
            [(font, piece)] = fonts.runs(text, name)
            real = pdfmetrics.stringWidth(piece, font, 1000) / 1000
            if real > sum(map(char_width, text)) + 1e-9:
                wider[text] = round(real, 2)
    assert not wider


@given(texts, st.floats(12, 170), st.floats(8, 24))
def test_nothing_lost_and_nothing_sticks_out(text: str, width: float, size: float) -> None:
    lines = break_lines(text, width, size)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert text_width(line, size) <= width or len(line) == 1


def test_a_mark_never_begins_a_line() -> None:
    for width in range(20, 80):
        for line in break_lines("同意使用维修资金，大修电梯。（费用：一万元）由业主分摊！", width, 12)[1:]:
            assert line[0] not in NOT_FIRST
        for line in break_lines("同意（方案一）或（方案二）", width, 12):
            assert not line.endswith("（")


def test_words_and_numbers_stay_whole() -> None:
    text = "Approve the expense of 128,600.00 from the maintenance fund"
    assert " ".join(break_lines(text, 40, 12)) == text


@pytest.mark.parametrize("measure", [fit, balanced])
def test_fit_shrinks_then_cuts(measure: object) -> None:
    size, lines = measure("梧桐苑" * 40, 60, 12, 2, 9.0)  # type: ignore[operator]
    assert (size, len(lines), lines[-1][-1]) == (9.0, 2, "…")
    assert measure("梧桐苑", 60, 12, 2, 9.0) == (12, ("梧桐苑",))  # type: ignore[operator]


def test_a_balanced_heading_has_lines_alike() -> None:
    _, lines = balanced("梧桐苑业主大会 2025 年第一次会议表决票", 120, 21, 2)
    assert len(lines) == 2
    assert abs(text_width(lines[0], 21) - text_width(lines[1], 21)) < 25


def test_a_number_keeps_its_unit_and_its_percent_sign() -> None:
    for width in range(30, 70):
        for line in break_lines("面积 1499.99 / 2000.00 = 74.99%，还差 0.01 ㎡。", width, 11)[1:]:
            assert line[0] not in NOT_FIRST
            assert not line.startswith((".", "9", "%")) or line.startswith(("0", "1", "2", "7"))


def test_a_mark_stays_with_its_letter() -> None:
    text = "K\u0300S\u031b\u0304ạ\u0308" * 30
    for width in (12, 20, 33):
        for line in break_lines(text, width, 12):
            assert line[0] in "KSạ"


def test_a_name_in_any_alphabet_stays_whole_and_a_ballot_is_broken_as_ever() -> None:
    for name in ("Nguyễn Thị Hằng", "Жанна Щукина", "Ελένη Παππά", "Łukasz Şahin"):
        longest = max(name.split(), key=len)
        assert longest in break_lines(name, text_width(longest, 12) + 0.1, 12)
    assert on_ballots.break_lines("Жанна Щукина", 30, 12) == ("Жанна Щ", "укина")
    assert on_ballots.break_lines("Nguyễn", 10, 12) == ("Ngu", "yễn")
