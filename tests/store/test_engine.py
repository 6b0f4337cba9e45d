"""Opening, writing and reading a store: whole or not at all, and each refusal says why."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from sqlmodel import select
from tests.conftest import DURABLE
from tests.refused import refused

from meeting_tui.output import APPLICATION_ID
from meeting_tui.store import connections
from meeting_tui.store.engine import Store, open_store
from meeting_tui.store.header import VERSION
from meeting_tui.store.tables import Matter


def titles(store: Store) -> list[str]:
    with store.read() as session:
        return [row.title for row in session.exec(select(Matter).order_by(Matter.id))]


def add(store: Store, title: str) -> None:
    with store.write() as session:
        session.add(Matter(title=title))


def raw(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_the_file_has_its_marks_and_durable_modes(monkeypatch, store_path: Path):
    monkeypatch.setattr(connections, "PRAGMAS", DURABLE)
    store = open_store(store_path, create=True)
    header = store_path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == VERSION
    with store.read() as session:
        modes = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "fullfsync",
                "foreign_keys",
                "recursive_triggers",
                "trusted_schema",
            )
        }
    store.close()
    assert modes == {
        "journal_mode": "delete",
        "synchronous": 3,
        "fullfsync": 1,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps other rights")
def test_only_its_owner_may_read_it(store: Store, store_path: Path):
    assert store_path.stat().st_mode & 0o077 == 0


def test_what_was_written_is_there_after_closing(store: Store, store_path: Path):
    add(store, "电梯")
    store.close()
    assert sorted(each.name for each in store_path.parent.iterdir()) == [store_path.name]
    again = open_store(store_path)
    assert titles(again) == ["电梯"]
    again.close()


def fail(store: Store) -> None:
    """An act that writes, has another act write in it, and then goes wrong."""
    with store.write() as session:
        session.add(Matter(title="一"))
        session.flush()
        add(store, "二")
        assert titles(store) == ["一", "二"]
        raise ZeroDivisionError


def test_an_act_with_the_acts_inside_it_is_kept_whole_or_not_at_all(store: Store):
    with pytest.raises(ZeroDivisionError):
        fail(store)
    assert titles(store) == []
    with store.write():
        add(store, "一")
        add(store, "二")
    assert titles(store) == ["一", "二"]


def test_a_read_keeps_nothing_and_no_write_begins_in_it(store: Store):
    with store.read() as session:
        session.add(Matter(title="x"))
        with pytest.raises(RuntimeError, match="inside a read"), store.write():
            pass
    assert titles(store) == []
    add(store, "后来")
    assert titles(store) == ["后来"]


def test_threads_take_turns_and_lose_nothing(store: Store):
    def work(name: str) -> None:
        for number in range(20):
            add(store, f"{name}{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(titles(store)) == 40


def test_read_only_shows_and_refuses(store: Store, store_path: Path):
    add(store, "电梯")
    viewer = open_store(store_path, readonly=True)
    assert titles(viewer) == ["电梯"]
    with refused("store.readonly"):
        add(viewer, "x")
    viewer.close()


def test_a_new_store_never_takes_the_place_of_a_file(store_path: Path):
    store_path.write_text("my diary", encoding="utf-8")
    with refused("store.exists", path=store_path):
        open_store(store_path, create=True)
    assert store_path.read_text(encoding="utf-8") == "my diary"


def _newer(path: Path) -> None:
    raw(path, f"PRAGMA user_version = {VERSION + 1}")


def _foreign(path: Path) -> None:
    path.unlink()
    raw(path, "CREATE TABLE t (a)")


def _half(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _damaged(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[100:4096] = bytes(3996)
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "store.missing"),
        (lambda path: path.write_bytes(b""), "store.empty"),
        (lambda path: path.write_bytes(b"x" * 99), "store.not_community"),
        (lambda path: path.write_text("会议记录\n" * 500, encoding="utf-8"), "store.not_community"),
        (_foreign, "store.not_community"),
        (_half, "store.half"),
        (_newer, "store.newer"),
        (_damaged, "store.damaged"),
    ],
)
@pytest.mark.parametrize("readonly", [False, True])
def test_what_is_no_whole_community_file_is_refused_and_left_alone(spoil, code, readonly, store, store_path):
    store.close()
    spoil(store_path)
    before = store_path.read_bytes() if store_path.exists() else None
    with refused(code, path=store_path):
        opened = open_store(store_path, readonly=readonly)
        with opened.read() as session:
            session.exec(select(Matter)).all()
    assert (store_path.read_bytes() if store_path.exists() else None) == before


@pytest.mark.parametrize("name", ["梧桐 苑.meeting", "a?b#c%d&e.meeting", "𠮷'.meeting"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str):
    if os.name == "nt" and "?" in name:
        pytest.skip("no such names there")
    open_store(tmp_path / name, create=True).close()
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert titles(open_store(tmp_path / name, readonly=True)) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_another_name_of_the_file_is_the_same_file(store: Store, store_path: Path, tmp_path: Path):
    (tmp_path / "link.meeting").symlink_to(store_path)
    with refused("store.locked"):
        open_store(tmp_path / "link.meeting")


def test_a_folder_is_no_community_file(tmp_path: Path):
    with refused("store.not_community"):
        open_store(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be deleted there")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_went_away_takes_no_entry_silently(replaced, store, store_path, tmp_path):
    add(store, "先前")
    copy = tmp_path / "copy.meeting"
    shutil.copy(store_path, copy)
    store_path.unlink()
    if replaced:
        shutil.copy(copy, store_path)
    with refused("store.gone", path=store_path):
        add(store, "丢失")
    rescued = tmp_path / "rescued.meeting"
    store.backup_to(rescued)
    assert titles(open_store(rescued, readonly=True)) == ["先前"]


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be deleted there")
def test_a_file_deleted_in_the_middle_of_an_act_keeps_nothing_and_says_so(store: Store, store_path: Path):
    """SQLite looks once, when the act begins to write; we look again before and after the commit."""
    with refused("store.gone", path=store_path), store.write() as session:
        session.add(Matter(title="x"))
        session.flush()
        store_path.unlink()


def test_a_full_disk_refuses_and_keeps_what_was_there(store: Store):
    add(store, "先前")
    with refused("store.full"), store.write() as session:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        session.add(Matter(title="新的", summary="长" * 100_000))
    with store.write() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert titles(store) == ["先前"]
    add(store, "腾出空间后")
    assert titles(store) == ["先前", "腾出空间后"]


def test_another_program_that_holds_the_file_is_waited_for_then_named(monkeypatch, store, store_path):
    store.close()
    impatient = tuple(pragma for pragma in connections.PRAGMAS if "busy" not in pragma)
    monkeypatch.setattr(connections, "PRAGMAS", (*impatient, "busy_timeout = 1"))
    opened = open_store(store_path)
    other = sqlite3.connect(store_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with refused("store.busy"):
        add(opened, "x")
    other.execute("ROLLBACK")
    other.close()
    add(opened, "y")
    assert titles(opened) == ["y"]
    opened.close()


@pytest.mark.parametrize(
    "url", ["postgresql://clerk@nowhere/town", "postgresql+psycopg://clerk@nowhere/town"]
)
def test_a_server_without_its_driver_is_refused_by_what_is_missing(url: str, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with refused("store.no_driver", target="postgresql+psycopg://clerk@nowhere/town"):
        open_store(url)
