"""Forged papers and records: each is found, and told for what it is. The untouched paper passes.

One community is made; editors' work on its result notice is compared with the paper made again, forgers' own
papers and changed records go the whole way through `verify`.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.board.test_documents import counted
from tests.desk.polling import SPEC, estate, signers
from tests.hostile import forging

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board import files, issuing
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.board.issued import issued
from meeting_tui.desk.office import open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.safety import codes
from meeting_tui.desk.safety.checking import verify
from meeting_tui.desk.signing import acts, bundle, key_files
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.writers.pdf import against, read_back
from meeting_tui.paper.writers.pdf.pdf import make_pdf
from meeting_tui.paper.writers.pdf.pictures import digests
from meeting_tui.record import keys
from meeting_tui.record.editions import STREAM


@dataclass(frozen=True)
class Papers:
    """A closed community and what it issued: 1 the first notice, 2 its result, 3 and 4 posters, 5 the notice
    that replaced the first; as documents, and as files."""

    folder: Path
    file: Path
    documents: tuple[Document, ...]
    made: tuple[bytes, ...]

    @property
    def result(self) -> bytes:
        return self.made[1]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder = tmp_path_factory.mktemp("forged")
    office = estate(folder)
    spec = SPEC.replace("[[question]]", 'tellers = ["李计票"]\nscrutineers = ["赵监票"]\n[[question]]', 1)
    poll = counted(office, folder, spec)
    refs = [DocumentRef("notice", poll), DocumentRef("result", poll)]
    refs += [DocumentRef("poster", poll, part=part) for part in ("q1", "q2")]
    for ref in refs:
        files.write(office, ref, folder / ref.file_name)
    communities.change(office, term=communities.community(office).term + 1)
    files.write(office, refs[0], folder / "notice-2.pdf")
    found = issued(office)
    documents = tuple(issuing.numbered(office, issuing.built(office, each), each.no) for each in found)
    made = tuple(issuing.again(office, each).raw for each in found)
    office.close()
    return Papers(folder, Path(office.store.target), documents, made)


EDITS: list[tuple[forging.Edit, str]] = [
    (forging.box(255), "editions.picture"),
    (forging.box(0, (20, 20, 6, 6)), "editions.picture_blank"),
    (forging.box(0, (300, 600, 1.5, 1.5)), "editions.picture"),
    (forging.picture, "editions.picture"),
    (forging.moved, "editions.text"),
    (forging.rubbed_out, "editions.text"),
    (forging.words("approved"), "editions.text"),
    (forging.words("hidden", mode=forging.pdfium.FPDF_TEXTRENDERMODE_INVISIBLE), "editions.text"),
    (forging.words("white", grey=255), "editions.text"),
    (forging.annotation(forging.STAMP), "editions.annotation"),
    (forging.annotation(forging.NOTE), "editions.annotation"),
    (forging.annotation(forging.LINK), "editions.annotation"),
    (forging.annotation(forging.SQUARE), "editions.annotation"),
    (forging.annotation(forging.HIGHLIGHT), "editions.annotation"),
    (forging.attached, "editions.attachment"),
    (forging.turned, "editions.shape"),
    (forging.cropped, "editions.shape"),
    (forging.enlarged, "editions.shape"),
    (forging.page_added, "editions.added"),
    (forging.page_doubled, "editions.added"),
    (forging.page_gone, "editions.gone"),
    (forging.swapped, "editions.order"),
]


def found(given: bytes, made: bytes) -> str:
    """The first difference; in this process, for what was forged here ends."""
    return next((each.code for each in against._compared(given, made)), "")


@pytest.mark.parametrize(("edit", "code"), EDITS)
def test_an_editors_work_is_found_on_its_page(papers: Papers, edit: forging.Edit, code: str) -> None:
    assert found(forging.edited(papers.result, edit), papers.result) == code


def test_a_paper_saved_by_another_program_is_the_same(papers: Papers) -> None:
    for made in papers.made:
        assert found(forging.edited(made, forging.resaved), made) == ""


def test_a_page_of_another_paper_a_title_and_letters_drawn_anew(papers: Papers) -> None:
    notice, result = papers.documents[0], papers.documents[1]
    assert found(forging.edited(papers.result, forging.of_another(papers.made[0])), papers.result) in (
        "editions.text",
        "editions.gone",
    )
    assert found(forging.titled(result), papers.result) == "editions.metadata"
    assert found(forging.redrawn(result, "未", "末"), papers.result) == "editions.picture"
    assert found(make_pdf(notice, "A3").raw, papers.made[0]) == "editions.shape"


@pytest.mark.parametrize(("edit", "code"), [EDITS[0], EDITS[3], *EDITS[9:17]])
def test_an_editors_work_is_named_without_the_record_too(
    papers: Papers, edit: forging.Edit, code: str
) -> None:
    told = {each.code for each in read_back._checked(forging.edited(papers.result, edit), "x.pdf").problems}
    assert told & {code, "editions.covered", "editions.foreign_picture"}


def test_what_a_text_says_is_no_key(papers: Papers) -> None:
    """The packed text of a long paper has every key in it, by chance."""
    named = replace(papers.documents[2], title="a /JS b /AA (/OpenAction) /OCProperties c")
    assert not read_back._checked(make_pdf(named).raw, "x.pdf").problems


@pytest.mark.parametrize("name", forging.HIDDEN)
def test_what_lies_beside_is_named_without_the_record_too(papers: Papers, name: str) -> None:
    sort, entry, objects, code = forging.HIDDEN[name]
    given = forging.revised(papers.made[2], sort, entry, *objects)
    assert f"editions.{code}" in {each.code for each in read_back._checked(given, "x.pdf").problems}
    assert not read_back._checked(papers.made[2], "x.pdf").problems


@pytest.mark.parametrize("name", forging.HIDDEN)
def test_what_lies_beside_the_pages_is_found(papers: Papers, name: str) -> None:
    """No page looks otherwise. It is no paper of an older version either, of which digests are compared."""
    sort, entry, objects, code = forging.HIDDEN[name]
    poster = papers.made[2]
    given = forging.revised(poster, sort, entry, *objects)
    assert found(given, poster) == f"editions.{code}"
    if code not in ("shape", "form"):
        assert read_back._looks(poster)[0]
        assert read_back._looks(given)[0] == ""


@pytest.mark.parametrize("name", forging.DRAWN)
def test_what_is_hardly_seen_or_only_read_out_is_found(papers: Papers, name: str) -> None:
    assert found(forging.drawn(papers.made[2], name), papers.made[2]) == forging.DRAWN[name][2]


@pytest.mark.parametrize("name", forging.TWO_WAYS)
def test_what_programs_read_in_two_ways_is_found(papers: Papers, name: str) -> None:
    """To this program its pages are those of the paper; with and without the record that is not enough."""
    given = forging.TWO_WAYS[name](papers.made[2])
    assert found(given, papers.made[2]) == "editions.ambiguous"
    assert "editions.ambiguous" in {each.code for each in read_back._checked(given, "x.pdf").problems}


def test_another_tree_of_pages_and_letters_that_read_otherwise(papers: Papers) -> None:
    poster, made = papers.documents[2], papers.made[2]
    assert found(forging.second_tree(made), made) == "editions.text"
    assert found(forging.read_otherwise(poster, "通", "未"), made) == "editions.text"


def test_a_paper_locked_by_another_program_is_the_same(papers: Papers) -> None:
    assert found(forging.encrypted(papers.documents[2]), papers.made[2]) == ""


OWN: dict[str, tuple[int, Callable[[Document], Document], str]] = {
    "another number of votes": (2, lambda made: forging.said(made, "未通过", "通过"), "editions.text"),
    "true digests, a number never given": (
        2,
        lambda made: forging.claiming(made, "edition", "77"),
        "editions.missing",
    ),
    "the number of another paper": (
        3,
        lambda made: forging.claiming(made, "edition", "2"),
        "editions.other",
    ),
    "no number, other results": (
        2,
        lambda made: forging.claiming(forging.said(made, "未通过", "通过"), "edition", ""),
        "editions.claim",
    ),
    "no number, another title": (
        4,
        lambda made: forging.claiming(forging.said(made, "充电棚", "停车楼"), "edition", ""),
        "editions.claim",
    ),
    "an entry of November": (
        1,
        lambda made: forging.claiming(made, "entries", "9999"),
        "editions.text",
    ),
    "a head that never was": (2, lambda made: forging.claiming(made, "head", "ab" * 32), "editions.text"),
    "another day": (5, lambda made: forging.claiming(made, "date", "2026年1月2日"), "editions.text"),
    "a replaced edition": (0, lambda made: made, "editions.replaced"),
}


@pytest.mark.parametrize("name", OWN)
def test_a_paper_made_with_this_very_program_is_found(papers: Papers, tmp_path: Path, name: str) -> None:
    number, forge, code = OWN[name]
    path = tmp_path / "forged.pdf"
    path.write_bytes(make_pdf(forge(papers.documents[number - 1 if number else 0])).raw)
    checked = verify(path, papers.file)
    assert checked.failure
    assert checked.failure.code == code
    assert checked.notes == ()


@pytest.fixture
def copy(papers: Papers, tmp_path: Path) -> Path:
    return Path(shutil.copy(papers.file, tmp_path / "copy.meeting"))


def changed(file: Path, *statements: str) -> Path:
    """The file after SQL, its guards out of the way meanwhile."""
    with closing(sqlite3.connect(file)) as connection, connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *(sql for _, sql in guards)):
            connection.execute(statement)
    return file


def cut(stream: str, after: int = 0) -> tuple[str, ...]:
    """The end of a stream taken off, with all that hangs on it."""
    return tuple(
        f"DELETE FROM {table} WHERE stream LIKE '{stream}%' AND seq > {after}"
        for table in ("entry", "entrytext")
    )


def put(stream: str, old: str, new: str) -> tuple[str]:
    """Other words in the entries of a stream, whose hashes stay."""
    return (f"UPDATE entry SET body = replace(body, '{old}', '{new}') WHERE stream LIKE '{stream}%'",)


RECORDS = [
    (cut("poll", 3), "checking.claim_short"),
    (cut("poll"), "checking.claim_missing"),
    (cut("board"), "editions.missing"),
    (cut("board", 1), "editions.missing"),
    (put("board", '"no":2', '"no":9'), "record.broken_content"),
    (put("board", '"kind":"result"', '"kind":"notice"'), "record.broken_content"),
    (put("poll", '"for"', '"against"'), "record.broken_content"),
]


@pytest.mark.parametrize(("statements", "code"), RECORDS)
def test_a_record_cut_or_changed_bears_no_paper_out(
    papers: Papers, copy: Path, statements: tuple[str, ...], code: str
) -> None:
    checked = verify(papers.folder / result_of(papers), changed(copy, *statements))
    assert checked.failure
    assert checked.failure.code == code


def result_of(papers: Papers) -> str:
    return next(each.name for each in papers.folder.glob("result-*.pdf"))


def test_an_issue_entered_by_an_insider_for_a_paper_of_their_own_is_untrue(
    papers: Papers, copy: Path, tmp_path: Path
) -> None:
    """The chain is whole and every digest fits the paper; only the record gives another one."""
    office = open_office(copy, "x")
    true = issued(office)[2]
    forged = forging.claiming(forging.said(papers.documents[2], "通过", "未通过"), "edition", "6")
    made = make_pdf(forged)
    (tmp_path / "own.pdf").write_bytes(made.raw)
    text = made.claims.get("body") if made.claims else ""
    entered = replace(
        true, no=6, replaces=3, text=text, pages=digests(made.raw), file=issuing.sha256(made.raw)
    )
    with office.store.write() as session:
        office.append(session, STREAM, "document.issued", **entered.body())
    office.close()
    failure = verify(tmp_path / "own.pdf", copy).failure
    assert failure
    assert failure.code == "editions.untrue"


def test_the_untouched_paper_is_proven_and_says_how_far(papers: Papers, tmp_path: Path) -> None:
    path = papers.folder / result_of(papers)
    assert [each.code for each in verify(path, papers.file).notes] == ["editions.proven", "signing.uncovered"]
    again = tmp_path / "saved.pdf"
    again.write_bytes(forging.edited(path.read_bytes(), forging.resaved))
    checked = verify(again, papers.file)
    assert checked.failure is None
    assert [each.code for each in checked.notes][:2] == ["editions.resaved", "editions.proven"]
    alone = verify(path)
    assert (alone.failure, [each.code for each in alone.notes]) == (None, ["editions.alone"])


def test_a_paper_without_a_number_is_proven_as_far_as_it_goes(papers: Papers, tmp_path: Path) -> None:
    path = tmp_path / "old.pdf"
    path.write_bytes(make_pdf(forging.claiming(papers.documents[2], "edition", "")).raw)
    checked = verify(path, papers.file)
    assert checked.failure is None
    assert [each.code for each in checked.notes] == ["editions.unissued", "editions.unissued_other"]


@pytest.fixture(scope="module")
def signed(papers: Papers, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The community with one signature of a teller over its records."""
    file = Path(shutil.copy(papers.file, tmp_path_factory.mktemp("signed") / "signed.meeting"))
    sign_anew(file, key_files.fresh())
    return file


