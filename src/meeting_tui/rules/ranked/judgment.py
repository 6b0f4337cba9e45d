"""Majority judgment: the best grade that more than half would grant; of level ones, medians told one by one.

M. Balinski and R. Laraki, "Majority Judgment: Measuring, Ranking, and Electing" (MIT Press, 2011), chapter 1:
the grade is the lower of two middle ones, and of two candidates with the same one it is taken out of both,
once each, until the next differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cmp_to_key
from itertools import groupby, zip_longest

from meeting_tui.refusal import Refusal
from meeting_tui.rules.ranked.ballots import Graded, check, papers

Merits = tuple[int, ...]
"""How many papers give each grade, the worst first."""


@dataclass(frozen=True)
class JudgmentOrder:
    """Of each candidate the `merits` and the majority `grade` (None where nobody voted); `order`: the best
    first, those whom the same grades in the same numbers leave level together."""

    merits: dict[str, Merits]
    grade: dict[str, int | None]
    order: tuple[tuple[str, ...], ...]


def majority_judgment(candidates: Sequence[str], grades: int, ballots: Sequence[Graded]) -> JudgmentOrder:
    """The order of the candidates by so many grades. Refused as `ballots.check`, and `ranked.grade`."""
    check(candidates, ballots)
    for ballot in ballots:
        for given in ballot.grades.values():
            if not 0 <= given < grades:
                raise Refusal("ranked.grade", grade=given, grades=grades)
    merits = {name: _merits(name, grades, ballots) for name in candidates}
    best = sorted(merits.items(), key=cmp_to_key(_better))
    order = tuple(tuple(name for name, _ in level) for _, level in groupby(best, key=_merit))
    grade = {name: next(_medians(each), None) for name, each in merits.items()}
    return JudgmentOrder(merits, grade, order)


def _better(one: tuple[str, Merits], other: tuple[str, Merits]) -> int:
    return _compared(other[1], one[1])


def _merit(judged: tuple[str, Merits]) -> Merits:
    return judged[1]


def _merits(name: str, grades: int, ballots: Sequence[Graded]) -> Merits:
    found = [0] * grades
    for ballot in ballots:
        found[ballot.grades.get(name, 0)] += ballot.count
    assert sum(found) == papers(ballots)
    return tuple(found)


def _compared(one: Merits, other: Merits) -> int:
    """Above 0 where the first is better."""
    pairs = zip_longest(_medians(one), _medians(other)) if one != other else ()
    return next((a - b for a, b in pairs if a != b), 0)


def _medians(merits: Merits) -> Iterator[int]:
    """The lower middle grade, then that of those left without it, and so on."""
    left, total = list(merits), sum(merits)
    below, grade = 0, 0
    while total:
        middle = (total - 1) // 2
        while below > middle:
            grade -= 1
            below -= left[grade]
        while below + left[grade] <= middle:
            below += left[grade]
            grade += 1
        yield grade
        left[grade] -= 1
        total -= 1
