"""The program at another time: `python -m benchmarks.evening.at 2026-11-22T20:05 COMMAND…`."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta

from meeting_tui import world

if __name__ == "__main__":
    began, at = time.monotonic(), datetime.fromisoformat(sys.argv.pop(1)).astimezone()
    clock = lambda: at + timedelta(seconds=int(time.monotonic() - began))  # noqa: E731 - one line says it
    world.REAL = replace(world.REAL, now=clock)  # before anything asks for it
    from meeting_tui.__main__ import main

    sys.exit(main())
