"""Three hundred kills over all acts: what was left, what was refused to readers, what was lost."""

from __future__ import annotations

import contextlib
import io
import os
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.store.killing import Tally, deal, prepared

from benchmarks.measure import Measure

KILLS = int(os.environ.get("MEETING_TUI_KILLS", "300"))


def measures() -> Iterator[Measure]:
    """Every third child is killed while it commits, the others at any moment."""
    dice, tally = random.Random(20261127), Tally()
    silent = contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO())
    with tempfile.TemporaryDirectory() as folder, silent[0], silent[1]:
        path, poll = prepared(Path(folder))
        for number in range(KILLS):
            deal(path, poll, dice, tally, forced=number % 3 == 0)
    for what in (*tally.refused, *tally.lost):
        yield Measure(what, 1, "")
    yield Measure("kills", tally.kills, "")
    yield Measure("hot journals left", tally.hot, "")
    yield Measure("acts promised", sum(tally.promises.values()), "")
    for act, promised in sorted(tally.promises.items()):
        yield Measure(f"  {act}", promised, "")
    yield Measure("refused to a reader", len(tally.refused), "")
    yield Measure("promises lost", len(tally.lost), "")
