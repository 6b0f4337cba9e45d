"""Killed in any act, the file is read by every command that only reads, and nothing promised is lost."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from tests.store.killing import Tally, deal, prepared

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork, no SIGKILL there")
KILLS = 8


def test_killed_in_any_act_nothing_is_refused_and_nothing_lost(tmp_path: Path, capsys):
    path, poll = prepared(tmp_path)
    dice, tally = random.Random(20261127), Tally()
    for number in range(KILLS):
        deal(path, poll, dice, tally, forced=number % 4 == 0)
    capsys.readouterr()
    assert not tally.refused
    assert not tally.lost
    assert tally.hot >= KILLS // 4
    assert sum(tally.promises.values()) >= KILLS
