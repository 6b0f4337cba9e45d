"""The program as people start it, but hands don't wait for the disk, and it is always the same day.

`tests/hands/ready.py` keeps one loaded, which becomes the program for each who asks.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from meeting_tui import world

TODAY = datetime(2026, 11, 10, 19, 0, tzinfo=timezone(timedelta(hours=8)))


@dataclass
class Hours:
    """When it is `TODAY`, by the clock that all programs share, and how much faster this one's runs."""

    began: float = 0.0
    fast: float = 1.0

    def wind(self) -> None:
        """As the environment says."""
        self.began = float(os.environ.get("HANDS_BEGAN", time.monotonic()))
        self.fast = float(os.environ.get("HANDS_FAST", "1"))

    def now(self) -> datetime:
        return TODAY + timedelta(seconds=int((time.monotonic() - self.began) * self.fast))


HOURS = Hours()


def prepare() -> None:
    """Before anything asks for the world, or opens a file."""
    world.REAL = replace(world.REAL, now=HOURS.now)

    from meeting_tui.store import connections

    connections.PRAGMAS = tuple(pragma.replace("= EXTRA", "= OFF") for pragma in connections.PRAGMAS)


def run() -> int:
    """The program, with the words and in the environment this process has now."""
    from meeting_tui.__main__ import main

    HOURS.wind()
    return main()


if __name__ == "__main__":
    prepare()
    sys.exit(run())
