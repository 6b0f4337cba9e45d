"""Whether somebody who weighs far more or less than all others can be balanced: many change with as many."""

from __future__ import annotations

from collections.abc import Sequence

MOST = 24
"""So many on each side."""
LOOKED = 40
"""Among so many on each side, the lightest and the heaviest."""
_BITS = 1 << 19
"""The largest sum that is looked for."""


def some(weights: Sequence[int]) -> list[int]:
    """The lightest and the heaviest of these."""
    ordered, half = sorted(weights), LOOKED // 2
    return ordered if len(ordered) <= LOOKED else [*ordered[:half], *ordered[-half:]]


def sums(weights: Sequence[int]) -> list[int]:
    """By how many are taken together, a number whose bits are what so many of these can weigh."""
    known = [1, *[0] * MOST]
    cut = (1 << _BITS) - 1
    for weight in weights:
        if weight < _BITS:
            for many in range(MOST, 0, -1):
                if known[many - 1]:
                    known[many] |= known[many - 1] << weight & cut
    return known


def balanced(own: int, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether `own`, with some of `mine`, is as much as equally many of `theirs`; both are of `sums`."""
    return own < _BITS and any(
        other and one << own & other for one, other in zip(mine, theirs[1:], strict=False)
    )
