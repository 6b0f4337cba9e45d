"""Objections, actions put right or dropped, and minutes from the draft to the final paper."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from tests.desk.meetings.test_acts import MEMBERS, SPEC, called, deciding, home, opened
from tests.refused import refused

from meeting_tui.desk.board import files
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import meeting_spec
from meeting_tui.desk.office import Office
from meeting_tui.desk.safety import checking
from meeting_tui.lang import translator
from meeting_tui.lang.formats import day, moment
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.store.tables import Community

__all__ = ["called", "deciding", "home", "opened"]
WANG, LI, ZHANG = MEMBERS[:3]


@pytest.fixture
def held(deciding: Office) -> Office:
    """The meeting m1 was held: one decision, one action; 王建国, 李敏, 张伟 were there at the end."""
    desk.put_motion(deciding, "m1", "加装电梯", WANG)
    desk.no_objection(deciding, "m1", 1)
    desk.assign(deciding, "m1", "询价", LI, "2026-12-02")
    desk.close_item(deciding, "m1")
    desk.read_back(deciding, "m1")
    desk.close_meeting(deciding, "m1")
    return deciding


def names(state: MeetingState) -> list[str]:
    return [each.person.name for each in state.minutes.confirmed]


def test_the_record_is_read_back_once_and_not_while_a_motion_waits(deciding: Office):
    desk.put_motion(deciding, "m1", "加装电梯", WANG)
    with refused("meetings.motion_open"):
        desk.read_back(deciding, "m1")
    desk.no_objection(deciding, "m1", 1)
    count = desk.read_back(deciding, "m1").count
    assert desk.read_back(deciding, "m1").count == count
    desk.say(deciding, "m1", LI, "还有一句")
    assert desk.read_back(deciding, "m1").count == count + 2


def test_members_confirm_until_the_minutes_are_final(held: Office):
    assert desk.confirm_minutes(held, "m1", [WANG]).minutes_are == "read"
    with refused("meetings.minutes_confirmed"):
        desk.confirm_minutes(held, "m1", [LI, WANG])
    assert names(desk.meeting(held, "m1")) == [WANG]  # all or nothing
    with refused("meetings.was_not_here"):
        desk.confirm_minutes(held, "m1", ["钱进"])
    assert desk.confirm_minutes(held, "m1", [LI, ZHANG]).minutes.final_by == "members"
    with refused("meetings.minutes_final"):
        desk.confirm_minutes(held, "m1", [WANG])
    assert checking.verify_store(held.store).ok


def test_chair_and_recorder_declare_them_final_after_confirming_themselves(held: Office):
    with refused("meetings.officers_first"):
        desk.declare_final(held, "m1")
    desk.confirm_minutes(held, "m1", [WANG, LI])
    state = desk.declare_final(held, "m1", "张伟出国")
    assert (state.minutes.final_by, [each.name for each in state.minutes.missing]) == ("officers", [ZHANG])
    with refused("meetings.minutes_final"):
        desk.declare_final(held, "m1")


def test_the_next_meeting_approves_them_and_takes_open_actions_along(held: Office, clock):
    clock.at += timedelta(days=7)
    spec = SPEC + '[[agenda]]\ntitle = "审定上次会议纪要"\nkind = "minutes"\nof = "m1"\n'
    desk.new_meeting(held, meeting_spec(spec.replace("2026-11-23", "2026-12-01")))
    for name in MEMBERS[:3]:
        desk.arrive(held, "m2", name)
    desk.open_meeting(held, "m2")
    desk.take_up(held, "m2", 4)
    desk.put_motion(held, "m2", "批准上次会议纪要", WANG)
    desk.correct(held, "m1", 5, "更正")
    assert desk.meeting(held, "m1").minutes_are == "draft"
    number = desk.no_objection(held, "m2", 1).motions[0].filed
    minutes = desk.meeting(held, "m1").minutes
    assert (minutes.final_by, minutes.approvals[0].meeting, minutes.approvals[0].number) == (
        "meeting",
        "m2",
        number,
    )
    assert checking.verify_store(held.store).ok


def test_objections_stand_by_a_decision_or_the_record(held: Office):
    with refused("meetings.not_decided"):
        desk.enter_objection(held, "m1", ZHANG, "不同意", 7)
    with refused("meetings.empty"):
        desk.enter_objection(held, "m1", ZHANG, " ", 1)
    state = desk.enter_objection(held, "m1", ZHANG, "公告期不足", 1)
    state = desk.enter_objection(held, "m1", "钱进", "我未收到通知")  # a member who was not there
    assert [(each.person.name, each.motion, each.says) for each in state.objections] == [
        (ZHANG, 1, "公告期不足"),
        ("钱进", 0, "我未收到通知"),
    ]
    with refused("persons.unknown"):
        desk.enter_objection(held, "m1", "某某", "反对")


def test_an_action_is_put_right_or_dropped_with_a_reason_also_after_the_meeting(held: Office):
    (action,) = desk.meeting(held, "m1").actions
    with refused("meetings.as_it_is"):
        desk.right_action(held, "m1", action.seq, what="询价", who=LI, due="2026-12-02")
    (right,) = desk.right_action(held, "m1", action.seq, who=ZHANG, due="2026-12-05").actions
    assert (right.what, right.who.name, right.due) == ("询价", ZHANG, "2026-12-05")
    with refused("meetings.empty"):
        desk.drop(held, "m1", action.seq, "")
    (dropped,) = desk.drop(held, "m1", action.seq, "改由物业办理").actions
    assert dropped.why == "改由物业办理"
    with refused("meetings.no_action"):
        desk.right_action(held, "m1", action.seq, who=LI)


def test_a_motion_is_put_right_until_it_is_voted_on_or_amended(deciding: Office):
    desk.put_motion(deciding, "m1", "加装电剃", WANG)
    motion = desk.right_motion(deciding, "m1", 1, text="加装电梯", mover=LI).motions[0]
    assert (motion.wording, motion.mover.name) == ("加装电梯", LI)
    with refused("meetings.as_it_is"):
        desk.right_motion(deciding, "m1", 1, text="加装电梯", mover=LI)
    desk.put_motion(deciding, "m1", "加装两部电梯", WANG, amends=1)
    desk.no_objection(deciding, "m1", 2)
    with refused("meetings.amended"):
        desk.right_motion(deciding, "m1", 1, text="加装三部电梯")
    desk.open_vote(deciding, "m1", 1, "roll_call")
    with refused("meetings.vote_open"):
        desk.right_motion(deciding, "m1", 1, mover=WANG)


def printed(office: Office, lang: str, folder: Path) -> str:
    """The text of the minutes' PDF for the board, as any reader of PDFs gets it out; without its spaces."""
    with office.store.write() as session:
        community = session.get(Community, 1)
        assert community is not None
        community.lang = lang
    path = folder / f"{lang}.pdf"
    path.unlink(missing_ok=True)
    files.write(office, DocumentRef("minutes", "m1"), path)
    pdf = PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return "".join(text.split())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_paper_says_what_it_is_and_appends_what_was_corrected_later(held: Office, lang, tmp_path, clock):
    t = translator(lang)

    def seen(words: str, **facts: object) -> bool:
        return "".join(t(words, **facts).split()) in printed(held, lang, tmp_path)

    assert seen("Draft, not confirmed yet")
    desk.enter_objection(held, "m1", ZHANG, "公告期不足", 1)
    assert seen("to decision {number}: {text}", number="2026-01", text="公告期不足")
    desk.confirm_minutes(held, "m1", [WANG, LI])
    are = t("Read; confirmed by {n} of {of} members who were there at the end", n=2, of=3)
    assert seen("{are}; not yet by: {names}", are=are, names=ZHANG)
    state = desk.confirm_minutes(held, "m1", [ZHANG])
    when = moment(state.minutes.final_at, lang)
    final = "Final since {when}: confirmed by all members who were there at the end"
    assert seen(final, when=when)
    clock.at += timedelta(days=3)
    action = state.actions[0]
    desk.right_action(held, "m1", action.seq, due="2026-12-30")
    assert seen(final, when=when)
    assert seen("Correction {n}, {day}", n=1, day=day(clock.at.isoformat(), lang))
    meant = t("by {due}", due=day("2026-12-30", lang))
    assert seen("Entry {of}: {text}", of=action.seq, text=meant)
    assert "".join(day("2026-12-02", lang).split()) in printed(held, lang, tmp_path)  # as it was when final


