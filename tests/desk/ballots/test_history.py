"""All that became of one paper, and the box that is put right after two people decided it."""

from __future__ import annotations

from datetime import timedelta

from tests.desk.polling import ALL_FOR, brought_back, close_now, keyed, printed_poll, unchanged
from tests.desk.polls.test_secret import SECRET

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes
from meeting_tui.desk.ballots.history import history
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import counting, piles

TWO = ("李计票", "赵监票")


def kinds(office: Office, poll: str, serial: int) -> list[str]:
    return [each.kind.split(".")[1] for each in history(office, poll, serial).events]


def test_every_entry_about_a_paper_is_told_once_and_no_other(office, tmp_path):
    poll = printed_poll(office, tmp_path)
    brought_back(office, poll, 1, 2)
    ballots.enter(office, 2, ALL_FOR, poll)
    ballots.undo(office, poll, [2], "另一张票")
    ballots.enter(office, 2, ALL_FOR, poll)
    ballots.adjudicate(office, poll, 2, TWO, ALL_FOR, reason="两人都看清")
    ballots.move(office, poll, [2], "3", "扫错箱")
    told = history(office, poll, 2)
    assert kinds(office, poll, 2) == [
        *("printed", "issued", "returned", "entered", "undone", "entered", "adjudicated", "moved")
    ]
    assert (told.ballot.label, told.counted, told.marks) == ("业主丂", 0, None)
    assert all(event.marks is None for event in told.events), "nobody sees votes before the count"
    assert "两人都看清" not in str(told.as_json())
    ballots.void(office, poll, 5, "填错")
    ballots.replace(office, poll, [5], "填错", tmp_path / "new.pdf")
    assert (kinds(office, poll, 5), kinds(office, poll, 9)) == (
        ["printed", "voided", "voided"],
        ["voided", "printed"],
    )
    assert history(office, poll, 9).events[0].said["instead"] == 5


def test_votes_are_told_once_the_count_is(office, tmp_path, clock):
    poll = printed_poll(office, tmp_path)
    keyed(office, 2, ALL_FOR, poll)
    clock.at += timedelta(days=20)
    close_now(office, poll)
    assert history(office, poll, 2).marks is None
    counting.count(office, poll)
    told = history(office, poll, 2)
    assert (told.counted, told.events[-1].marks) == (1, ALL_FOR)
    assert history(office, poll, 3).counted == 0


def test_a_secret_paper_tells_no_time_no_order_and_nobody(office, tmp_path, clock):
    poll = printed_poll(office, tmp_path, SECRET)
    ballots.issue(office, poll, ["1-8"], outer=True)
    ballots.return_(office, poll, ["1-8"], box="2", outer=True)
    clock.at += timedelta(days=20)
    envelopes.mix(office, poll, TWO, 8)
    ballots.enter(office, 3, {"q1": ("for",)}, poll)
    told = history(office, poll, 3).as_json()
    assert [(each["entry"], each["at"]) for each in told["events"]] == [(None, None)] * 2
    assert (told["voter"], told["units"]) == (None, [])
    outer = history(office, poll, 3, outer=True).as_json()
    assert [each["kind"] for each in outer["events"]] == ["envelope.issued", "envelope.returned"]
    assert outer["voter"]
    assert outer["marks"] is None


def test_a_box_is_put_right_after_two_people_decided_and_the_piles_close(office, tmp_path, clock):
    poll = printed_poll(office, tmp_path)
    for serial, box in ((1, "1"), (2, "2")):
        ballots.issue(office, poll, [serial])
        ballots.return_(office, poll, [serial], box=box)
        ballots.enter(office, serial, ALL_FOR, poll)
    ballots.adjudicate(office, poll, 2, TWO, ALL_FOR)
    unchanged(office, lambda: ballots.undo(office, poll, [2], "扫错箱"), "ballots.decided")
    unchanged(office, lambda: ballots.move(office, poll, [2], "2", "扫错箱"), "ballots.same_box")
    unchanged(office, lambda: ballots.move(office, poll, [2], "1", " "), "ballots.reason")
    unchanged(office, lambda: ballots.move(office, poll, [3], "1", "扫错箱"), "ballots.not_returned")
    clock.at += timedelta(days=20)
    close_now(office, poll)
    counting.count(office, poll)
    for name in TWO:
        sits = persons.seated(office, name)
        for pile, numbers in (("1", {"papers": 2}), ("2", {"papers": 0}), ("", {"unused": 6})):
            piles.count_pile(sits, poll, pile, numbers)
    assert not counting.result(office, poll).final
    assert ballots.move(office, poll, [2], "1", "扫错箱") == (2,)
    assert counting.result(office, poll).final, "what differed was the box alone"
    paper = ballots.look(office, 2, poll).paper
    assert (paper.returned.box, paper.adjudicated.by, paper.state) == ("1", TWO, "valid")
