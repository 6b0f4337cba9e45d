"""Schulze's method: who beats whom by the strongest chain of pairwise victories.

M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method", Social Choice and Welfare 36 (2011), section 2; strength is the number of winning votes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from meeting_tui.rules.ranked.ballots import Ranking, check

Pairs = Mapping[tuple[str, str], int]
"""Of each two candidates, a number of papers."""


@dataclass(frozen=True)
class SchulzeOrder:
    """`preferred`: on how many papers one stands before the other; `strongest`: the weakest link of the
    strongest chain between them; `order`: the best first, those whom no chain tells apart together."""

    preferred: Pairs
    strongest: Pairs
    order: tuple[tuple[str, ...], ...]


def schulze(candidates: Sequence[str], ballots: Sequence[Ranking]) -> SchulzeOrder:
    """The order of the candidates by papers that rank them. Refused as `ballots.check` refuses."""
    check(candidates, ballots)
    preferred = _preferred(candidates, ballots)
    strongest = _strongest(candidates, preferred)
    return SchulzeOrder(preferred, strongest, tuple(_layers(candidates, strongest)))


def _preferred(candidates: Sequence[str], ballots: Sequence[Ranking]) -> dict[tuple[str, str], int]:
    found = dict.fromkeys(permutations(candidates, 2), 0)
    for ballot in ballots:
        behind = set(candidates)
        for group in ballot.order:
            behind -= set(group)
            for name in group:
                for other in behind:
                    found[name, other] += ballot.count
    return found


def _strongest(candidates: Sequence[str], preferred: Pairs) -> dict[tuple[str, str], int]:
    """By Floyd's and Warshall's way through every candidate between two others."""
    best = {(a, b): n if n > preferred[b, a] else 0 for (a, b), n in preferred.items()}
    for between in candidates:
        for one, other in preferred:
            if between not in (one, other):
                chain = min(best[one, between], best[between, other])
                best[one, other] = max(best[one, other], chain)
    return best


def _layers(candidates: Sequence[str], strongest: Pairs) -> list[tuple[str, ...]]:
    """Those whom nobody left beats, then those whom nobody beats without these, …"""
    left, layers = list(candidates), []
    while left:
        top = tuple(
            one for one in left if all(strongest[one, b] >= strongest[b, one] for b in left if b != one)
        )
        layers.append(top)
        left = [name for name in left if name not in top]
    return layers