def test_the_next_minutes_say_what_became_of_earlier_actions(held: Office, clock):
    (action,) = desk.meeting(held, "m1").actions
    clock.at += timedelta(days=7)
    desk.new_meeting(held, meeting_spec(SPEC.replace("2026-11-23", "2026-12-01")))
    for name in MEMBERS[:3]:
        desk.arrive(held, "m2", name)
    state = desk.open_meeting(held, "m2")
    assert [each.open for each in desk.earlier_actions(held, state)] == [True]
    desk.drop(held, "m1", action.seq, "改由物业办理")
    state = desk.close_meeting(held, "m2")
    assert [each.why for each in desk.earlier_actions(held, state)] == ["改由物业办理"]
    clock.at += timedelta(days=7)
    later = desk.new_meeting(held, meeting_spec(SPEC.replace("2026-11-23", "2026-12-10")))
    assert desk.earlier_actions(held, later) == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_paper_says_in_words_who_left_earlier(deciding: Office, lang, tmp_path, clock):
    clock.at += timedelta(minutes=5)
    left = clock.at.isoformat()[11:16]
    desk.leave(deciding, "m1", ZHANG)
    desk.close_item(deciding, "m1")
    clock.at += timedelta(minutes=5)
    desk.close_meeting(deciding, "m1")
    t = translator(lang)
    assert "".join(f"{ZHANG} {t('left at {time}', time=left)}".split()) in printed(deciding, lang, tmp_path)
