"""Schemas change in numbered steps, inside the transaction that opens the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from meeting_tui.store import header, migrations
from meeting_tui.store.engine import open_store
from meeting_tui.store.header import VERSION, read_header


def wider(connection):
    connection.exec_driver_sql("ALTER TABLE matter ADD COLUMN colour TEXT")


def broken(connection):
    connection.exec_driver_sql("ALTER TABLE nowhere ADD COLUMN x TEXT")


def with_steps(monkeypatch, *steps):
    monkeypatch.setattr(migrations.migrate, "__defaults__", (steps,))
    monkeypatch.setattr(header, "VERSION", len(steps))


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as file:
        return {row[1] for row in file.execute("PRAGMA table_info(matter)")}


def test_the_version_is_the_number_of_steps():
    assert len(migrations.STEPS) == VERSION


def test_an_older_file_is_brought_up_once(monkeypatch, store, store_path):
    store.close()
    with_steps(monkeypatch, *migrations.STEPS, wider)
    open_store(store_path).close()
    assert read_header(store_path).version == VERSION + 1
    assert "colour" in columns(store_path)
    open_store(store_path).close()


def test_a_failing_step_leaves_the_old_file(monkeypatch, store, store_path):
    store.close()
    before = columns(store_path)
    with_steps(monkeypatch, *migrations.STEPS, wider, broken)
    with pytest.raises(Exception, match="nowhere"):
        open_store(store_path)
    assert read_header(store_path).version == VERSION
    assert columns(store_path) == before


def test_a_new_file_that_fails_to_become_one_is_not_left_behind(monkeypatch, tmp_path):
    with_steps(monkeypatch, *migrations.STEPS, broken)
    with pytest.raises(Exception, match="nowhere"):
        open_store(tmp_path / "a.meeting", create=True)
    assert list(tmp_path.iterdir()) == []


def test_reading_migrates_nothing(monkeypatch, store, store_path):
    store.close()
    with_steps(monkeypatch, *migrations.STEPS, wider)
    before = store_path.read_bytes()
    viewer = open_store(store_path, readonly=True)
    with viewer.read() as session:
        session.connection().exec_driver_sql("SELECT colour FROM matter")
    viewer.close()
    assert store_path.read_bytes() == before
