"""The small estate with four voters more, for what is weighed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.ballots.conftest import clock
from tests.desk.polling import Clock, estate

from meeting_tui.desk.office import Office

__all__ = ["clock"]
VOTERS = 12


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    made = estate(tmp_path, VOTERS, clock=clock)
    yield made
    made.close()
