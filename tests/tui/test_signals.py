"""The process is told to stop, or its terminal is closed: the screen is put back, the file whole and free."""

from __future__ import annotations

import errno
import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from meeting_tui import trace
from meeting_tui.desk.communities import community
from meeting_tui.desk.office import open_office
from meeting_tui.desk.safety.checking import verify
from meeting_tui.store.engine import open_store
from meeting_tui.store.lock import lock_path

if sys.platform == "win32":
    pytest.skip("no pseudo terminal there", allow_module_level=True)
import pty

ALTERNATE, BACK = b"\x1b[?1049h", b"\x1b[?1049l"
PROGRAM = ("-m", "meeting_tui")
PATIENCE = 60
"""Seconds after which a fact that does not come is a failure; nothing waits so long when it is there."""


@dataclass
class Terminal:
    """A process in a terminal of its own; this is the other end."""

    pid: int
    master: int
    shown: bytes = field(default=b"")

    def until(self, fact: Callable[[], bool]) -> None:
        """Take what it shows until something is so."""
        while not fact():
            assert select.select([self.master], [], [], PATIENCE)[0], self.shown[-2000:]
            self.shown += os.read(self.master, 65536)

    def to_the_end(self) -> int:
        """All that is still shown, and the exit code (minus the signal, if one killed it)."""
        while True:
            assert select.select([self.master], [], [], PATIENCE)[0], self.shown[-2000:]
            try:
                more = os.read(self.master, 65536)
            except OSError:  # Linux: everybody at the other end is gone
                more = b""
            if not more:
                return self.exit_code()
            self.shown += more

    def exit_code(self) -> int:
        """Wait for the end of the process."""
        _pid, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)


@contextmanager
def started(*words: str, settings: Path) -> Iterator[Terminal]:
    """`python …` in a new terminal; killed at the end if it is still there."""
    pid, master = pty.fork()
    if pid == 0:
        os.environ |= {"TERM": "xterm-256color", "MEETING_TUI_SETTINGS": str(settings)}
        os.execv(sys.executable, [sys.executable, *words])
    terminal = Terminal(pid, master)
    try:
        yield terminal
    finally:
        try:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass  # it ended by itself, which is what the tests ask for


def whole_and_free(path: Path) -> None:
    assert not lock_path(path).exists()
    open_store(path).close()
    assert verify(path).failure is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_screens_that_are_told_to_stop_put_the_terminal_back(copy, tmp_path, number):
    path = copy("en").path
    with started(*PROGRAM, str(path), "--who=王建国", settings=tmp_path / "s.json") as terminal:
        terminal.until(lambda: ALTERNATE in terminal.shown and lock_path(path).exists())
        os.kill(terminal.pid, number)
        assert terminal.to_the_end() == 128 + number
    assert BACK in terminal.shown.rpartition(ALTERNATE)[2]
    assert b"Traceback" not in terminal.shown
    whole_and_free(path)


def test_a_closed_terminal_ends_the_screens_and_frees_the_file(copy, log, tmp_path):
    path = copy("en").path
    with started(*PROGRAM, str(path), "--who=王建国", settings=tmp_path / "s.json") as terminal:
        terminal.until(lambda: ALTERNATE in terminal.shown and lock_path(path).exists())
        os.close(terminal.master)
        assert terminal.exit_code() == 128 + signal.SIGHUP
    assert log() == [""], "what is said into a terminal that is gone is no error"
    whole_and_free(path)


STALLED = """
import os, sys
from meeting_tui.tui import app
opened = app.opened

def stalled(*given, **how):
    office, community = opened(*given, **how)
    with office.store.write() as session:
        session.connection().exec_driver_sql("UPDATE community SET place = 'kept'")
        os.write(int(sys.argv.pop()), b"in the middle")
        os.read(int(sys.argv.pop()), 1)
    return office, community

app.opened = stalled
from meeting_tui.tui import run
sys.exit(run(sys.argv[1]))
"""


def test_what_was_begun_behind_the_screens_is_finished_before_the_end(copy, tmp_path):
    path = copy("en").path
    go, went = os.pipe(), os.pipe()
    for end in (go[0], went[1]):
        os.set_inheritable(end, True)
    command = ("-c", STALLED, str(path), str(go[0]), str(went[1]))
    with started(*command, settings=tmp_path / "s.json") as terminal:
        terminal.until(lambda: ALTERNATE in terminal.shown)
        assert select.select([went[0]], [], [], PATIENCE)[0]
        os.kill(terminal.pid, signal.SIGTERM)
        terminal.until(lambda: BACK in terminal.shown)
        os.write(go[1], b"!")
        assert terminal.to_the_end() == 128 + signal.SIGTERM
    for end in (*go, *went):
        os.close(end)
    office = open_office(path, "王建国", readonly=True)
    assert community(office).place == "kept"
    office.close()
    whole_and_free(path)


FALLS = """
import sys
from meeting_tui.tui.home import screen
def falls(_home):
    name = "密语Qz7"
    raise LookupError(name)
screen.Home.on_mount = falls
from meeting_tui.__main__ import main
sys.exit(main())
"""


def test_screens_that_fail_put_the_terminal_back_and_name_the_log(copy, log, tmp_path):
    path = copy("en").path
    with started("-c", FALLS, str(path), settings=tmp_path / "s.json") as terminal:
        assert terminal.to_the_end() == trace.EXIT
    after = terminal.shown.rpartition(BACK)[2].decode()
    assert trace.path().name in "".join(after.split())
    assert "密语" not in terminal.shown.decode(errors="replace") + log()[0]
    assert "LookupError" in log()[0]
    whole_and_free(path)


@pytest.mark.parametrize(("name", "known"), [("textual-output", True), ("reading", False)])
def test_only_who_writes_to_a_terminal_may_find_it_gone(log, monkeypatch, name, known):
    for module, hook in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, hook, getattr(module, hook))  # put back afterwards
    trace.begin()

    def gone():
        raise OSError(errno.EIO, "")

    lost = threading.Thread(target=gone, name=name)
    lost.start()
    lost.join()
    assert (log() == [""]) is known
