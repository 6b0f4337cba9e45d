"""One writer a file: the second is told who has it, a dead one holds nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.refused import refused

from meeting_tui.store import lock
from meeting_tui.store.engine import Store, open_store

HOLDER = """
import sys
from meeting_tui.store.engine import open_store
store = open_store(sys.argv[1], who="李敏", since="2026-11-23T19:00:00+08:00")
print("open", flush=True)
sys.stdin.read()
store.close()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    started = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "open\n"
    return started


def test_the_second_is_told_who_has_it_and_may_read(store: Store, store_path: Path):
    store.close()
    first = holder(store_path)
    facts = {"pid": str(first.pid), "host": socket.gethostname(), "who": "李敏"}
    with refused("store.locked", since="2026-11-23T19:00:00+08:00", **facts):
        open_store(store_path)
    open_store(store_path, readonly=True).close()
    first.communicate("")
    assert first.returncode == 0
    open_store(store_path).close()


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_killed_holder_holds_nothing(store: Store, store_path: Path):
    store.close()
    first = holder(store_path)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    left = lock.lock_path(store_path)
    assert json.loads(left.read_text(encoding="utf-8"))["pid"] == first.pid
    viewer = open_store(store_path, readonly=True)
    assert viewer.facts()["lock"] is None
    viewer.close()
    again = open_store(store_path, who="张伟")
    assert json.loads(left.read_text(encoding="utf-8"))["who"] == "张伟"
    again.close()
    assert not left.exists()


def test_in_one_process_too(store: Store, store_path: Path):
    with refused("store.locked", pid=str(os.getpid()), who="王建国"):
        open_store(store_path)


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be removed there")
def test_a_lock_on_a_removed_file_is_no_lock(monkeypatch, tmp_path: Path):
    """Between our opening and our locking its holder may have removed it, and another made it anew."""
    path, others, real = tmp_path / "a.meeting", [], lock.hold

    def slow(file):
        if not others:
            others.append("other")
            lock.lock_path(path).unlink()
            others[0] = lock.take(path, "李敏", "")
        real(file)

    monkeypatch.setattr(lock, "hold", slow)
    with refused("store.locked", who="李敏"):
        lock.take(path, "王建国", "")
    others[0].release()


@pytest.mark.parametrize("said", ["", "[]", "\x00", '{"who": "\\u001b[31m", "pid": 7}'])
def test_what_a_lock_file_says_is_not_trusted(tmp_path: Path, said: str):
    path = tmp_path / "a.lock"
    path.write_text(said, encoding="utf-8")
    assert all(text.isprintable() for text in lock.holder(path).values())
