"""Papers a neighbour would rather have otherwise: registers and their sums, seats that are kept, who stands,
the index, the notice of one decision, and faces that prove nothing. Each is told for what it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.board.test_documents import counted
from tests.desk.polling import SPEC, close_now, estate, keyed, printed_poll
from tests.desk.polls.test_about import TOLD
from tests.hostile import forging
from tests.refused import refused

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import bundles, files, issuing
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.polls import counting, course
from meeting_tui.desk.safety.bundled import against_record
from meeting_tui.desk.safety.checking import verify
from meeting_tui.paper.documents.blocks import Block, Document, PageSums, Table
from meeting_tui.paper.documents.copies import OfficeCopy
from meeting_tui.paper.writers.pdf import pages as press
from meeting_tui.paper.writers.pdf import story, tables
from meeting_tui.paper.writers.pdf.pdf import make_pdf

KINDS = ("delivery", "register", "tally", "resolution", "term", "stubs", "notice", "result")


@dataclass(frozen=True)
class Shelf:
    """A closed community, its papers by name as documents, and the delivery register of before."""

    file: Path
    papers: dict[str, Document]
    before: bytes


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    folder = tmp_path_factory.mktemp("shelf")
    with closing(estate(folder)) as office:
        election = printed_poll(office, folder, TOLD)
        delivery = DocumentRef("delivery", election, "archive")
        files.write(office, delivery, folder / "before.pdf")
        ballots.issue(office, election, list(range(1, 7)))
        for serial in range(1, 7):
            keyed(office, serial, {"seats": ("c1", "c2", "c3")}, election)
        close_now(office, election)
        counting.count(office, election)
        poll = counted(office, folder, SPEC)
        refs = [DocumentRef(kind, election, "archive") for kind in ("delivery", "register", "tally")]  # type: ignore[arg-type]
        refs += [DocumentRef(kind, election) for kind in ("stubs", "notice", "result")]  # type: ignore[arg-type]
        refs += [DocumentRef("resolution", poll, part="q2"), DocumentRef("term", "all")]
        for ref in refs:
            files.write(office, ref, folder / ref.file_name)
        made = {
            each.kind: issuing.numbered(office, issuing.built(office, each), each.no)
            for each in issued(office)
        }
        yield Shelf(Path(office.store.target), made, (folder / "before.pdf").read_bytes())


def table(document: Document, change: Callable[[Table], Table]) -> Document:
    """The paper with another first table."""
    blocks: list[Block] = list(document.blocks)
    at = next(n for n, each in enumerate(blocks) if isinstance(each, Table))
    found = blocks[at]
    assert isinstance(found, Table)
    blocks[at] = change(found)
    return replace(document, blocks=tuple(blocks))


def back(made: Table) -> Table:
    """Ballot 7 came back, after all; whatever adds up is added up anew."""
    rows = [list(row) for row in made.rows]
    rows[6][4:9] = rows[5][4:9]
    return replace(made, rows=tuple(map(tuple, rows)))


def stub(made: Table) -> Table:
    """One more stub among those received."""
    return replace(made, rows=(*made.rows, ("ZZZZ-ZZZZ", made.rows[0][1], "", "")))


def told(kind: str, old: str, new: str) -> tuple[str, Callable[[Document], Document], str]:
    """The paper says something else, its text and claims sealed anew."""

    def forge(made: Document) -> Document:
        assert old in str(made)
        return forging.said(made, old, new)

    return kind, forge, "editions.text"


OWN: dict[str, tuple[str, Callable[[Document], Document], str]] = {
    "a ballot came back that did not": ("delivery", lambda made: table(made, back), "editions.text"),
    "who has a ballot": told("delivery", "业主丂", "业主丌"),
    "how many were handed out": told("delivery", "6（", "8（"),
    "a ballot left out of the tally": (
        "tally",
        lambda made: table(made, lambda old: replace(old, rows=old.rows[:-1])),
        "editions.text",
    ),
    "one home weighs twice as much": told("tally", "100.00", "200.00"),
    "a register without its sums": (
        "register",
        lambda made: table(made, lambda old: replace(old, sums=None)),
        "editions.gone",
    ),
    "a register signed by others": (
        "register",
        lambda made: table(made, lambda old: replace(old, sums=PageSums("{n}", "{n}", signs=("物业",)))),
        "editions.text",
    ),
    "a register called a tally": (
        "register",
        lambda made: replace(made, claims=replace(made.claims, kind="tally")) if made.claims else made,
        "editions.other",
    ),
    "the number of another register": (
        "delivery",
        lambda made: forging.claiming(made, "edition", "1"),
        "editions.text",
    ),
    "the seat of another building": told("result", "孙三（2栋）", "周二（2栋）"),
    "younger than told": told("notice", "56岁", "36岁"),
    "an interest that was declared": told("notice", "，会计", ""),
    "a decision that failed": told("resolution", "未通过", "通过"),
    "a paper left out of the index": (
        "term",
        lambda made: table(made, lambda old: replace(old, rows=old.rows[1:])),
        "editions.text",
    ),
    "the index as if for the archive": told("term", "公示本", "存档本"),
    "a stub that was never received": ("stubs", lambda made: table(made, stub), "editions.text"),
}  # fmt: skip


@pytest.mark.parametrize("name", OWN)
def test_a_paper_that_somebody_would_rather_have_is_found(shelf: Shelf, tmp_path: Path, name: str) -> None:
    """Alone each agrees with itself, and nothing better is said of it than that."""
    kind, forge, code = OWN[name]
    path = tmp_path / "forged.pdf"
    path.write_bytes(make_pdf(forge(shelf.papers[kind])).raw)
    alone = verify(path)
    assert (alone.failure, [each.code for each in alone.notes]) == (None, ["editions.alone"])
    found = verify(path, shelf.file)
    assert found.failure
    assert (found.failure.code, found.notes) == (code, ())


def summed(change: Callable[[int], int]) -> Callable[[Any, Any], Any]:
    """What adds up the rows of a page otherwise, on the paper alone."""
    honest = PageSums.rows

    def rows(self: PageSums, cells: Any, first: int, last: int) -> Any:
        here, so_far = honest(self, cells, first, last)
        return tuple(str(change(int(cell))) if cell.isdecimal() else cell for cell in here), so_far

    return rows  # type: ignore[return-value]


@pytest.mark.parametrize("kind", ["delivery", "register", "tally"])
def test_sums_that_the_rows_do_not_bear_out_are_named_with_and_without_the_record(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path, made = tmp_path / "sums.pdf", shelf.papers[kind]
    assert isinstance(made, OfficeCopy)
    with monkeypatch.context() as patch:
        patch.setattr(PageSums, "rows", summed(lambda n: n + 1))
        honest = PageSums._cell
        patch.setattr(
            PageSums, "_cell", lambda self, at, cells: honest(self, at, cells).replace("00.00", "99.00")
        )
        path.write_bytes(make_pdf(made).raw)
    alone, found = verify(path), verify(path, shelf.file)
    assert alone.failure
    assert (alone.failure.code, alone.failure.facts["page"]) == ("claims.text", 1)
    assert found.failure
    assert found.failure.code == "editions.text"


def test_the_register_of_before_is_named_and_the_one_of_now_proven(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "before.pdf"
    path.write_bytes(shelf.before)
    found = verify(path, shelf.file)
    assert found.failure
    assert found.failure.code == "editions.replaced"
    for kind in KINDS:
        path.write_bytes(make_pdf(shelf.papers[kind]).raw)
        assert verify(path, shelf.file).failure is None, kind


@pytest.mark.parametrize("ending", ["csv", "docx", "md", "txt", "ics"])
def test_a_face_that_anyone_can_edit_proves_nothing(shelf: Shelf, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"index.{ending}"
    path.write_text("类别,编号\n结果,7\n", encoding="utf-8")
    with refused("checking.unproved"):
        verify(path, shelf.file)


def test_a_word_file_called_pdf_is_none(shelf: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "index.pdf"
    path.write_bytes(b"PK\x03\x04 word/document.xml")
    with refused("claims.not_pdf"):
        verify(path, shelf.file)


def test_a_recount_replaces_papers_and_bundles_and_each_is_told(tmp_path: Path) -> None:
    """The shed passes when two papers are read otherwise; what told that it failed holds no more."""
    with closing(estate(tmp_path)) as office:
        poll, two = counted(office, tmp_path, SPEC), ("李计票", "赵监票")
        refs = [DocumentRef("result", poll), DocumentRef("poster", poll, part="q2")]
        refs.append(DocumentRef("resolution", poll, part="q2"))
        for ref in refs:
            files.write(office, ref, tmp_path / ref.file_name)
        before = json.loads(json.dumps(bundles.published(office, poll, "archive")))
        course.recount(office, poll, two, "业主异议")
        for serial in (5, 6):
            ballots.adjudicate(office, poll, serial, two, marks={"q2": ("for",)}, reason="误读")
        counting.count(office, poll)
        file = Path(office.store.target)
        assert verify(tmp_path / refs[0].file_name, file).failure is None  # nothing replaced it yet
        for ref in refs:
            files.write(office, ref, tmp_path / f"2-{ref.file_name}")
        now = json.loads(json.dumps(bundles.published(office, poll, "archive")))
    for ref in refs:
        old, new = (verify(tmp_path / f"{which}{ref.file_name}", file) for which in ("", "2-"))
        assert old.failure
        assert (old.failure.code, new.failure) == ("editions.replaced", None)
        assert verify(tmp_path / ref.file_name).failure is None  # alone it is what it is
    assert against_record(str(file), now, "now.json").code == "codes.bundle"
    with refused("codes.bundle_replaced"):
        against_record(str(file), before, "before.json")


def test_an_edition_printed_again_by_another_version_is_no_forgery(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are those of this version, and not those whose digests were put on record."""
    with closing(estate(tmp_path)) as office:
        ref = DocumentRef("notice", printed_poll(office, tmp_path, SPEC))
        with monkeypatch.context() as patch:
            patch.setattr(issuing, "TEMPLATE", issuing.TEMPLATE - 1)
            patch.setattr(tables, "SIZE", 12.5)
            patch.setattr(story, "_LARGE", 20.0)
            patch.setattr(press, "TOP", 70.0)
            files.write(office, ref, tmp_path / "then.pdf")
        files.write(office, ref, tmp_path / "now.pdf")
        file = Path(office.store.target)
    codes = [[each.code for each in verify(tmp_path / name, file).notes] for name in ("then.pdf", "now.pdf")]
    assert codes == [["editions.digests", "signing.uncovered"], ["editions.reprinted", "signing.uncovered"]]
