"""The wall: from a remark that is durable in one process to the picture in another that follows it."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.enter import LENGTHS, PEOPLE, prepare
from benchmarks.measure import Measure, seconds

RUNS = 10


def measures() -> Iterable[Measure]:
    """The pause between two looks is the floor; a look and a drawing should be small beside it."""
    from meeting_tui.tui.wall.app import PAUSE
    from meeting_tui.tui.wall.following import Following

    with tempfile.TemporaryDirectory() as folder:
        os.environ["MEETING_TUI_SETTINGS"] = str(Path(folder) / "settings.json")
        for length in LENGTHS:
            path = Path(folder) / f"{length}.meeting"
            prepare(path, length)
            following = Following(str(path))
            following.look()
            look = seconds(following.look, RUNS)
            following.close()
            yield Measure(f"a look at nothing new after {length:,}", look * 1000, "ms")
            median, worst = asyncio.run(_delays(path))
            yield Measure(f"remark to wall after {length:,}", median, "s", "the pause", median / PAUSE)
            yield Measure(f"remark to wall after {length:,}, the slowest of {RUNS}", worst, "s")


async def _delays(path: Path) -> tuple[float, float]:
    """Median and slowest, from the commit to the new rows on the screen."""
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.desk.office import open_office
    from meeting_tui.tui.wall.app import WallApp
    from meeting_tui.tui.wall.following import Following

    office = open_office(path, PEOPLE[0])
    following = Following(str(path))
    app = WallApp(following, following.look())
    taken = []
    async with app.run_test(size=(80, 24)) as pilot:
        for n in range(RUNS):
            await asyncio.sleep(0.05 * n)  # at another moment of the pause each time
            speaker = PEOPLE[(n + 1) % 2]  # not who spoke last
            await asyncio.to_thread(meetings.say, office, "m1", speaker, f"第 {n} 句")
            start = time.perf_counter()
            while not _shows(app, speaker):
                await asyncio.sleep(0.002)
            taken.append(time.perf_counter() - start)
            await pilot.pause()
    app.close_file()
    office.close()
    return statistics.median(taken), max(taken)


def _shows(app: object, speaker: str) -> bool:
    from meeting_tui.tui.wall.view import WallView

    view = app.query_one(WallView)  # type: ignore[attr-defined]
    return any(row.rstrip().endswith(speaker) for row in view.render().plain.split("\n"))
