"""The record by bytes alone: every line once, in order, unglued, under the right person, however fast."""

from __future__ import annotations

import os
from dataclasses import replace

from pypinyin import lazy_pinyin

from meeting_tui.desk.meetings import acts as meetings

LINES = int(os.environ.get("MEETING_TUI_LINES", "24"))
"""At each pace; half of them while the program sleeps."""
PACES = (0, 1, 5, 20)


def remarks(at) -> list[tuple[str, str]]:
    """Who said what, as the record has it."""
    with at.office() as office:
        state = meetings.meeting(office, at.meeting)
        return [(remark.speaker.name, remark.text) for item in state.items for remark in item.remarks]


def in_room(at) -> list[str]:
    with at.office() as office:
        return [stay.person.name for stay in meetings.meeting(office, at.meeting).in_room]


def to_the_line(term, first: str) -> None:
    """All keys at once: the place, the meeting, its table."""
    term.key("f5", "enter", "f8")
    term.wait(f"[{first}")


def test_many_lines_at_each_pace(evening):
    at = evening("zh")
    names = in_room(at)
    wanted = []
    with at.sit() as term:
        to_the_line(term, names[0])
        for pace in PACES:
            said = [
                (names[n // 10 % len(names)], f"{chr(ord('a') + PACES.index(pace))}{n}") for n in range(LINES)
            ]
            typed = [text if n % 10 else f"{who}：{text}" for n, (who, text) in enumerate(said)]
            half, most = LINES // 2, min(LINES // 2 + 40, LINES - 5)
            term.type("".join(f"{line}\r" for line in typed[:half]), pace)
            with term.asleep():
                term.type("".join(f"{line}\r" for line in typed[half:most]), min(pace, 1))
            term.type("".join(f"{line}\r" for line in typed[most:]), pace)
            wanted += said
        term.wait(f" d{LINES - 1}\n")
        assert term.leave() == 0
    assert remarks(at) == wanted


def test_a_line_that_asks_esc_and_a_kill_lose_nothing(evening):
    at = evening("zh")
    first, second, third, *_others = in_room(at)
    with at.sit("120x40") as term:
        to_the_line(term, first)
        term.paste("第一行\n第二行\r\n第三行")
        term.key("enter")
        term.wait("第三行")
        term.type("不在这里：一句话\r\x1b[A\x1b[B")  # nobody's name: words; then up into the record and back
        term.wait("一句话")
        term.type("甲：１２３\r")
        term.wait("１２３")
        for keys in ("2；", "；", f"{third[0]}："):  # two keys, or one, and another speaks
            term.type(f"{keys}？{keys}\r")
            term.gone(f"？{keys}")
        term.type(f"{second}：")
        term.key("ctrl+j")
        term.type("还没说完", 5)
        term.wait("还没说完")
        term.key("escape", "f8")
        term.wait("还没说完")
        term.until(lambda _shown: "还没说完" in drafts(at), "the draft")
        term.kill()
    with replace(at, lang="en").sit("80x24") as term:
        to_the_line(term, second)
        term.wait("还没说完")
        term.key("enter")
        term.until(lambda _shown: "还没说完" not in drafts(at), "a draft that is done with")
        assert term.leave() == 0
    said = remarks(at)
    assert said[0] == (first, "第一行\n第二行\n第三行")
    assert said[-1] == (second, "还没说完")
    assert said[-4:-1] == [(second, "2；"), (first, "；"), (third, f"{third[0]}：")]


def test_a_line_whose_speaker_is_looked_up_is_said_before_the_next_item_is_taken_up(evening):
    at = evening("zh")
    first, second, *_others = in_room(at)
    with at.sit() as term:
        to_the_line(term, first)
        with term.asleep():
            term.type(f"{''.join(each[0] for each in lazy_pinyin(second))}：就这一句\r")
            term.key("f8")
        term.wait("更换电梯", "就这一句")
        assert term.leave() == 0
    with at.office() as office:
        said = {item.title: item.remarks for item in meetings.meeting(office, at.meeting).items}
    [remark] = said["充电棚选址"]
    assert (remark.speaker.name, remark.text) == (second, "就这一句")


def corrected(at) -> list[str]:
    with at.office() as office:
        return [told.text for told in meetings.meeting(office, at.meeting).corrections]


def test_after_a_correction_the_next_remark_goes_into_the_line_however_fast(evening):
    at = evening("en")
    first = in_room(at)[0]
    with at.sit() as term:
        to_the_line(term, first)
        with term.asleep():
            term.type("费用二万\r")
            term.key("up", "enter", "enter")  # into the record; what was said; correct it
            term.type("元整")
            term.key("ctrl+s")
            term.type("\r下一句\r之后\r")  # an Enter too many opens nothing in the record
        term.wait(f"[{first}", "下一句", "之后")
        assert term.leave() == 0
    assert corrected(at) == ["费用二万元整"]
    assert remarks(at) == [(first, each) for each in ("费用二万", "下一句", "之后")]


def drafts(at) -> str:
    """What lies beside the log."""
    found = list(at.home.rglob("drafts.json"))
    return found[0].read_text("utf-8") if found else ""
