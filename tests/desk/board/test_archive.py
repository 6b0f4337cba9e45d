"""The folder of a term: every paper as it is issued, an index that fits, nothing private for the public."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date, timedelta
from pathlib import Path

from tests.desk.board.test_documents import counted
from tests.desk.polling import SPEC, estate
from tests.refused import refused

from meeting_tui.desk.board import archive
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.safety.checking import verify
from meeting_tui.lang import formats

PRIVATE = "13912345678"


def test_a_folder_for_each_with_an_index_that_fits(tmp_path: Path) -> None:
    office = estate(tmp_path)
    counted(office, tmp_path, SPEC.replace("2026年业主大会会议", f"2026年业主大会会议 电话{PRIVATE}", 1))
    found = archive.write(office, tmp_path / "next", public=False)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "next" / "index.csv").read_text("utf-8-sig"))))
    there = {each.name for each in (tmp_path / "next").iterdir()}
    assert there == {row["file"] for row in rows} | {"index.csv", "index.pdf"}
    assert {"term-all.pdf", "term-all-archive.pdf", "term-all.csv", "term-all-archive.csv"} <= there
    for row in rows:
        assert hashlib.sha256((tmp_path / "next" / row["file"]).read_bytes()).hexdigest() == row["sha256"]
    assert any(PRIVATE in row["title"] for row in rows)
    assert any(row["file"].endswith("archive.pdf") for row in rows)
    assert verify(tmp_path / "next" / rows[0]["file"], office.store.target).failure is None
    public = archive.write(office, tmp_path / "council", public=True)
    assert 0 < len(public.filed) < len(found.filed)
    for path in (tmp_path / "council").iterdir():
        assert "archive" not in path.name
        assert PRIVATE not in _said(path)
    opened = date.fromisoformat(polls.polls(office)[0].opened_at[:10])
    for term, papers in (
        (archive.Days(last=opened), True),
        (archive.Days(opened + timedelta(days=1)), False),
    ):
        held = archive.write(office, tmp_path / f"term {papers}", public=True, span=term)
        assert any(each.kind == "result" for each in held.filed) is papers
        [said] = [each for each in (term.first, term.last) if each]
        assert formats.day(said, "zh") in _said(tmp_path / f"term {papers}" / "index.pdf")
    with refused("archive.not_empty"):
        archive.write(office, tmp_path / "next", public=False)
    office.close()


def test_what_becomes_possible_meanwhile_is_in_the_folder_too(tmp_path: Path) -> None:
    office = estate(tmp_path)
    polls.new_poll(office, poll_spec(SPEC))
    writing = archive._papers(office, True, archive.ALWAYS)
    first = next(writing)
    later = polls.new_poll(office, poll_spec(SPEC))
    rest = list(writing)
    assert first.ref != later
    assert "notice" in {each.kind for each in rest if each.ref == later}
    assert len({first, *rest}) == 1 + len(rest), "none of them twice"
    office.close()


def _said(path: Path) -> str:
    if path.suffix != ".pdf":
        return path.read_text("utf-8-sig")
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pages = "".join(page.get_textpage().get_text_range() for page in document)
    return pages + document.get_metadata_value("Title") + document.get_metadata_value("Keywords")
