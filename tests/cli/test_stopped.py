"""A command is told to stop in the middle of a transaction: nothing of it is kept, and the file is free."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from meeting_tui.desk.safety.checking import verify
from meeting_tui.store.lock import lock_path

if sys.platform == "win32":
    pytest.skip("no such signals there", allow_module_level=True)

STALLED = """
import signal, sys
from meeting_tui.store import journal
append = journal.append_all

def stalled(*given):
    append(*given)
    print("in the middle", flush=True)
    signal.pause()

journal.append_all = stalled
from meeting_tui.__main__ import main
sys.exit(main())
"""
SPEC = """
title = "会议"
chair = "王建国"
recorder = "李梅"
time = 2026-12-01T19:00:00
agenda = ["电梯"]
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_told_to_stop_leaves_all_or_nothing(run, file: Path, tmp_path: Path, number):
    (tmp_path / "meeting.toml").write_text(SPEC, "utf-8")
    command = [sys.executable, "-c", STALLED, "meeting", "new", str(tmp_path / "meeting.toml")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"in the middle\n"
        assert lock_path(file).exists()
        process.send_signal(number)
        _out, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (128 + number, b"")
    assert not lock_path(file).exists()
    assert verify(file).failure is None
    assert run("meeting", "list", "--json").out.strip() == "[]"
