"""A document is issued once: the same record gives the same file, whatever came afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import Clock
from tests.desk.board.test_documents import MEETING, counted
from tests.desk.polling import estate, printed_poll

from meeting_tui.desk import communities
from meeting_tui.desk.board import files, issuing, postings
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.paper.writers.pdf.read_back import check_pdf
from meeting_tui.record.editions import STREAM
from meeting_tui.store import journal


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path)
    communities.set_members(made, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])
    communities.change(made, contact="每周六上午，5栋101室", term=3)
    yield made
    made.close()


def test_a_document_made_again_is_the_same_file_and_no_new_edition(office: Office, tmp_path: Path) -> None:
    """Whatever else changes: another term, another contact, later meetings, and the poll's record goes on."""
    poll = counted(office, tmp_path)
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    of_poll = (DocumentRef("result", poll, "archive"), DocumentRef("poster", poll, part="q1"))
    papers = (*of_poll, DocumentRef("notice", poll), DocumentRef("notice", meeting))
    for paper in papers:
        files.write(office, paper, tmp_path / paper.file_name)
    before = {paper: (tmp_path / paper.file_name).read_bytes() for paper in papers}
    communities.change(office, contact="别处", term=4)
    for number, edition in enumerate(issued(office), 1):
        assert (edition.no, edition.replaces) == (number, 0)
        assert issuing.again(office, edition).raw == before[papers[number - 1]]
        assert check_pdf(tmp_path / papers[number - 1].file_name).claims.edition == number  # type: ignore[union-attr]
    communities.change(office, contact="每周六上午，5栋101室", term=3)
    for paper in papers:
        assert files.write(office, paper, tmp_path / "again.pdf") == ()
        assert (tmp_path / "again.pdf").read_bytes() == before[paper]
    assert len(issued(office)) == len(papers)


def test_what_says_something_else_replaces_the_edition_before(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    paper = DocumentRef("notice", poll)
    files.write(office, paper, tmp_path / "one.pdf")
    communities.change(office, term=4)
    files.write(office, paper, tmp_path / "two.pdf")
    one, two = issued(office)
    assert (one.replaces, two.replaces) == (0, 1)
    assert one.says != two.says
    assert issuing.again(office, one).raw == (tmp_path / "one.pdf").read_bytes()
    postings.post(office, paper.id, "大门")
    assert [hung.digest for hung in postings.postings(office)] == [two.file], "the posting names the edition"
    files.write(office, paper, tmp_path / "a3.pdf", "A3")
    assert [each.replaces for each in issued(office)] == [0, 1, 0]


def test_a_notice_bears_the_head_of_the_day_it_tells_of(office: Office, tmp_path: Path) -> None:
    """Made after the count, it ends where two people closed the poll early: what came later it can't know."""
    poll = counted(office, tmp_path)
    files.write(office, DocumentRef("notice", poll), tmp_path / "n.pdf")
    claims = check_pdf(tmp_path / "n.pdf").claims
    assert claims
    with office.store.read() as session:
        *_, closed = (e for e in journal.entries(session, f"poll:{poll}") if e.kind == "poll.shortened")
        assert journal.head(session, f"poll:{poll}").count > closed.seq
    assert (claims.get("entries"), claims.get("head")) == (str(closed.seq), closed.hash)


def test_a_file_that_is_only_read_gives_what_was_issued_and_says_what_was_not(
    office: Office, tmp_path: Path, clock: Clock
) -> None:
    poll = counted(office, tmp_path)
    files.write(office, DocumentRef("result", poll), tmp_path / "r.pdf")
    reading = open_office(office.store.target, "张伟", readonly=True, world=clock.world())
    try:
        assert files.write(reading, DocumentRef("result", poll), tmp_path / "same.pdf") == ()
        [caution] = files.write(reading, DocumentRef("poster", poll, part="q1"), tmp_path / "p.pdf")
        with reading.store.read() as session:
            assert journal.head(session, STREAM).count == 1
    finally:
        reading.close()
    assert (tmp_path / "same.pdf").read_bytes() == (tmp_path / "r.pdf").read_bytes()
    assert caution.code == "documents.not_issued"
    assert check_pdf(tmp_path / "p.pdf").claims.edition == 0  # type: ignore[union-attr]
    assert polls.poll(office, poll).counted_at
