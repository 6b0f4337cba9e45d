"""No roll file, however made or damaged, ends in anything but a value or a refusal, soon."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.hostile import rolls
from tests.hostile.damage import damaged

from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.refusal import Refusal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks, and limits by the system")


def read(path: Path) -> object:
    """What the roll's readers make of a file; refused as they refuse."""
    return read_grids(RollFile.read(path))


def spoiled() -> Iterator[tuple[str, bytes]]:
    for name, data in rolls.good():
        yield from damaged(name, data, 24 if name.endswith("xlsx") else 6)


@pytest.mark.parametrize(
    ("kind", "least"), [("archives", 20), ("books", 30), ("texts", 15), ("pages", 25), ("spoiled", 100)]
)
def test_every_hostile_roll_ends_in_a_value_or_a_refusal(kind: str, least: int, tmp_path: Path):
    from tests.hostile.harness import judge, timed

    files = spoiled() if kind == "spoiled" else getattr(rolls, kind)()
    verdicts = judge("tests.hostile.test_rolls:read", files, tmp_path)
    print(timed(verdicts))
    assert [verdict for verdict in verdicts if not verdict.bounded] == []
    assert len({verdict.file for verdict in verdicts}) == len(verdicts) >= least


def breaks(path: Path) -> object:
    """No reader: what the harness has to see."""
    if path.name == "killed":
        os.abort()
    raise RecursionError if path.name == "raises" else Refusal("roll.empty", file=path.name)


def test_the_harness_sees_what_no_reader_may_do(tmp_path: Path):
    from tests.hostile.harness import judge

    files = [(name, b"") for name in ("killed", "raises", "refuses")]
    ends = [(v.end, v.bounded) for v in judge("tests.hostile.test_rolls:breaks", files, tmp_path)]
    assert ends == [("signal -6", False), ("RecursionError", False), ("roll.empty", True)]


def test_the_whole_files_are_read(tmp_path: Path):
    for name, data in rolls.good():
        (tmp_path / name).write_bytes(data)
        (grid,) = read_grids(RollFile.read(tmp_path / name))
        assert (len(grid.rows), list(grid.rows[0][1])) == (61, list(rolls.HEAD))
