"""The process is killed at any moment: every acknowledged entry is there, and the chain is whole."""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from meeting_tui.store import journal
from meeting_tui.store.engine import open_store
from meeting_tui.store.proof import prove_database, prove_stream

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
WRITER = Path(__file__).with_name("writer.py")
ROOM = "meeting:m1"
KILLS = int(os.environ.get("MEETING_TUI_KILLS", "8"))
"""A few in every run, 200 before a release."""


def killed(path: Path, acks: Path, seconds: float, *more: str) -> None:
    """Run the writer, and kill it so long after its first word."""
    command = [sys.executable, str(WRITER), str(path), str(acks), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        select.select([], [], [], seconds)
        writer.send_signal(signal.SIGKILL)


def lost(path: Path, acks: Path) -> list[str]:
    """The acknowledged lines that the file does not bear out, after it was proved whole."""
    told = acks.read_text(encoding="utf-8").splitlines() if acks.exists() else []
    store = open_store(path)
    with store.read() as session:
        prove_database(session)
        prove_stream(session, ROOM)
        texts = journal.texts(session, ROOM)
        entries = list(journal.entries(session, ROOM))
    store.close()
    there = {f"{entry.seq} {entry.hash} {texts[entry.seq, 'text']}" for entry in entries}
    return [line for line in told if line not in there]


def test_killed_again_and_again_it_loses_nothing(store, store_path, tmp_path):
    store.close()
    acks, dice = tmp_path / "acks", random.Random(20261123)
    for _ in range(KILLS):
        killed(store_path, acks, dice.uniform(0.005, 0.15))
        assert lost(store_path, acks) == []
    assert len(acks.read_text(encoding="utf-8").splitlines()) >= KILLS


def test_the_harness_catches_a_writer_that_lies(store, store_path, tmp_path):
    """It acknowledges before the commit: sooner or later a kill falls in between."""
    store.close()
    acks, dice = tmp_path / "acks", random.Random(20261123)
    for _ in range(40):
        killed(store_path, acks, dice.uniform(0.005, 0.05), "--lie")
        if lost(store_path, acks):
            return
    pytest.fail("a lying writer was never caught")
