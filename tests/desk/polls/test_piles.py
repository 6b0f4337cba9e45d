"""Six boxes counted by hand, two of them not as they are on record: found, named, explained or mended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.polling import ALL_FOR, close_now, estate, printed_poll, refused, unchanged

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import postings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, piles
from meeting_tui.desk.polls.piles import PilesView

TWO = ("李计票", "赵监票")
BOXES = {f"{box}号箱": tuple(range(4 * box - 3, 4 * box + 1)) for box in range(1, 7)}
OUT, VOID, VOTERS = 25, 26, 30


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path, voters=VOTERS)
    yield made
    made.close()


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    """Six boxes of four ballots, one out, one void, four never handed out; closed, all keyed in.

    What the record does not know: 12 lies in box 3 no more, and 25 lies in box 5 though nobody took it back.
    """
    poll = printed_poll(office, tmp_path)
    ballots.issue(office, poll, list(range(1, VOID + 1)))
    for box, serials in BOXES.items():
        ballots.return_(office, poll, list(serials), box=box)
        for serial in serials:
            ballots.enter(office, serial, ALL_FOR, poll)
    ballots.void(office, poll, VOID, "涂坏")
    close_now(office, poll)
    return poll


def both(office: Office, poll: str, pile: str, **numbers: int) -> PilesView:
    piles.count_pile(office, poll, pile, numbers, TWO[0])
    return piles.count_pile(office, poll, pile, numbers, TWO[1])


def all_counted(office: Office, poll: str, **odd: int) -> PilesView:
    for box in BOXES:
        both(office, poll, box, papers=odd.get(f"b{box[0]}", 4))
    return both(office, poll, "", unused=VOTERS - VOID, spoiled=1)


def looked_for(found: PilesView) -> dict[str, dict[str, list[str]]]:
    """By pile and reason, the numbers that are told."""
    told: dict[str, dict[str, list[str]]] = {}
    for row in found.as_json()["piles"]:
        for each in row["look_for"]:
            told.setdefault(row["pile"], {}).setdefault(each["why"], []).append(each["serial"])
    return told


def test_two_miscounts_among_six_boxes_are_found_with_the_ballots_to_look_for(
    office: Office, poll: str
) -> None:
    found = all_counted(office, poll, b3=3, b5=5)
    assert {each.pile: (each.counted, each.recorded) for each in found.differ} == {
        "3号箱": (3, 4),
        "5号箱": (5, 4),
    }
    assert looked_for(found) == {
        "3号箱": {"all": ["000009", "000010", "000011", "000012"]},
        "5号箱": {"out": ["000025"]},
    }
    report = counting.count(office, poll)
    told = report.as_json()
    assert (report.provisional, told["final"], told["provisional"]) == (True, False, True)
    assert (report.state, report.results[0].outcome) == ("counted", "passed")
    shown = postings.post(office, f"result:{poll}", "东门")
    assert polls.poll(office, poll).next_step == "piles"
    piles.explain(office, poll, TWO, "3号箱少一张，5号箱多一张，查明为误投")
    settled = counting.count(office, poll)
    assert (settled.final, settled.digest, polls.poll(office, poll).next_step) == (
        True,
        report.digest,
        "result",
    )
    assert settled.piles
    assert settled.piles.said
    assert settled.piles.said.by == TWO
    assert [each.superseded for each in postings.postings(office) if each.id == shown] == [True]
    unchanged(office, lambda: piles.explain(office, poll, TWO, "又"), "piles.closed")


def test_numbers_are_blind_until_two_persons_have_the_same(office: Office, poll: str) -> None:
    def row(found: PilesView) -> tuple[object, ...]:
        first = found.as_json()["piles"][0]
        return first["pile"], first["state"], first["counted"], first["recorded"]

    assert row(piles.count_pile(office, poll, " 1号箱", {"papers": 5}, TWO[0])) == (
        "1号箱",
        "once",
        None,
        None,
    )
    assert row(piles.count_pile(office, poll, "1号箱", {"papers": 4}, TWO[1])) == (
        "1号箱",
        "differs",
        None,
        None,
    )
    assert row(piles.count_pile(office, poll, "１号箱", {"papers": 4}, TWO[1])) == (
        "1号箱",
        "once",
        None,
        None,
    )
    assert row(piles.count_pile(office, poll, "1号箱", {"papers": 4}, TWO[0])) == ("1号箱", "alike", 4, 4)
    unchanged(office, lambda: piles.count_pile(office, poll, "1号箱", {}, TWO[0]), "piles.nothing")
    with refused("piles.number", number=-1):
        piles.count_pile(office, poll, "1号箱", {"papers": -1}, TWO[0])


def test_what_closes_is_final_and_a_return_put_right_is_counted_again(office: Office, poll: str) -> None:
    assert all_counted(office, poll, b5=5).differ[0].pile == "5号箱"
    ballots.attest(office, poll, [OUT], TWO, "箱内发现", late=False, box="5号箱")
    found = piles.piles(office, poll)
    assert (found.holds, found.settled, polls.poll(office, poll).next_step) == (True, True, "key")
    ballots.enter(office, OUT, ALL_FOR, poll)
    report = counting.count(office, poll)
    assert (report.final, report.provisional, [each.reconciled for each in report.earlier]) == (
        True,
        False,
        [True],
    )


def test_while_papers_come_back_nothing_is_counted_by_hand(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    unchanged(office, lambda: both(office, poll, "1", papers=1), "polls.running")
