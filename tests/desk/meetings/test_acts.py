"""A committee meeting, from the spec to the close, and everything that can't be done in one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from sqlmodel import select
from tests.conftest import Clock
from tests.desk.meetings.guests import received
from tests.refused import refused

from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec, meeting_spec
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.persons.acts import founder
from meeting_tui.record.person import Person
from meeting_tui.store.tables import Community, Member

SPEC = """
title = "第三次会议"
time = 2026-11-23T19:00:00
place = "物业办公室"
chair = "王建国"
recorder = "李敏"

[[agenda]]
title = "通报公共收益"
kind = "report"
presenter = "李敏"

[[agenda]]
title = "加装电梯"
kind = "decision"

[[agenda]]
title = "充电棚选址"
"""
MEMBERS = ("王建国", "李敏", "张伟", "赵丽", "钱进")


@pytest.fixture
def home(office: Office) -> Office:
    """An office whose community has a committee of five."""
    seat(office, MEMBERS, seats=5)
    return office


def seat(office: Office, names: tuple[str, ...], **settings: object) -> None:
    with office.store.write() as session:
        facts = {"name": "梧桐苑", "profile_id": "cn-assembly", "profile_text": "", "key": ""}
        session.add(Community(**facts, **settings))
        session.add_all(Member(name=name, person=founder(session, name).id) for name in names)


@pytest.fixture
def called(home: Office) -> Office:
    """The meeting m1 is called."""
    desk.new_meeting(home, meeting_spec(SPEC))
    return home


@pytest.fixture
def opened(called: Office) -> Office:
    """The meeting m1 runs: three members and an invited guest are there."""
    for name in MEMBERS[:3]:
        desk.arrive(called, "m1", name)
    received(called, "m1", "陈书记", "invited", "居委会")
    desk.open_meeting(called, "m1")
    return called


@pytest.fixture
def deciding(opened: Office) -> Office:
    """Item 2, for decision, is taken up."""
    desk.take_up(opened, "m1", 2)
    return opened


def named(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(person.name for person in people)


VOTES = dict.fromkeys(MEMBERS[:3], "for")


def test_a_whole_meeting(home: Office, clock: Clock):
    state = desk.new_meeting(home, meeting_spec(SPEC))
    assert (state.id, state.title, state.kind, state.place) == ("m1", "第三次会议", "committee", "物业办公室")
    assert (state.planned_at, state.chair.name, state.recorder.name) == ("2026-11-23T19:00", "王建国", "李敏")
    assert [(item.title, item.kind, str(item.presenter or "")) for item in state.items] == [
        ("通报公共收益", "report", "李敏"),
        ("加装电梯", "decision", ""),
        ("充电棚选址", "discussion", ""),
    ]
    for name in MEMBERS[:4]:
        desk.arrive(home, "m1", name)
    received(home, "m1", "陈书记", "invited", "居委会")
    received(home, "m1", "业主甲", "observer")
    clock.tick()
    state = desk.open_meeting(home, "m1")
    assert named(state.present) == MEMBERS[:4]
    assert named(state.members) == MEMBERS
    assert state.opened_at == "2026-11-23T19:01:00+08:00"
    assert state.quorum is not None
    assert state.quorum["holds"]
    assert [(fact["num_value"], fact["of_value"], fact["frac"]) for fact in state.quorum["conditions"]] == [
        (4, 5, "1/2")
    ]
    desk.take_up(home, "m1", 2)
    desk.say(home, "m1", "陈书记", "居委会支持\n请尽快")
    desk.say(home, "m1", "业主甲", "什么时候开工？")
    desk.leave(home, "m1", "赵丽")
    desk.put_motion(home, "m1", "同意加装电梯方案一", "张伟")
    state = desk.roll_call(home, "m1", 1, {**VOTES, "李敏": "abstain"})
    motion = state.motions[0]
    assert {person.name: vote for person, vote in motion.votes.items()} == {
        "王建国": "for",
        "李敏": "abstain",
        "张伟": "for",
    }
    assert named(motion.present) == MEMBERS[:3]
    assert motion.decision["outcome"] == "rejected"
    short = next(fact for fact in motion.decision["conditions"] if fact["part"] == "approval")
    assert (short["num_value"], short["of_value"], short["holds"], short["short_by"]) == (2, 5, False, 1)
    assert short["cite"]
    desk.put_motion(home, "m1", "同意加装电梯方案二", "张伟")
    state = desk.roll_call(home, "m1", 2, VOTES)
    assert state.motions[1].decision["outcome"] == "passed"
    state = desk.assign(home, "m1", "向三家公司询价", "李敏", "2026-12-08")
    action = state.items[1].actions[0]
    assert (action.who.name, action.due) == ("李敏", "2026-12-08")
    desk.close_item(home, "m1")
    state = desk.close_meeting(home, "m1")
    assert state.closed_at
    assert named(state.attended) == MEMBERS[:4]
    assert named(state.absent) == ("钱进",)
    assert [item.closed_at != "" for item in state.items] == [False, True, False]
    assert state == desk.meeting(home, "m1")
    assert state.count == len(desk.record(home, "m1"))
    assert {entry.author for entry in desk.record(home, "m1")} == {"王建国"}
    assert desk.finish(home, "m1", action.seq).items[1].actions[0].done_at


def test_the_list_of_meetings(called: Office):
    desk.new_meeting(called, meeting_spec('title = "第四次会议"\ntime = 2026-12-01\nagenda = ["一"]'))
    assert [(line.id, line.title, line.opened_at) for line in desk.meetings(called)] == [
        ("m2", "第四次会议", ""),
        ("m1", "第三次会议", ""),
    ]
    for name in MEMBERS[:2]:
        desk.arrive(called, "m1", name)
    desk.open_meeting(called, "m1")
    desk.close_meeting(called, "m1")
    line = desk.meetings(called)[1]
    assert line.opened_at
    assert line.closed_at


def test_another_office_sees_the_same(opened: Office, clock: Clock):
    other = Office(opened.store, clock.world(), "李敏")
    assert desk.meeting(other, "m1") == desk.meeting(opened, "m1")
    desk.take_up(other, "m1", 1)
    desk.say(opened, "m1", "张伟", "好")
    assert desk.meeting(other, "m1") == desk.meeting(opened, "m1")
    assert [entry.author for entry in desk.record(other, "m1")][-2:] == ["李敏", "王建国"]


def test_an_act_that_fails_leaves_nothing_also_not_in_memory(deciding: Office):
    desk.put_motion(deciding, "m1", "同意", "张伟")
    before = desk.meeting(deciding, "m1")
    with refused("meetings.choice", name="张伟", choice="maybe"):
        desk.roll_call(deciding, "m1", 1, {**VOTES, "张伟": "maybe"})
    with pytest.raises(ZeroDivisionError):
        _say_and_fail(deciding)
    assert desk.meeting(deciding, "m1") == before
    assert desk.say(deciding, "m1", "张伟", "好").count == before.count + 1


def _say_and_fail(office: Office) -> None:
    with office.store.write():
        desk.say(office, "m1", "张伟", "没说过")
        desk.meeting(office, "m1")
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("spec", "code", "facts"),
    [
        ("title = ", "spec.syntax", {"line": 1}),
        ("", "spec.missing", {"key": "title"}),
        ('title = "x"\ntime = 2026-11-23\n', "meetings.no_agenda", {}),
        ('title = "x"\nagenda = ["a"]\n', "spec.missing", {"key": "time"}),
        ('title = "x"\ntime = 2026-11-23\nkind = "party"\n', "spec.choice", {"key": "kind"}),
        ('title = "x"\ntime = 2026-11-23\nagenda = ["a"]\nchiar = "x"\n', "spec.unknown", {"key": "chiar"}),
        (
            'title = "x"\ntime = 2026-11-23\n[[agenda]]\ntitle = "a"\nkind = "vote"\n',
            "spec.choice",
            {"key": "agenda[1].kind"},
        ),
    ],
)
def test_a_spec_with_a_fault_names_its_key(spec, code, facts):
    with refused(code, **facts):
        meeting_spec(spec)


def test_a_list_of_titles_is_an_agenda_too():
    assert meeting_spec('title = "x"\ntime = 2026-11-23\nagenda = ["一", "二"]').agenda == (
        AgendaSpec("一"),
        AgendaSpec("二"),
    )


def test_a_rule_that_there_is_not_is_refused_before_anything_is_kept(home: Office):
    with refused("rules.unknown_profile"):
        desk.new_meeting(home, MeetingSpec("x", profile="mars"))
    with refused("rules.unknown_rule"):
        desk.new_meeting(home, MeetingSpec("x", rule="mars"))
    assert desk.meetings(home) == ()


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda o: desk.open_meeting(o, "m1"), "meetings.not_here"),
        (lambda o: desk.take_up(o, "m1", 1), "meetings.not_open"),
        (lambda o: desk.say(o, "m1", "王建国", "x"), "meetings.not_open"),
        (lambda o: desk.put_motion(o, "m1", "x", "王建国"), "meetings.not_open"),
        (lambda o: desk.roll_call(o, "m1", 1, VOTES), "meetings.not_open"),
        (lambda o: desk.assign(o, "m1", "x", "y", "2026-12-01"), "meetings.not_open"),
        (lambda o: desk.close_item(o, "m1"), "meetings.not_open"),
        (lambda o: desk.close_meeting(o, "m1"), "meetings.not_open"),
        (lambda o: desk.arrive(o, "m1", "路人"), "meetings.not_member"),
        (lambda o: desk.arrive(o, "m1", "张伟", "observer"), "meetings.is_member"),
        (lambda o: desk.arrive(o, "m1", "路人", "king"), "meetings.capacity"),
        (lambda o: desk.arrive(o, "m1", "路人", "owner"), "meetings.owner_observes"),
        (lambda o: desk.arrive(o, "m1", " \t ", "observer"), "meetings.empty"),
        (lambda o: desk.leave(o, "m1", "张伟"), "meetings.not_here"),
        (lambda o: desk.assign_office(o, "m1", "king", "张伟"), "meetings.role"),
        (lambda o: desk.add_item(o, "m1", "x", "vote"), "meetings.item_kind"),
        (lambda o: desk.meeting(o, "m9"), "meetings.unknown"),
        (lambda o: desk.erase(o, "m1", 1, "x"), "meetings.nothing_to_erase"),
        (lambda o: desk.correct(o, "m1", 99, "x"), "meetings.no_entry"),
        (lambda o: desk.finish(o, "m1", 1), "meetings.no_action"),
    ],
)
def test_before_it_is_opened(called: Office, act, code):
    before = desk.meeting(called, "m1")
    with refused(code):
        act(called)
    assert desk.meeting(called, "m1") == before


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda o: desk.open_meeting(o, "m1"), "meetings.open_already"),
        (lambda o: desk.arrive(o, "m1", "张伟"), "meetings.here_already"),
        (lambda o: desk.say(o, "m1", "张伟", "x"), "meetings.no_item"),
        (lambda o: desk.take_up(o, "m1", 4), "meetings.no_such_item"),
        (lambda o: desk.close_item(o, "m1"), "meetings.no_item"),
        (lambda o: desk.leave(o, "m1", "王建国"), "meetings.office_leaves"),
        (lambda o: desk.leave(o, "m1", "李敏"), "meetings.office_leaves"),
        (lambda o: desk.assign_office(o, "m1", "chair", "钱进"), "meetings.not_here"),
    ],
)
def test_once_it_is_open(opened: Office, act, code):
    with refused(code):
        act(opened)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda o: desk.take_up(o, "m1", 1), "meetings.item_open"),
        (lambda o: desk.close_meeting(o, "m1"), "meetings.item_open"),
        (lambda o: desk.say(o, "m1", "钱进", "x"), "meetings.not_here"),
        (lambda o: desk.say(o, "m1", "张伟", "  \n "), "meetings.empty"),
        (lambda o: desk.say(o, "m1", "张伟", "长" * 20_001), "meetings.text_long"),
        (lambda o: desk.put_motion(o, "m1", "x", "陈书记"), "meetings.no_vote"),
        (lambda o: desk.put_motion(o, "m1", "x", "钱进"), "meetings.not_here"),
        (lambda o: desk.roll_call(o, "m1", 1, VOTES), "meetings.no_motion"),
        (lambda o: desk.withdraw_motion(o, "m1", 1), "meetings.no_motion"),
        (lambda o: desk.assign(o, "m1", "x", "李敏", "明天"), "meetings.date"),
        (lambda o: desk.assign(o, "m1", "x", "李敏", date(2026, 11, 22)), "meetings.past"),
        (lambda o: desk.assign(o, "m1", "", "李敏", "2026-12-01"), "meetings.empty"),
    ],
)
def test_while_an_item_is_dealt_with(deciding: Office, act, code):
    with refused(code):
        act(deciding)


@pytest.mark.parametrize(
    ("votes", "code", "facts"),
    [
        ({}, "meetings.vote_missing", {"missing": ("王建国", "李敏", "张伟")}),
        ({**VOTES, "钱进": "for"}, "meetings.no_vote", {"name": ("钱进",)}),
        ({**VOTES, "陈书记": "for"}, "meetings.no_vote", {"name": ("陈书记",)}),
        ({**VOTES, "张伟": "yes"}, "meetings.choice", {"name": "张伟"}),
    ],
)
def test_only_members_who_are_there_answer_the_roll(deciding: Office, votes, code, facts):
    desk.put_motion(deciding, "m1", "同意", "张伟")
    with refused(code, **facts):
        desk.roll_call(deciding, "m1", 1, votes)
    assert desk.meeting(deciding, "m1").motions[0].votes == {}


def test_a_motion_is_voted_on_once_and_not_forgotten(deciding: Office):
    desk.put_motion(deciding, "m1", "同意", "张伟")
    with refused("meetings.motion_open", motion=1):
        desk.put_motion(deciding, "m1", "再议", "张伟")
    with refused("meetings.motion_open", motion=1):
        desk.close_item(deciding, "m1")
    desk.withdraw_motion(deciding, "m1", 1)
    with refused("meetings.motion_done"):
        desk.roll_call(deciding, "m1", 1, VOTES)
    desk.put_motion(deciding, "m1", "再议", "张伟")
    desk.roll_call(deciding, "m1", 2, VOTES)
    with refused("meetings.motion_done"):
        desk.withdraw_motion(deciding, "m1", 2)
    desk.close_item(deciding, "m1")
    with refused("meetings.item_done"):
        desk.take_up(deciding, "m1", 2)


def test_motions_belong_to_items_for_decision(opened: Office):
    desk.take_up(opened, "m1", 1)
    with refused("meetings.not_for_decision", no="1"):
        desk.put_motion(opened, "m1", "同意", "张伟")


def test_without_a_quorum_nothing_passes(called: Office):
    for name in MEMBERS[:2]:
        desk.arrive(called, "m1", name)
    state = desk.open_meeting(called, "m1")
    assert state.quorum is not None
    assert not state.quorum["holds"]
    assert state.quorum["conditions"][0]["short_by"] == 1
    desk.take_up(called, "m1", 2)
    desk.put_motion(called, "m1", "同意", "王建国")
    state = desk.roll_call(called, "m1", 1, {"王建国": "for", "李敏": "for"})
    assert state.motions[0].decision["outcome"] == "no_quorum"


@pytest.mark.parametrize(
    ("settings", "every", "outcome"),
    [
        ({"seats": 7}, 7, "rejected"),
        ({"seats": 7, "committee_base": "incumbents"}, 5, "passed"),
        ({"seats": 0}, 5, "passed"),
    ],
)
def test_the_base_is_the_seats_or_who_is_in_office(office: Office, settings, every, outcome):
    seat(office, MEMBERS, **settings)
    desk.new_meeting(office, meeting_spec(SPEC))
    for name in MEMBERS[:4]:
        desk.arrive(office, "m1", name)
    desk.open_meeting(office, "m1")
    desk.take_up(office, "m1", 2)
    desk.put_motion(office, "m1", "同意", "王建国")
    votes = {**VOTES, "赵丽": "against"}
    decision = desk.roll_call(office, "m1", 1, votes).motions[0].decision
    assert decision["measures"]["heads"]["all"] == every
    assert decision["outcome"] == outcome


def test_the_committee_is_the_one_of_the_day_it_opens(called: Office):
    with called.store.write() as session:
        gone = session.exec(select(Member).where(Member.name == "钱进")).one()
        gone.until = "2026-11-20"
        session.add(Member(name="孙悦", office="chair"))
    assert named(desk.meeting(called, "m1").members) == MEMBERS
    for name in ("王建国", "李敏", "孙悦"):
        desk.arrive(called, "m1", name)
    state = desk.open_meeting(called, "m1")
    assert named(state.members) == ("孙悦", *MEMBERS[:4])
    with refused("meetings.not_member"):
        desk.arrive(called, "m1", "钱进")


def test_nobody_chairs_nobody_records_nobody_is_a_member(office: Office):
    seat(office, MEMBERS)
    desk.new_meeting(office, MeetingSpec("x", agenda=(AgendaSpec("一"),)))
    with refused("meetings.no_chair"):
        desk.open_meeting(office, "m1")
    desk.assign_office(office, "m1", "chair", "王建国")
    with refused("meetings.no_recorder"):
        desk.open_meeting(office, "m1")
    with refused("persons.unknown", name="陈秘书"):
        desk.assign_office(office, "m1", "recorder", "陈秘书")
    persons.register(office, "陈秘书", organ="物业")
    desk.assign_office(office, "m1", "recorder", "陈秘书")
    desk.arrive(office, "m1", "王建国")
    with refused("meetings.not_here", name="陈秘书"):
        desk.open_meeting(office, "m1")
    desk.arrive(office, "m1", "陈秘书", "invited")
    assert desk.open_meeting(office, "m1").recorder.name == "陈秘书"


def test_a_committee_without_members_does_not_meet(office: Office):
    persons.register(office, "甲", organ="物业")
    desk.new_meeting(office, MeetingSpec("x", chair="甲", recorder="甲"))
    desk.arrive(office, "m1", "甲", "invited")
    with refused("meetings.no_members"):
        desk.open_meeting(office, "m1")


def test_the_chair_hands_over_and_leaves(opened: Office):
    desk.assign_office(opened, "m1", "chair", "张伟")
    state = desk.leave(opened, "m1", "王建国")
    assert state.chair.name == "张伟"
    assert named(state.present) == ("李敏", "张伟")
    assert named(desk.arrive(opened, "m1", "王建国").present) == MEMBERS[:3]


def test_after_the_close_only_corrections(deciding: Office):
    seq = desk.say(deciding, "m1", "张伟", "我家住三号楼 502").count
    desk.close_item(deciding, "m1")
    desk.close_meeting(deciding, "m1")
    for act in (
        lambda: desk.say(deciding, "m1", "张伟", "x"),
        lambda: desk.arrive(deciding, "m1", "钱进"),
        lambda: desk.add_item(deciding, "m1", "x"),
        lambda: desk.close_meeting(deciding, "m1"),
        lambda: desk.open_meeting(deciding, "m1"),
    ):
        with refused("meetings.closed"):
            act()
    state = desk.correct(deciding, "m1", seq, "住三号楼")
    assert state.items[1].remarks[0].corrected == "住三号楼"
    state = desk.erase(deciding, "m1", seq, "本人要求")
    assert state.items[1].remarks[0].text is None
    assert state == desk.meeting(deciding, "m1")
    with refused("meetings.nothing_to_erase", seq=seq):
        desk.erase(deciding, "m1", seq, "再删")


def test_an_assembly_needs_a_roll(home: Office):
    agenda = (AgendaSpec("电梯", "decision"),)
    desk.new_meeting(home, MeetingSpec("大会", None, "", "assembly", agenda, "王建国", "李敏"))
    for name in MEMBERS[:2]:
        desk.arrive(home, "m1", name)
    with refused("meetings.not_on_roll", name="业主甲"):
        received(home, "m1", "业主甲", "owner")
    with refused("meetings.no_roll"):
        desk.open_meeting(home, "m1")


HOSTILE = ["[/x]", "\x1b[31m红", "=1+1", "王" * 40, "㛃䶮", "a\u202eb", '"\\{}', "<b>"]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_words_are_kept_as_they_are_but_harmless(deciding: Office, name: str):
    state = received(deciding, "m1", name, "observer")
    kept = state.in_room[-1].person.name
    assert "\x1b" not in kept
    assert "\u202e" not in kept
    state = desk.say(deciding, "m1", name, f"{name}\n第二行")
    assert state.items[1].remarks[-1].speaker.name == kept
    assert state.items[1].remarks[-1].text == f"{kept}\n第二行"


def test_a_clock_that_runs_back_shows_in_the_meeting(deciding: Office, clock: Clock):
    clock.tick(-3600)
    state = desk.say(deciding, "m1", "张伟", "好")
    assert len(state.anomalies) == 1
    assert state.items[1].remarks[-1].text == "好"
    assert state == desk.meeting(Office(deciding.store, deciding.world, "x"), "m1")