def sign_anew(file: Path, key: key_files.PrivateKey) -> None:
    office = open_office(file, "x")
    poll = polls.polls(office)[0].id
    acts.appoint(office, poll, signers(office, poll)[0].name, key.public)
    acts.sign(office, poll, key)
    office.close()


def entered(file: Path, change: Callable[[dict[str, Any], acts.AppointedKey], dict[str, Any]]) -> None:
    """One more signature, as an insider would enter it past the program's own act."""
    office = open_office(file, "x")
    found = acts.record(office)
    with office.store.write() as session:
        body = acts._body(office, session, found.keys[0], found.keys[0].of)
        office.append(session, keys.STREAM, "heads.signed", **change(body, found.keys[0]))
    office.close()


def by(key: key_files.PrivateKey, body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "signature": key.sign(keys.statement(body))}


def test_a_record_rewritten_and_signed_with_another_key_contradicts_the_old_bundle(
    papers: Papers, signed: Path, tmp_path: Path
) -> None:
    """By itself it is in order; who kept the file of signatures, or a paper that names the key, sees it."""
    office = open_office(signed, "x", readonly=True)
    bundle.write(office, tmp_path / "kept.json")
    old = check_code(acts.record(office).keys[0].key)
    office.close()
    assert bundle.verify(tmp_path / "kept.json", signed).failure is None
    rewritten = Path(shutil.copy(papers.file, tmp_path / "rewritten.meeting"))
    sign_anew(rewritten, key_files.fresh())
    assert verify(rewritten).failure is None
    failure = bundle.verify(tmp_path / "kept.json", rewritten).failure
    assert failure
    assert failure.code == "signing.bundle_differs"
    assert codes.belongs(signed, old).failure is None
    unknown = codes.belongs(rewritten, old).failure
    assert unknown
    assert unknown.code == "codes.unknown"


