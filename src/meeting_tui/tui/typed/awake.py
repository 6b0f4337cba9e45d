"""Going on after the process was stopped, with one reader of the keyboard; ending when the terminal is gone.

Textual takes every SIGCONT for the end of a suspension of its own. Where it was merely stopped it begins a
second thread that reads the keyboard: each gets a part of the keys, and the program never ends.

What a signal sets off runs in the loop, between two of its steps. Textual runs it wherever the main thread
is, also within its queue of writes, which has a lock: it then waits for itself, for ever.

A terminal that is gone tells by SIGHUP only whom it controls. To others its end is an empty read, which
Textual takes for no key yet and reads again, for ever: the file stays locked and the processor busy.
"""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from threading import Thread
from time import sleep
from typing import Any

from textual.app import App

NOWHERE = -1
LOOK, GRACE = 1.0, 15.0
"""Seconds after which it is seen that the terminal is gone, and after which nothing is waited for any more:
whoever draws may be stuck for ever. What was acknowledged is on the disk, what was begun is rolled back."""


def stay_awake(app: App[Any]) -> None:
    """From now on a continued process goes on as it was; a suspended one resumes as Textual does it.

    To be called in the loop of the application. Without its terminal it ends, as if it had been told so.
    """
    driver: Any = app._driver
    if hasattr(signal, "SIGHUP") and os.isatty(getattr(driver, "fileno", NOWHERE)):
        Thread(target=_leave_with, args=(driver.fileno,), daemon=True).start()
    if hasattr(driver, "_sigcont_application"):
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTSTP, driver._sigtstp_application)
        loop.add_signal_handler(signal.SIGCONT, _continued, app, driver)


def _leave_with(terminal: int) -> None:
    """Wait for the end of the terminal, then for that of the process."""
    while os.isatty(terminal):
        sleep(LOOK)
    _hush(terminal)
    os.kill(os.getpid(), signal.SIGHUP)
    sleep(GRACE)
    os._exit(128 + signal.SIGHUP)


def _hush(terminal: int) -> None:
    """In its place a keyboard that says nothing: whoever reads its end over and over leaves the processor to
    whatever ends."""
    quiet, _open = os.pipe()  # were the other end closed, this one would end too
    os.dup2(quiet, terminal)


def _continued(app: App[Any], driver: Any) -> None:
    if driver._must_signal_resume:
        driver._sigcont_application()
        return
    _raw(driver)
    driver.write("\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l")
    driver._enable_mouse_support()
    app.refresh()


def _raw(driver: Any) -> None:
    """The terminal gives every byte as it comes; a shell may have changed that meanwhile."""
    import termios  # not on Windows, and neither is SIGCONT

    with suppress(termios.error):  # a terminal that closes continues what it ends
        attributes = termios.tcgetattr(driver.fileno)
        attributes[3] = driver._patch_lflag(attributes[3])
        attributes[0] = driver._patch_iflag(attributes[0])
        attributes[6][termios.VMIN] = 1
        termios.tcsetattr(driver.fileno, termios.TCSANOW, attributes)
