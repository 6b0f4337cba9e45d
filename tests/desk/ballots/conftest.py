"""The small estate as a fixture: eight voters, and a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.polling import Clock, estate

from meeting_tui.desk.office import Office


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    made = estate(tmp_path, clock=clock)
    yield made
    made.close()
