"""Votes in the room: by roll, hands, slips, no objection; amendments first; who stands aside never counts."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from sqlmodel import select
from tests.conftest import Clock
from tests.desk.meetings.test_acts import MEMBERS, called, deciding, home, named, opened
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.files import write
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings import prospect as looked_at
from meeting_tui.desk.meetings.acts import MeetingSpec
from meeting_tui.desk.meetings.prospect import before, prospect
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.steps import fold
from meeting_tui.rules import shipped_profile
from meeting_tui.rules.condition import Ratio
from meeting_tui.store.tables import Community

__all__ = ["called", "deciding", "home", "opened"]

W, L, Z, ZL, Q = MEMBERS


@pytest.fixture
def put(deciding: Office) -> Office:
    """All five are there, and motion 1 is put."""
    for name in (ZL, Q):
        desk.arrive(deciding, "m1", name)
    desk.put_motion(deciding, "m1", "委托检测，费用不超过二万元", Z, seconder=L)
    return deciding


def kinds(office: Office) -> list[str]:
    return [entry.kind for entry in desk.record(office, "m1")]


def answers(office: Office) -> dict[str, str]:
    return {person.name: said for person, said in desk.meeting(office, "m1").motions[0].votes.items()}


def test_each_answer_is_an_entry_at_once_and_can_be_taken_back(put: Office, clock: Clock):
    desk.open_vote(put, "m1", 1, "roll_call")
    for name, choice in ((W, "for"), (L, "against"), (W, "abstain"), (L, ""), (Z, "for")):
        desk.answer(put, "m1", 1, name, choice)
        other = Office(put.store, clock.world(), L)  # as after a kill: nothing but the file
        assert desk.meeting(other, "m1") == desk.meeting(put, "m1")
    assert answers(put) == {W: "abstain", Z: "for"}
    with refused("meetings.vote_missing", missing=(L, ZL, Q)):
        desk.conclude(put, "m1", 1)
    desk.answer_rest(put, "m1", 1, "for")
    assert kinds(put)[-3:] == ["vote.cast"] * 3
    motion = desk.conclude(put, "m1", 1).motions[0]
    assert answers(put) == {W: "abstain", L: "for", Z: "for", ZL: "for", Q: "for"}
    assert (motion.method, motion.passed, motion.filed) == ("roll_call", True, "2026-01")


def test_before_the_vote_it_is_known_how_many_it_takes(put: Office):
    def will_need() -> tuple[int | None, int]:
        state = desk.meeting(put, "m1")
        found = before(state, state.motions[0])
        stands = prospect(state, found) if found else None
        return (stands.needed, stands.of) if stands else (None, 0)

    told = will_need()
    desk.stand_aside(put, "m1", Q, "其配偶为供应商股东")
    assert will_need() == told  # of all seats, whoever stands aside
    state = desk.open_vote(put, "m1", 1, "hands")
    opened = prospect(state, state.motions[0])
    assert opened
    assert (opened.needed, opened.of) == told == (3, 5)
    assert before(state, state.motions[0]) is None


@pytest.mark.parametrize(("of", "known"), [("present", True), ("cast", False), ("participating", False)])
def test_what_only_the_vote_tells_is_not_told_before(put: Office, monkeypatch, of, known):
    state = desk.meeting(put, "m1")
    profile, approval = shipped_profile(state.profile), Ratio("heads", "for", of, "gt", Fraction(1, 2))
    other = replace(profile, rules={state.rule: replace(profile.rule(state.rule), approval=approval)})
    monkeypatch.setattr(looked_at, "law", lambda _state: other)
    assert (before(state, state.motions[0]) is not None) is known


def test_who_stands_aside_is_there_and_has_no_vote(put: Office):
    desk.stand_aside(put, "m1", Q, "其配偶为供应商股东")
    item = desk.open_vote(put, "m1", 1, "roll_call").items[1]
    assert [(each.person.name, each.reason) for each in item.recusals] == [(Q, "其配偶为供应商股东")]
    with refused("meetings.aside", name=Q):
        desk.answer(put, "m1", 1, Q, "for")
    with refused("meetings.vote_open", motion=1):
        desk.vote_again(put, "m1", Q)
    desk.answer_rest(put, "m1", 1, "for")
    motion = desk.conclude(put, "m1", 1).motions[0]
    assert (named(motion.present), named(motion.vote.recused)) == (MEMBERS, (Q,))
    sets = motion.decision["measures"]["heads"]
    assert (sets["all"], sets["present"], sets["for"], sets["cast"]) == (5, 5, 4, 4)
    desk.vote_again(put, "m1", Q)
    assert desk.meeting(put, "m1").items[1].recused == ()
    seq = item.recusals[0].seq
    assert desk.erase(put, "m1", seq, "本人要求").items[1].recusals[0].reason is None


def test_of_hands_the_smaller_side_is_counted_and_the_rest_follows(put: Office):
    desk.open_vote(put, "m1", 1, "hands")
    with refused("meetings.not_counted"):
        desk.conclude(put, "m1", 1)
    for numbers, code in (
        ({"against": 1}, "meetings.numbers_missing"),
        ({"against": 4, "abstain": 2}, "meetings.too_many"),
        ({"against": -1, "abstain": 0}, "meetings.numbers"),
        ({"against": 1, "abstain": 0, "invalid": 1}, "meetings.numbers"),
    ):
        with refused(code):
            desk.count_votes(put, "m1", 1, numbers)
    motion = desk.count_votes(put, "m1", 1, {"against": 1, "abstain": 1}).motions[0]
    assert motion.count.numbers == {"for": 3, "against": 1, "abstain": 1}
    assert motion.count.counted == ("against", "abstain")
    assert named(motion.count.by) == (W,)
    assert desk.conclude(put, "m1", 1).motions[0].passed


def test_slips_are_counted_by_two(put: Office):
    desk.open_vote(put, "m1", 1, "slips")
    numbers = {"for": 2, "against": 1, "abstain": 0, "invalid": 1}
    for tellers in ((), (L,), (L, L)):
        with refused("meetings.two_tellers"):
            desk.count_votes(put, "m1", 1, numbers, tellers)
    desk.count_votes(put, "m1", 1, numbers, (L, "陈书记"))
    motion = desk.conclude(put, "m1", 1).motions[0]
    assert motion.decision["outcome"] == "rejected"
    assert motion.decision["measures"]["heads"]["invalid"] == 1
    assert not motion.filed


def test_no_objection_is_all_who_vote(put: Office):
    desk.stand_aside(put, "m1", Q, "利害关系")
    motion = desk.no_objection(put, "m1", 1).motions[0]
    assert motion.decision["measures"]["heads"]["for"] == 4
    assert (motion.method, motion.passed) == ("none_objects", True)


def test_a_vote_begun_anew_forgets_what_was_answered(put: Office):
    desk.open_vote(put, "m1", 1, "roll_call")
    desk.answer(put, "m1", 1, W, "for")
    with refused("meetings.other_method"):
        desk.count_votes(put, "m1", 1, {"for": 1, "against": 0, "abstain": 0})
    desk.leave(put, "m1", Q)
    motion = desk.open_vote(put, "m1", 1, "roll_call").motions[0]
    assert (motion.votes, named(motion.vote.voters)) == ({}, MEMBERS[:4])


def test_who_leaves_before_answering_is_not_waited_for(put: Office):
    desk.open_vote(put, "m1", 1, "roll_call")
    desk.leave(put, "m1", Q)
    desk.answer_rest(put, "m1", 1, "for")
    assert desk.conclude(put, "m1", 1).motions[0].decision["measures"]["heads"]["for"] == 4


def test_an_amendment_is_voted_first_and_rewords_its_motion(put: Office):
    with refused("meetings.same_wording"):
        desk.put_motion(put, "m1", "委托检测，费用不超过二万元", L, amends=1)
    desk.put_motion(put, "m1", "委托检测，费用不超过三万元", L, amends=1)
    for act in (
        lambda: desk.open_vote(put, "m1", 1, "hands"),
        lambda: desk.withdraw_motion(put, "m1", 1),
        lambda: desk.put_motion(put, "m1", "另议", L),
        lambda: desk.put_motion(put, "m1", "委托检测", L, amends=1),
    ):
        with refused("meetings.motion_open", motion=2):
            act()
    motion = desk.no_objection(put, "m1", 2).motions[0]
    assert (motion.text, motion.wording) == ("委托检测，费用不超过二万元", "委托检测，费用不超过三万元")
    desk.put_motion(put, "m1", "不检测", L, amends=1)
    votes = {**dict.fromkeys(MEMBERS, "against"), L: "for"}
    assert desk.roll_call(put, "m1", 3, votes).motions[0].amended == ((2, "委托检测，费用不超过三万元"),)
    state = desk.no_objection(put, "m1", 1)
    assert [motion.filed for motion in state.motions] == ["2026-01", "", ""]
    with refused("meetings.motion_done"):
        desk.open_vote(put, "m1", 1, "hands")


def test_decisions_are_numbered_through_the_year_over_all_meetings(put: Office, clock: Clock):
    desk.no_objection(put, "m1", 1)
    desk.put_motion(put, "m1", "二", Z)
    assert desk.no_objection(put, "m1", 2).motions[1].filed == "2026-02"
    decided = meeting_of(put, MeetingSpec("再次会议", chair=W, recorder=L))
    desk.put_motion(put, decided, "三", Z)
    assert desk.no_objection(put, decided, 1).motions[0].filed == "2026-03"
    clock.tick(60 * 24 * 3600)
    desk.put_motion(put, decided, "四", Z)
    assert desk.no_objection(put, decided, 2).motions[1].filed == "2027-01"


def meeting_of(office: Office, spec: MeetingSpec, here: int = 5) -> str:
    """A running meeting with an item for decision."""
    state = desk.new_meeting(office, spec)
    for name in MEMBERS[:here]:
        desk.arrive(office, state.id, name)
    desk.open_meeting(office, state.id)
    desk.add_item(office, state.id, "议决", "decision")
    desk.take_up(office, state.id, 1)
    return state.id


def test_a_law_that_knows_them_has_seconders_and_motions_to_wait(home: Office):
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L, profile="us-roberts", rule="majority"))
    with refused("meetings.no_seconder"):
        desk.put_motion(home, id, "建停车棚", Z)
    with refused("meetings.seconds_own"):
        desk.put_motion(home, id, "建停车棚", Z, seconder=Z)
    with refused("meetings.nothing_put"):
        desk.put_motion(home, id, "停止讨论", Z, seconder=L, form="close_debate")
    desk.put_motion(home, id, "建停车棚", Z, seconder=L)
    desk.put_motion(home, id, "停止讨论", Z, seconder=L, form="close_debate")
    desk.open_vote(home, id, 2, "hands")
    desk.count_votes(home, id, 2, {"against": 2, "abstain": 0})
    assert desk.conclude(home, id, 2).motions[1].decision["rule"] == "two-thirds"
    assert not desk.meeting(home, id).motions[1].passed
    desk.put_motion(home, id, "改到下次", Z, seconder=L, form="postpone")
    state = desk.no_objection(home, id, 3)
    assert (state.motions[0].aside, state.motions[0].aside_by, state.motions[0].pending) == (
        "postpone",
        3,
        False,
    )
    assert not state.items[0].debate_closed
    assert desk.close_item(home, id).items[0].closed_at
    with refused("meetings.no_form"):
        other = meeting_of(home, MeetingSpec("y", chair=W, recorder=L))
        desk.put_motion(home, other, "改到下次", Z, form="postpone")


def test_once_debate_is_closed_the_vote_follows(home: Office):
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L, profile="us-roberts", rule="majority"))
    desk.put_motion(home, id, "建停车棚", Z, seconder=L)
    desk.put_motion(home, id, "建两个停车棚", Z, seconder=L, amends=1)
    for name, side in ((Q, "for"), (ZL, "order"), (L, "against")):
        desk.join_queue(home, id, name, side)
    desk.give_floor(home, id, L)
    desk.put_motion(home, id, "停止讨论", Z, seconder=L, form="close_debate")
    item = desk.no_objection(home, id, 3).items[0]
    assert (item.speaking, named(each.person for each in item.queue)) == (None, (ZL,))
    assert [(each.id, each.debated) for each in item.motions] == [(1, 0), (2, 3), (3, 0)]
    with refused("meetings.debate_closed", motion=2):
        desk.join_queue(home, id, W)
    with refused("meetings.debate_closed", motion=2):
        desk.give_floor(home, id, W)
    assert desk.give_floor(home, id).open_item.speaking.person.name == ZL
    desk.join_queue(home, id, W, "order")
    item = desk.no_objection(home, id, 2).items[0]  # the amendment; on the motion debate goes on
    assert (item.question.id, item.debate_closed) == (1, False)
    desk.put_motion(home, id, "停止讨论", Z, seconder=L, form="close_debate")
    desk.no_objection(home, id, 4)
    with refused("meetings.debate_closed", motion=1):
        desk.put_motion(home, id, "建三个停车棚", Z, seconder=L, amends=1)
    assert desk.no_objection(home, id, 1).motions[0].passed


@pytest.mark.parametrize(
    ("base", "rule", "for_", "passed"),
    [
        ("seats", "decision", 3, False),  # of six seats three are not more than half,
        ("seats", "decision", 4, True),
        ("seats", "decision-half", 3, True),  # but half or more
        ("seats", "decision-half", 2, False),
        ("incumbents", "decision", 3, True),  # of five in office three are
        ("incumbents", "decision", 2, False),
        ("incumbents", "decision-half", 3, True),
        ("incumbents", "decision-half", 2, False),
    ],
)
def test_half_or_more_of_seats_or_of_those_in_office_as_the_bylaws_choose(
    home: Office, tmp_path: Path, base: communities.Base, rule: str, for_: int, passed: bool
):
    """Six seats, one of them free. The paper names both readings, and of whom the half is taken."""
    communities.change_profile(home, HALF.replace("decision-half", rule), "own.toml")
    communities.change(home, seats=6, committee_base=base)
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L))
    desk.put_motion(home, id, "换锁", Z)
    said = {name: "for" if no < for_ else "against" for no, name in enumerate(MEMBERS)}
    state = desk.roll_call(home, id, 1, said)
    assert (state.rule, state.motions[0].passed) == (rule, passed)
    notice, minutes = (tmp_path / f"{kind}.txt" for kind in ("notice", "minutes"))
    write(home, DocumentRef("minutes", id, "archive"), minutes)
    told = minutes.read_text("utf-8").replace("\n", "").replace(" ", "")
    assert ("6个席位" if base == "seats" else "在任委员5人") in told
    write(home, DocumentRef("agenda", id), notice)
    told = notice.read_text("utf-8").replace("\n", "").replace(" ", "")
    assert "半数以上" in told
    assert "过半数" in told


HALF = """format = 1
id = "own"
extends = "cn-committee"
bylaw = "议事规则第8条"
as_of = "2026-11-28"
title = { zh = "业委会议事规则", en = "Rules of the committee" }
[matter.committee]
rule = "decision-half"
"""


def test_a_second_vote_is_open_where_the_rule_says_so(home: Office):
    """By a rule of one's own: half of the members give a second vote, by those who are there."""
    text = shipped_profile("cn-committee").text
    own = text.replace("[duty.committee-notice]", SECOND + "[duty.committee-notice]")
    communities.change_profile(home, own, "own.toml")
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L), here=4)
    desk.put_motion(home, id, "换锁", Z)
    state = desk.roll_call(home, id, 1, {W: "for", L: "for", Z: "for", ZL: "for"})
    assert state.motions[0].passed
    desk.put_motion(home, id, "换门", Z)
    state = desk.roll_call(home, id, 2, {W: "for", L: "for", Z: "against", ZL: "abstain"})
    motion = state.motions[1]
    assert (motion.again, motion.pending, state.items[0].again) == (True, False, motion)
    state = desk.open_vote(home, id, 2, "roll_call")
    assert (state.motions[1].votes, state.motions[1].vote.rule, state.items[0].again) == ({}, "present", None)
    desk.answer(home, id, 2, Z, "abstain")
    desk.answer_rest(home, id, 2, "for")
    motion = desk.conclude(home, id, 2).motions[1]
    assert (motion.passed, motion.filed) == (True, "2026-02")
    assert [each["measures"]["heads"]["for"] for each in motion.earlier] == [2]
    with refused("meetings.motion_done"):
        desk.open_vote(home, id, 2, "hands")


