"""A comparison shown by other sums than its own: where some are not shown, the others may still prove it."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from meeting_tui.rules.condition import Fact, Sets
from meeting_tui.rules.disclosure import Hidden

_ASKS = {"gt": operator.gt, "ge": operator.ge, "lt": operator.lt, "le": operator.le}
_PARTS = {"participating": ("for", "against", "abstain"), "cast": ("for", "against")}


@dataclass(frozen=True)
class Bounds:
    """What the two sides are at least or at most, and which of them is exact. `least`: what is compared is
    at least that much, else at most."""

    num: int
    of: int
    num_exact: bool
    of_exact: bool
    least: bool


def shown(fact: Fact, hidden: Hidden) -> bool:
    """Whether none of the sums that are compared is hidden."""
    return not hidden.intersection(_compared(fact))


def proven(fact: Fact, sets: Sets, hidden: Hidden) -> Bounds | None:
    """Bounds from sums that are shown, where they prove what came of it; `sets` are those of its measure."""
    least = (fact.cmp in ("gt", "ge")) == fact.holds
    secret = {name for measure, name in hidden if measure == fact.measure}
    num = _least(fact.num, sets, secret) if least else _most(fact.num, sets, secret)
    edge, of = Fraction(fact.count or 0), 0
    if fact.frac is not None:
        of = _most(fact.of, sets, secret) if least else _least(fact.of, sets, secret)
        edge = fact.frac * of
    if _ASKS[fact.cmp](num, edge) != fact.holds or (fact.of and not of):
        return None
    return Bounds(num, of, fact.num not in secret, fact.of not in secret, least)


def _compared(fact: Fact) -> Iterator[tuple[str, str]]:
    yield fact.measure, fact.num
    if fact.of:
        yield fact.measure, fact.of


def _least(name: str, sets: Sets, secret: set[str]) -> int:
    if name not in secret:
        return sets[name]
    return sum(_least(part, sets, secret) for part in _PARTS.get(name, ()))


def _most(name: str, sets: Sets, secret: set[str]) -> int:
    return sets["all"] if name in secret else sets[name]
