"""The single transferable vote as Scottish councils are elected: weighted inclusive Gregory, five decimals.

Scottish Local Government Elections Order 2007 (SSI 2007/42), Schedule 1, rules 45 to 52, as secondary sources
tell them; not compared with the official text. The quota is that of Droop. Whoever reaches it is elected; the
largest surplus goes on first, every paper at its value times the surplus by the total, what is behind five
decimals dropped; without a surplus the lowest is excluded. Who is level was told apart by the last stage at
which they were not, else by lots. As many as seats are left are elected without more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import Literal

from meeting_tui.refusal import Refusal, Several
from meeting_tui.rules.contest import lot
from meeting_tui.rules.ranked.ballots import Ranking, check

UNIT = 100_000
"""The value of a whole vote; all numbers of a count are whole multiples of its hundred-thousandth."""

Pile = list[tuple[tuple[str, ...], int, int]]
"""Papers with what is left of their order, how many they are, and what each is worth."""
Done = Literal["first", "surplus", "excluded"]


@dataclass(frozen=True)
class Stage:
    """What was done (`first` preferences counted, a `surplus` of somebody passed on, somebody `excluded`),
    the `votes` of each after it, what is `lost` to nobody until then, and who is elected by it."""

    done: Done
    name: str
    votes: dict[str, int]
    lost: int
    elected: tuple[str, ...]


@dataclass(frozen=True)
class TransferableVote:
    """`quota` in votes; the `elected` in the order in which they were; every stage. `lots`: who was level and
    ordered by the seed. `open`: who is still in where lots must be drawn and there is no seed; `level`: those
    between whom."""

    quota: int
    elected: tuple[str, ...]
    stages: tuple[Stage, ...]
    lots: tuple[tuple[str, ...], ...] = ()
    open: tuple[str, ...] = ()
    level: tuple[str, ...] = ()


def transferable(
    candidates: Sequence[str], seats: int, ballots: Sequence[Ranking], seed: str = ""
) -> TransferableVote:
    """Who is elected. A paper is read until the first place at which it names several.

    `seed` draws the lots of who is level in every stage; refused without one (`ranked.lots`), as
    `ballots.check` refuses, and (`ranked.seats`) for more seats than candidates.
    """
    found = as_far(candidates, seats, ballots, seed)
    if found.level:
        raise Refusal("ranked.lots", names=Several(found.level))
    return found


def as_far(
    candidates: Sequence[str], seats: int, ballots: Sequence[Ranking], seed: str = "", about: str = "stv"
) -> TransferableVote:
    """As `transferable`, up to where lots must be drawn and can't; `about` goes into them."""
    check(candidates, ballots)
    if not 1 <= seats <= len(candidates):
        raise Refusal("ranked.seats", seats=seats, candidates=len(candidates))
    piles: dict[str, Pile] = {name: [] for name in candidates}
    for ballot in ballots:
        if order := _read(ballot):
            piles[order[0]].append((order, ballot.count, UNIT))
    votes = {name: _worth(pile) for name, pile in piles.items()}
    quota = sum(votes.values()) // UNIT // (seats + 1) + 1
    count = _Count(seats, seed, about, quota * UNIT, piles, votes)
    count.close("first", "")
    level = count.to_end()
    return TransferableVote(
        quota,
        tuple(count.elected),
        tuple(count.stages),
        tuple(count.lots),
        tuple(count.hopeful) if level else (),
        level,
    )


def _read(ballot: Ranking) -> tuple[str, ...]:
    alone = takewhile(lambda group: len(group) == 1, ballot.order)
    return tuple(name for group in alone for name in group)


def _worth(pile: Pile) -> int:
    return sum(count * value for _order, count, value in pile)


@dataclass
class _Count:
    """A count under way; `piles` of those who are neither excluded nor have passed on their surplus."""

    seats: int
    seed: str
    about: str
    quota: int
    piles: dict[str, Pile]
    votes: dict[str, int]
    elected: list[str] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    lost: int = 0
    lots: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def hopeful(self) -> list[str]:
        return [name for name in self.piles if name not in self.elected]

    def to_end(self) -> tuple[str, ...]:
        """Stage by stage until all seats are taken; who is level where only lots could tell."""
        while len(self.elected) < self.seats:
            over = [name for name in self.elected if self.votes[name] > self.quota]
            level = self.edge(over, max) if over else self.edge(self.hopeful, min)
            if len(level) > 1 and not self.seed:
                return tuple(level)
            name = self.draw(level)
            (self.surplus if over else self.exclude)(name)
        return ()

    def close(self, done: Done, name: str) -> None:
        """End a stage: who reached the quota is elected; the last seats go to who is left."""
        new = self._by_votes([each for each in self.hopeful if self.votes[each] >= self.quota])
        left = [each for each in self.hopeful if each not in new]
        if len(left) <= self.seats - len(self.elected) - len(new):
            new += self._by_votes(left)
        self.elected += new
        self.stages.append(Stage(done, name, dict(self.votes), self.lost, tuple(new)))

    def _by_votes(self, names: list[str]) -> list[str]:
        """More votes first; all of them are elected, so nothing hangs on who is level."""
        return sorted(names, key=lambda name: -self.votes[name])

    def edge(self, names: Iterable[str], best: Callable[[Iterable[int]], int]) -> list[str]:
        """Those with most, or fewest, votes; of those level by the last stage that tells them apart."""
        level = list(names)
        for votes in (self.votes, *(stage.votes for stage in reversed(self.stages))):
            edge = best([votes[name] for name in level])
            level = [name for name in level if votes[name] == edge]
        return level

    def draw(self, level: Sequence[str]) -> str:
        """One of those who are level, by lots."""
        if len(level) > 1:
            self.lots.append(tuple(level))
        return min(level, key=lambda name: lot(self.seed, self.about, name))

    def surplus(self, name: str) -> None:
        """Pass on what somebody has over the quota, every paper in proportion."""
        total = self.votes[name]
        over = total - self.quota
        self.votes[name] = self.quota
        self._pass(self.piles.pop(name), over, lambda value: value * over // total)
        self.close("surplus", name)

    def exclude(self, name: str) -> None:
        """Pass on all papers of the lowest at the value they have."""
        whole, self.votes[name] = self.votes[name], 0
        self._pass(self.piles.pop(name), whole, lambda value: value)
        self.close("excluded", name)

    def _pass(self, pile: Pile, whole: int, worth: Callable[[int], int]) -> None:
        """Give each paper to the next on it who is neither elected nor excluded; the rest is lost."""
        hopeful = set(self.hopeful)
        for order, count, value in pile:
            rest = tuple(dropwhile(lambda name: name not in hopeful, order))
            if rest and (given := worth(value)):
                self.piles[rest[0]].append((rest, count, given))
                self.votes[rest[0]] += count * given
                whole -= count * given
        self.lost += whole
