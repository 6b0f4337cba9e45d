"""The demo's own time and dice: the same story, to the second and to the byte, in every run."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta, timezone
from itertools import count

from meeting_tui.world import World

SHANGHAI = timezone(timedelta(hours=8))


class DemoClock:
    """Stands where it was put; `pass_` moves it on."""

    def __init__(self, at: str) -> None:
        self._dice = count()
        self.put(at)

    def put(self, at: str) -> None:
        """Let it be this local time (ISO)."""
        self._at = datetime.fromisoformat(at).replace(tzinfo=SHANGHAI)

    def pass_(self, seconds: int) -> None:
        """Let some time go by."""
        self._at += timedelta(seconds=seconds)

    def world(self) -> World:
        """A world with this clock, in which ballots are numbered as the roll is."""
        return World(now=lambda: self._at, token=self._token, order=range)

    def _token(self, n: int) -> bytes:
        return hashlib.shake_256(f"Sycamore Court, throw {next(self._dice)}".encode()).digest(n)
