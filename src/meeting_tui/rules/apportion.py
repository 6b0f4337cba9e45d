"""A sum of money shared by weights: to the cent, by the largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def apportion(total: int, weights: Sequence[int | Fraction]) -> tuple[int, ...]:
    """What each bears of `total` cents, in their order; the parts add up to `total` exactly.

    Each gets the whole cents of its exact part; the cents left over go one each to the largest remainders, of
    equal ones to the first. ValueError for a negative weight or total, and where nothing weighs.
    """
    whole = sum(weights)
    if total < 0 or whole <= 0 or min(weights) < 0:
        raise ValueError("nothing to share by")
    exact = [Fraction(total * weight, whole) for weight in weights]
    parts = [int(each) for each in exact]  # towards zero: never more than its part
    order = sorted(range(len(exact)), key=lambda at: (parts[at] - exact[at], at))
    for at in order[: total - sum(parts)]:
        parts[at] += 1
    return tuple(parts)
