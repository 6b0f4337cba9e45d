"""Titles in lines: broken between words, in few lines, nothing lost."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from meeting_tui.paper import headlines
from meeting_tui.paper.headlines import headline
from meeting_tui.paper.line_breaks import NOT_FIRST, break_lines, text_width

# As committees title their papers; "|" where a reader would break, not part of the title.
TITLES = (
    "关于|梧桐苑| 2026 年|业主大会|临时|会议|（书面|征求|意见）的|公告",
    "使用|维修|资金|更新|车库|公用|电梯",
    "利用| 6 栋|北侧|绿地|建设|电动|自行车|充电|棚",
    "选聘|安澜|物业|为|物业|服务|企业",
    "关于|召开|第三届|业主|委员会| 2026 年|第五次|会议的|通知",
    "业主大会|议事|规则|和|管理|规约|修订",
    "梧桐苑| 2026 年|业主大会|临时|会议|（书面|征求|意见）|授权|委托书",
    "关于|3号楼|外墙|渗漏|维修|动用|专项|维修|资金的|公示",
    "2025 年|下半年|公共|收益|收支|情况|公告",
)


@pytest.mark.parametrize("marked", TITLES)
@pytest.mark.parametrize("room", [90, 120, 162])
@pytest.mark.parametrize("size", [20, 28, 36])
def test_a_title_breaks_between_words(marked: str, room: int, size: int) -> None:
    words = ["".join(word.split()) for word in marked.split("|")]
    ends = {sum(map(len, words[:n])) for n in range(len(words) + 1)}
    _, lines = headline(marked.replace("|", ""), room, size, 3, 14)
    dense = ["".join(line.split()) for line in lines]
    assert "".join(dense) == "".join(words)
    assert {sum(map(len, dense[:n])) for n in range(len(dense) + 1)} <= ends, lines


@pytest.mark.parametrize(
    ("text", "room", "size", "lines"),
    [
        ("● Passed (provisional)", 158, 60, ("● Passed", "(provisional)")),
        ("Decision notice: Repair of the lift in Building 3", 162, 24, None),
        ("Provisional result: First vote of the owners in 2026", 162, 24, None),
        ("决定公告：在东侧绿地建电动自行车充电棚", 150, 24, ("决定公告：", "在东侧绿地建电动自行车充电棚")),
    ],
)
def test_a_title_breaks_behind_its_colon_and_tears_no_word(
    text: str, room: int, size: int, lines: tuple[str, ...] | None
) -> None:
    before, _colon, behind = text.partition(": ")
    assert headline(text, room, size, 2, 14)[1] == (lines or (f"{before}:", behind))


@given(
    st.text(st.sampled_from("业主大会的公告渗漏，。（）“”6栋 abcde WM1,.-\n㛃"), max_size=90),
    st.integers(20, 170),
)
def test_nothing_is_lost_and_nothing_sticks_out(text: str, room: int) -> None:
    size, lines = headline(text, room, 30, 3, 14)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert text_width(line, size) <= room + 1e-6 or len(line) == 1


@given(st.text(st.sampled_from("业主大会的公告渗漏，。（）6栋 "), min_size=1, max_size=60))
@example("告）栋栋。漏（告告 ，公6渗）会业会渗渗的")
def test_no_line_begins_with_a_mark(text: str) -> None:
    assume(not re.search("[，。）（的]{2}", text))
    _, lines = headline("关于" + text.strip(), 120, 20, 3, 14)
    for _before, line in itertools.pairwise(lines):
        assert line[0] not in NOT_FIRST


@given(
    st.text(st.sampled_from("业主大会的公告渗漏，。（）《》“”6栋 abcde WM1,.-\n㛃"), max_size=90),
    st.integers(20, 170),
)
def test_in_running_text_nothing_is_lost_either(text: str, room: int) -> None:
    for words in (headlines.TITLES, headlines.QUOTED):
        assert "".join(words.findall(text)) == text
        lines = break_lines(text, room, 11.5, words)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(text_width(line, 11.5) <= room + 1e-6 or len(line) == 1 for line in lines)


@pytest.mark.parametrize("marked", TITLES)
@pytest.mark.parametrize("room", [45, 70, 100])
def test_a_title_in_a_sentence_breaks_between_words(marked: str, room: int) -> None:
    before, title = "根据《管理规约》，业主于当日表决通过《", marked.replace("|", "")
    lines = break_lines(f"{before}{title}》。", room, 11.5, headlines.QUOTED)
    dense = "".join("".join(lines).split())
    start = dense.index("".join(title.split()))
    ends = {start + sum(len("".join(word.split())) for word in marked.split("|")[:n]) for n in range(99)}
    breaks = {sum(len("".join(line.split())) for line in lines[:n]) for n in range(1, len(lines))}
    inside = range(start + 1, start + len("".join(title.split())))
    assert {at for at in breaks if at in inside} <= ends, lines
