"""Votes as a clerk writes them down: seconders, methods, who stood aside, ties, second votes, time used."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.meetings.test_acts import home
from tests.desk.meetings.test_votes import SECOND, ZL, L, Q, W, Z, meeting_of
from tests.paper.papers import EN, ZH, issuer

from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import MeetingSpec
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.lang import Translator
from meeting_tui.paper.documents.minutes import MinutesFacts, build
from meeting_tui.paper.writers.text import render_text
from meeting_tui.rules import shipped_profile
from meeting_tui.rules.outcome import units_json

__all__ = ["home"]


def printed(office: Office, meeting: str, t: Translator) -> str:
    """The record for the archive, without its line breaks."""
    state = desk.meeting(office, meeting)
    facts = MinutesFacts(state, issuer(t), units=units_json(law(state)))
    return "".join(render_text(build(facts, t, "archive"), 200).split("\n"))


@pytest.mark.parametrize(
    ("t", "told"),
    [
        (
            ZH,
            (
                "动议 1（张伟提出，李敏附议）：建停车棚",
                "动议 1，经动议 2 修正：建〔→两个〕停车棚",
                "动议 2，对动议 1 的修正案（赵丽提出，李敏附议）：建〔→两个〕停车棚",
                "表决方式：无异议。",
                "动议 3，停止讨论（张伟提出，李敏附议）：停止讨论",
                "计票人：王建国。实际清点：反对、弃权；其余为在场的其他人。",
                "动议 1 停止讨论，随即表决。",
                "动议 4，延期审议（张伟提出，李敏附议）：改到下次",
                "回避、未参加表决：钱进。",
                "动议 1 延期审议，本次不付表决。",
                "因动议 4 通过，延期审议，未付表决。",
                "用时：19:00–19:05，共 5 分钟（预定 20 分钟）。发言用时：李敏 2:05。",
            ),
        ),
        (
            EN,
            (
                "Motion 1, moved by 张伟, seconded by 李敏: 建停车棚",
                "Motion 1, as amended by motion 2: 建[added: 两个]停车棚",
                "Motion 2, amendment to motion 1, moved by 赵丽, seconded by 李敏: 建[added: 两个]停车棚",
                "Voted by: No objection.",
                "Motion 3 (Close debate), moved by 张伟, seconded by 李敏: 停止讨论",
                "Voted by: Show of hands. Counted by 王建国.",
                "Debate on motion 1 is closed; the vote follows.",
                "Stood aside, without a vote: 钱进.",
                "Motion 1 is postponed and not voted on now.",
                "Postponed by motion 4; not voted on.",
                "5 min, 20 planned. Speaking time: 李敏 2:05.",
            ),
        ),
    ],
)
def test_how_it_went_on_with_a_motion(home: Office, clock, t: Translator, told: tuple[str, ...]):
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L, profile="us-roberts", rule="majority"))
    desk.change_item(home, id, 1, planned=20)
    desk.put_motion(home, id, "建停车棚", Z, seconder=L)
    desk.put_motion(home, id, "建两个停车棚", ZL, seconder=L, amends=1)
    desk.no_objection(home, id, 2)
    desk.give_floor(home, id, L)
    clock.at += timedelta(seconds=125)
    desk.put_motion(home, id, "停止讨论", Z, seconder=L, form="close_debate")
    desk.open_vote(home, id, 3, "hands")
    desk.count_votes(home, id, 3, {"against": 1, "abstain": 0})
    desk.conclude(home, id, 3)
    desk.stand_aside(home, id, Q, "利害关系")
    desk.put_motion(home, id, "改到下次", Z, seconder=L, form="postpone")
    desk.no_objection(home, id, 4)
    clock.at += timedelta(seconds=200)
    desk.close_item(home, id)
    text = printed(home, id, t)
    for shown in told:
        assert shown in text


@pytest.mark.parametrize(
    ("t", "against", "told"),
    [
        (
            ZH,
            0,
            (
                "：停车费50元",
                "动议 1 的修正案",
                "动议 1，经动议 2 修正，按修正后的文字表决：停车费〔50→40〕元",
            ),
        ),
        (ZH, 5, ("：停车费50元", "动议 1 的修正案", "动议 1，未经修正，按原文表决：停车费50元")),
        (
            EN,
            0,
            (": 停车费50元", "amendment to motion 1", "voted on as amended by motion 2: 停车费[50 → 40]元"),
        ),
        (EN, 5, (": 停车费50元", "amendment to motion 1", "Motion 1, voted on as put: 停车费50元")),
    ],
)
def test_minutes_say_the_words_that_were_voted_on(home: Office, t: Translator, against: int, told):
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L, profile="us-roberts", rule="majority"))
    desk.put_motion(home, id, "停车费50元", Z, seconder=L)
    desk.put_motion(home, id, "停车费40元", ZL, seconder=L, amends=1)
    desk.open_vote(home, id, 2, "hands")
    desk.count_votes(home, id, 2, {"against": against, "abstain": 0})
    desk.conclude(home, id, 2)
    desk.no_objection(home, id, 1)
    text = printed(home, id, t)
    for shown in (*told, t("Decision {number}.", number=desk.meeting(home, id).motions[0].filed)):
        assert shown in text
        text = text.partition(shown)[2]  # in this order


@pytest.mark.parametrize(
    ("t", "casting", "told"),
    [
        (ZH, "for", "赞成与反对票数相等，主持人投决定票：赞成。"),
        (ZH, "none", "赞成与反对票数相等，主持人未投决定票。"),
        (EN, "against", "For and against were equal; the chair gave the casting vote: Against."),
        (EN, "none", "For and against were equal; the chair gave no casting vote."),
    ],
)
def test_what_the_chair_said_on_a_tie(home: Office, t: Translator, casting: str, told: str):
    spec = MeetingSpec("x", chair=W, recorder=L, profile="hk-bmo", rule="committee")
    id = meeting_of(home, spec, here=4)
    desk.put_motion(home, id, "换锁", Z)
    desk.open_vote(home, id, 1, "hands")
    desk.count_votes(home, id, 1, {"for": 2, "abstain": 0})
    desk.conclude(home, id, 1, casting)
    assert told in printed(home, id, t)


@pytest.mark.parametrize(
    ("t", "told"),
    [
        (
            ZH,
            (
                "第一次表决：未通过（赞成人数还差 1 人），但可按“到会委员过半数”再次表决。",
                "第二次表决，按“到会委员过半数”：",
            ),
        ),
        (
            EN,
            (
                "First vote: Not passed (members for: short by 1 member)",
                'by the rule "Majority of those present":',
            ),
        ),
    ],
)
def test_a_second_vote_stands_behind_the_first(home: Office, t: Translator, told: tuple[str, ...]):
    text = shipped_profile("cn-committee").text
    own = text.replace("[duty.committee-notice]", SECOND + "[duty.committee-notice]")
    communities.change_profile(home, own, "own.toml")
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L), here=4)
    desk.put_motion(home, id, "换门", Z)
    desk.roll_call(home, id, 1, {W: "for", L: "for", Z: "against", ZL: "abstain"})
    desk.roll_call(home, id, 1, {W: "for", L: "for", Z: "abstain", ZL: "for"})
    text = printed(home, id, t)
    for shown in told:
        assert shown in text
