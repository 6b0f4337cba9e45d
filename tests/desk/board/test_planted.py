"""What is private of a voter, planted in every free field of a file: none of it in anything public."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.desk.board import planting
from tests.desk.board.planting import VOTERS, found, office_of, shown
from tests.desk.meetings.estate import codes
from tests.refused import refused

from meeting_tui.desk.board import archive, bundles, documents, files, issuing
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.spec import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office
from meeting_tui.desk.signing import bundle as signatures
from meeting_tui.paper import writers
from meeting_tui.paper.documents import copies
from meeting_tui.paper.writers.text import render_text
from meeting_tui.record.kinds import KINDS

CODED = Path(__file__).with_name("not_planted.txt")
WIDE = os.environ.get("MEETING_TUI_PLANTED") == "wide"
"""Every file of every public paper in every format, half a minute more of the processor."""


def assembled(office: Office) -> str:
    """An assembly in which a voter spoke, and one voted for another."""
    item = planting.planted(AgendaSpec("x", "decision"))
    spec = replace(
        planting.planted(MeetingSpec("x", kind="assembly")), agenda=(item,), chair="业主1", recorder="业主2"
    )
    m = meetings.new_meeting(office, spec).id
    for each in codes(office, range(1, 10), int(m[1:])):
        meetings.check_in(office, m, each)
    meetings.open_meeting(office, m)
    meetings.take_up(office, m, 1)
    for _voter in VOTERS:
        meetings.say(office, m, VOTERS[0].name, planting.text())
    [motion] = meetings.put_motion(office, m, planting.text(), VOTERS[0].name).items[0].motions
    meetings.open_vote(office, m, motion.id, "roll_call")
    meetings.answer_rest(office, m, motion.id, "for")
    meetings.conclude(office, m, motion.id)
    return m


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("planted")
    made = office_of(folder)
    planting.signed(made, planting.met(made, folder), "业主1")
    assembled(made)
    planting.signed(made, planting.polled(made, folder), "李计票")
    planting.withdrawn(made)
    planting.cared_for(made)
    planting.owing(made)
    issuing.print_out(made, DocumentRef("notice", "m1"), "A4")
    yield made
    made.close()


def test_what_is_planted_stands_in_the_copies_of_the_office(office: Office) -> None:
    """Else nothing could be missing from the others."""
    for kind, ref in (("minutes", "m1"), ("minutes", "m2")):
        said = planting.dense(files_text(office, DocumentRef(kind, ref, "archive")))  # type: ignore[arg-type]
        assert all(planting.dense(left) in said for voter in VOTERS for left in voter.left)


def files_text(office: Office, paper: DocumentRef) -> str:
    return render_text(documents.build(office, paper))


def test_no_public_paper_has_it(office: Office, tmp_path: Path) -> None:
    """The text and the claims of each; files of one, or with `MEETING_TUI_PLANTED=wide` of each. PDFs of what
    is issued are in the folder of the test below."""
    public = [each for each in documents.papers(office) if each.public]
    assert {each.kind for each in public} == {kind for kind, of in documents.COPIES.items() if "public" in of}
    for paper in public:
        made = documents.build(office, paper)
        assert isinstance(made, copies.PublicCopy)
        assert not list(found(render_text(made) + str(made.claims) + paper.file_name)), paper
        if not (WIDE or paper.kind == "pack"):
            continue
        forms = () if paper.kind in documents.ISSUED else (".pdf",)
        for ending in (".md", ".docx", *forms):
            out = tmp_path / Path(paper.file_name).with_suffix(ending)
            writers.write(made, out)
            assert not list(found(shown(out))), out
    with refused("privacy.file_name"):
        files.write(office, public[0], tmp_path / f"{VOTERS[0].name}.pdf")


def test_nothing_that_the_council_or_a_stranger_gets_has_it(office: Office, tmp_path: Path) -> None:
    none = date(2000, 1, 1)  # of no day: an assembly without one, matters, accounts, the index of the term
    archive.write(office, tmp_path / "council", public=True, span=archive.Days(last=None if WIDE else none))
    there = sorted((tmp_path / "council").iterdir())
    for path in there:
        assert not list(found(shown(path))), path
    kinds = {each.stem.partition("-")[0] for each in there if each.suffix == ".pdf"}
    public = {kind for kind in documents.ISSUED if "public" in documents.COPIES.get(kind, ())}
    assert {*documents.OF_FILE, "index"} <= kinds
    assert not WIDE or kinds == {*public, "index"}
    [poll] = {each.ref for each in documents.papers(office) if each.kind == "result"}
    assert not list(found(json.dumps(bundles.published(office, poll, "public"), ensure_ascii=False)))


def test_signatures_without_what_is_private_prove_as_much(office: Office, tmp_path: Path) -> None:
    with office.store.read() as session:
        told = json.loads(signatures.text(session, "梧桐苑", public=True))
    path = tmp_path / "signatures.json"
    for against, last in ((None, "signing.alone"), (office.store.target, "signing.borne_out")):
        path.write_text(json.dumps(told), "utf-8")
        notes = signatures.verify(path, against).notes
        assert [each.code for each in notes] == ["signing.holds", "signing.holds", last]
    told["entries"][0]["body"]["name"] = "业主3"
    path.write_text(json.dumps(told), "utf-8")
    failure = signatures.verify(path, office.store.target).failure
    assert failure is not None
    assert failure.code in ("signing.bundle_differs", "signing.other_name")
    del told["entries"][0]
    path.write_text(json.dumps(told), "utf-8")
    assert (found := signatures.verify(path, None).failure) is not None
    assert found.code == "signing.bundle_broken"


def test_the_fields_are_those_of_the_specs() -> None:
    for cls in planting.SPECS:
        assert {"title"} <= set(planting.free(cls))


def test_each_free_field_of_the_record_is_planted_or_named_here(office: Office) -> None:
    """A field that is new fails until it is planted, or named as one in which nobody writes freely."""
    planted = set(planting.reached(office))
    free = {
        f"{kind.name} {field.name}"
        for kind in KINDS
        for field in kind.fields
        if field.type in ("text", "texts", "personal")
    }
    known = {line for line in CODED.read_text("utf-8").splitlines() if line and not line.startswith("#")}
    assert free - planted == known
