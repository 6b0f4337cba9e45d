"""What comes in from outside and tests replace: the clock, ids and dice."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


def _order(count: int) -> Sequence[int]:
    throws = [os.urandom(16) for _each in range(count)]
    return sorted(range(count), key=throws.__getitem__)


@dataclass(frozen=True)
class World:
    """`now` is local time with its offset; `token(n)` gives n random bytes (keys, salts, ids); `order(n)`
    gives 0 to n - 1 in an order nobody can foresee (serials, the pile from the printer)."""

    now: Callable[[], datetime] = _now
    token: Callable[[int], bytes] = os.urandom
    order: Callable[[int], Sequence[int]] = _order


REAL = World()
