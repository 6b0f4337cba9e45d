"""Files of every version that was out there, as that version made them: they open, verify, count and print.

Each is the sample community after its demo. A new version adds its own file and takes none away.
"""

from __future__ import annotations

import json
import lzma
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import counting, piles
from meeting_tui.desk.safety.checking import verify
from meeting_tui.store import tables

FILES = Path(__file__).with_name("files")
VERSIONS = sorted(path.name.removesuffix(".meeting.xz") for path in FILES.glob("*.meeting.xz"))
OUTCOMES = {"lift": "passed", "shed": "rejected", "contract": "passed"}
HEADS = {
    "0.1.0": {"meeting:m1": (97, "5b67a439c6fc53d6"), "poll:DN9Q": (716, "8646f96f1fe40b70")},
    "0.2.0": {"meeting:m1": (101, "020bc78cd51ab919"), "poll:DN9Q": (736, "9799c29d27e2ca2c")},
}


@pytest.fixture(params=VERSIONS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.meeting"
    path.write_bytes(lzma.decompress((FILES / f"{request.param}.meeting.xz").read_bytes()))
    return path


@pytest.fixture
def office(old: Path) -> Iterator[Office]:
    opened = open_office(old, "李计票")
    yield opened
    opened.close()


def test_there_is_a_file_of_every_version():
    assert set(HEADS) == set(VERSIONS)


def test_it_verifies_with_the_heads_it_had(old: Path):
    found = verify(old)
    assert found.ok, found.failure
    assert {name: (head.count, head.hash[:16]) for name, head in found.heads.items()} == HEADS[old.stem]


def test_its_roll_is_whole_and_its_references_hold(old: Path, office: Office):
    with sqlite3.connect(old) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("SELECT count(*), sum(area), max(share) FROM unit").fetchone() == (
            326,
            2947655,
            "",
        )
        assert file.execute("SELECT count(*) FROM ownership").fetchone() >= (326,)


def test_a_paper_of_its_time_is_borne_out_by_it(old: Path):
    found = verify(FILES / f"{old.stem}-minutes.pdf", old)
    assert found.ok, found.failure


def test_one_changed_text_in_it_is_still_found(old: Path):
    with sqlite3.connect(old) as file:
        triggers = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        made = [sql for (sql,) in file.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            file.execute(f'DROP TRIGGER "{name}"')
        file.execute("UPDATE entrytext SET text = text || '。' WHERE rowid = 7")
        for sql in made:
            file.execute(sql)
    assert not verify(old).ok


def test_its_count_says_what_it_said(old: Path, office: Office):
    report = counting.count(office, "DN9Q")
    assert {result.question.id: result.outcome for result in report.results} == OUTCOMES
    assert (report.state, report.final, report.provisional) == ("counted", True, False)
    if old.stem != "0.1.0":
        assert report.piles is not None
        assert report.piles.settled
        return
    assert report.piles is None
    piles.count_pile(office, "DN9Q", "1", {"papers": 1})
    again = counting.count(office, "DN9Q")
    assert (again.final, again.digest) == (True, report.digest)


def test_its_minutes_are_made_again_with_every_word(old: Path, office: Office):
    state = meetings.meeting(office, "m1")
    made = documents.build(office, DocumentRef("minutes", "m1", "archive"))
    assert made.claims is not None
    assert made.claims.get("entries") == str(HEADS[old.stem]["meeting:m1"][0])
    assert state.title in made.title


def test_its_owners_and_members_are_persons(office: Office):
    with office.store.read() as session:
        owners = session.exec(select(tables.Owner)).all()
        members = session.exec(select(tables.Member)).all()
        known = {row.id: row for row in session.exec(select(tables.Person))}
    assert len(known) >= len(owners) > 200
    assert all(known[owner.person].name == owner.name and known[owner.person].unit for owner in owners)
    assert [known[member.person].name for member in members] == [member.name for member in members]
    twins = [row for row in known.values() if row.name == "王伟"]
    assert len({row.unit for row in twins}) == len(twins) > 1
    assert len(persons.search(office, "王伟")) == len(twins)


def kept_pictures(old: Path) -> set[tuple[object, ...]]:
    with sqlite3.connect(old) as file:
        return set(file.execute("SELECT serial, page, question, source, png FROM crop"))


def test_its_pictures_are_shown_and_say_which_scan_they_are_of(old: Path):
    before = kept_pictures(old)
    with sqlite3.connect(old) as file:
        bodies = map(
            json.loads, *zip(*file.execute("SELECT body FROM entry WHERE kind = 'ballot.read'"), strict=True)
        )
    scans = {f"{body['source']}#{body['sheet']}": body["image"] for body in bodies}
    opened = open_office(old, "李计票")
    shown = [
        (serial, picture)
        for serial in sorted({row[0] for row in before})
        for picture in ballots.pictures(opened, "DN9Q", serial)
    ]
    opened.close()
    assert {(serial, one.page, one.question, one.source, one.png) for serial, one in shown} == before
    assert all(one.image == scans[one.source] for _serial, one in shown)


def test_pictures_of_one_name_and_those_no_reading_is_of_stay(old: Path):
    """For a day the second of a name bore digits of its picture; a station's bear whose they are."""
    with sqlite3.connect(old) as file:
        serial, source = file.execute("SELECT serial, source FROM crop WHERE question = 'lift'").fetchone()
        body = json.loads(
            file.execute(
                "SELECT body FROM entry WHERE kind = 'ballot.read' AND json_extract(body, '$.serial') = ?",
                [serial],
            ).fetchone()[0]
        )
        image = body["image"]
        for name in (f"{image[:6]}~{source}", f"乙: {source}", f"zzzzzz~{source}"):
            row = ("DN9Q", serial, 1, "lift", name, name.encode())
            file.execute("INSERT INTO crop VALUES (?, ?, ?, ?, ?, ?)", row)
    open_office(old, "李计票").close()
    with sqlite3.connect(old) as file:
        found = dict(
            file.execute("SELECT image, source FROM crop WHERE serial = ? AND question = 'lift'", [serial])
        )
    assert found.pop(image) == source
    assert set(found) == set(found.values()) == {f"乙: {source}", f"zzzzzz~{source}", source}
