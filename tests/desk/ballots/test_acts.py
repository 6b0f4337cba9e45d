from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from tests.desk.polling import (
    ALL_FOR,
    SPEC,
    Clock,
    brought_back,
    close_now,
    keyed,
    printed_poll,
    qr,
    refused,
    unchanged,
)

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots.history import history
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import resolve
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.frozen import case
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.store import journal

NAMES = ("李计票", "赵监票")


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    return printed_poll(office, tmp_path)


def paper(office: Office, poll: str, serial: int) -> BallotPaper:
    with office.store.read() as session:
        found = case(session, poll).register(office, session).paper(serial)
        assert found is not None
        return found


def kinds(office: Office, poll: str) -> list[str]:
    with office.store.read() as session:
        return [entry.kind for entry in journal.entries(session, f"poll:{poll}")]


@pytest.mark.parametrize("serials", [{1, 2, 4, 7, 9}, {2, 8, 5000, 10**6}, {3}, set()])
def test_ballots_asked_for_by_number_are_those_and_no_others(
    office: Office, poll: str, serials: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frozen, "AT_ONCE", 2)
    with office.store.read() as session:
        found = case(session, poll)
        everybody = found.ballots(session)
        wanted = {serial: ballot for serial, ballot in everybody.items() if serial in serials}
        assert found.some(session, serials) == wanted
    assert len(everybody) == 8


@pytest.mark.parametrize("name", ["b.docx", "b.txt", "b", "b.pdf.md"])
def test_ballots_are_only_printed_as_pdf(office: Office, poll: str, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    unchanged(office, lambda: ballots.print_ballots(office, poll, out), "ballots.only_pdf")
    unchanged(office, lambda: ballots.replace(office, poll, ["3"], "lost", out), "ballots.only_pdf")
    assert not out.exists()


def test_printing_is_on_record_with_the_fingerprint_of_all_codes(office: Office, tmp_path: Path) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    out, geometry = tmp_path / "b.pdf", tmp_path / "b.json"
    printed = ballots.print_ballots(office, poll, out, geometry)
    assert (printed.ballots, printed.first, printed.last) == (8, 1, 8)
    assert len(pypdfium2.PdfDocument(out)) == printed.pages == 8
    assert len(json.loads(geometry.read_text())["ballots"]) == 8
    codes = "\n".join(qr(office, poll, serial) for serial in range(1, 9))
    assert printed.codes == hashlib.sha256(codes.encode()).hexdigest()
    with office.store.read() as session:
        entry = list(journal.entries(session, f"poll:{poll}"))[-1]
    assert entry.body["codes"] == printed.codes
    assert entry.body["document"] == hashlib.sha256(out.read_bytes()).hexdigest()


def test_a_ballot_shows_whose_it_is(office: Office, poll: str, tmp_path: Path) -> None:
    page = pypdfium2.PdfDocument(tmp_path / "ballots.pdf")[2].get_textpage().get_text_range()
    for text in ("000003", "业主七", "1栋1单元103室", "100.00", "2026年12月8日 18:00", "均不同意"):
        assert text in page


def test_test_ballots_leave_no_trace(office: Office, poll: str, tmp_path: Path) -> None:
    before = kinds(office, poll)
    ballots.print_ballots(office, poll, tmp_path / "test.pdf", test_deck=True)
    assert kinds(office, poll) == before


def test_printing_again_is_allowed_only_while_nothing_is_out(
    office: Office, poll: str, tmp_path: Path
) -> None:
    again = tmp_path / "again.pdf"
    ballots.print_ballots(office, poll, again)
    unchanged(
        office,
        lambda: ballots.print_ballots(office, poll, again, large_print=True),
        "ballots.other_form",
    )
    ballots.issue(office, poll, [4])
    unchanged(office, lambda: ballots.print_ballots(office, poll, again), "ballots.out", serial=4, count=1)


def test_a_ballot_goes_out_and_comes_back_once(office: Office, poll: str) -> None:
    assert ballots.issue(office, poll, [1, "000002", qr(office, poll, 3)], mode="door") == (1, 2, 3)
    assert paper(office, poll, 2).issued is not None
    unchanged(office, lambda: ballots.issue(office, poll, [4, 2]), "ballots.issued", serial=2)
    unchanged(office, lambda: ballots.issue(office, poll, [4, "4"]), "ballots.named_twice", serial=4)
    unchanged(office, lambda: ballots.issue(office, poll, [4, 90]), "ballots.unknown_serial", serial=90)
    unchanged(office, lambda: ballots.issue(office, poll, []), "ballots.none_named")
    unchanged(office, lambda: ballots.issue(office, poll, [4], mode="bird"), "ballots.mode")
    assert ballots.return_(office, poll, [qr(office, poll, 1)], box="1号箱") == (1,)
    unchanged(office, lambda: ballots.return_(office, poll, [1]), "ballots.returned", serial=1)
    numbers = polls.poll(office, poll).numbers
    assert (numbers.issued, numbers.returned, numbers.outstanding, numbers.unissued) == (3, 1, 2, 5)
    assert numbers.holds


def test_whom_a_ballot_was_handed_to_lies_beside_the_chain(office: Office, poll: str) -> None:
    ballots.issue(office, poll, [1], to="王阿姨（同住）", mode="hand", by="志愿者小陈")
    issued = paper(office, poll, 1).issued
    assert issued is not None
    assert (issued.to, issued.by) == ("王阿姨（同住）", "志愿者小陈")
    with office.store.read() as session:
        entry = list(journal.entries(session, f"poll:{poll}"))[-1]
    assert "王阿姨" not in str(entry.body)


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("900", "ballots.unknown_serial"),
        ("HELLO", "payload.not_ours"),
        ("M1P7K2Q000001010000000000000", "payload.unknown_poll"),
        ("M2P7K2Q000001010000000000000", "payload.version"),
    ],
)
def test_what_is_no_ballot_of_ours_is_refused(office: Office, poll: str, ref: str, code: str) -> None:
    unchanged(office, lambda: ballots.lookup(office, ref, poll), code)


