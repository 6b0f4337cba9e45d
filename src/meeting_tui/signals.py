"""Told to stop (SIGTERM) or left by a closed terminal (SIGHUP): what was begun ends in order.

The exit code is 128 and the signal's number, as shells have it. A signal the system lacks is left out.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

NAMES = ("SIGTERM", "SIGHUP")
End = Callable[[int], object]


def unwind(code: int) -> None:
    """Leave whatever runs: what is open closes on the way, an unfinished transaction leaves nothing."""
    raise SystemExit(code)


def obey(end: End = unwind) -> None:
    """From now on these signals call `end` with the exit code, once; ending is not interrupted by another."""

    def stopped(number: int, _frame: object) -> None:
        ignore(*NAMES)
        _silence()
        end(128 + number)

    for each in _there(NAMES):
        signal.signal(each, stopped)


def ignore(*names: str) -> None:
    """Let signals pass: somebody else answers them."""
    for each in _there(names):
        signal.signal(each, signal.SIG_IGN)


@contextmanager
def withheld(*names: str) -> Iterator[None]:
    """Processes and threads that begin here never get these signals, not even before their first line."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _there(names))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _there(names: Iterable[str]) -> list[signal.Signals]:
    return [signal.Signals[name] for name in names if hasattr(signal, name)]


def _silence() -> None:
    """What is still said into a terminal that is gone must be no error: it goes nowhere."""
    if sys.platform == "win32":
        return
    import termios

    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        try:
            termios.tcgetattr(number)
        except termios.error as error:
            if error.args[0] != errno.ENOTTY:  # that is a file or a pipe, which stays what it is
                os.dup2(nowhere, number)
    os.close(nowhere)