def moved(body: dict[str, Any], _held: acts.AppointedKey) -> dict[str, Any]:
    """The first signature again, over the heads of now."""
    return {**body, "signature": "00" * 64}


def of_another(body: dict[str, Any], _held: acts.AppointedKey) -> dict[str, Any]:
    """A true signature, over a head that the record never had."""
    key = key_files.fresh()
    heads = {name: {**head, "hash": "ab" * 32} for name, head in body["heads"].items()}
    return by(key, {**body, "key": key.public, "heads": heads})


def nobodys(body: dict[str, Any], _held: acts.AppointedKey) -> dict[str, Any]:
    key = key_files.fresh()
    return by(key, {**body, "key": key.public})


@pytest.mark.parametrize(
    ("change", "code"),
    [(moved, "signing.false"), (of_another, "signing.head_differs")],
)
def test_a_false_signature_is_named(signed: Path, tmp_path: Path, change: Any, code: str) -> None:
    file = Path(shutil.copy(signed, tmp_path / "copy.meeting"))
    entered(file, change)
    failure = verify(file).failure
    assert failure
    assert failure.code == code


def test_a_key_that_nobody_appointed_signs_for_nobody(signed: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(signed, tmp_path / "copy.meeting"))
    entered(file, nobodys)
    found = verify(file)
    assert [each.code for each in found.signed][:2] == ["signing.holds", "signing.nobody"]
    assert "name" not in found.signed[1].facts


