"""Two people of one name in one meeting, from the door to the minutes; and a stranger to the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.rolls import write_csv
from tests.refused import refused

from meeting_tui.cli.app import main
from meeting_tui.desk import communities
from meeting_tui.desk.board import documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper.documents.blocks import body_text
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.world import World

ROWS = (
    "3栋,,201室,80.00,登记,住宅,张伟,自然人,1111,,",
    "7栋,,502室,80.00,登记,住宅,张伟,自然人,2222,,",
    "8栋,,101室,80.00,登记,住宅,王建国,自然人,3333,,",
    "8栋,,102室,80.00,登记,住宅,李敏,自然人,4444,,",
)
SPEC = """
title = "第三次会议"
time = 2026-11-23T19:00:00
chair = "王建国"
recorder = "李敏"
[[agenda]]
title = "加装电梯"
kind = "decision"
presenter = "张伟 7-502"
[[guest]]
name = "张伟"
organ = "居委会"
"""
HERE, THERE, GUEST = "张伟 3-201", "张伟 7-502", "张伟 居委会"


@pytest.fixture
def office(tmp_path: Path, world: World) -> Iterator[Office]:
    made = communities.found(tmp_path / "a.meeting", "梧桐苑", "cn-assembly", world=world, seats=5)
    roll.import_roll(made, write_csv(tmp_path, *ROWS))
    made = persons.seated(made, "李敏")
    names = (("王建国", "chair"), ("李敏", "member"), (HERE, "member"), (THERE, "member"))
    communities.set_members(made, [MemberView(*each) for each in names])
    yield made
    made.close()


@pytest.fixture
def held(office: Office) -> Office:
    desk.new_meeting(office, desk.meeting_spec(SPEC))
    for name in ("王建国", "李敏", HERE):
        desk.arrive(office, "m1", name)
    desk.arrive(office, "m1", GUEST, "invited")
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 1)
    desk.say(office, "m1", HERE, "我家在三栋")
    desk.say(office, "m1", GUEST, "居委会支持")
    desk.arrive(office, "m1", THERE)
    desk.say(office, "m1", THERE, "我家在七栋")
    desk.put_motion(office, "m1", "同意加装", THERE)
    desk.roll_call(office, "m1", 1, {"王建国": "for", "李敏": "for", HERE: "for", "p2": "against"})
    desk.assign(office, "m1", "询价", HERE, "2026-12-08")
    desk.leave(office, "m1", HERE)
    return office


def who(state: MeetingState) -> dict[str, object]:
    label, item = state.labels, state.items[0]
    return {
        "here": [label(stay.person) for stay in state.in_room],
        "said": [label(remark.speaker) for remark in item.remarks],
        "votes": {label(person): choice for person, choice in item.motions[0].votes.items()},
        "mover": label(item.motions[0].mover),
        "to do": label(item.actions[0].who),
        "presents": item.presenter and label(item.presenter),
    }


def test_they_are_told_apart_all_evening(held: Office):
    state = desk.meeting(held, "m1")
    assert who(state) == {
        "here": ["王建国", "李敏", GUEST, THERE],
        "said": [HERE, GUEST, THERE],
        "votes": {"王建国": "for", "李敏": "for", HERE: "for", THERE: "against"},
        "mover": THERE,
        "to do": HERE,
        "presents": THERE,
    }
    assert state.motions[0].decision["measures"]["heads"]["for"] == 3  # type: ignore[index]
    assert [person.id for person in state.motions[0].present] == [3, 4, 1, 2]
    assert state.absent == ()
    assert state == desk.meeting(Office(held.store, held.world, "x"), "m1")


def test_entries_say_who_by_number(held: Office):
    entries = desk.record(held, "m1")
    assert {entry.body["author_id"] for entry in entries} == {4}
    (first, _, third) = [entry.body for entry in entries if entry.kind == "remark"]
    assert (first["speaker"], first["speaker_id"], first["speaker_unit"]) == ("张伟", 1, "3-201")
    assert (third["speaker"], third["speaker_id"], third["speaker_unit"]) == ("张伟", 2, "7-502")
    opened = next(entry.body for entry in entries if entry.kind == "meeting.opened")
    assert opened["members_ids"] == [3, 4, 1, 2]


def test_the_minutes_print_the_unit_where_names_collide(held: Office):
    archive = body_text(documents.build(held, DocumentRef("minutes", "m1", "archive")))
    for shown in (THERE, f"{HERE}、{THERE}", GUEST):
        assert shown in archive, shown
    public = body_text(documents.build(held, DocumentRef("minutes", "m1")))
    assert "201" not in public
    assert "3-***" in public
    assert "王建国 8-" not in archive + public


def test_the_command_line_shows_them_apart(held: Office, capsys: pytest.CaptureFixture[str]):
    target = str(held.store.target)
    held.close()
    capsys.readouterr()
    assert main(["meeting", "show", "m1", "--file", target, "--lang", "zh"]) == 0
    shown = capsys.readouterr().out
    assert HERE in shown
    assert THERE in shown


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda o: desk.say(o, "m1", "张伟", "x"), "persons.ambiguous"),
        (lambda o: desk.say(o, "m1", HERE, "x"), "meetings.not_here"),
        (lambda o: desk.say(o, "m1", "路人", "x"), "persons.unknown"),
        (lambda o: desk.put_motion(o, "m1", "x", "张伟"), "persons.ambiguous"),
        (lambda o: desk.put_motion(o, "m1", "x", GUEST), "meetings.no_vote"),
        (lambda o: desk.assign(o, "m1", "x", "路人", "2026-12-08"), "persons.unknown"),
        (lambda o: desk.assign(o, "m1", "x", "居委会", "2026-12-08"), "persons.unknown"),
        (lambda o: desk.arrive(o, "m1", "路人", "observer"), "persons.unknown"),
        (lambda o: desk.arrive(o, "m1", "张伟"), "persons.ambiguous"),
        (lambda o: desk.arrive(o, "m1", THERE), "meetings.here_already"),
        (lambda o: desk.leave(o, "m1", "张伟"), "persons.ambiguous"),
        (lambda o: desk.assign_office(o, "m1", "chair", "张伟"), "persons.ambiguous"),
        (lambda o: desk.roll_call(o, "m1", 2, {THERE: "for", "p2": "for"}), "meetings.voted_twice"),
        (lambda o: communities.set_members(o, [MemberView("张伟")]), "persons.ambiguous"),
        (lambda o: desk.new_meeting(o, desk.MeetingSpec("x", chair="路人")), "persons.unknown"),
    ],
)
def test_nobody_is_guessed(held: Office, act, code: str):
    desk.put_motion(held, "m1", "再议", THERE)
    before = desk.meeting(held, "m1")
    if "put_motion" in act.__code__.co_names:
        desk.withdraw_motion(held, "m1", 2)
        before = desk.meeting(held, "m1")
    with refused(code):
        act(held)
    assert desk.meeting(held, "m1") == before


def test_one_of_the_name_in_the_room_needs_no_unit(office: Office):
    desk.new_meeting(office, desk.meeting_spec(SPEC))
    for name in ("王建国", "李敏", THERE):
        desk.arrive(office, "m1", name)
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 1)
    state = desk.say(office, "m1", "张 伟", "只有我一个")
    assert state.items[0].remarks[0].speaker.id == 2


def test_an_organ_may_present_an_item(office: Office):
    desk.new_meeting(office, desk.meeting_spec(SPEC))
    item = desk.add_item(office, "m1", "停车", presenter="益家物业").items[-1]
    assert item.presenter is not None
    assert (item.presenter.name, item.presenter.id) == ("益家物业", 0)
    with refused("persons.ambiguous"):
        desk.add_item(office, "m1", "停车", presenter="张伟")
