"""The program as people start it, but hands don't wait for the disk, and it is always the same day."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from meeting_tui import world

BEGAN = float(os.environ.get("HANDS_BEGAN", time.monotonic()))
FAST = float(os.environ.get("HANDS_FAST", "1"))
"""When it is `TODAY`, by the clock that all programs share, and how much faster this one's runs."""
TODAY = datetime(2026, 11, 10, 19, 0, tzinfo=timezone(timedelta(hours=8)))


def _now() -> datetime:
    return TODAY + timedelta(seconds=int((time.monotonic() - BEGAN) * FAST))


if __name__ == "__main__":
    world.REAL = replace(world.REAL, now=_now)  # before anything asks for it

    from meeting_tui.__main__ import main
    from meeting_tui.store import connections

    connections.PRAGMAS = tuple(pragma.replace("= EXTRA", "= OFF") for pragma in connections.PRAGMAS)
    sys.exit(main())
