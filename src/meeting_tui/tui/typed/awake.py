"""Going on after the process was stopped, with one reader of the keyboard.

Textual takes every SIGCONT for the end of a suspension of its own. Where it was merely stopped it begins a
second thread that reads the keyboard: each gets a part of the keys, and the program never ends.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import Any

from textual.app import App


def stay_awake(app: App[Any]) -> None:
    """From now on a continued process goes on as it was; a suspended one resumes as Textual does it."""
    driver: Any = app._driver
    if hasattr(driver, "_sigcont_application"):
        signal.signal(signal.SIGCONT, lambda *_: _continued(app, driver))


def _continued(app: App[Any], driver: Any) -> None:
    if driver._must_signal_resume:
        driver._sigcont_application()
        return
    _raw(driver)
    driver.write("\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l")
    driver._enable_mouse_support()
    if app._loop is not None:
        app._loop.call_soon_threadsafe(app.refresh)


def _raw(driver: Any) -> None:
    """The terminal gives every byte as it comes; a shell may have changed that meanwhile."""
    import termios  # not on Windows, and neither is SIGCONT

    with suppress(termios.error):  # a terminal that closes continues what it ends
        attributes = termios.tcgetattr(driver.fileno)
        attributes[3] = driver._patch_lflag(attributes[3])
        attributes[0] = driver._patch_iflag(attributes[0])
        attributes[6][termios.VMIN] = 1
        termios.tcsetattr(driver.fileno, termios.TCSANOW, attributes)
