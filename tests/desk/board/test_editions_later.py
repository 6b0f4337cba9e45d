"""An edition of every kind of paper stays what it was, whatever comes on record or onto the roll later."""

from __future__ import annotations

from pathlib import Path

from tests.paper import golden

from meeting_tui.desk import communities
from meeting_tui.desk.board import documents, issuing, postings
from meeting_tui.desk.board.issued import issued, ref_of
from meeting_tui.desk.board.kinds import ISSUED
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings import talk
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety.checking import verify

NEW = ("电梯", "联系", "自行", "和兴", "大修", "安居")
"""Owners whose names are words of the papers."""


def test_nothing_entered_later_changes_an_edition(tmp_path: Path) -> None:
    office = golden.file_of("zh", tmp_path)
    [poll] = polls.polls(office)
    first = {(each.kind, each.copy): each for each in reversed(documents.papers(office))}
    for paper in first.values():
        if paper.kind in ISSUED:
            issuing.print_out(office, paper, "A4")
    editions = issued(office)
    assert {each.kind for each in editions} == {*ISSUED} - {"withdrawal"}
    later(office, poll.id, tmp_path)
    for each in editions:
        assert issuing.says(issuing.built(office, each)) == each.says, ref_of(each).id
    masked = [each for each in editions if issuing.says(documents.build(office, ref_of(each))) != each.says]
    assert len(masked) > len(editions) // 2, "papers of today say something else"
    [told] = [each for each in editions if each.kind == "agenda"]
    (tmp_path / "agenda.pdf").write_bytes(issuing.again(office, told).raw)
    office.close()
    assert verify(tmp_path / "agenda.pdf", office.store.target).notes[0].code == "editions.proven"


def later(office: Office, poll: str, folder: Path) -> None:
    """Whatever goes on record, and who comes into office and onto the roll."""
    postings.post(office, f"result:{poll}", "东门")
    communities.change(office, contact="别处", term=4)
    said = next(each.seq for each in meetings.record(office, "m2") if each.kind.startswith("remark"))
    talk.correct(office, "m2", said, "收入 60,000.00 元。")
    matters.change(office, 1, title="新题目")
    course.recount(office, poll, ["李计票", "赵监票"], "业主异议")
    counting.count(office, poll)
    for name in NEW[:3]:
        persons.register(office, name)
    meetings.close_item(office, "m1")
    meetings.close_meeting(office, "m1")
    communities.set_members(office, [MemberView(NEW[0], "chair"), MemberView("业主6"), MemberView("业主7")])
    rows = [
        f"1,1,{101 + n},{80 + n}.00,{name}"
        for n, name in enumerate((*NEW, *(f"钱{each}" for each in "甲乙丙丁戊己庚辛")))
    ]
    (folder / "later.csv").write_text("\n".join(["楼栋,单元,房号,专有部分面积,业主姓名", *rows]), "utf-8")
    roll.import_roll(office, folder / "later.csv", roll.Answers(doubts={"area:*": "keep"}))
