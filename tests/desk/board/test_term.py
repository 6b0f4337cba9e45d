"""The index of a term: an edition that lists every record and paper of the file; masked in public."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

from tests.desk.board.test_documents import counted
from tests.desk.polling import SPEC, estate
from tests.refused import refused

from meeting_tui.check_code import check_code
from meeting_tui.desk.board import files, of_term
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting
from meeting_tui.desk.safety.checking import verify

PRIVATE = "13912345678"


def _rows(office: Office, path: Path, ref: str = "all", copy: str = "archive") -> list[dict[str, str]]:
    files.write(office, DocumentRef("term", ref, copy), path)  # type: ignore[arg-type]
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_the_index_lists_what_stands_on_record_and_what_the_archive_keeps(tmp_path: Path) -> None:
    office = estate(tmp_path)
    with refused("documents.nothing_issued"):
        files.write(office, DocumentRef("term", "all"), tmp_path / "none.pdf")
    poll = counted(
        office, tmp_path, SPEC.replace("2026年业主大会会议", f"2026年业主大会会议 电话{PRIVATE}", 1)
    )
    matter = matters.new_matter(office, "电梯异响")
    files.write(office, DocumentRef("result", poll, "archive"), tmp_path / "kept.pdf")
    files.write(office, DocumentRef("result", poll), tmp_path / "result.pdf")
    whole, public = (_rows(office, tmp_path / f"{copy}.csv", copy=copy) for copy in ("archive", "public"))
    assert {row["编号"] for row in whole} >= {poll, f"{poll} q1", str(matter)}
    told = {row["文件"]: row["核验码"] for row in whole if row["部分"] == "已签发的文书"}
    assert told == {
        DocumentRef(each.kind, each.ref, each.copy, each.part).file_name: check_code(each.text)  # type: ignore[arg-type]
        for each in issued(office)
    }
    assert len(public) == len(whole) - 1
    counts = [{row["核验码"] for row in rows if row["部分"] == "表决结果"} for rows in (whole, public)]
    assert counts == [{check_code(counting.result(office, poll).digest)}, {""}]
    assert not any("archive" in cell or PRIVATE in cell for row in public for cell in row.values())
    assert any(PRIVATE in row["内容"] for row in whole)
    office.close()


def test_an_index_is_an_edition_that_is_proven_and_replaced_by_what_comes_later(tmp_path: Path) -> None:
    office = estate(tmp_path)
    poll = counted(office, tmp_path)
    files.write(office, DocumentRef("result", poll), tmp_path / "result.pdf")
    paper = DocumentRef("term", "all")
    for name in ("one.pdf", "again.pdf"):
        files.write(office, paper, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()
    assert [each.kind for each in issued(office)] == ["result", "term"]
    proven = verify(tmp_path / "one.pdf", office.store.target)
    assert proven.failure is None
    assert any(each.code == "editions.proven" for each in proven.notes)
    matters.new_matter(office, "电梯异响")
    files.write(office, paper, tmp_path / "later.pdf")
    old = verify(tmp_path / "one.pdf", office.store.target).failure
    assert old is not None
    assert old.code == "editions.replaced"
    assert verify(tmp_path / "later.pdf", office.store.target).failure is None
    office.close()


def test_days_bound_the_index(tmp_path: Path) -> None:
    office = estate(tmp_path)
    poll = counted(office, tmp_path)
    files.write(office, DocumentRef("result", poll), tmp_path / "result.pdf")
    ref = of_term.ref_for(office, date(2031, 1, 1), date(2031, 12, 31))
    assert ref == "2031-01-01--2031-12-31"
    assert _rows(office, tmp_path / "later.csv", ref) == []
    since = of_term.ref_for(office, None, date(2031, 12, 31))
    assert _rows(office, tmp_path / "open.csv", since) == _rows(office, tmp_path / "all.csv")
    for wrong in ("2031", "2031-01-01--", "x--y", "1--2--3"):
        with refused("documents.no_days"):
            files.write(office, DocumentRef("term", wrong), tmp_path / "wrong.csv")
    office.close()
