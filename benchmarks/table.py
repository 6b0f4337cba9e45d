"""The chair's table killed a hundred times while somebody types: what was kept and half typed is back."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.hands.conftest import evening_in
from tests.hands.killed import LeftBehind, TableTally, begin, deal

from benchmarks.measure import Measure

KILLS = int(os.environ.get("MEETING_TUI_KILLS", "100"))


def measures() -> Iterator[Measure]:
    """One file all the way: each time it is opened on what the kill before left."""
    dice, tally, left = random.Random(20261127), TableTally(), LeftBehind()
    with tempfile.TemporaryDirectory() as folder:
        at = evening_in("en", Path(folder))
        begin(at)
        for _kill in range(KILLS):
            left = deal(at, dice, tally, left)
    for what in tally.lost:
        yield Measure(what, 1, "")
    yield Measure("kills at the table", tally.kills, "")
    for stands, times in sorted(tally.phases.items()):
        yield Measure(f"  {stands}", times, "")
    yield Measure("entries on record at the end", tally.entries, "")
    yield Measure("rows shown as kept, and back", tally.rows, "")
    yield Measure("answers of roll calls, and back", tally.answers, "")
    yield Measure("half-typed texts, and back", tally.drafts, "")
    yield Measure("promises lost", len(tally.lost), "")
