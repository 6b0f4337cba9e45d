"""The guides that travel along: the same pages in both languages, links that lead on, text that flows."""

from __future__ import annotations

import re

import pytest
from tests.house.source import HOUSE

from meeting_tui.lang import guides
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import shown
from meeting_tui.tui.meetings.chair import Chair
from meeting_tui.tui.meetings.checkin import CheckIn
from meeting_tui.tui.meetings.reading_page import ReadBack
from meeting_tui.tui.meetings.rollcall import RollCall
from meeting_tui.tui.meetings.show_of_hands import ShowOfHands

FOLDERS = {"en": HOUSE / "docs" / "guide", "zh": HOUSE / "docs" / "guide" / "zh"}


@pytest.mark.parametrize("lang", FOLDERS)
def test_every_page_that_is_written_can_be_asked_for(lang):
    assert {page.path for page in guides.pages(lang)} == set(FOLDERS[lang].glob("*.md"))
    assert all(page.title for page in guides.pages(lang))


@pytest.mark.parametrize("lang", FOLDERS)
def test_every_link_between_pages_is_followed(lang):
    for page in guides.pages(lang):
        for link in re.findall(r"\]\(([^):]+\.md)[^)]*\)", page.text):
            assert page.linked(link), (page.name, link)


@pytest.mark.parametrize("lang", FOLDERS)
def test_the_chairs_card_names_every_key_of_the_table(lang):
    words = {"Enter": "回车", "Space": "空格", "Up": "↑", "Down": "↓"}
    card = guides.page("chair", lang).text
    every = (Chair, RollCall, ShowOfHands, CheckIn, ReadBack)
    keys = {shown(each.key.split(",")[0]) for screen in every for each in screen.BINDINGS if each.description}
    assert not {key for key in keys if key not in card and words.get(key, key) not in card}


def test_a_link_out_of_the_guides_is_not_followed():
    page = guides.page("start", "en")
    assert page.linked("https://example.org/x.md") is None
    assert page.linked("../../../README.md") is None
    assert page.linked("nowhere.md") is None


def test_a_page_nobody_wrote_is_refused_with_those_there_are():
    with pytest.raises(Refusal, match=r"guide\.unknown") as refused:
        guides.page("../formats", "en")
    assert "safekeeping" in refused.value.facts["known"]


def test_a_line_of_chinese_flows_on_but_code_keeps_its_lines(tmp_path):
    path = tmp_path / "x.md"
    path.write_text("# 题\n\n甲乙，\n丙丁\nab\n\n<!-- made -->\n```\n一栋\n二栋\n```\n", "utf-8")
    page = guides.Page(path)
    assert page.title == "题"
    assert page.flowing == "# 题\n\n甲乙，丙丁\nab\n\n```\n一栋\n二栋\n```\n"
