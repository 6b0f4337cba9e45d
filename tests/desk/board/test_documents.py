from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from tests.desk.meetings.guests import received
from tests.desk.polling import ALL_FOR, SPEC, close_now, estate, keyed, printed_poll, unchanged

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import documents, files
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course, piles
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.paper.documents.blocks import body_text

MEETING = """
title = "第三次会议"
time = 2026-11-25T19:00:00
place = "业委会办公室"
chair = "王建国"
recorder = "李敏"
[[agenda]]
title = "电梯"
kind = "decision"
presenter = "李敏"
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = estate(tmp_path)
    communities.set_members(made, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])
    communities.change(made, contact="每周六上午，5栋101室", term=3)
    yield made
    made.close()


def counted(office: Office, folder: Path, spec: str = SPEC) -> str:
    """A poll the charging shed fails: 4 of the 6 valid ballots are not three quarters."""
    poll = printed_poll(office, folder, spec)
    ballots.issue(office, poll, list(range(1, 9)))
    for serial in range(1, 8):
        shed = ("for",) if serial <= 4 else ("against",)
        keyed(office, serial, {**ALL_FOR, "q2": shed}, poll)
    ballots.adjudicate(office, poll, 7, ("李计票", "赵监票"), invalid="unsigned")
    close_now(office, poll)
    counting.count(office, poll)
    return poll


def text(office: Office, paper: DocumentRef) -> str:
    return body_text(documents.build(office, paper))


def test_the_result_explains_what_failed_and_by_how_much(office: Office, tmp_path: Path) -> None:
    spec = SPEC.replace("[[question]]", 'objection_days = 7\nscrutineers = ["赵监票"]\n[[question]]', 1)
    poll = counted(office, tmp_path, spec)
    said = text(office, DocumentRef("result", poll))
    for part in (
        "梧桐苑业主委员会（第三届）",
        "充电棚",
        "未通过",
        "4／6 人，占",
        "未签名",
        "赵监票",
        "沿用上次表决的打印机和扫描仪",
        "2026年12月2日",
    ):
        assert part in said, part
    head = counting.standing(office, poll).head.hash
    claims = documents.build(office, DocumentRef("result", poll)).claims
    assert claims is not None
    assert claims.get("head") == head
    assert claims.get("digest") == counting.standing(office, poll).digest


def test_a_result_that_is_not_on_record_is_not_published(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    for kind in ("result", "poster"):
        unchanged(
            office,
            lambda kind=kind: documents.build(office, DocumentRef(kind, poll, part="q1")),
            "documents.not_final",
        )
    assert "result" not in {paper.kind for paper in documents.papers(office)}


def test_every_paper_that_is_offered_can_be_written(office: Office, tmp_path: Path) -> None:
    poll = counted(office, tmp_path)
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    for name in ("王建国", "李敏"):
        meetings.arrive(office, meeting, name, "member")
    meetings.open_meeting(office, meeting)
    offered = documents.papers(office)
    assert {(paper.kind, paper.ref) for paper in offered} == {
        *((kind, poll) for kind in (*documents.OF_POLL, *documents.BESIDE, "resolution")),
        *((kind, meeting) for kind in documents.OF_MEETING),
    }
    assert len({paper.file_name for paper in offered}) == len(offered)
    assert len({paper.id for paper in offered}) == len(offered)  # the log tells the copies apart
    posters = {paper.part: paper.title for paper in offered if paper.kind == "poster"}
    assert posters == {asked.id: asked.title for asked in polls.poll(office, poll).asked}
    for paper in offered:
        out = tmp_path / paper.file_name
        files.write(office, paper, out)
        shown = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(out))
        assert "梧桐苑" in shown
        for ending in (".docx", ".md", ".txt"):
            files.write(office, paper, out.with_suffix(ending))
        for ending in (".md", ".txt"):
            assert "梧桐苑" in out.with_suffix(ending).read_text("utf-8")


def test_an_ending_of_nothing_writes_nothing(office: Office, tmp_path: Path) -> None:
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    out = tmp_path / "notice.doc"
    unchanged(office, lambda: files.write(office, DocumentRef("notice", meeting), out), "paper.ending")
    assert not out.exists()


def test_the_notice_names_the_vote_and_the_clause(office: Office, tmp_path: Path) -> None:
    spec = SPEC.replace("[[question]]", 'counting = "12月9日9:00，业委会办公室开箱"\n[[question]]', 1)
    poll = polls.new_poll(office, poll_spec(spec))
    said = text(office, DocumentRef("notice", poll))
    for part in ("加装电梯", "800.00", "2026年12月8日 18:00", "12月9日9:00", "第278条第2款", "每周六上午"):
        assert part in said, part


def test_minutes_for_the_board_hide_what_the_archive_shows(office: Office) -> None:
    meeting = meetings.new_meeting(office, meetings.meeting_spec(MEETING)).id
    for name in ("王建国", "李敏"):
        meetings.arrive(office, meeting, name, "member")
    received(office, meeting, "欧阳小明", "observer", "3栋1201室业主")
    meetings.open_meeting(office, meeting)
    meetings.take_up(office, meeting, 1)
    meetings.say(office, meeting, "欧阳小明", "我的电话是13812345678")
    public, archive = (text(office, DocumentRef("minutes", meeting, copy)) for copy in ("public", "archive"))
    assert "13812345678" in archive
    assert "欧阳小明" in archive
    assert "13812345678" not in public
    assert "欧阳小明" not in public


def test_a_result_says_whether_it_is_final_which_it_is_and_what_it_replaces(
    office: Office, tmp_path: Path
) -> None:
    """Provisional until two persons counted the papers; a recount names the result before it."""
    poll, two = counted(office, tmp_path), ("李计票", "赵监票")
    board, poster = DocumentRef("result", poll), DocumentRef("poster", poll, part="q1")
    assert documents.build(office, board).title.endswith("初步结果公告")
    assert "初步结果：尚未由两人人工清点完毕。" in text(office, board)
    assert "（初步结果）" in text(office, poster)
    piles.explain(office, poll, two, "当众点票，未分箱清点")
    assert "初步" not in text(office, board) + text(office, poster) + documents.build(office, board).title
    assert "未全部人工清点。李计票、赵监票说明：当众点票，未分箱清点" in text(office, board)
    for number in (6, 7):
        assert "第 2 次" not in text(office, board)
        for name in two:
            piles.count_pile(office, poll, "", {"papers": number, "unused": 0}, name)
    noticed = text(office, DocumentRef("notice", poll))
    course.recount(office, poll, two, "业主异议")
    counting.count(office, poll)
    said = text(office, board)
    assert "本公告为第 2 次计票结果，取代 2026年11月25日 09:00 的第 1 次计票结果" in said
    assert "各堆均由两人人工清点，数目与记录相符。" in said
    assert text(office, DocumentRef("notice", poll)) == noticed, "a recount ends no notice"


def test_the_register_lists_one_row_a_ballot(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path)
    ballots.replace(office, poll, [2], "遗失", tmp_path / "new.pdf")
    said = text(office, DocumentRef("register", poll))
    assert [line.split("\x1f")[0] for line in said.split("\n") if line[:3] == "000"] == [
        *(f"{serial:06d}" for serial in (1, 3, 4, 5, 6, 7, 8, 9))
    ]


def test_a_paper_nobody_knows_is_refused(office: Office) -> None:
    unchanged(office, lambda: documents.build(office, DocumentRef("leaflet", "x")), "documents.unknown")  # type: ignore[arg-type]
    unchanged(office, lambda: documents.build(office, DocumentRef("minutes", "m9")), "meetings.unknown")
