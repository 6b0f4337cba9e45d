"""Agenda, notices of decisions and withdrawals, registers, cover: issued, made again, from the record."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from tests.desk.ballots.conftest import clock, office
from tests.desk.board.test_documents import MEETING, counted, text
from tests.desk.polling import ALL_FOR, SPEC, Clock, keyed, printed_poll
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import documents, files, issuing, postings
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.board.year import forms, of_year
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import course, piles
from meeting_tui.lang import Lang
from meeting_tui.paper.writers.pdf.read_back import check_pdf

__all__ = ["clock", "office"]
TWO = ("李计票", "赵监票")


@pytest.fixture(autouse=True)
def _members(office: Office) -> None:
    communities.set_members(office, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])


def decided(office: Office) -> str:
    """A meeting that decided one motion and gave somebody something to do."""
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    for name in ("王建国", "李敏", "张伟"):
        meetings.arrive(office, meeting, name, "member")
    meetings.open_meeting(office, meeting)
    meetings.take_up(office, meeting, 1)
    meetings.put_motion(office, meeting, "加装电梯", "王建国")
    meetings.no_objection(office, meeting, 1)
    meetings.assign(office, meeting, "询价", "李敏", "2026-12-02")
    return meeting


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_is_issued_and_made_again_after_everything_went_on(
    office: Office, tmp_path: Path, clock: Clock, lang: Lang
) -> None:
    communities.change(office, lang=lang)
    poll, meeting = counted(office, tmp_path), decided(office)
    postings.post(office, f"notice:{poll}", "北门")
    papers = [
        *(DocumentRef("agenda", meeting), DocumentRef("resolution", meeting, part="1")),
        *(DocumentRef("resolution", poll, part="q2"), DocumentRef("pack", poll)),
        *(DocumentRef("postings", poll, "archive"), DocumentRef("delivery", poll, "archive")),
    ]
    assert set(papers) <= set(documents.papers(office))
    made = []
    for paper in papers:
        files.write(office, paper, tmp_path / "p.pdf")
        claims = check_pdf(tmp_path / "p.pdf").claims
        assert claims
        assert claims.kind == paper.kind
        made.append((tmp_path / "p.pdf").read_bytes())
    clock.at += timedelta(days=1)
    postings.post(office, f"result:{poll}", "南门")
    meetings.close_item(office, meeting)
    communities.change(office, term=4)
    assert [issuing.again(office, each).raw for each in issued(office)] == made


def test_a_decision_says_what_how_many_who_and_of_a_failed_one_why(office: Office, tmp_path: Path) -> None:
    poll, meeting = counted(office, tmp_path), decided(office)
    said = text(office, DocumentRef("resolution", meeting, part="1"))
    for part in ("● 通过", "加装电梯", "2026-01", "询价", "李敏", "第三次会议"):
        assert part in said, part
    said = text(office, DocumentRef("resolution", poll, part="q2"))
    for part in ("○ 未通过", "4／6", "还差", "1 年"):
        assert part in said, part
    with refused("documents.not_decided"):
        documents.build(office, DocumentRef("resolution", meeting, part="7"))


def test_a_withdrawal_says_why_and_what_becomes_of_ballots(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    with refused("documents.not_withdrawn"):
        documents.build(office, DocumentRef("withdrawal", poll))
    ballots.issue(office, poll, [1, 2, 3])
    ballots.return_(office, poll, [1, 2])
    course.withdraw(office, poll, TWO, "方案须重做")
    said = text(office, DocumentRef("withdrawal", poll))
    for part in ("方案须重做", "李计票、赵监票", "2 张", "作废"):
        assert part in said, part


def test_the_registers_hold_what_is_on_record(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    ballots.issue(office, poll, [1, 2], mode="door")
    ballots.return_(office, poll, [2], box="北门箱")
    rows = text(office, DocumentRef("delivery", poll, "archive")).split("\n")
    [first] = [each.split("\x1f") for each in rows if each.startswith("000001")]
    [second] = [each.split("\x1f") for each in rows if each.startswith("000002")]
    assert (first[3], first[-2:]) == ("上门送达", ["–", "–"])
    assert second[-1] == "北门箱"
    assert len([each for each in rows if each.startswith("00000")]) == 8
    picture = tmp_path / "gate.jpg"
    picture.write_bytes(b"picture")
    files.write(office, DocumentRef("notice", poll), tmp_path / "n.pdf")
    number = postings.post(office, f"notice:{poll}", "北门", photo=picture)
    postings.take_down(office, number)
    [row] = [
        each for each in text(office, DocumentRef("postings", poll, "archive")).split("\n") if "gate" in each
    ]
    cells = row.split("\x1f")
    assert (cells[1:4], cells[4]) == (["公告", "1", "北门"], cells[5])
    assert cells[6] == "王建国"


def test_an_owner_finds_the_code_of_their_stub_and_nobody_can_tell_whose_it_is(
    office: Office, tmp_path: Path
) -> None:
    poll = printed_poll(office, tmp_path)
    ballots.issue(office, poll, [1, 2, 3, 4])
    keyed(office, 1, ALL_FOR, poll)
    ballots.return_(office, poll, [2, 3])
    ballots.replace(office, poll, [4], "遗失", tmp_path / "new.pdf")
    given = text(office, DocumentRef("stub-slips", poll, "archive")).split("\n")
    codes = [line.split("\x1f")[3] for line in given if line[:3] == "000"]
    assert len(set(codes)) == len(codes) == 8
    said = text(office, DocumentRef("stubs", poll))
    cells = [cell for line in said.split("\n") for cell in line.split("\x1f")]
    assert {cells[cells.index(codes[0]) + 1], cells[cells.index(codes[1]) + 1]} == {"已收回并计票", "已收回"}
    assert [code for code in codes if code in cells] == codes[:3]
    listed = [cell for cell in cells if cell in codes]
    assert listed == sorted(codes[:3]), "in their own order, not in that of the roll"
    assert "业主" not in "".join(cells[cells.index(codes[0]) : cells.index(codes[0]) + 2])
    assert not any(f"{serial:06d}" in said for serial in range(1, 9))


def test_a_result_is_preliminary_while_objections_may_come_and_final_then(
    office: Office, tmp_path: Path, clock: Clock
) -> None:
    poll = counted(office, tmp_path, SPEC.replace("[[question]]", "objection_days = 7\n[[question]]", 1))
    piles.explain(office, poll, TWO, "当众点票")
    paper = DocumentRef("result", poll)
    assert "本结果为初步结果" in text(office, paper)
    assert "异议期至" in text(office, paper)
    last = (clock.at + timedelta(days=7)).date()

    def period() -> tuple[object, ...]:
        [each] = [row for row in forms(of_year(office, last.year)) if row["id"] == "objection-period"]
        return each["document"], each["by"], each["status"]

    assert period() == (f"objection-period:{poll}", last.isoformat(), "running")
    clock.at += timedelta(days=7)
    assert "本结果为初步结果" in text(office, paper), "the last day counts"
    assert period()[2] == "running"
    clock.at += timedelta(days=1)
    assert period()[2] == "over"
    assert "本结果为最终结果" in text(office, paper)
    assert "异议期至" not in text(office, paper)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_long_items_and_presenters_leave_each_other_room(office: Office, tmp_path: Path, lang: Lang) -> None:
    """Items of 160 characters presented by somebody of sixty: some of them stand on the first page."""
    communities.change(office, lang=lang)
    title, presenter = (
        ("电梯大修" * 40, "维修" * 30) if lang == "zh" else ("lift repair " * 13, "Ann Lee " * 7)
    )
    item = f'[[agenda]]\ntitle = "{title.strip()}"\nkind = "decision"\npresenter = "{presenter.strip()}"\n'
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING.partition("[[")[0] + item * 10)).id
    for kind in ("notice", "agenda"):
        out = tmp_path / f"{kind}.pdf"
        files.write(office, DocumentRef(kind, meeting), out)  # type: ignore[arg-type]
        pages = pypdfium2.PdfDocument(out.read_bytes())
        assert len(pages) <= 9
        first = "".join(pages[0].get_textpage().get_text_range().split())
        assert "".join(title.split())[:16] in first
        assert "".join(presenter.split())[:6] in first
