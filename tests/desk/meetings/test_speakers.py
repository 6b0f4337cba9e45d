"""Who waits, who speaks, for how long: points of order first, then who has not spoken, sides in turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.meetings.test_acts import MEMBERS, called, home, opened

from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.export import as_toml
from meeting_tui.desk.meetings.speakers import limit
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.clocks import item_seconds, seconds, time_used
from meeting_tui.record.meeting.speakers import in_turn
from meeting_tui.record.meeting.values import SIDES, Item, Turn, Waiting
from meeting_tui.record.person import Person
from meeting_tui.refusal import Refusal
from meeting_tui.rules import shipped_profile

__all__ = ["called", "home", "opened"]
WANG, LI, ZHANG = MEMBERS[:3]


@pytest.fixture
def debating(opened: Office) -> Office:
    """Item 2 is open."""
    desk.take_up(opened, "m1", 2)
    return opened


def order(office: Office) -> list[str]:
    return [each.person.name for each in in_turn(desk.meeting(office, "m1").open_item)]


def test_the_floor_goes_from_one_to_the_next(debating, clock):
    for name in (WANG, LI, ZHANG):
        desk.join_queue(debating, "m1", name)
    assert order(debating) == [WANG, LI, ZHANG]
    desk.join_queue(debating, "m1", ZHANG, "order")  # a point of order goes before all others
    assert order(debating) == [ZHANG, WANG, LI]
    for refused, act in (
        ("waits_already", lambda: desk.join_queue(debating, "m1", LI)),
        ("side", lambda: desk.join_queue(debating, "m1", LI, "maybe")),
        ("not_here", lambda: desk.join_queue(debating, "m1", MEMBERS[3])),
        ("nobody_speaks", lambda: desk.end_floor(debating, "m1")),
    ):
        with pytest.raises(Refusal, match=refused):
            act()
    state = desk.give_floor(debating, "m1")
    assert state.open_item.speaking.person.name == ZHANG
    clock.at += timedelta(seconds=90)
    assert seconds(state, state.open_item.speaking, clock.at) == 90
    desk.pause(debating, "m1")
    clock.at += timedelta(minutes=10)
    state = desk.resume(debating, "m1")
    assert seconds(state, state.open_item.speaking, clock.at) == 90  # a break is nobody's time
    state = desk.give_floor(debating, "m1", LI)
    assert [turn.person.name for turn in state.open_item.turns] == [ZHANG, LI]
    assert order(debating) == [WANG]
    desk.join_queue(debating, "m1", ZHANG)
    assert order(debating) == [WANG, ZHANG]
    desk.leave_queue(debating, "m1", WANG)
    desk.close_item(debating, "m1")
    state = desk.meeting(debating, "m1")
    assert state.item(2).speaking is None
    used = time_used(state, state.item(2), clock.at)
    assert [(person.name, spent) for person, spent in used] == [(ZHANG, 90), (LI, 0)]
    clock.at += timedelta(minutes=5)
    assert item_seconds(state, state.item(2), clock.at) == 90
    state = desk.take_up(debating, "m1", 2, again=True)
    clock.at += timedelta(seconds=30)
    assert item_seconds(state, state.item(2), clock.at) == 120  # both times it was dealt with


def test_how_long_a_speech_may_be(debating):
    assert limit(desk.meeting(debating, "m1")) == 0
    state = desk.change_meeting(debating, "m1", minutes=3)
    assert (state.speech, limit(state)) == (3, 180)
    with pytest.raises(Refusal, match="speech"):
        desk.change_meeting(debating, "m1", minutes=121)
    spec = desk.MeetingSpec("x", profile="us-roberts", rule="majority")
    assert limit(desk.new_meeting(debating, spec)) == 600
    again = desk.meeting_spec(as_toml(replace(state, speech=5)))
    assert (again.speech, limit(desk.new_meeting(debating, again))) == (5, 300)


def test_a_community_has_a_limit_for_all_meetings_called_from_then_on(debating):
    communities.change_profile(debating, shipped_profile("cn-assembly").text, "cn-assembly.toml")
    communities.change(debating, speech=2)
    assert limit(desk.meeting(debating, "m1")) == 0
    own = desk.new_meeting(debating, desk.MeetingSpec("a"))
    assert (limit(own), desk.record(debating, own.id)[0].body["speech"]) == (120, 2)
    told = desk.meeting_spec('title = "b"\ntime = ""\nagenda = ["x"]\nspeech = 0')
    free = desk.new_meeting(debating, told)
    assert limit(free) == 0
    assert desk.meeting_spec(as_toml(free)).speech == 0
    communities.change(debating, speech=0)
    assert limit(desk.meeting(debating, own.id)) == 120
    with pytest.raises(Refusal, match="speech"):
        communities.change(debating, speech=121)


def test_who_leaves_has_the_floor_no_longer_and_is_passed_over(debating):
    for name in (ZHANG, LI):
        desk.join_queue(debating, "m1", name)
    desk.leave(debating, "m1", ZHANG)
    assert desk.give_floor(debating, "m1").open_item.speaking.person.name == LI
    with pytest.raises(Refusal, match="nobody_waits"):
        desk.give_floor(debating, "m1")
    desk.arrive(debating, "m1", ZHANG)
    desk.give_floor(debating, "m1", ZHANG)
    assert desk.leave(debating, "m1", ZHANG).open_item.speaking is None


PEOPLE = st.integers(1, 8)
WAITING = st.lists(st.tuples(PEOPLE, st.sampled_from(SIDES)), unique_by=lambda each: each[0])
TURNS = st.lists(st.tuples(PEOPLE, st.sampled_from(SIDES)), max_size=4)


@given(WAITING, TURNS)
def test_nobody_is_lost_and_the_order_is_that_of_the_rules(waiting, turns):
    at = "2026-11-23T19:00:00+08:00"
    queue = tuple(Waiting(Person(no, f"{no}"), side, at) for no, side in waiting)
    item = Item(
        1, "", "discussion", queue=queue, turns=tuple(Turn(Person(no, f"{no}"), s, at, at) for no, s in turns)
    )
    found = in_turn(item)
    assert sorted(found, key=queue.index) == list(queue)
    spoken = {no for no, _side in turns}
    ranks = [0 if each.side == "order" else 1 + (each.person.id in spoken) for each in found]
    assert ranks == sorted(ranks)
    for group in {(rank, each.side) for rank, each in zip(ranks, found, strict=True)}:
        same = [each for rank, each in zip(ranks, found, strict=True) if (rank, each.side) == group]
        assert same == sorted(same, key=queue.index)  # first come, first served
