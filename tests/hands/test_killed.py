"""The chair's table killed at a random moment comes back as it was (a hundred times in the benchmarks)."""

from __future__ import annotations

import random

from tests.hands.killed import LeftBehind, TableTally, begin, deal

KILLS = 3


def test_killed_the_table_comes_back(evening):
    at, tally, left = evening("en"), TableTally(), LeftBehind()
    begin(at)
    dice = random.Random(20261127)
    for _kill in range(KILLS):
        left = deal(at, dice, tally, left)
    assert not tally.lost
