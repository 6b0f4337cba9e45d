"""One measured fact, and how long something takes: the median of several runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """`value` in `unit`; `ratio` is against `peer`, or against the budget the design sets."""

    what: str
    value: float
    unit: str
    peer: str = ""
    ratio: float | None = None
    budget: str = ""

    def line(self) -> str:
        """One line of the table."""
        against = "" if self.ratio is None else f"{self.ratio:.2f} × {self.peer}"
        return f"{self.what:<58} {self.value:>12,.2f} {self.unit:<12} {against:<34} {self.budget}"


def seconds(act: Callable[[], object], runs: int = 5) -> float:
    """The median time of `act` in seconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)
