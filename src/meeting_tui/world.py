"""What comes in from outside and tests replace: the clock, ids and dice."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


@dataclass(frozen=True)
class World:
    """`now` is local time with its offset; `token(n)` gives n random bytes (keys, salts, ids)."""

    now: Callable[[], datetime] = _now
    token: Callable[[int], bytes] = os.urandom


REAL = World()