def test_a_forged_a_test_and_a_foreign_ballot_are_told_apart(
    office: Office, poll: str, tmp_path: Path
) -> None:
    good = qr(office, poll, 1)
    forged = good[:-1] + ("0" if good[-1] != "0" else "1")
    unchanged(office, lambda: ballots.lookup(office, forged), "payload.tag")
    unchanged(office, lambda: ballots.enter(office, forged, ALL_FOR), "payload.tag")
    unchanged(office, lambda: ballots.lookup(office, qr(office, poll, 1, test=True)), "ballots.test")
    other = printed_poll(office, tmp_path)
    stray = qr(office, other, 1)
    brought_back(office, other, 1)
    unchanged(office, lambda: ballots.lookup(office, stray, poll), "ballots.other_poll", poll=other)
    assert ballots.lookup(office, stray).case.id == other


def test_keying_in_a_ballot(office: Office, poll: str) -> None:
    typed = f"  {qr(office, poll, 5).lower()}\n"
    brought_back(office, poll, 5)
    found = ballots.lookup(office, typed)
    assert (found.serial, found.ballot.label, found.ballot.units) == (5, "业主丅", "1栋1单元105室")
    assert keyed(office, typed, {"q1": ("against",), "q3": ("b", "a")}, poll) == 5
    kept = paper(office, poll, 5)
    assert kept.marks == {"q1": ("against",), "q2": (), "q3": ("a", "b")}
    assert kept.state == "valid"


def test_a_second_paper_of_a_serial_is_stopped_and_shown(office: Office, poll: str) -> None:
    ref = qr(office, poll, 5)
    keyed(office, ref, ALL_FOR, poll)
    for act in (lambda: ballots.lookup(office, ref), lambda: ballots.enter(office, ref, ALL_FOR)):
        unchanged(office, act, "ballots.second", serial=5, by=("王建国",), at="2026-11-25T09:00:00+08:00")
    ballots.second_paper(office, ref, {"q1": ("against",)})
    (doubt,) = ballots.review(office, poll)
    assert (doubt.ballot.serial, doubt.reasons) == (5, ("duplicate",))
    assert polls.poll(office, poll).numbers.waiting == 1
    unchanged(office, lambda: ballots.second_paper(office, qr(office, poll, 6), {}), "ballots.no_first")


def test_marks_that_no_box_stands_for_are_refused(office: Office, poll: str) -> None:
    ref = qr(office, poll, 5)
    brought_back(office, poll, 5)
    unchanged(office, lambda: ballots.enter(office, ref, {"q1": ("maybe",)}), "ballots.unknown_choice")
    unchanged(office, lambda: ballots.enter(office, ref, {"q9": ("for",)}), "polls.unknown_question")


def test_two_named_people_decide(office: Office, poll: str) -> None:
    keyed(office, 5, ALL_FOR, poll)
    with office.store.read() as session:
        same = resolve(session, NAMES[0]).ref
    for names in ((), ("李计票",), ("李计票", " 李计票 "), ("李计票", same), ("李计票", "")):
        unchanged(
            office,
            lambda given=names: ballots.adjudicate(office, poll, 5, given, ALL_FOR),
            "ballots.two_people",
        )
    ballots.adjudicate(office, poll, 5, NAMES, {"q1": ("against",)})
    assert paper(office, poll, 5).marks == {"q1": ("against",), "q2": (), "q3": ()}
    ballots.adjudicate(office, poll, 5, NAMES, invalid="unsigned")
    decided = paper(office, poll, 5)
    assert decided.state == "invalid"
    assert decided.adjudicated is not None
    assert (decided.adjudicated.reason, decided.adjudicated.by) == ("unsigned", NAMES)
    assert kinds(office, poll).count("ballot.adjudicated") == 2