def test_a_replaced_key_signs_for_nobody_and_not_in_the_past(papers: Papers, tmp_path: Path) -> None:
    file, old, new = (
        Path(shutil.copy(papers.file, tmp_path / "copy.meeting")),
        *(key_files.fresh() for _ in "12"),
    )
    sign_anew(file, old)
    office = open_office(file, "x")
    poll = polls.polls(office)[0].id
    acts.appoint(office, poll, signers(office, poll)[0].name, new.public, "lost")
    office.close()
    later, backdated = (Path(shutil.copy(file, tmp_path / f"{name}.meeting")) for name in "lb")
    entered(later, lambda body, held: by(old, body))
    assert [each.code for each in verify(later).signed][:2] == ["signing.holds", "signing.ended"]
    before = acts_head(backdated)
    entered(backdated, lambda body, held: by(old, {**body, "heads": {**body["heads"], keys.STREAM: before}}))
    failure = verify(backdated).failure
    assert failure
    assert failure.code == "signing.moved"


def acts_head(file: Path) -> dict[str, Any]:
    """The head of the keys' record before its last entry."""
    with closing(sqlite3.connect(file)) as connection:
        told = "SELECT seq, hash FROM entry WHERE stream = ? ORDER BY seq DESC LIMIT 1 OFFSET 1"
        count, made = connection.execute(told, (keys.STREAM,)).fetchone()
    return {"count": count, "hash": made}


def test_the_check_code_of_another_paper_belongs_to_that_one(papers: Papers) -> None:
    """A forger prints the code of the notice on a result: looked up, it says what it is."""
    notice, result = (made.claims for made in papers.documents[:2])
    assert notice
    assert result
    found = codes.belongs(papers.file, check_code(notice.get("head")))
    told = {(each.code, str(each.facts.get("kind", ""))) for each in found.notes}
    assert ("codes.edition_head", "notice") in told
    assert ("codes.edition_head", "result") not in told
