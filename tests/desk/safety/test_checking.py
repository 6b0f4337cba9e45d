"""Verification: whole files are in order, and the first difference is named."""

from __future__ import annotations

import json
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import Clock
from tests.refused import refused

from meeting_tui.desk.communities import found
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.persons.acts import register, settled
from meeting_tui.desk.safety import checking
from meeting_tui.desk.safety.checking import verify
from meeting_tui.desk.safety.verification import Verification, held
from meeting_tui.lang import translator
from meeting_tui.lang.refusals import word
from meeting_tui.record.chain import Head, digest
from meeting_tui.refusal import CheckFailed
from meeting_tui.store.engine import open_store
from meeting_tui.store.frozen import ballots_digest
from meeting_tui.store.tables import Poll, PollVoter


@pytest.fixture
def file(store_path: Path, clock: Clock) -> Path:
    """A closed community file with a meeting, and a poll of two voters."""
    office = found(store_path, "梧桐苑", "cn-assembly", who="李敏", world=clock.world())
    office = settled(office, "李敏")
    register(office, "王建国")
    spec = MeetingSpec("会议", agenda=(AgendaSpec("电梯"),), chair="王建国", recorder="李敏", place="物业")
    meetings.new_meeting(office, spec)
    text = '{"a":1}'
    with office.store.write() as session:
        poll = Poll(id="A1B2", code="A1B2", title="x", definition=text, digest="", roll_fingerprint="a" * 64)
        session.add(poll)
        session.flush()
        for serial in (1, 2):
            session.add(
                PollVoter(poll="A1B2", serial=serial, voter_no=serial, label=f"业主{serial}", area=100)
            )
        session.flush()
        facts = {"definition": digest({"a": 1}), "roll": "a" * 64, "profile": EMPTY}
        totals = {"voters": 2, "heads": 2, "area": 200, "ballots": ballots_digest(session, "A1B2", 2)}
        office.append(session, "poll:A1B2", "poll.opened", poll="A1B2", code="A1B2", **facts, **totals)
    office.close()
    return store_path


EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def compare_claim(file: Path, stream: str, claim: Head) -> CheckFailed | None:
    store = open_store(file, readonly=True)
    try:
        with store.read() as session:
            held(session, stream, claim)
    except CheckFailed as failure:
        return failure
    finally:
        store.close()
    return None


