"""A meeting is interrupted or adjourned, and goes on where it was; nothing happens on the floor meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.meetings.test_acts import MEMBERS, called, home, opened
from tests.paper.papers import EN, ZH, issuer
from tests.refused import refused

from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.paper.documents.minutes import MinutesFacts, build
from meeting_tui.paper.writers.text import render_text
from meeting_tui.refusal import Refusal
from meeting_tui.rules.outcome import units_json

__all__ = ["called", "home", "opened"]


@pytest.fixture
def moved(opened: Office) -> Office:
    """A motion is put on item 2."""
    desk.take_up(opened, "m1", 2)
    desk.put_motion(opened, "m1", "委托检测", MEMBERS[0])
    return opened


def test_everything_is_where_it_was_when_the_meeting_goes_on(moved, clock):
    before = desk.meeting(moved, "m1")
    desk.pause(moved, "m1", reason="茶歇")
    for act in (
        lambda: desk.say(moved, "m1", MEMBERS[0], "等等"),
        lambda: desk.put_motion(moved, "m1", "再议", MEMBERS[0]),
        lambda: desk.roll_call(moved, "m1", 1, dict.fromkeys(MEMBERS[:3], "for")),
        lambda: desk.close_item(moved, "m1"),
        lambda: desk.close_meeting(moved, "m1"),
        lambda: desk.pause(moved, "m1"),
    ):
        with pytest.raises(Refusal, match=r"meetings\.paused"):
            act()
    desk.arrive(moved, "m1", MEMBERS[3])  # people come and go all the same
    clock.at += timedelta(minutes=10)
    after = desk.resume(moved, "m1")
    assert (after.open_item, after.motions) == (before.open_item, before.motions)
    [pause] = after.pauses
    assert (pause.reason, bool(pause.ended), after.pause) == ("茶歇", True, None)
    assert desk.record(moved, "m1", after.count - 1)[0].body["present"] == 4
    with pytest.raises(Refusal, match="not_paused"):
        desk.resume(moved, "m1")


def test_it_is_adjourned_to_a_time_to_come(moved, clock):
    now = clock.at.replace(tzinfo=None)
    with pytest.raises(Refusal, match="past_time"):
        desk.pause(moved, "m1", now - timedelta(hours=1))
    until = now + timedelta(days=3)
    state = desk.pause(moved, "m1", until, "居委会二楼")
    assert (state.pause.until, state.pause.place) == (until.isoformat(timespec="minutes"), "居委会二楼")


def test_on_another_day_nobody_counts_who_was_not_seen(moved, clock):
    desk.leave(moved, "m1", MEMBERS[2])
    desk.arrive(moved, "m1", MEMBERS[2])
    before = desk.pause(moved, "m1")
    with refused("meetings.same_day"):
        desk.take_anew(moved, "m1")
    clock.at += timedelta(days=2)
    with refused("meetings.another_day"):
        desk.resume(moved, "m1")
    state = desk.take_anew(moved, "m1")
    assert (state.in_room, state.present, desk.standing(moved, "m1")["holds"]) == ((), (), False)
    assert [stay.person for stay in state.before] == [stay.person for stay in before.in_room]
    with refused("meetings.not_paused"):
        desk.take_anew(moved, "m1")
    with refused("meetings.not_here"):  # chair and recorder first, as before the opening
        desk.resume(moved, "m1")
    for name in (*MEMBERS[:2], MEMBERS[3]):
        clock.at += timedelta(minutes=1)
        desk.arrive(moved, "m1", name)
    after = desk.resume(moved, "m1")
    assert [stay.person.name for stay in after.in_room] == [*MEMBERS[:2], MEMBERS[3]]
    assert desk.record(moved, "m1", after.count - 1)[0].body["present"] == 3
    assert after.open_item == before.open_item


@pytest.mark.parametrize(
    ("t", "told"),
    [
        (
            ZH,
            "续会时到会  王建国、李敏、赵丽迟到、早退  张伟 19:00 离会；陈书记 19:00 离会；"
            "赵丽 11月26日 19:00 到会",
        ),
        (
            EN,
            "Here when it went on 王建国, 李敏, 赵丽Arrived late, left early 张伟 left at 19:00; "
            "陈书记 left at 19:00; 赵丽 came at 26 November, 19:00",
        ),
    ],
)
def test_minutes_tell_an_adjournment_as_people_do(moved, clock, t, told):
    now = clock.at.replace(tzinfo=None)
    state = desk.pause(moved, "m1", now + timedelta(days=3), "居委会二楼")
    assert state.in_room == ()
    clock.at += timedelta(days=3)
    for name in (*MEMBERS[:2], MEMBERS[3]):
        desk.arrive(moved, "m1", name)
    desk.resume(moved, "m1")
    state = desk.say(moved, "m1", MEMBERS[0], "接着说")
    text = "".join(
        render_text(
            build(MinutesFacts(state, issuer(t), units=units_json(law(state))), t, "archive"), 200
        ).split("\n")
    )
    assert told.replace(" ", "") in text.replace(" ", "")
    day = "11月26日 19:00" if t is ZH else "26 November, 19:00"
    assert f"{day} {MEMBERS[0]}" in text  # a word of the second day bears it


def test_nothing_to_interrupt_before_it_opens(called):
    with pytest.raises(Refusal, match="not_open"):
        desk.pause(called, "m1")
