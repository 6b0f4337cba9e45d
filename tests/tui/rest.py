"""When the screens are at rest: their queues say it, where Textual guesses it from an idle processor.

A guess takes five milliseconds and more after every key, asks every widget to answer, and is wrong on a
busy machine.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from textual.app import App
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout

GLANCE = 0.001
"""Seconds until a look at a widget that waits for a thread or a clock."""


def at_rest(app: App[Any]) -> bool:
    """Whether nothing is to be run now, and every widget waits for its next message."""
    return not _waiting() and all(map(_listens, (app, *app._registry)))


def _waiting() -> bool:
    """Whether the loop has something else to run."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


def _listens(node: MessagePump) -> bool:
    if not node._running or node._closing:
        return True
    queue = node._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)  # type: ignore[attr-defined]


async def idle(_least: float = 0, _most: float = 1) -> None:
    """In place of `wait_for_idle`: until the loop has nothing to run."""
    await asyncio.sleep(0)
    while _waiting():
        await asyncio.sleep(0)


async def passed(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """In place of `Pilot._wait_for_screen`: until the screens are at rest."""
    app, end = pilot.app, time.monotonic() + timeout
    await asyncio.sleep(0)
    while app._running and not app._exception and not at_rest(app):
        if time.monotonic() > end:
            raise WaitForScreenTimeout("the screens came to no rest")
        await asyncio.sleep(0 if _waiting() else GLANCE)
    return app._exception is None
