"""What a killed writer leaves: a hot journal, a lock nobody holds. Whoever comes next finds all promises."""

from __future__ import annotations

import lzma
import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from tests.refused import refused
from tests.store.test_faults import NOBODY, folder, said
from tests.store.test_old_files import FILES

from meeting_tui.cli.app import main
from meeting_tui.desk.safety.checking import verify
from meeting_tui.store.engine import Store, open_store
from meeting_tui.store.recovery import journal_of, left_behind
from meeting_tui.store.tables import Matter

__all__ = ["folder"]


def add(store: Store, title: str) -> None:
    with store.write() as session:
        session.add(Matter(title=title))


def titles(path: Path) -> list[str]:
    store = open_store(path, readonly=True)
    try:
        with store.read() as session:
            return [row.title for row in session.exec(select(Matter).order_by(Matter.id))]
    finally:
        store.close()


def die_committing(path: Path) -> None:
    """Die in the middle of a commit: pages are written over, the journal with the old ones is there."""
    child = os.fork()
    if child == 0:
        file = sqlite3.connect(path, isolation_level=None)
        file.execute("PRAGMA cache_size = 1")  # then much is written before it is kept
        file.execute("PRAGMA cache_spill = 1")
        file.execute("BEGIN IMMEDIATE")
        file.execute("UPDATE matter SET title = 'never kept'")
        for number in range(2000):
            file.execute(
                "INSERT INTO matter (title, summary, state, created_at) VALUES (?, ?, 'open', '')",
                (f"never kept {number}", "x" * 900),
            )
        os._exit(0)
    os.waitpid(child, 0)
    reader = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    with pytest.raises(sqlite3.OperationalError) as told:
        reader.execute("SELECT * FROM matter")
    reader.close()
    assert told.value.sqlite_errorname == "SQLITE_READONLY_ROLLBACK"


@pytest.fixture
def hot(store: Store, store_path: Path) -> Path:
    """A file with a hot journal and the lock of a dead writer."""
    add(store, "先前")
    for number in range(50):
        add(store, f"{number}")
    store.close()
    die_committing(store_path)
    store_path.with_name(store_path.name + ".lock").write_text('{"pid": 1}', encoding="utf-8")
    return store_path


@pytest.mark.parametrize("readonly", [True, False])
def test_it_is_recovered_by_whoever_opens_it_first(hot: Path, readonly: bool):
    open_store(hot, readonly=readonly).close()
    assert not left_behind(hot)
    assert titles(hot)[0] == "先前"
    assert len(titles(hot)) == 51


def test_a_viewer_that_was_open_already_recovers_it_too(store: Store, store_path: Path):
    add(store, "先前")
    store.close()
    viewer = open_store(store_path, readonly=True)
    die_committing(store_path)
    with viewer.read() as session:
        assert [row.title for row in session.exec(select(Matter))] == ["先前"]
    viewer.close()


def test_the_journal_of_a_writer_that_lives_is_left_alone(store: Store, store_path: Path):
    with store.write() as session:
        session.add(Matter(title="x"))
        session.flush()
        assert titles(store_path) == []
    assert titles(store_path) == ["x"]


def read_only(path: Path) -> Path:
    """The file and its journal as on a medium that can't be written."""
    for each in (path, journal_of(path)):
        if each.exists():
            each.chmod(0o444)
            if os.geteuid() == 0:
                os.chown(each, NOBODY, -1)
    path.parent.chmod(0o555)
    return path


def test_on_a_read_only_medium_it_is_rolled_back_in_a_copy(folder: Path, hot: Path):
    for each in (hot, journal_of(hot)):
        shutil.move(each, folder / each.name)
    path = read_only(folder / hot.name)
    before = path.read_bytes(), journal_of(path).read_bytes()
    assert said(lambda: check(titles(path)[0] == "先前" and len(titles(path)) == 51)) == "done"
    assert said(lambda: check(verify(path).ok)) == "done"
    assert (path.read_bytes(), journal_of(path).read_bytes()) == before


EVERY_READ = (
    ("verify", "{path}"),
    ("roll", "show"),
    ("meeting", "show", "m1"),
    ("poll", "show", "DN9Q"),
    ("ballots", "review", "DN9Q"),
    ("community", "show"),
    ("board", "list"),
    ("doctor",),
    ("minutes", "m1", "-o", "{out}-minutes.md"),
    ("result", "DN9Q", "-o", "{out}-result.md"),
    ("backup", "{out}.meeting"),
)


def check(held: bool) -> None:
    assert held


def test_a_file_of_an_older_schema_on_a_read_only_medium_is_read_with_every_act(folder, monkeypatch):
    out = folder / "out"
    out.mkdir(mode=0o777)
    out.chmod(0o777)
    monkeypatch.setenv("XDG_STATE_HOME", str(out))
    path = folder / "old.meeting"
    path.write_bytes(lzma.decompress((FILES / "0.1.0.meeting.xz").read_bytes()))
    read_only(path)
    before = path.read_bytes()

    def acts(kind: str) -> Iterator[list[str]]:
        for command in EVERY_READ:
            told = [word.format(path=path, out=out / kind) for word in command]
            yield [*told, "--file", str(path), "--who", "李敏", "--lang", "zh"]

    for command in acts("as root"):
        main(command)  # nobody may not read where root's Python lies: all is imported now
    for command in acts("as nobody"):
        assert said(lambda command=command: check(main(command) == 0)) == "done", command
    assert path.read_bytes() == before
    assert sorted(each.name for each in folder.iterdir()) == [path.name, out.name]


def test_an_older_file_that_grows_is_read_anew(tmp_path: Path):
    path = tmp_path / "old.meeting"
    path.write_bytes(lzma.decompress((FILES / "0.1.0.meeting.xz").read_bytes()))
    store = open_store(path, readonly=True)
    with store.read() as session:
        before = len(session.exec(select(Matter)).all())
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO matter (title, summary, state, created_at) VALUES ('x', '', 'open', '')")
    file.close()
    with store.read() as session:
        assert len(session.exec(select(Matter)).all()) == before + 1
    store.close()


def test_a_journal_without_its_file_spoils_no_new_one(hot: Path):
    hot.unlink()
    with refused("store.orphan", path=journal_of(hot)):
        open_store(hot, create=True)
    assert not hot.exists()


def test_a_new_file_is_there_with_all_it_begins_with_or_not_at_all(tmp_path: Path):
    path = tmp_path / "new.meeting"

    def die(_connection: object) -> None:
        os._exit(0)

    child = os.fork()
    if child == 0:
        open_store(path, create=True, first=die)
    os.waitpid(child, 0)
    assert not path.exists()
    assert all(stat.S_IMODE(each.stat().st_mode) == 0o600 for each in tmp_path.iterdir())
    open_store(path, create=True).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
