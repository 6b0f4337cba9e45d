"""The same code on PostgreSQL: tables, transactions, triggers, proof, and stations side by side."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from sqlmodel import select
from tests.refused import refused

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office
from meeting_tui.desk.safety.checking import verify
from meeting_tui.record.chain import verify as verify_chain
from meeting_tui.store import journal
from meeting_tui.store.engine import Store, open_store
from meeting_tui.store.journal import New
from meeting_tui.store.tables import Community, Crop, Matter, Member, Poll
from meeting_tui.world import World

ROOM = "meeting:m1"


@pytest.fixture
def served(url: str) -> Iterator[Store]:
    store = open_store(url, create=True)
    yield store
    store.close()


def test_an_empty_database_is_no_community_and_a_community_is_not_made_twice(url: str):
    with refused("store.not_community"):
        open_store(url)
    open_store(url, create=True).close()
    with refused("store.exists"):
        open_store(url, create=True)
    open_store(url).close()


def test_a_newer_schema_is_refused(url: str, served: Store):
    with served.write() as session:
        session.connection().exec_driver_sql("UPDATE schema_version SET version = 99")
    with refused("store.newer", version=99):
        open_store(url)


def test_an_older_schema_is_brought_up_with_its_pictures(url: str, served: Store):
    with served.write() as session:
        ask = session.connection().exec_driver_sql
        session.add(Poll(id="ABCD", code="ABCD", title="", definition="", digest="", roll_fingerprint=""))
        session.flush()
        ask("ALTER TABLE crop DROP CONSTRAINT IF EXISTS crop_pkey")
        ask("ALTER TABLE crop DROP COLUMN image")
        ask("ALTER TABLE crop ADD PRIMARY KEY (poll, serial, page, question, source)")
        row = "'ABCD', 1, 1, 'q1', 'a.jpg#1', 'x'"
        ask(f"INSERT INTO crop (poll, serial, page, question, source, png) VALUES ({row})")
        ask("UPDATE schema_version SET version = 3")
    with open_store(url).read() as session:
        row = session.exec(select(Crop)).one()
        assert (row.question, row.image, row.source, row.png) == ("q1", "a.jpg#1", "a.jpg#1", b"x")


def test_no_server_is_told_without_the_password():
    with refused("store.connection", target="postgresql+psycopg://me:***@localhost:1/none"):
        open_store("postgresql://me:secret@localhost:1/none")


def test_read_only_writes_nothing(url: str, served: Store):
    viewer = open_store(url, readonly=True)
    with refused("store.readonly"), viewer.write():
        pass
    with refused("store.readonly"), viewer.read() as session:
        session.add(Matter(title="x"))
        session.flush()
    viewer.close()


def test_an_error_leaves_nothing_behind(served: Store):
    with pytest.raises(ZeroDivisionError):
        _fail(served)
    with served.read() as session:
        assert session.exec(select(Matter)).all() == []


def _fail(store: Store) -> None:
    with store.write() as session:
        session.add(Matter(title="x"))
        session.flush()
        raise ZeroDivisionError


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET author = 'x' WHERE seq = 1",
        "DELETE FROM entry WHERE seq = 2",
        "TRUNCATE entry",
        "UPDATE entrytext SET text = 'x'",
        "DELETE FROM entrytext",
        "TRUNCATE entrytext",
        "INSERT INTO entry SELECT stream, 9, kind, at, author, body, prev, repeat('0', 64) FROM entry",
    ],
)
def test_sql_that_would_change_the_record_is_stopped(served: Store, world: World, statement: str):
    with served.write() as session:
        items = [New("item.opened", {"no": 1}), New("remark", {"no": 1, "speaker": "王"}, {"text": "同意"})]
        journal.append_all(session, world, ROOM, "李敏", items)
    with pytest.raises(DBAPIError, match="entry"):
        _execute(served, statement)
    with served.read() as session:
        assert verify_chain(journal.entries(session, ROOM), ROOM).count == 2


def _execute(store: Store, statement: str) -> None:
    with store.write() as session:
        session.connection().exec_driver_sql(statement)


def test_a_whole_meeting_is_recorded_and_proved(url: str, served: Store, world: World):
    office = Office(served, world, "李敏")
    with served.write() as session:
        session.add(Community(name="梧桐苑", profile_id="cn-assembly", profile_text="", key="", seats=3))
        session.add_all(Member(name=name) for name in ("王建国", "李敏"))
    spec = MeetingSpec("会议", agenda=(AgendaSpec("电梯", "decision"),), chair="王建国", recorder="李敏")
    id = meetings.new_meeting(office, spec).id
    for name in ("王建国", "李敏"):
        meetings.arrive(office, id, name)
    meetings.open_meeting(office, id)
    meetings.take_up(office, id, 1)
    meetings.say(office, id, "王建国", "我家在三楼")
    meetings.put_motion(office, id, "同意", "王建国")
    state = meetings.roll_call(office, id, 1, {"王建国": "for", "李敏": "for"})
    assert state.motions[0].decision["outcome"] == "passed"
    said = next(remark for item in state.items for remark in item.remarks)
    erased = meetings.erase(office, id, said.seq, "本人要求")
    found = verify(url)
    assert found.ok
    assert found.heads[f"meeting:{id}"].hash == erased.head
    _execute(served, "ALTER TABLE entry DISABLE TRIGGER entry_update")
    assert verify(url).failure.code == "checking.guard"


STATION = """
import sys
from meeting_tui.store import journal
from meeting_tui.store.engine import open_store
from meeting_tui.world import REAL
store = open_store(sys.argv[1])
for number in range(25):
    with store.write() as session:
        journal.append(session, REAL, "meeting:m1", "item.opened", {"no": number}, sys.argv[2])
"""


def test_stations_side_by_side_make_one_chain(url: str, served: Store):
    command = [sys.executable, "-c", STATION, url]
    stations = [subprocess.Popen([*command, name]) for name in ("甲", "乙", "丙")]
    assert [station.wait() for station in stations] == [0, 0, 0]
    with served.read() as session:
        entries = list(journal.entries(session, ROOM))
    assert verify_chain(entries, ROOM).count == 75
    assert {entry.author for entry in entries} == {"甲", "乙", "丙"}


def test_a_server_is_not_copied_into_a_file(served: Store, tmp_path: Path):
    with refused("store.server_copy"):
        served.backup_to(tmp_path / "x.meeting")
