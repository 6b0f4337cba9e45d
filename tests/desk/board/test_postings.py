"""What hangs where is on record: which edition, with which picture; and only the right paper does a duty."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlmodel import select
from tests.desk.ballots.conftest import clock, office
from tests.desk.board.test_documents import MEETING, counted
from tests.desk.polling import Clock
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.board import duties, files, postings
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.board.service import served
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import piles
from meeting_tui.desk.safety import checking
from meeting_tui.record.postings import STREAM
from meeting_tui.rules.calendar import Due
from meeting_tui.rules.shelf import shipped_profile
from meeting_tui.store import journal, tables

__all__ = ["clock", "office"]
TWO = ("李计票", "赵监票")


@pytest.fixture(autouse=True)
def _members(office: Office) -> None:
    communities.set_members(office, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])


def after(found: tuple[Due, ...]) -> list[str]:
    """How the duties stand that follow, and that a paper on the board shows."""
    return [due.status for due in found if due.duty.when == "after" and due.duty.evidence == "posting"]


def test_a_posting_names_the_edition_and_its_picture_and_can_not_be_changed_in_the_table(
    office: Office, tmp_path: Path, clock: Clock
) -> None:
    poll, picture = counted(office, tmp_path), tmp_path / "north-gate.jpg"
    picture.write_bytes(b"\xff\xd8 a picture")
    files.write(office, DocumentRef("notice", poll), tmp_path / "n.pdf")
    number = postings.post(office, f"notice:{poll}", "北门", photo=picture)
    edition = issued(office)[-1]
    (view,) = postings.postings(office)
    assert (view.edition, view.digest) == (
        edition.no,
        hashlib.sha256((tmp_path / "n.pdf").read_bytes()).hexdigest(),
    )
    assert [(each.name, each.sha256) for each in view.photos] == [
        ("north-gate.jpg", hashlib.sha256(picture.read_bytes()).hexdigest())
    ]
    clock.at += timedelta(days=2)
    with refused("meetings.enclosure_unreadable"):
        postings.add_photo(office, number, tmp_path / "none.jpg")
    postings.take_down(office, number)
    with refused("postings.down_already"):
        postings.take_down(office, number)
    with office.store.write() as session:
        row = session.exec(select(tables.Posting)).one()
        row.since, row.place, row.until = "2020-01-01", "南门", ""
    (view,) = postings.postings(office)
    assert (view.since, view.place, view.until) == (date(2026, 11, 25), "北门", clock.at.date())
    with office.store.read() as session:
        kinds = [entry.kind for entry in journal.entries(session, STREAM)]
    assert kinds == ["posting.hung", "posting.photographed", "posting.down"]
    assert checking.verify_store(office.store).ok


def test_only_the_issued_result_that_holds_does_the_duty_of_publishing_it(
    office: Office, tmp_path: Path
) -> None:
    poll, duty = counted(office, tmp_path), shipped_profile("cn-committee").duties[-1]
    paper = DocumentRef("result", poll)

    def serves() -> list[date | None]:
        return [served(office, each, duty) for each in reversed(postings.postings(office, paper.id))]

    assert (duty.when, duty.evidence) == ("after", "posting")
    postings.post(office, paper.id, "北门")
    assert serves() == [None], "it was not issued"
    files.write(office, paper, tmp_path / "r.pdf")
    postings.post(office, paper.id, "北门")
    assert serves() == [None, office.world.now().date()]
    piles.explain(office, poll, TWO, "当众点票")
    assert serves() == [None, None], "that was a provisional result"


def test_minutes_of_a_meeting_that_was_not_closed_are_none_and_late_ones_are_late(
    office: Office, tmp_path: Path, clock: Clock
) -> None:
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    for name in ("王建国", "李敏"):
        meetings.arrive(office, meeting, name, "member")
    meetings.open_meeting(office, meeting)
    paper = DocumentRef("minutes", meeting)

    def stands() -> list[str]:
        return after(duties.of_meeting(office, meetings.meeting(office, meeting)))

    files.write(office, paper, tmp_path / "draft.pdf")
    postings.post(office, paper.id, "北门")
    assert set(stands()) == {"due"}
    meetings.close_meeting(office, meeting)
    clock.at += timedelta(days=9)
    assert set(stands()) == {"late"}
    postings.post(office, paper.id, "北门", since=date(2026, 11, 26))
    assert set(stands()) == {"late"}, "the draft hangs still"
    files.write(office, paper, tmp_path / "m.pdf")
    postings.post(office, paper.id, "北门", since=date(2026, 11, 26))
    assert set(stands()) == {"done_late"}, "no paper hung before it was issued"
