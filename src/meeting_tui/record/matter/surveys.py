"""Marks given to a service over the years: what each survey of a matter came to, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

FEWEST = 5
"""Fewer marks than so many are not shown: they would tell of single people."""
BEST = 5
"""The best mark; the worst is 1."""


@dataclass(frozen=True, slots=True)
class Survey:
    """A survey that was counted: when (ISO date), its poll, the entry of its result, and by question how many
    gave each mark from 1 to 5."""

    on: str
    poll: str
    seq: int
    spreads: Mapping[str, Mapping[int, int]]

    def marks(self, question: str) -> int:
        """How many gave one."""
        return sum(self.spreads.get(question, {}).values())

    def tenths(self, question: str) -> int | None:
        """What they gave on average, in tenths, cut off; None where fewer than `FEWEST` did, or it was not
        asked."""
        count = self.marks(question)
        total = sum(mark * n for mark, n in self.spreads.get(question, {}).items())
        return total * 10 // count if count >= FEWEST else None

    @property
    def told(self) -> tuple[tuple[str, int | None, int], ...]:
        """Each question with its average and how many gave a mark."""
        return tuple((each, self.tenths(each), self.marks(each)) for each in self.spreads)


def questions(surveys: Iterable[Survey]) -> tuple[str, ...]:
    """What was asked in any of them, each once, in the order in which it was first asked."""
    return tuple(dict.fromkeys(question for survey in surveys for question in survey.spreads))
