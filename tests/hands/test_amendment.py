"""An amendment put to the vote at the chair's table, by bytes: moved, voted on, settled as decided."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.conftest import Clock
from tests.hands import mending
from tests.hands.launch import TODAY
from tests.hands.mending import FILE, NAMES, begins
from tests.hands.test_drafting import BEFORE, begun, editor, recorded
from tests.hands.typist import Typist, wide

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import open_office

TERM = "工期30天。"


def test_an_amendment_is_moved_voted_on_at_the_table_and_taken_in_as_decided(tmp_path: Path) -> None:
    begun(tmp_path)
    called(tmp_path)
    with editor(tmp_path) as (term, by):
        moves(by)
        votes(by)
        settles(by)
        assert term.leave() == 0
    record = recorded(tmp_path)
    [amendment] = record.amendments
    assert (amendment.outcome, amendment.meeting, amendment.motion) == ("taken", "m1", 1)
    assert (record.newest.draft.text, record.newest.amendment) == (TERM + BEFORE, 1)
    with closing(open_office(tmp_path / FILE, NAMES[0], readonly=True)) as office:
        [motion] = meetings.meeting(office, "m1").motions
    assert TERM in motion.text  # they saw what they voted on


def called(folder: Path) -> None:
    """A meeting that decides on the matter, called an hour before."""
    agenda = (meetings.AgendaSpec("电梯停运", "decision", matter=1),)
    spec = meetings.MeetingSpec("业委会会议", time=TODAY, chair=NAMES[0], recorder=NAMES[1], agenda=agenda)
    world = Clock(TODAY.replace(hour=18)).world()
    with closing(open_office(folder / FILE, NAMES[0], world=world)) as office:
        meetings.new_meeting(office, spec)


def moves(by: Typist) -> None:
    by.types(TERM)
    by.key("ctrl+t")
    by.sees("Move an amendment")
    by.key("ctrl+s")
    by.sees("Amendment {no} is moved.", no=1)


def votes(by: Typist) -> None:
    """The table offers its wording; it is linked with the motion before the roll is called to its end."""
    begins(by)
    by.key("ctrl+t")
    by.sees("Amendment {no} to proposal {proposal} is taken in.", no=1, proposal=1)
    by.key("ctrl+s")
    by.sees("Roll call on motion {no}", no=1)
    by.types(wide("111"))
    by.key("f8")
    by.confirms(len(mending.NAMES))


def settles(by: Typist) -> None:
    by.key("f4")
    by.sees("As it will be printed")
    by.key("escape")
    by.sees("Put to the vote")
    by.key("2", "enter")
    by.sees("What becomes of the amendment")
    by.key("right", "right", "ctrl+s")
    by.loses("What becomes of the amendment")
    by.key("enter")
    by.sees("What becomes of the amendment")
    by.key("right", "tab")
    by.types("嫌长")
    by.key("ctrl+s")
    by.wait("应按表决结果")
    by.key("shift+tab", "left", "ctrl+s")
    by.loses("What becomes of the amendment")
