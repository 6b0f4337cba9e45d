"""Papers that rank or grade: what they say, and what they can't say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meeting_tui.refusal import Refusal

SCHULZE, STV, JUDGMENT = METHODS = ("schulze", "stv", "majority-judgment")

MOST, MOST_NAMES = 1_000_000, 100
"""The most papers, and candidates times different papers, that are counted; the most candidates."""


@dataclass(frozen=True)
class Ranking:
    """So many papers that say the same: groups of candidates, the best first; those of a group are level.
    Who is not named stands behind all who are."""

    order: tuple[tuple[str, ...], ...]
    count: int = 1


@dataclass(frozen=True)
class Graded:
    """So many papers that give each candidate the same grade, a place in the list of grades, 0 the worst.
    Who is given none has the worst."""

    grades: Mapping[str, int]
    count: int = 1


def check(candidates: Sequence[str], ballots: Sequence[Ranking | Graded]) -> None:
    """Refused: `ranked.candidates`, `ranked.names` (too many), `ranked.name` (nobody's, or twice on one
    paper), `ranked.count`, `ranked.size`."""
    if len(candidates) > MOST_NAMES:
        raise Refusal("ranked.names", most=MOST_NAMES)
    if not candidates or len(set(candidates)) < len(candidates):
        raise Refusal("ranked.candidates")
    for ballot in ballots:
        named = _named(ballot)
        for name in named:
            if name not in candidates or named.count(name) > 1:
                raise Refusal("ranked.name", name=name)
        if ballot.count < 1:
            raise Refusal("ranked.count", count=ballot.count)
    if papers(ballots) > MOST or len(ballots) * len(candidates) > MOST:
        raise Refusal("ranked.size", most=MOST)


def _named(ballot: Ranking | Graded) -> list[str]:
    if isinstance(ballot, Graded):
        return list(ballot.grades)
    return [name for group in ballot.order for name in group]


def papers(ballots: Iterable[Ranking | Graded]) -> int:
    """How many there are."""
    return sum(each.count for each in ballots)