def test_a_decision_says_one_thing_about_a_paper_that_is_there(office: Office, poll: str) -> None:
    unchanged(office, lambda: ballots.adjudicate(office, poll, 5, NAMES, ALL_FOR), "ballots.not_returned")
    brought_back(office, poll, 5)
    unchanged(office, lambda: ballots.adjudicate(office, poll, 5, NAMES), "ballots.decide_one")
    unchanged(
        office,
        lambda: ballots.adjudicate(office, poll, 5, NAMES, ALL_FOR, invalid="late"),
        "ballots.decide_one",
    )


def test_a_spoiled_ballot_is_replaced_by_one_with_a_new_number(
    office: Office, poll: str, tmp_path: Path
) -> None:
    ballots.issue(office, poll, [3])
    printed = ballots.replace(office, poll, [3, 7], "填错换票", tmp_path / "new.pdf", large_print=True)
    assert (printed.first, printed.last, printed.ballots) == (9, 10, 2)
    unchanged(office, lambda: ballots.lookup(office, 3, poll), "ballots.void", reason="填错换票")
    assert ballots.look(office, 9, poll).ballot.voter == 3
    assert ballots.look(office, 9, poll).ballot.units == "1栋1单元103室"
    numbers = polls.poll(office, poll).numbers
    assert (numbers.printed, numbers.void_issued, numbers.void_unissued) == (10, 1, 1)
    assert numbers.holds


def test_a_counted_ballot_cant_be_made_void(office: Office, poll: str, tmp_path: Path) -> None:
    keyed(office, 3, ALL_FOR, poll)
    unchanged(office, lambda: ballots.void(office, poll, 3, "错"), "ballots.seen")
    unchanged(office, lambda: ballots.void(office, poll, 4, "  "), "ballots.reason")
    new = tmp_path / "new.pdf"
    unchanged(office, lambda: ballots.replace(office, poll, [4, 3], "错", new), "ballots.seen", serial=3)
    assert not new.exists()
    ballots.void(office, poll, 4, "遗失")
    with refused("ballots.void", serial=4, reason="遗失"):
        ballots.enter(office, 4, ALL_FOR, poll)


def test_one_alone_makes_nothing_void_that_came_back(
    office: Office, poll: str, tmp_path: Path, clock: Clock
) -> None:
    """Or a teller could drop a vote before anybody has read it, and have another paper filled in."""
    new, two = tmp_path / "new.pdf", ("李计票", "赵监票")
    brought_back(office, poll, 3, 4, 5)
    ballots.issue(office, poll, [6])
    ballots.undo(office, poll, [4], "误登记")  # what came back once, whoever takes the return back
    for serial in (3, 4):
        unchanged(
            office, lambda no=serial: ballots.void(office, poll, no, "错"), "ballots.void_two", serial=serial
        )
    unchanged(office, lambda: ballots.replace(office, poll, [6, 3], "错", new), "ballots.void_two", serial=3)
    unchanged(
        office, lambda: ballots.void(office, poll, 3, "错", ("李计票", "李 计票")), "ballots.two_people"
    )
    assert not new.exists()
    ballots.void(office, poll, 3, "本人要求更正", two)
    assert history(office, poll, 3).events[-1].by == two
    ballots.replace(office, poll, [3], "本人要求更正", new)  # void by two before: one prints
    ballots.replace(office, poll, [4], "本人要求更正", new, names=two)
    clock.at += timedelta(days=20)
    unchanged(office, lambda: ballots.void(office, poll, 6, "遗失"), "ballots.void_two")


def test_after_closing_nothing_goes_out_but_the_box_is_counted(office: Office, poll: str) -> None:
    brought_back(office, poll, 1)
    close_now(office, poll)
    for act in (
        lambda: ballots.issue(office, poll, [2]),
        lambda: ballots.return_(office, poll, [2]),
        lambda: ballots.void(office, poll, 2, "遗失"),
    ):
        unchanged(office, act, "polls.not_open")
    assert ballots.enter(office, 1, ALL_FOR, poll) == 1


def test_a_ballot_that_was_never_printed_is_no_ballot(office: Office) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    unchanged(office, lambda: ballots.enter(office, 1, ALL_FOR, poll), "ballots.not_printed")
