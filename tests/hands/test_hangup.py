"""A terminal that goes without a word (no SIGHUP) ends the program: the file is free, the processor too."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys

import pytest
from tests.hands.terminal import LAUNCH, environment

from meeting_tui.desk.office import open_office

PATIENCE = 60
"""Seconds for a fact that must come."""
DRAWN = b"\xe2\x96"
"""A block element: a scroll bar's or a big digit's, when a screen is drawn."""


@pytest.mark.parametrize("command", [(), ("wall", "--file")], ids=["screens", "wall"])
def test_the_program_ends_with_its_terminal(evening, tmp_path, command):
    at = evening("en")
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, LAUNCH, *command, at.file],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(tmp_path),
        start_new_session=True,
    ) as process:
        os.close(slave)
        seen = b""
        while DRAWN not in seen:
            assert select.select([master], [], [], PATIENCE)[0], seen
            seen += os.read(master, 65536)
        os.close(master)
        try:
            assert process.wait(PATIENCE) == 128 + 1
        finally:
            process.kill()
    open_office(at.file, "王建国").close()
