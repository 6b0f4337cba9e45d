"""What a poll's result does to the matter of its proposal, told by the entry it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.polling import STAFF, close_now, estate, keyed

from meeting_tui.desk.matters import acts
from meeting_tui.desk.matters.timeline import timeline
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals.values import ProposalDraft
from meeting_tui.lang import translator
from meeting_tui.lang.matters import told

SPEC = """title = "表决"
matter = "cc278.4"
opens = 2026-11-24
closes = 2026-12-08
without_rehearsal = "沿用"
without_pack = "小额"
without_pack_by = ["李计票", "赵监票"]
[[question]]
id = "q1"
title = "选聘"
text = "选聘物业"
proposal = {proposal}
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path, 4)
    yield made
    made.close()


def put(office: Office, number: int) -> str:
    made = proposals.propose(office, number, ProposalDraft("选聘", "选聘物业", "cc278.4"))
    return polls.new_poll(office, poll_spec(SPEC.format(proposal=made)))


def counted(office: Office, poll: str, folder: Path, marks: str) -> None:
    """Marks of the papers that came back: + for, - against."""
    from meeting_tui.desk.ballots import acts as ballots

    ballots.print_ballots(office, poll, folder / f"{poll}.pdf")
    for serial, mark in enumerate(marks, 1):
        keyed(office, serial, {"q1": ("for" if mark == "+" else "against",)}, poll)
    close_now(office, poll)
    counting.count(office, poll)


@pytest.mark.parametrize(("marks", "state"), [("+++-", "decided"), ("---+", "dropped"), ("+", "discussed")])
def test_the_result_on_record_moves_the_matter(
    office: Office, tmp_path: Path, marks: str, state: str
) -> None:
    number = acts.new_matter(office, "物业")
    poll = put(office, number)
    counted(office, poll, tmp_path, marks)
    stands = acts.matter(office, number).stands
    assert (stands.state, stands.moves[-1].of_stream) == (state, f"poll:{poll}")
    *_before, result, move = timeline(office, number)
    assert (result.kind, result.stream, result.seq) == ("poll.counted", f"poll:{poll}", stands.moves[-1].of)
    assert f"表决 {poll} · {result.seq}" in told(move.kind, move.facts, translator("zh"))


def test_a_result_that_says_the_same_again_moves_nothing_and_a_new_vote_undoes_no_work(
    office: Office, tmp_path: Path
) -> None:
    number = acts.new_matter(office, "物业")
    poll = put(office, number)
    counted(office, poll, tmp_path, "++++")
    acts.move(office, number, "begin")
    course.recount(office, poll, STAFF[:2], "有人要求")
    counting.count(office, poll)
    assert acts.matter(office, number).state == "under_way"
    acts.move(office, number, "finish")
    acts.move(office, number, "resume", "再选")
    again = put(office, number)
    counted(office, again, tmp_path, "----")
    assert acts.matter(office, number).state == "discussed", "what an earlier vote decided is not dropped"


def test_a_withdrawn_poll_leaves_nothing_on_a_ballot(office: Office) -> None:
    number = acts.new_matter(office, "物业")
    course.withdraw(office, put(office, number), STAFF[:2], "方案有误")
    assert acts.matter(office, number).state == "discussed"
