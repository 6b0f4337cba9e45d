"""A meeting is interrupted or adjourned, and goes on where it was; nothing happens on the floor meanwhile."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.desk.meetings.test_acts import MEMBERS, called, home, opened

from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.office import Office
from meeting_tui.refusal import Refusal

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


def test_nothing_to_interrupt_before_it_opens(called):
    with pytest.raises(Refusal, match="not_open"):
        desk.pause(called, "m1")
