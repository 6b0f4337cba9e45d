"""A change of wording as it is read out: what stayed is there once, what changed in brackets."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.lang.difference import difference

TEXT = st.text("甲乙丙 ab12,.", max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("费用不超过二万元", "费用不超过三万元", "费用不超过〔二→三〕万元"),
        ("委托检测", "委托第三方检测", "委托〔→第三方〕检测"),
        ("十日内办结并公示", "十日内办结", "十日内办结〔并公示→〕"),
        ("不超过20,000元", "不超过30,000元", "不超过〔20,000→30,000〕元"),
        ("同意", "同意", "同意"),
        ("停车费一百元", "车位费二百元", "〔停车费一→车位费二〕百元"),
        ("委托公司检测电梯", "改为下次会议再议", "〔委托公司检测电梯→改为下次会议再议〕"),
        ("同意", "同意委托第三方机构检测三号楼两部电梯", "同意〔→委托第三方机构检测三号楼两部电梯〕"),
    ],
)
def test_hanzi_by_hanzi_words_and_numbers_whole(old, new, told):
    assert difference(old, new, "zh") == told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("repair the lift", "replace the lift", "[repair → replace] the lift"),
        ("build a shed", "build a new shed", "build a [added: new] shed"),
        ("repair it at once", "repair it", "repair it [deleted: at once]"),
        ("repair it", "repair it at once", "repair it [added: at once]"),
        ("at most 20,000 yuan.", "at most 30,000 yuan.", "at most [20,000 → 30,000] yuan."),
    ],
)
def test_in_english_with_the_brackets_of_english(old, new, told):
    assert difference(old, new, "en") == told


@given(TEXT, TEXT)
def test_both_wordings_can_be_read_out_of_it(old, new):
    told = difference(old, new, "zh")
    assert re.sub(r"〔(.*?)→.*?〕", r"\1", told) == old
    assert re.sub(r"〔.*?→(.*?)〕", r"\1", told) == new


def test_of_a_long_plan_both_wordings_can_be_read_and_what_stayed_stays_once():
    dice = random.Random(278)
    before = "".join(dice.choices([chr(0x4E00 + no) for no in range(600)], k=6000))
    after = before[:900] + "另行公示。" + before[905:4000] + before[4100:] + "以上。"
    told = difference(before, after, "zh")
    assert re.sub(r"〔(.*?)→.*?〕", r"\1", told) == before
    assert re.sub(r"〔.*?→(.*?)〕", r"\1", told) == after
    assert told.count("〔") <= 5
    assert len(told) < 6000 + 40
