"""A meeting without a quorum is called a second time, adjourned or anew: then its law asks less."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import Clock
from tests.desk.meetings.estate import code, codes, estate
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.files import write
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.export import as_toml
from meeting_tui.desk.meetings.weighing import gathering, law
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.tui.meetings.new_meeting import call

OURS = """format = 1
id = "wutong"
extends = "cn-assembly"
bylaw = "议事规则第9条"
as_of = "2026-11-23"
title = { zh = "梧桐苑业主大会", en = "Wutong assembly" }

[rule.of-committee]
title = { zh = "业委会决定", en = "Decision of the committee" }
cite = { zh = "议事规则第20条", en = "rules of procedure 20" }
wording = { zh = "五分之四委员到会，全体委员过半数同意。", en = "Four fifths are there, half agree." }
as_of = "2026-11-23"
verified = "yes"
quorum = { measure = "heads", num = "present", of = "all", cmp = "ge", frac = "4/5" }
approval = { measure = "heads", num = "for", of = "all", cmp = "gt", frac = "1/2" }

[matter.committee]
rule = "of-committee"
title = { zh = "业委会决定事项", en = "A matter for the committee" }

[second_call]
quorum = { measure = "heads", num = "participating", of = "all", cmp = "ge", frac = "1/3" }
cite = { zh = "议事规则第9条第3款", en = "rules of procedure 9(3)" }
wording = { zh = "再次召集的，三分之一参与。", en = "At the second call a third take part." }
verified = "yes"
"""


@pytest.fixture
def few(tmp_path: Path, clock: Clock) -> Office:
    """Eleven of thirty came to an assembly whose law wants twenty, at a second call ten; it is open."""
    return few_of(tmp_path, clock, OURS)


def few_of(tmp_path: Path, clock: Clock, ours: str) -> Office:
    office = estate(tmp_path, clock.world(), 30)
    communities.change_profile(office, ours, "wutong.toml")
    spec = desk.MeetingSpec("二次", kind="assembly", agenda=(desk.AgendaSpec("维修资金", "decision"),))
    desk.new_meeting(office, spec)
    for each in codes(office, range(1, 12), 2):
        desk.check_in(office, "m2", each)
    desk.arrive(office, "m2", "李秘书", "invited")
    desk.assign_office(office, "m2", "chair", "业主0001")
    desk.assign_office(office, "m2", "recorder", "李秘书")
    desk.open_meeting(office, "m2")
    return office


def decided(office: Office, meeting: str) -> MeetingState:
    """The meeting after those who are there are all for a motion."""
    desk.take_up(office, meeting, 1)
    desk.put_motion(office, meeting, "动用维修资金", "业主0001")
    return desk.no_objection(office, meeting, 1)


def outcome(state: MeetingState) -> str:
    [motion] = state.motions
    return str(motion.decision["outcome"]) if motion.decision else ""


def needed(office: Office, meeting: str) -> list[int | None]:
    return [each.needed for each in gathering(desk.meeting(office, meeting))]


def test_adjourned_to_an_hour_without_a_quorum_it_goes_on_as_a_second_call(few: Office, clock: Clock):
    assert needed(few, "m2")[0] == 20
    assert not desk.standing(few, "m2")["holds"]
    later = clock.at.replace(tzinfo=None) + timedelta(minutes=30)
    state = desk.pause(few, "m2", later)
    assert state.second_call
    clock.at += timedelta(minutes=31)
    resumed = desk.resume(few, "m2")
    assert resumed.quorum is not None
    assert resumed.quorum["holds"]
    [fact] = resumed.quorum["conditions"]
    assert fact["clause"]["en"] == "rules of procedure 9(3)"
    assert needed(few, "m2") == [10, None]
    state = decided(few, "m2")
    clause = state.motions[0].decision["conditions"][0]["clause"] if state.motions[0].decision else {}
    assert (outcome(state), clause["en"]) == ("passed", "rules of procedure 9(3)")
    desk.close_item(few, "m2")
    desk.close_meeting(few, "m2")
    paper = Path(few.store.target).with_name("minutes.txt")
    write(few, DocumentRef("minutes", "m2", "archive"), paper)
    assert "再次召集" in paper.read_text("utf-8")


@pytest.mark.parametrize("table", ["[second_call]", "[rule.ordinary.second_call]"])
@pytest.mark.parametrize(
    ("least", "at"), [("days = 7", "2026-11-30T00:00"), ("minutes = 30", "2026-12-02T19:30")]
)
def test_a_second_call_is_not_held_earlier_than_the_law_says(
    tmp_path: Path, clock: Clock, least: str, at: str, table: str
):
    office = few_of(tmp_path, clock, OURS.replace("[second_call]", f"{table}\n{least}"))
    now = clock.at.replace(tzinfo=None)
    if least.startswith("days"):
        with refused("meetings.second_call_early", at=at):
            desk.pause(office, "m2", now + timedelta(days=6))
        again = desk.MeetingSpec("再次", kind="assembly", second_of="m2", time=now + timedelta(days=6))
        with refused("meetings.second_call_early", at=at):
            desk.new_meeting(office, again)
    desk.pause(office, "m2", now + timedelta(days=9))
    clock.at += timedelta(days=6 if least.startswith("days") else 9, minutes=29)
    for each in codes(office, range(1, 12), 2):
        desk.check_in(office, "m2", each)
    desk.arrive(office, "m2", "李秘书", "invited")
    with refused("meetings.second_call_early", at=at):
        desk.resume(office, "m2")
    clock.at = datetime.fromisoformat(at).replace(tzinfo=clock.at.tzinfo)
    resumed = desk.resume(office, "m2").quorum
    assert resumed is not None
    assert resumed["holds"]


def test_with_the_quorum_of_a_first_call_nobody_waits(tmp_path: Path, clock: Clock):
    office = few_of(tmp_path, clock, OURS.replace("[second_call]", "[second_call]\nminutes = 30"))
    desk.pause(office, "m2", clock.at.replace(tzinfo=None) + timedelta(minutes=15))
    clock.at += timedelta(minutes=15)
    with refused("meetings.second_call_early"):
        desk.resume(office, "m2")
    for each in codes(office, range(12, 31), 2):
        desk.check_in(office, "m2", each)
    assert desk.resume(office, "m2").pause is None


def test_interrupted_without_a_day_or_with_a_quorum_it_is_no_second_call(few: Office, clock: Clock):
    later = clock.at.replace(tzinfo=None) + timedelta(days=7)
    assert not desk.pause(few, "m2").second_call
    desk.resume(few, "m2")
    for each in codes(few, range(12, 31), 2):
        desk.check_in(few, "m2", each)
    assert desk.standing(few, "m2")["holds"]
    assert not desk.pause(few, "m2", later).second_call


def test_a_law_that_knows_no_second_call_asks_the_same_again(tmp_path: Path, clock: Clock):
    office = estate(tmp_path, clock.world(), 30)
    desk.arrive(office, "m1", "李秘书", "invited")
    desk.check_in(office, "m1", code(office, 1))
    desk.open_meeting(office, "m1")
    state = desk.pause(office, "m1", clock.at.replace(tzinfo=None) + timedelta(days=7))
    assert (state.second_call, needed(office, "m1")[0]) == (False, 20)


def test_another_meeting_is_the_second_call_of_one(few: Office):
    again = desk.MeetingSpec("第二次召集", kind="assembly", second_of="m2")
    assert [line.id for line in desk.meetings(few) if line.no_quorum] == ["m2"]
    with refused("meetings.first_call_kind", title="二次"):
        desk.new_meeting(few, desk.MeetingSpec("委员会", second_of="m2"))
    made = desk.new_meeting(few, again)
    assert (made.second_of, [item.title for item in made.items]) == ("m2", ["维修资金"])
    assert law(made).rule("ordinary").wording["zh"].endswith("再次召集的，三分之一参与。")
    told = as_toml(made)
    assert 'second_of = "m2"' in told
    assert desk.meeting_spec(told).second_of == "m2"
    typed = dict.fromkeys(("time", "place", "chair", "recorder"), "") | {
        "title": "又一次",
        "kind": "committee",
    }
    assert call(few, typed | {"agenda": "again m2"}).second_of == "m2"
    with refused("meetings.first_call_held", title="业主大会"):
        desk.new_meeting(few, desk.MeetingSpec("第二次", kind="assembly", second_of="m1"))


def test_a_committee_goes_by_what_the_communitys_own_rules_say_of_it(few: Office):
    made = desk.new_meeting(few, desk.MeetingSpec("委员会"))
    assert (made.profile, made.rule) == ("wutong", "of-committee")
    with refused("meetings.committee_measure", rule="ordinary"):
        desk.new_meeting(few, desk.MeetingSpec("委员会", profile="wutong", rule="ordinary"))
    for name in ("业主0001", "业主0002", "业主0003"):
        desk.arrive(few, made.id, name)
    desk.assign_office(few, made.id, "chair", "业主0001")
    desk.assign_office(few, made.id, "recorder", "业主0002")
    desk.open_meeting(few, made.id)
    assert not desk.standing(few, made.id)["holds"]  # three of five seats; four fifths are four


def test_a_meeting_keeps_the_communitys_own_rules_when_those_change(few: Office):
    before = law(desk.meeting(few, "m2")).rule("ordinary")
    for no in range(1, 12):
        desk.leave(few, "m2", f"业主{no:04d}") if no > 1 else None
    assert law(desk.meeting(few, "m2")).rule("ordinary") == before
    assert "derived_from" in desk.record(few, "m2")[0].body["law"]
