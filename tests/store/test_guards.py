"""SQL that would change the record: stopped by the triggers, and seen by the proof when they are gone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.refused import refused

from meeting_tui.record.chain import Head, seal
from meeting_tui.store import guards, journal
from meeting_tui.store.engine import Store, open_store
from meeting_tui.store.journal import New
from meeting_tui.store.proof import prove_database, prove_stream
from meeting_tui.world import World

ROOM = "meeting:m1"
COLUMNS = "stream, seq, kind, at, author, body, prev, hash"


@pytest.fixture
def written(store: Store, store_path: Path, world: World) -> Path:
    """A closed file with a record of seven entries, two of them with personal text."""
    items = [New("item.opened", {"no": number}) for number in range(1, 6)]
    items += [New("remark", {"no": 5, "speaker": "王"}, {"text": text}) for text in ("同意", "反对")]
    with store.write() as session:
        journal.append_all(session, world, ROOM, "李敏", items)
    store.close()
    return store_path


def run(path: Path, *statements: str, off: bool = False) -> None:
    """Plain SQL by a stranger; `off`: with the triggers taken away, and put back after."""
    with closing(sqlite3.connect(path)) as connection, connection:
        if off:
            for name in [statement.split()[2] for statement in guards.SQLITE]:
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        if off:
            for statement in guards.SQLITE:
                connection.execute(statement)


def proved(path: Path) -> dict[str, Head]:
    store = open_store(path, readonly=True)
    try:
        with store.read() as session:
            prove_database(session)
            return {stream: prove_stream(session, stream) for stream in journal.streams(session)}
    finally:
        store.close()


ROW = f"SELECT {COLUMNS} FROM entry WHERE seq = 3"
STRANGE = f"INSERT INTO entry ({COLUMNS}) VALUES ('{ROOM}', %d, 'remark', 'x', 'x', '{{}}', '%s', '%s')"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = '{}' WHERE seq = 3",
        "UPDATE entry SET seq = 9 WHERE seq = 7",
        "UPDATE OR REPLACE entry SET seq = 2 WHERE seq = 3",
        "DELETE FROM entry WHERE seq = 7",
        "DELETE FROM entry",
        f"INSERT OR REPLACE INTO entry ({COLUMNS}) {ROW}",
        f"REPLACE INTO entry ({COLUMNS}) {ROW}",
        f"INSERT OR IGNORE INTO entry ({COLUMNS}) {ROW.replace('seq', '9', 1)}",
        STRANGE % (9, "0" * 64, "1" * 64),
        STRANGE % (8, "0" * 64, "1" * 64),
        STRANGE % (3, "0" * 64, "1" * 64),
        "UPDATE entrytext SET text = 'x' WHERE seq = 6",
        "UPDATE entrytext SET text = NULL WHERE seq = 6",
        "UPDATE entrytext SET text = NULL, salt = NULL, seq = 1 WHERE seq = 6",
        "DELETE FROM entrytext WHERE seq = 6",
        "INSERT OR REPLACE INTO entrytext VALUES ('meeting:m1', 6, 'text', '00', 'x')",
    ],
)
def test_sql_that_would_change_the_record_is_stopped(written: Path, statement: str):
    before = proved(written)
    with pytest.raises(sqlite3.IntegrityError):
        run(written, statement)
    assert proved(written) == before


def test_an_insert_or_replace_by_hash_takes_no_old_row(written: Path):
    """Without a guard before the insert, a row with a known hash silently replaces the old one."""
    steal = f"INSERT OR REPLACE INTO entry ({COLUMNS}) SELECT stream, 8, kind, at, author, body, "
    steal += "(SELECT hash FROM entry WHERE seq = 7), hash FROM entry WHERE seq = 3"
    with pytest.raises(sqlite3.IntegrityError, match="entry_chain"):
        run(written, steal)
    assert proved(written)[ROOM].count == 7


def rewrite(path: Path) -> None:
    """Everything after entry 3 written anew, with hashes that fit."""
    store = open_store(path, readonly=True)
    with store.read() as session:
        entries = list(journal.entries(session, ROOM))
    store.close()
    head = Head(2, entries[1].hash)
    statements = []
    for old in entries[2:]:
        new = seal(ROOM, head, old.kind, old.at, "赵丽" if old.seq == 3 else old.author, old.body)
        head = Head(new.seq, new.hash)
        statements.append(
            f"UPDATE entry SET author = '{new.author}', prev = '{new.prev}', hash = '{new.hash}'"
            f" WHERE seq = {new.seq}"
        )
    run(path, *statements, off=True)


@pytest.mark.parametrize(
    ("statements", "code", "seq"),
    [
        (["UPDATE entry SET author = '赵丽' WHERE seq = 3"], "record.broken_content", 3),
        (["UPDATE entry SET body = '{\"no\": 3}' WHERE seq = 3"], "record.broken_content", 3),
        (["UPDATE entry SET body = '{\"no\":4}' WHERE seq = 3"], "record.broken_content", 3),
        (["UPDATE entry SET body = 'x' WHERE seq = 3"], "record.unreadable", 3),
        (["UPDATE entry SET body = '[]' WHERE seq = 3"], "record.unreadable", 3),
        (["DELETE FROM entry WHERE seq = 3"], "record.broken_order", 3),
        (["DELETE FROM entry WHERE seq = 1"], "record.broken_order", 1),
        (
            [
                "UPDATE entry SET seq = 99 WHERE seq = 3",
                "UPDATE entry SET seq = 3 WHERE seq = 4",
                "UPDATE entry SET seq = 4 WHERE seq = 99",
            ],
            "record.broken_link",
            3,
        ),
        (["UPDATE entrytext SET text = '反对' WHERE seq = 6"], "record.text", 6),
        (["UPDATE entrytext SET salt = '00' WHERE seq = 6"], "record.text", 6),
        (["DELETE FROM entrytext WHERE seq = 6"], "record.text", 6),
        (["UPDATE entrytext SET text = NULL, salt = NULL WHERE seq = 7"], "record.text", 7),
        (["DELETE FROM entry WHERE seq = 7"], "record.text", 7),
        (["INSERT INTO entrytext VALUES ('meeting:m1', 2, 'text', '00', 'x')"], "record.text", 2),
    ],
)
def test_what_was_done_without_the_triggers_is_named(written: Path, statements, code, seq):
    run(written, *statements, off=True)
    with refused(code, stream=ROOM, seq=seq):
        proved(written)


def test_a_cut_tail_and_a_rewritten_record_differ_from_the_head_on_paper(written: Path):
    paper = proved(written)[ROOM]
    run(written, "DELETE FROM entry WHERE seq = 7", "DELETE FROM entrytext WHERE seq = 7", off=True)
    assert proved(written)[ROOM] != paper
    rewrite(written)
    assert proved(written)[ROOM].hash != paper.hash


@pytest.mark.parametrize("name", [statement.split()[2] for statement in guards.SQLITE])
def test_a_missing_guard_is_told(written: Path, name: str):
    run(written, f"DROP TRIGGER {name}")
    with refused("checking.guard", guard=name):
        proved(written)


def test_a_guard_of_the_same_name_that_guards_nothing_is_told(written: Path):
    empty = "CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN SELECT 1; END"
    run(written, "DROP TRIGGER entry_update", empty)
    with refused("checking.guard", guard="entry_update"):
        proved(written)


def test_every_byte_of_the_record_counts(written: Path):
    """Each byte of an entry's row, and of a personal text, changed one at a time."""
    whole = written.read_bytes()
    store = open_store(written, readonly=True)
    with store.read() as session:
        entry = list(journal.entries(session, ROOM))[5]
    store.close()
    row = (
        entry.stream + "\x06" + entry.kind + entry.at + entry.author + entry.stored + entry.prev + entry.hash
    ).encode()
    places = [whole.index(row) + offset for offset in (*range(len(ROOM), len(row), 7), len(row) - 1)]
    places.append(whole.index("同意".encode()))
    for place in places:
        written.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(Exception, match=r"record\.|checking\.|store\."):
            proved(written)
