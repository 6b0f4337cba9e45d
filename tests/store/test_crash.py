"""The process is killed at any moment: every acknowledged entry is there, and the chain is whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

from meeting_tui.store import journal
from meeting_tui.store.engine import open_store
from meeting_tui.store.proof import prove_database, prove_stream

WRITER = Path(__file__).with_name("writer.py")
ROOM = "meeting:m1"
STEPS = {"begun", "appended"}
KILLS = int(os.environ.get("MEETING_TUI_KILLS", "8"))
"""A few in every run, 200 before a release."""


def killed(path: Path, lines: int, *more: str) -> list[str]:
    """Run the writer, kill it when it has said so many lines; what it had promised by then."""
    command = [sys.executable, str(WRITER), str(path), *more]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        said += writer.stdout.readlines()
    return [line for line in b"".join(said).decode().splitlines() if line not in STEPS]


def lost(path: Path, promised: list[str]) -> list[str]:
    """The promises that the file does not bear out, after it was proved whole."""
    store = open_store(path)
    with store.read() as session:
        prove_database(session)
        prove_stream(session, ROOM)
        texts = journal.texts(session, ROOM)
        entries = list(journal.entries(session, ROOM))
    store.close()
    there = {f"{entry.seq} {entry.hash} {texts[entry.seq, 'text']}" for entry in entries}
    return [line for line in promised if line not in there]


def test_killed_again_and_again_it_loses_nothing(store, store_path):
    """Killed right after a step, it is in the next one: beginning, appending or committing."""
    store.close()
    promised, dice = [], random.Random(20261123)
    for _ in range(KILLS):
        promised += killed(store_path, dice.randint(4, 12))
        assert lost(store_path, promised) == []
    assert len(promised) >= KILLS


def test_the_harness_catches_a_writer_that_lies(store, store_path):
    """It promises before the commit, and the kill falls in between."""
    store.close()
    promised = killed(store_path, 3, "--lie")
    assert promised
    assert lost(store_path, promised) == promised
