"""Who takes the seats: those kept for groups of candidates first, the others by rank alone; all are voted on
by everybody.

A name is in one group at most. Of a group's names the first in rank take the seats kept for it; whoever of
it is left over, and whoever is in none, takes the open ones by rank. A seat that a group has nobody for who
meets the rule stays empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Place = Literal["elected", "reserve", "tied", "out"]


@dataclass(frozen=True)
class SeatGroup:
    """So many seats are kept for one of these names (ids of choices); `title` is the group's on papers."""

    title: str
    seats: int
    names: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """As polls freeze it and bundles have it."""
        return {"title": self.title, "seats": self.seats, "names": list(self.names)}


def open_seats(seats: int, groups: Sequence[SeatGroup]) -> int:
    """Those that are kept for nobody."""
    return seats - sum(each.seats for each in groups)


def empty(groups: Iterable[SeatGroup], elected: Collection[str]) -> list[tuple[str, int]]:
    """Of each group for which a seat stays empty its title, and how many."""
    left = ((each.title, each.seats - sum(name in elected for name in each.names)) for each in groups)
    return [(title, seats) for title, seats in left if seats > 0]


def places(
    order: Sequence[Sequence[str]], seats: int, reserve: int, groups: Sequence[SeatGroup] = ()
) -> dict[str, Place]:
    """Where each of those able gets, the best first, the level together.

    Level names that all get a seat, kept or open, need no lots. Of others those who only compete are `tied`;
    where that is for open seats, no more of these are given.
    """
    free = _Free(open_seats(seats, groups), {each: each.seats for each in groups})
    found: dict[str, Place] = {}
    waiting = reserve
    for level in order:
        taken = free.take(level)
        found |= taken
        left = [name for name in level if name not in taken]
        place: Place = "reserve" if waiting > 0 else "out"
        waiting -= len(left)
        found |= dict.fromkeys(left, place)
    return found


def last_seated(order: Sequence[Sequence[str]], found: Mapping[str, Place]) -> int:
    """How many levels there are up to the last one with somebody elected or tied."""
    seated = [no for no, level in enumerate(order, 1) if any(found[n] in ("elected", "tied") for n in level)]
    return max(seated, default=0)


def out_of_reach(name: str, ahead: Sequence[str], seats: int, groups: Sequence[SeatGroup]) -> bool:
    """Whether those who surely come `ahead` of a name take every seat it could have, kept or open."""
    over = len(ahead)
    for group in groups:
        of_it = sum(other in group.names for other in ahead)
        over -= min(of_it, group.seats)
        if name in group.names and of_it < group.seats:
            return False
    return over >= open_seats(seats, groups)


def surely_seated(name: str, level: Sequence[str], seats: int, groups: Sequence[SeatGroup]) -> bool:
    """Whether a name has a seat even if all who can still be `level` with it come before."""
    own = next((group for group in groups if name in group.names), None)
    kept = own is not None and sum(other in own.names for other in level) < own.seats
    return kept or len(level) < open_seats(seats, groups)


@dataclass
class _Free:
    """The seats that are left: open ones, and those kept."""

    open: int
    kept: dict[SeatGroup, int] = field(default_factory=dict)

    def take(self, level: Sequence[str]) -> dict[str, Place]:
        """Who of names that are level is elected or tied; the seats go with them."""
        parts = list(self._parts(level))
        needed = sum(max(0, len(names) - kept) for names, kept in parts)
        fits, competing = needed <= self.open, self.open > 0
        found: dict[str, Place] = {}
        for names, kept in parts:
            if fits or len(names) <= kept:
                found |= dict.fromkeys(names, "elected")
            elif kept or competing:
                found |= dict.fromkeys(names, "tied")
        self.open = self.open - needed if fits else 0
        return found

    def _parts(self, level: Sequence[str]) -> Iterator[tuple[list[str], int]]:
        """The names of each group among them, with the seats still kept for it, which they use up."""
        for group, left in self.kept.items():
            if names := [name for name in level if name in group.names]:
                self.kept[group] = max(0, left - len(names))
                yield names, left
        grouped = {name for group in self.kept for name in group.names}
        if names := [name for name in level if name not in grouped]:
            yield names, 0
