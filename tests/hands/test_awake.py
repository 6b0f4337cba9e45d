"""A process that is stopped and goes on takes every key, wherever in its work the stop found it."""

from __future__ import annotations

import os
import signal

import pytest
from tests.hands.terminal import Terminal

KEYS = """
import os, signal
from textual.widgets import Static
from meeting_tui.tui.plain_app import PlainApp

class Keys(PlainApp[None]):
    typed = ""

    def compose(self):
        yield Static("<>", markup=False)

    def on_key(self, event):
        if event.key == "x":  # as when the stop finds it handing a picture to the thread that writes
            with self._driver._writer_thread._queue.mutex:
                os.kill(os.getpid(), signal.SIGCONT)
        self.typed += event.character
        self.query_one(Static).update(f"<{self.typed}>")

Keys().run()
"""


@pytest.fixture
def term(tmp_path):
    with Terminal(tmp_path, home=tmp_path, other=("-c", KEYS)) as term:
        term.wait("<>")
        yield term


def test_a_stop_in_the_middle_of_a_write_loses_no_key(term):
    term.type("1x2")
    term.wait("<1x2>")


def test_a_suspended_program_resumes_with_one_reader_of_the_keyboard(term):
    for _time in range(2):
        os.kill(term.process.pid, signal.SIGTSTP)
        os.waitid(os.P_PID, term.process.pid, os.WSTOPPED)
        os.kill(term.process.pid, signal.SIGCONT)
    term.type("123456789" * 9)
    term.wait(f"<{'123456789' * 7}")
