"""Programs that start at once: one is loaded and waits, and becomes the program for each who asks.

Loading it takes longer than most of what hands do, sixty times over. That it starts as people start it is
for tests/hands/test_hangup.py and tests/cli/test_frame.py.

    program = start(["my.meeting", "--lang", "zh"], environment(home), slave)
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import pty
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Protocol

LONGEST = 1 << 16  # bytes of a request
READER = ("meeting_tui.desk.ballots.watching",)
"""Modules that bring the reader."""


class Started(Protocol):
    """What is asked of a program that runs."""

    pid: int

    def poll(self) -> int | None:
        """How it ended, if it did."""
        ...

    def wait(self, timeout: float | None = None) -> int:
        """How it ended, as soon as it does."""
        ...

    def kill(self) -> None:
        """The power fails."""
        ...


class Program:
    """One that was loaded before; `Started`."""

    def __init__(self, told: int) -> None:
        self._told = os.fdopen(told, encoding="ascii")
        self.pid = int(self._told.readline())
        self._over = threading.Event()
        self._code: int | None = None
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        with self._told:
            self._code = int(self._told.readline())
        self._over.set()

    def poll(self) -> int | None:
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        if not self._over.wait(timeout):
            raise subprocess.TimeoutExpired("the program", timeout or 0)
        assert self._code is not None
        return self._code

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


def begin(command: Sequence[str], env: Mapping[str, str], terminal: int) -> Started:
    """Any program, from its beginning."""
    return subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=env, start_new_session=True
    )


def start(words: Sequence[str], env: Mapping[str, str], terminal: int) -> Program:
    """The program with these words in this environment, on that terminal."""
    told, tells = os.pipe()
    socket.send_fds(_loaded(), [json.dumps([[*words], dict(env)]).encode()], [terminal, tells])
    os.close(tells)
    return Program(told)


@cache
def _loaded() -> socket.socket:
    """Who is asked for programs; it lasts as long as this process."""
    from tests.hands.terminal import environment

    here, there = socket.socketpair()
    glass, terminal = pty.openpty()  # a program finds its streams on a terminal
    env = environment(Path("nobody").absolute())
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hands.ready", str(there.fileno())],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=env | {"PYTHONPATH": os.pathsep.join(sys.path)},
        pass_fds=[there.fileno()],
    )
    there.close()
    os.close(terminal)
    assert here.recv(1), os.read(glass, LONGEST).decode()

    def end() -> None:
        here.close()
        process.wait()
        os.close(glass)

    atexit.register(end)
    return here


def _wait_for(asked: socket.socket) -> int:
    """Become a program for each who asks: how that ended, or nought when nobody will ask any more."""
    while True:
        request, files, _flags, _who = socket.recv_fds(asked, LONGEST, 2)
        if not request:
            return 0
        if not os.fork():
            asked.close()
            return _minded(request, *files)
        for file in files:
            os.close(file)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _minded(request: bytes, terminal: int, tells: int) -> int:
    """Start it and tell who asked its number, and how it ended."""
    pid = os.fork()
    if not pid:
        os.close(tells)
        return _become(request, terminal)
    os.close(terminal)
    os.write(tells, f"{pid}\n".encode())
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.write(tells, f"{code}\n".encode())
    os._exit(0)


def _become(request: bytes, terminal: int) -> int:
    from tests.hands import launch

    words, env = json.loads(request)
    os.setsid()
    for stream in (0, 1, 2):
        os.dup2(terminal, stream)
    os.close(terminal)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = [launch.__file__, *words]
    return launch.run()


def _load() -> None:
    """All that is behind the screens but the reader, whose libraries begin threads: those would be lost."""
    from tests.hands import launch

    from meeting_tui.__main__ import prepare

    prepare()
    launch.prepare()
    for room in ("tui", "desk", "paper"):
        package = import_module(f"meeting_tui.{room}")
        for each in walk_packages(package.__path__, f"meeting_tui.{room}."):
            if each.name not in READER:
                import_module(each.name)
    assert "numpy" not in sys.modules
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    _load()
    asking = socket.socket(fileno=int(sys.argv[1]))
    asking.send(b"!")
    sys.exit(_wait_for(asking))
