"""A second terminal on the same file: whatever the first writes, the wall shows, and says when it can't."""

from __future__ import annotations

import shutil

from tests.hands.terminal import Terminal

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.paper import pixels

GONE = "以上是"
MOTION = "选用恒升电梯的报价，费用从维修资金中列支，工期三十天，由业主委员会派两人到场监督并每周张贴进度"


def drawn(text: str) -> tuple[str, ...]:
    return tuple(row.strip() for row in pixels.large(text, 16) if row.strip())


def test_the_wall_follows_whoever_writes(evening):
    at = evening("zh")
    with at.office() as office, _wall(at) as term:
        names = [stay.person.name for stay in meetings.meeting(office, at.meeting).in_room]
        term.wait("第 1 项，共 2 项 · ", "讨论", *drawn("充电棚选址"))
        meetings.say(office, at.meeting, names[1], "同意")
        term.wait(f"刚才发言：{names[1]}")
        meetings.close_item(office, at.meeting)
        meetings.take_up(office, at.meeting, 2)
        term.wait("第 2 项，共 2 项", *drawn("更换电梯"))
        meetings.put_motion(office, at.meeting, "再议一次", names[0])
        term.wait(f"动议 1，{names[0]}提出", *drawn("再议一次"))
        meetings.withdraw_motion(office, at.meeting, 1)
        term.wait(*drawn("已撤回"))
        meetings.put_motion(office, at.meeting, MOTION, names[0])
        term.until(lambda shown: MOTION in "".join(map(str.strip, shown.split("\n"))), MOTION)
        choices = dict(zip(names, ("for", "for", "for", "for"), strict=True))
        meetings.roll_call(office, at.meeting, 2, choices)
        term.wait("赞成", *drawn("通过"), *pixels.digits("4", 16)[:2])
        meetings.close_item(office, at.meeting)
        meetings.close_meeting(office, at.meeting)
        term.wait(*drawn("会议已结束"))
        assert term.leave() == 0


def test_a_file_that_goes_or_is_another_is_said_and_the_last_picture_stays(evening):
    at = evening("zh")
    away = at.file.with_name("away.meeting")
    with _wall(at) as term:
        term.wait("第 1 项")
        at.file.rename(away)
        term.wait("第 1 项", GONE)
        away.rename(at.file)
        term.gone(GONE)
        shutil.copy(at.file, away)
        other = evening("en").file
        shutil.copy(other, at.file)
        term.wait("第 1 项", GONE)
        away.replace(at.file)
        term.gone(GONE)


def _wall(at) -> Terminal:
    return Terminal(at.file, home=at.home, lang=at.lang, words=("wall", "--file"))


def test_what_was_being_typed_waits_behind_the_wall(evening):
    at = evening("zh")
    with at.sit() as term:
        term.key("f5", "enter", "f8")
        term.wait("＝裁定")
        term.type("还没说完")
        term.key("f9")
        term.wait("第 1 项，共 2 项 · ", "讨论")
        term.key("f9")
        term.wait("还没说完")
        term.type("，现在完了\r")
        term.wait("还没说完，现在完了")
        assert term.leave() == 0
    with at.office() as office:
        said = [remark.text for item in meetings.meeting(office, at.meeting).items for remark in item.remarks]
    assert said == ["还没说完，现在完了"]