SECOND = """
[rule.decision.fallback]
rule = "present"
when = { measure = "heads", num = "for", of = "all", cmp = "ge", frac = "1/3" }

[rule.present]
title = { zh = "到会委员过半数", en = "Majority of those present" }
cite = { zh = "议事规则第7条", en = "Standing orders, art 7" }
as_of = "2026-11-23"
verified = "yes"
approval = { measure = "heads", num = "for", of = "present", cmp = "gt", frac = "1/2" }

[rule.present.wording]
zh = "到会委员过半数同意。"
en = "More than half of those present agree."

"""


def test_on_a_tie_the_chair_decides_where_the_law_says_so(home: Office):
    id = meeting_of(home, MeetingSpec("x", chair=W, recorder=L, profile="hk-bmo", rule="committee"), here=4)
    desk.put_motion(home, id, "换锁", Z)
    desk.open_vote(home, id, 1, "hands")
    desk.count_votes(home, id, 1, {"for": 2, "abstain": 0})
    with refused("meetings.tied", motion=1):
        desk.conclude(home, id, 1)
    decided = desk.conclude(home, id, 1, casting="for").motions[0]
    assert (decided.passed, decided.decision["casting"]) == (True, "for")
    desk.put_motion(home, id, "换门", Z)
    desk.open_vote(home, id, 2, "hands")
    desk.count_votes(home, id, 2, {"for": 3, "abstain": 0})
    for casting in ("for", "none"):
        with refused("meetings.not_tied"):
            desk.conclude(home, id, 2, casting=casting)
    with refused("meetings.casting"):
        desk.conclude(home, id, 2, casting="abstain")
    desk.count_votes(home, id, 2, {"for": 2, "abstain": 0})
    decision = desk.conclude(home, id, 2, casting="none").motions[1].decision
    assert (decision["outcome"], decision["tied"], decision["casting"]) == ("rejected", True, None)


def test_while_it_runs_it_says_how_many_it_takes(put: Office):
    with put.store.write() as session:
        session.exec(select(Community)).one().seats = 7
    id = meeting_of(put, MeetingSpec("x", chair=W, recorder=L))
    desk.put_motion(put, id, "换锁", Z)
    assert prospect(desk.meeting(put, id), desk.meeting(put, id).motions[0]) is None
    desk.open_vote(put, id, 1, "roll_call")

    def stands(name: str, choice: str) -> tuple[int, int | None, int]:
        state = desk.answer(put, id, 1, name, choice)
        found = prospect(state, state.motions[0])
        assert found is not None
        return found.votes["for"], found.needed, found.of

    assert [stands(name, "for") for name in MEMBERS[:4]] == [(n, 4, 7) for n in (1, 2, 3, 4)]
    assert stands(Z, "against") == (3, 4, 7)
    assert stands(Q, "against") == (3, None, 7)


def test_the_fold_of_the_record_is_the_state(put: Office):
    desk.open_vote(put, "m1", 1, "roll_call")
    desk.answer_rest(put, "m1", 1, "for")
    state = desk.conclude(put, "m1", 1)
    again = fold(desk.record(put, "m1"), {})
    assert again.motions == state.motions
