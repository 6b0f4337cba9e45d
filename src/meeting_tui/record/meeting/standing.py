"""Who stands for which voters of the roll in an assembly, and what they weigh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from meeting_tui.record.person import Person

SELF = "self"
"""The role of whoever stands for a further voter of theirs: they own it with others and need no proxy."""
Weights = Mapping[str, int]
"""Measure → whole number of its smallest unit."""


@dataclass(frozen=True, slots=True)
class FrozenRoll:
    """The roll an assembly goes by: its fingerprint, how many voters and units, what all of them weigh.

    `decimals` of each measure; shares are parts of `whole`. `cut`: by voter, the weights that limits of the
    law leave to those who hold too much; `voted`: of those whose votes alone are cut, what they vote with.
    """

    digest: str
    voters: int
    units: int
    totals: Weights
    decimals: Mapping[str, int]
    whole: int = 1
    cut: Mapping[int, Weights] = field(default_factory=dict)
    voted: Mapping[int, Weights] = field(default_factory=dict)

    def voting(self, several: Iterable[RoomVoter]) -> Iterator[RoomVoter]:
        """The same with what they vote with."""
        for each in several:
            own = self.voted.get(each.voter)
            yield replace(each, weights=own) if own else each


@dataclass(frozen=True, slots=True)
class RoomProxy:
    """`holder` stands for a `voter` of the roll (`name` None when erased) until `ended`; `why` it did.

    It counts while the holder is in the room. `form`: `seen`, or `instructed` where it says how to vote.
    """

    seq: int
    voter: int
    name: str | None
    unit: str
    holder: Person
    weights: Weights
    role: str
    form: str
    since: str
    ended: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class RoomVoter:
    """A voter who is there, or whom `person` represents (`proxied`)."""

    voter: int
    person: Person
    weights: Weights
    proxied: bool = False


def weighed(several: Iterable[RoomVoter], measures: Iterable[str]) -> dict[str, int]:
    """What they weigh together, in every measure."""
    total = dict.fromkeys(measures, 0)
    for each in several:
        for measure in total:
            total[measure] += each.weights.get(measure, 0)
    return total
