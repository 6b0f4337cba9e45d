"""What was left comes back: not discussed, or something open; what comes every time never."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.desk.meetings.test_acts import called, home, opened

from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.meetings.ready import finished
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Motion
from meeting_tui.record.person import Person
from meeting_tui.store.tables import Proposal

__all__ = ["called", "home", "opened"]

CARRIED = (
    ("not discussed", {}, False, True),
    ("discussed", {}, True, False),
    ("its matter is open", {"matter": 1}, True, True),
    ("its matter is settled", {"matter": 2}, True, False),
    ("its proposal's matter is open", {"proposal": 1}, True, True),
    ("settled and not discussed", {"matter": 2}, False, True),
    ("minutes", {"kind": "minutes"}, False, False),
    ("其他事项", {}, False, False),
    ("Any other business", {"matter": 3}, True, False),
)


def held(office: Office, spec: MeetingSpec, discussed: tuple[int, ...] = (), *actions: str) -> MeetingState:
    """A meeting held, those items taken up; the actions are given under the first of them."""
    state = desk.new_meeting(office, replace(spec, chair="张伟", recorder="李敏"))
    for name in ("张伟", "李敏", "王建国"):
        desk.arrive(office, state.id, name)
    desk.open_meeting(office, state.id)
    for no in discussed:
        desk.take_up(office, state.id, no)
        for what in actions if no == discussed[0] else ():
            desk.assign(office, state.id, what, "张伟", "2026-12-08")
        desk.close_item(office, state.id)
    return desk.close_meeting(office, state.id)


def arising(office: Office) -> list[tuple[str, str]]:
    """What a meeting called now would find under the matters arising, each with where it comes from."""
    state = desk.new_meeting(office, MeetingSpec("next", template="committee"))
    return [(item.title, item.of) for item in state.items if item.parent == 2]


def test_what_carries_over(home: Office):
    for title in ("a", "b", "c"):
        matters.new_matter(home, title)
    matters.move(home, 2, "finish")
    with home.store.write() as session:
        session.add(Proposal(id=1, matter=3, title="p", code="x"))
    agenda = tuple(AgendaSpec(title, **said) for title, said, _discussed, _carried in CARRIED)
    discussed = tuple(no for no, each in enumerate(CARRIED, 1) if each[2])
    held(home, MeetingSpec("last", agenda=agenda), discussed)
    assert arising(home) == [(title, "m1") for title, _said, _discussed, carried in CARRIED if carried]


@pytest.mark.parametrize(
    ("motion", "done"), [({}, False), ({"withdrawn_at": "t"}, True), ({"aside": "postpone"}, False)]
)
def test_a_motion_that_waits_or_was_laid_aside_keeps_an_item_open(motion: dict[str, str], done: bool):
    item = Item(1, "x", "decision", opened_at="t")
    assert finished(item)
    assert finished(replace(item, motions=(Motion(1, 1, "t", "m", Person(1, "a"), **motion),))) is done


def test_of_earlier_meetings_open_actions_and_matters_come_back_each_once(home: Office):
    for title in ("a", "b"):
        matters.new_matter(home, title)
    first = (AgendaSpec("car park", matter=1), AgendaSpec("lift", matter=2), AgendaSpec("never"))
    state = held(home, MeetingSpec("first", agenda=first), (1, 2), "quotes", "notice", "paint")
    assert arising(home) == [
        ("quotes", "m1"),
        ("notice", "m1"),
        ("paint", "m1"),
        ("car park", "m1"),
        ("lift", "m1"),
        ("never", "m1"),
    ]
    desk.finish(home, "m1", state.actions[1].seq)
    desk.drop(home, "m1", state.actions[2].seq, "不再需要")
    taken_over = (
        AgendaSpec("quotes", of="m1"),
        AgendaSpec("notice", of="m1"),
        AgendaSpec("lift 2", matter=2),
    )
    held(home, MeetingSpec("second", agenda=taken_over), (3,))
    assert arising(home) == [("quotes", "m1"), ("lift 2", "m3"), ("car park", "m1")]
    matters.move(home, 1, "drop", "另行处理")
    assert ("car park", "m1") not in arising(home)


def test_only_meetings_of_the_kind_that_are_closed_leave_something(opened: Office):
    desk.take_up(opened, "m1", 1)
    desk.assign(opened, "m1", "running", "张伟", "2026-12-08")
    assert arising(opened) == []