def test_a_whole_file_is_in_order(file: Path):
    before = file.read_bytes()
    found = verify(file)
    assert found.ok
    assert found.kind == "community"
    assert found.facts == {"community": "梧桐苑"}
    assert {name: head.count for name, head in found.heads.items()} == {"meeting:m1": 4, "poll:A1B2": 1}
    assert file.read_bytes() == before
    assert [each.name for each in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize(
    ("statement", "code", "facts"),
    [
        ("UPDATE meeting SET title = '别的'", "checking.meeting", {"meeting": "m1"}),
        ("DELETE FROM meeting", "checking.meeting", {"meeting": "m1"}),
        (
            "INSERT INTO meeting VALUES ('m2', 'x', 'committee', '', '')",
            "checking.meeting",
            {"meeting": "m2"},
        ),
        ("UPDATE poll SET definition = '{}'", "checking.poll", {"poll": "A1B2", "what": "definition"}),
        ("UPDATE poll SET profile_text = 'x'", "checking.poll", {"what": "profile"}),
        ("UPDATE poll SET roll_fingerprint = 'x'", "checking.poll", {"what": "roll"}),
        ("UPDATE pollvoter SET area = 101 WHERE serial = 2", "checking.poll", {"what": "ballots"}),
        ("UPDATE pollvoter SET label = '乙' WHERE serial = 2", "checking.poll", {"what": "ballots"}),
        ("DELETE FROM pollvoter WHERE serial = 2", "checking.poll", {"what": "ballots"}),
        ("UPDATE poll SET id = 'A1B3'", "checking.orphan", {"table": "pollvoter"}),
        ("DROP TABLE community", "checking.lacking", {"sort": "table", "name": "community"}),
        (
            "CREATE TRIGGER t AFTER INSERT ON entry BEGIN UPDATE poll SET title = 'x'; END",
            "checking.extra",
            {"sort": "trigger", "name": "t"},
        ),
        ("CREATE VIEW results AS SELECT 1", "checking.extra", {"sort": "view", "name": "results"}),
        ("CREATE TABLE mine (a)", "checking.extra", {"sort": "table", "name": "mine"}),
        ("CREATE INDEX one ON entry (at)", "checking.extra", {"sort": "index", "name": "one"}),
        ("ALTER TABLE poll ADD COLUMN x", "checking.extra", {"sort": "column", "name": "poll.x"}),
        ("DROP TRIGGER entry_chain", "checking.guard", {"guard": "entry_chain"}),
    ],
)
def test_what_was_changed_beside_the_record_is_named(file: Path, statement, code, facts):
    run(file, statement)
    failure = verify(file).failure
    assert failure is not None
    assert failure.code == code
    assert {name: failure.facts[name] for name in facts} == facts
    assert "{" not in word(failure, translator("zh")) + word(failure, translator("en"))


def test_a_poll_that_no_entry_opened_is_told(file: Path):
    strange = (
        "INSERT INTO poll SELECT 'ZZZZ', 'ZZZZ', title, definition, digest, roll_fingerprint, profile_id,"
    )
    run(file, f"{strange} profile_text, opens, closes, state FROM poll")
    failure = verify(file).failure
    assert failure is not None
    assert (failure.code, failure.facts["poll"]) == ("checking.poll", "ZZZZ")


def test_a_changed_byte_is_never_called_in_order_with_another_record(file: Path):
    """Bits flipped anywhere: either it is told, or every record reads as before."""
    whole, heads, dice = file.read_bytes(), verify(file).heads, random.Random(1)
    told = 0
    for _ in range(120):
        place = dice.randrange(100, len(whole))
        flipped = bytes([whole[place] ^ (1 << dice.randrange(8))])
        file.write_bytes(whole[:place] + flipped + whole[place + 1 :])
        found = verify(file)
        told += not found.ok
        assert found.ok is False or found.heads == heads
    assert told


def test_what_is_no_community_file_can_not_be_checked(tmp_path: Path):
    with refused("store.missing"):
        verify(tmp_path / "none.meeting")
    (tmp_path / "a.meeting").write_text("x" * 200, encoding="utf-8")
    with refused("store.not_community"):
        verify(tmp_path / "a.meeting")


@pytest.mark.parametrize(
    ("stream", "claim", "code"),
    [
        ("meeting:m1", (4, True), None),
        ("meeting:m1", (2, True), None),
        ("meeting:m1", (5, True), "checking.claim_short"),
        ("meeting:m1", (3, False), "checking.claim_differs"),
        ("meeting:m9", (1, False), "checking.claim_missing"),
    ],
)
def test_a_papers_claim_is_held_against_the_record(file: Path, stream, claim, code):
    count, true = claim
    with closing(sqlite3.connect(file)) as connection:
        row = connection.execute(
            "SELECT hash FROM entry WHERE stream = 'meeting:m1' AND seq = ?", (count,)
        ).fetchone()
    failure = compare_claim(file, stream, Head(count, row[0] if true and row else "0" * 64))
    assert (failure.code if failure else None) == code


def test_a_claim_on_a_broken_record_names_the_break(file: Path):
    run(file, "DROP TRIGGER entry_update", "UPDATE entry SET author = 'x' WHERE seq = 2")
    failure = compare_claim(file, "meeting:m1", Head(1, "0" * 64))
    assert failure is not None
    assert failure.code == "record.broken_content"


def test_desks_add_checks_for_their_papers(monkeypatch, file: Path, tmp_path: Path):
    seen = []

    def check(path: Path, against: object) -> Verification:
        seen.append((path.name, against))
        return Verification(str(path), "minutes")

    monkeypatch.setitem(checking.CHECKS, ".pdf", check)
    assert verify(tmp_path / "Minutes.PDF", file).kind == "minutes"
    assert seen == [("Minutes.PDF", file)]


def test_a_verification_can_be_told_as_json(file: Path):
    found = verify(file)
    heads = {name: [head.count, head.hash] for name, head in found.heads.items()}
    assert json.loads(json.dumps(heads))["meeting:m1"][0] == 4
