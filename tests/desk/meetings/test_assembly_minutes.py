"""The minutes of an assembly: read back in numbers, confirmed by whom its law names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Clock
from tests.desk.meetings.estate import code, codes, estate
from tests.refused import refused

from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.files import write
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.office import Office
from meeting_tui.lang import use
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.tui.meetings.read_back import EVERYBODY, page, read_out, whole

CHAIR, RECORDER = "业主0001", "李秘书"


@pytest.fixture
def in_chinese() -> Iterator[None]:
    """The screens speak Chinese, English afterwards."""
    use("zh")
    yield
    use("en")


def held(folder: Path, profile: str) -> Office:
    """Twenty of thirty came, one of them for another; 业主0005 spoke; the meeting is closed."""
    office = estate(folder, Clock().world(), 30, profile)
    desk.arrive(office, "m1", RECORDER, "invited")
    for each in codes(office, range(1, 21)):
        desk.check_in(office, "m1", each)
    desk.represent(office, "m1", "业主0002", code(office, 25), "instructed")
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 1)
    desk.say(office, "m1", "业主0005", "先检测")
    desk.close_item(office, "m1")
    desk.close_meeting(office, "m1")
    return office


def lines(state: MeetingState, *, everybody: bool = False) -> list[str]:
    return [f"{each.who} {each.text}" for each in whole(state, everybody=everybody)]


def test_an_assembly_is_read_back_in_numbers_and_one_by_one_on_demand(tmp_path: Path, in_chinese: None):
    state = desk.meeting(held(tmp_path, "cn-assembly"), "m1")
    told = lines(state)
    assert any(line.startswith("到会和被代表 21／30 人（其中代表 1）") for line in told), told
    assert "业主 17" in told  # the other three are members of the committee
    assert "委员 3" in told
    assert not [line for line in told if "业主0007" in line]
    assert len([line for line in lines(state, everybody=True) if "业主00" in line]) > 20
    [more] = [each for section in page(state) for each in section.lines if each.seq == EVERYBODY]
    assert not [line for line in read_out(state) if more.text in line]


def test_chair_and_recorder_confirm_where_no_law_says_who(tmp_path: Path):
    office = held(tmp_path, "cn-assembly")
    state = desk.confirm_minutes(office, "m1", [CHAIR, "业主0009"])
    assert (state.minutes_are, state.lacking(), state.to_confirm) == ("read", 1, 2)
    with refused("meetings.was_not_here"):
        desk.confirm_minutes(office, "m1", ["业主0028"])
    seq = state.items[0].remarks[0].seq
    assert desk.confirm(office, "m1", seq).items[0].remarks[0].confirmed_at
    state = desk.confirm_minutes(office, "m1", [RECORDER])
    assert (state.minutes_are, state.minutes.final_by) == ("final", "members")


def test_in_germany_chair_one_owner_and_the_councils_chair_confirm(tmp_path: Path):
    """业主0001 chairs both; so one owner beside them has to, and the recorder has not."""
    office = held(tmp_path, "de-weg")
    state = desk.confirm_minutes(office, "m1", [RECORDER, CHAIR])
    assert ([each.name for each in state.attesting], state.lacking()) == ([CHAIR], 1)
    assert state.minutes_are == "read"
    state = desk.confirm_minutes(office, "m1", ["业主0012"])
    assert state.minutes_are == "final"
    paper = tmp_path / "minutes.txt"
    write(office, DocumentRef("minutes", "m1", "archive"), paper)
    assert "应确认的人已全部确认" in paper.read_text("utf-8")


@pytest.mark.parametrize(("profile", "needed"), [("de-weg", 3), ("tw-condominium", 1), ("cn-assembly", 2)])
def test_the_record_holds_who_has_to_confirm(tmp_path: Path, profile: str, needed: int):
    """业主0003 chairs the meeting, 业主0001 the committee."""
    office = estate(tmp_path, Clock().world(), 12, profile)
    desk.arrive(office, "m1", RECORDER, "invited")
    for each in codes(office, range(1, 4)):
        desk.check_in(office, "m1", each)
    desk.assign_office(office, "m1", "chair", "业主0003")
    state = desk.open_meeting(office, "m1")
    assert state.to_confirm == needed
