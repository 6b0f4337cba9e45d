"""A file written over in place while it is open: the same inode, other bytes. Nothing is added to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select
from tests.refused import refused

from meeting_tui.store import watch
from meeting_tui.store.engine import Store, open_store
from meeting_tui.store.tables import Matter


def add(store: Store, title: str) -> None:
    with store.write() as session:
        session.add(Matter(title=title))


def titles(store: Store) -> list[str]:
    with store.read() as session:
        return [row.title for row in session.exec(select(Matter).order_by(Matter.id))]


def other(folder: Path, title: str = "别人的") -> Path:
    """Another community's file."""
    path = folder / "other.meeting"
    store = open_store(path, create=True)
    add(store, title)
    store.close()
    return path


def over(source: Path, path: Path) -> None:
    """As `cp`, `rsync --inplace` or a sync program: the same inode takes other bytes."""
    inode = path.stat().st_ino
    shutil.copyfile(source, path)
    assert path.stat().st_ino == inode


@pytest.fixture
def older(store: Store, store_path: Path, tmp_path: Path) -> Path:
    """A copy of our own file from before its last entry."""
    add(store, "旧的")
    kept = tmp_path / "older.meeting"
    shutil.copyfile(store_path, kept)
    add(store, "新的")
    return kept


def test_another_file_over_ours_takes_no_entry(store: Store, store_path: Path, tmp_path: Path):
    add(store, "先前")
    source = other(tmp_path)
    over(source, store_path)
    with refused("store.replaced", path=store_path):
        add(store, "丢失")
    assert store_path.read_bytes() == source.read_bytes()
    with refused("store.replaced"):
        titles(store)
    with refused("store.replaced"):
        store.backup_to(tmp_path / "copy.meeting")
    store.close()
    assert titles(open_store(store_path, readonly=True)) == ["别人的"]


def test_an_older_copy_of_our_own_file_is_another_file(store: Store, store_path: Path, older: Path):
    over(older, store_path)
    with refused("store.replaced"):
        add(store, "丢失")
    assert store_path.read_bytes() == older.read_bytes()


def test_a_copy_that_went_another_way_as_often_is_another_file(store, store_path, older):
    """SQLite's own counter and the size say the same of both."""
    apart = open_store(older)
    add(apart, "别的")
    apart.close()
    assert older.read_bytes()[24:32] == store_path.read_bytes()[24:32]
    times = store_path.stat()
    over(older, store_path)
    os.utime(store_path, ns=(times.st_atime_ns, times.st_mtime_ns + 1))
    with refused("store.replaced"):
        add(store, "丢失")


def test_a_file_cut_short_or_emptied_in_place(store: Store, store_path: Path):
    add(store, "先前")
    whole = store_path.read_bytes()
    for left in (whole[: len(whole) // 2], b"", b"x" * len(whole)):
        store_path.write_bytes(left)
        with refused("store.replaced"):
            add(store, "丢失")
        assert store_path.read_bytes() == left


def test_written_over_in_the_middle_of_an_act_it_keeps_nothing(store, store_path, tmp_path):
    add(store, "先前")
    source = other(tmp_path)
    with refused("store.replaced"), store.write() as session:
        session.add(Matter(title="x", summary="x" * 3_000_000))  # more than a cache holds
        session.flush()
        over(source, store_path)
    assert store_path.read_bytes() == source.read_bytes()


def test_a_reader_gets_no_mixture_of_two_files(store: Store, store_path: Path, tmp_path: Path):
    add(store, "先前")
    viewer = open_store(store_path, readonly=True)
    assert titles(viewer) == ["先前"]
    with refused("store.replaced"), viewer.read() as session:
        session.exec(select(Matter)).all()
        over(other(tmp_path), store_path)
    assert titles(viewer) == ["别人的"]


def test_what_is_no_other_file_is_no_alarm(store: Store, store_path: Path, tmp_path: Path):
    """Touched, copied from, backed up, its rights changed, written by hand, read elsewhere: all goes on."""
    add(store, "一")
    store_path.touch()
    store_path.chmod(0o640)
    add(store, "二")
    store.backup_to(tmp_path / "backup.meeting")
    shutil.copy(store_path, tmp_path / "copy.meeting")
    over(tmp_path / "copy.meeting", store_path)  # the same bytes
    add(store, "三")
    with closing(sqlite3.connect(store_path)) as hand:
        hand.execute("INSERT INTO matter (title, summary, state, created_at) VALUES ('手', '', 'open', '')")
        hand.commit()
    viewer = open_store(store_path, readonly=True)
    assert titles(viewer) == titles(store) == ["一", "二", "三", "手"]
    add(store, "四")
    assert titles(viewer)[-1] == "四"
    with store.write():
        pass
    add(store, "五")


def test_readers_and_writers_of_one_store_alarm_nobody(store: Store):
    failed: list[BaseException] = []

    def work(act, *given) -> None:
        try:
            for _ in range(40):
                act(store, *given)
        except BaseException as error:
            failed.append(error)

    threads = [
        threading.Thread(target=work, args=args) for args in ((add, "a"), (add, "b"), *[(titles,)] * 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(titles(store)) == 80


def test_a_write_that_is_kept_while_a_reader_asks_is_no_alarm(store: Store, store_path: Path, monkeypatch):
    add(store, "一")
    watched, read = watch.Watch(store_path), watch._stamp

    def late(path: Path) -> str:
        """The last stamp, but by now another thread's write is kept."""
        stamp = read(path)
        watched._stamps = {"the next write's"}
        return stamp

    monkeypatch.setattr(watch, "_stamp", late)
    store_path.touch()
    watched.expect()
