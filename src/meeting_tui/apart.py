"""Work on files from outside that may never end, in a process of its own that can be ended.

What it may take is counted in the processor's time, so that a busy laptop gives up no page that is fine.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from meeting_tui import signals, trace

T = TypeVar("T")
TOO_LONG = 75
"""The exit code of a process that took more time than it may."""
_PATIENCE = 300.0
"""Seconds by the clock that are waited at most: for a process that waits instead of working. On a laptop that
copies and prints meanwhile a minute was too little for a page that is fine."""
_WATCH = 0.1
_TRIM, _MAPPED, _KEPT = -1, -3, 32 << 20  # what glibc gives back, and never keeps; bytes, as many as it takes


class Ended(Exception):
    """The process was ended: `slow` for taking too long, else it died of what it was given."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__(slow)
        self.slow = slow


class Apart(Generic[T]):
    """Calls `act`, a function of a module, in a process that lasts from call to call.

    `seconds` of processor time and `memory` bytes are what one call may take, where the system can say.
    `answers` is the exception that is an answer; any other one ends the process.
    """

    def __init__(
        self,
        act: Callable[..., T],
        seconds: float,
        answers: type[Exception],
        memory: int = 700_000_000,
    ) -> None:
        self._job = act, seconds, answers, memory
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._busy = threading.Lock()

    def __call__(self, *args: object) -> T:
        """The result, or the exception that is an answer. Ended when there is neither."""
        with self._busy:
            line = self._started()
            try:
                line.send(args)
                if not line.poll(_PATIENCE):
                    raise EOFError
                good, told = line.recv()
            except (EOFError, OSError):
                raise Ended(slow=self._end() in (None, TOO_LONG)) from None
        if good:
            return told  # type: ignore[no-any-return]
        raise told

    def _started(self) -> Connection:
        if self._line is None or self._process is None or not self._process.is_alive():
            context = spawning()
            self._line, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, *self._job), daemon=True)
            with signals.withheld("SIGINT"):
                self._process.start()
            theirs.close()
        return self._line

    def _end(self) -> int | None:
        """How it ended: its exit code, or None when it had to be killed."""
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is None:
            return None
        process.join(1)
        code = process.exitcode
        process.kill()
        process.join()
        return code


def spawning() -> SpawnContext:
    """What a process of work is started with. multiprocessing's helper runs then, with the real stderr: what
    a screen puts in its place is no file, and nothing could be started."""
    if os.name == "posix":
        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()
    return get_context("spawn")


def begin_child() -> None:
    """In a process started for work: an interrupt and a closed terminal are for the parent, whom it never
    outlives. What kills the parent outright tells nobody; the child watches for it."""
    trace.begin()
    signals.ignore("SIGINT", "SIGHUP")
    threading.Thread(target=_end_with_parent, daemon=True).start()


def keep_memory() -> None:
    """Let this process keep the memory of one picture for the next, where the system can be asked to: to be
    given it anew costs as much as the half of decoding."""
    if sys.platform != "linux":
        return
    import ctypes

    with suppress(AttributeError):  # not every C library has it
        for what, most in ((_TRIM, 4 * _KEPT), (_MAPPED, _KEPT)):
            ctypes.CDLL(None).mallopt(what, most)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(trace.EXIT)


def _serve(
    line: Connection, act: Callable[..., Any], seconds: float, answers: type[Exception], memory: int
) -> None:
    """In the process: answer until the other side is gone."""
    begin_child()
    _bound(memory)
    watch = _Watch(seconds)
    while True:
        try:
            args = line.recv()
        except (EOFError, OSError):
            return
        watch.begin()
        line.send(_answer(act, args, answers))
        watch.end()


def _answer(act: Callable[..., Any], args: tuple[object, ...], answers: type[Exception]) -> tuple[bool, Any]:
    try:
        return True, act(*args)
    except answers as error:
        return False, error
    except BaseException as error:
        trace.fault(error)
        os._exit(trace.EXIT)


def _bound(memory: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "darwin":  # there the limit can't be set
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


class _Watch:
    """Ends the process when one call takes too long; the libraries it calls can't be asked to stop."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: float | None = None
        threading.Thread(target=self._look, daemon=True).start()

    def begin(self) -> None:
        self._until = time.process_time() + self._seconds

    def end(self) -> None:
        self._until = None

    def _look(self) -> None:
        while True:
            time.sleep(_WATCH)
            until = self._until
            if until is not None and time.process_time() > until:
                os._exit(TOO_LONG)
