"""Folders that can't be written and disks that end: told plainly, and what was there stays."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from meeting_tui.refusal import Refusal
from meeting_tui.store.engine import open_store
from meeting_tui.store.tables import Matter

resource = pytest.importorskip("resource", reason="rights and limits of another kind")
NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anyone may enter, which pytest's own are not."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


def said(act: Callable[[], object], most: int = resource.RLIM_INFINITY) -> str:
    """The refusal's code (or `done`) of an act in a child that is not root and writes `most` bytes a file."""
    inner, outer = os.pipe()
    child = os.fork()
    if child == 0:
        answer = "died"
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
            if os.geteuid() == 0:
                os.setuid(NOBODY)
            act()
            answer = "done"
        except Refusal as refusal:
            answer = refusal.code
        finally:
            os.write(outer, answer.encode())
            os._exit(0)
    os.waitpid(child, 0)
    os.close(outer)
    with os.fdopen(inner) as pipe:
        return pipe.read()


def closed(path: Path, rights: int) -> Path:
    open_store(path, create=True).close()
    path.chmod(rights)
    if os.geteuid() == 0:
        os.chown(path, NOBODY, -1)
    return path


def add(path: Path, size: int = 1) -> None:
    store = open_store(path)
    with store.write() as session:
        session.add(Matter(title="x", summary="x" * size))
    store.close()


def count(path: Path) -> int:
    store = open_store(path, readonly=True)
    with store.read() as session:
        found = len(session.exec(select(Matter)).all())
    store.close()
    return found


def test_nothing_is_made_in_a_folder_that_is_read_only(folder: Path):
    closed(folder / "there.meeting", 0o600)
    folder.chmod(0o555)
    assert said(lambda: open_store(folder / "a.meeting", create=True)) == "store.forbidden"
    assert [each.name for each in folder.iterdir()] == ["there.meeting"]


def test_a_file_in_a_read_only_folder_can_be_read_not_written(folder: Path):
    path = closed(folder / "a.meeting", 0o444)
    folder.chmod(0o555)
    assert said(lambda: add(path)) == "store.forbidden"
    assert said(lambda: count(path)) == "done"


def test_a_file_nobody_may_read(folder: Path):
    path = closed(folder / "a.meeting", 0o000)
    assert said(lambda: count(path)) == "store.forbidden"


def test_a_read_only_file_in_a_free_folder(folder: Path):
    path = closed(folder / "a.meeting", 0o444)
    folder.chmod(0o777)
    assert said(lambda: add(path)) in {"store.readonly", "store.forbidden"}


def test_a_disk_that_ends_in_the_middle_keeps_what_was_there(folder: Path):
    folder.chmod(0o777)
    path = closed(folder / "a.meeting", 0o600)
    assert said(lambda: add(path)) == "done"
    assert said(lambda: add(path, 1_000_000), most=400_000) in {"store.full", "store.write_failed"}
    assert count(path) == 1
    assert said(lambda: add(path)) == "done"
    assert count(path) == 2
