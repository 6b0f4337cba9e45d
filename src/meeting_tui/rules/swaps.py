"""Whether sums leave open how each voter voted, also to who knows what all weigh and who took part.

Areas are numbers of a few digits: of a small roll only one way of voting may add up to the sums shown. What
proves the contrary is a second way that gives the same sums, in which a voter voted otherwise: some who
answered alike, the voter among them, change their answers with as many others, who weigh together as much.
Most find four others among their like; who holds ten homes needs many more (`balance`). What was decided is
told too: where a sum is not shown but was compared, one voter changes with another who weighs more or less by
so little that it is decided as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, combinations

from meeting_tui.rules.apart import Column
from meeting_tui.rules.balance import balanced, some, sums

MOST = 4
"""So many voters change with as many others."""
_LOOKED = (0, 1 << 20, 150, 40, 24)
"""Among how many on each side, by how many change together: looking has an end."""
_STEPS = 1_000_000
"""So many looks in all; whoever was not found till then has nobody to change with."""
_FAR = 40
"""So many who are far from all others."""
_KINDS = 12
_LANE = 64
"""Bits of a weight of one measure, where weights of several stand in one number."""
Pair = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Kinds, by their places, whose voters can change with those of the second ones; the measures in which they
then must weigh as much, and those in which nearly."""


@dataclass(frozen=True)
class Constraint:
    """Of a measure: the names whose sums are shown, or were compared; by how much a sum that was compared may
    change while it is decided as it was."""

    shown: frozenset[str]
    compared: frozenset[str]
    slack: int


@dataclass(frozen=True)
class Alike:
    """Voters who answered alike: which names they ticked, by measure which of the sums shown, and of those
    compared, count them, and by measure what each weighs, all in the same order."""

    ticked: frozenset[str]
    columns: tuple[Column, ...]
    compared: tuple[Column, ...]
    weights: tuple[Sequence[int], ...]

    def __len__(self) -> int:
        return len(self.weights[0])

    def by(self, measures: Sequence[int]) -> list[int]:
        """What each weighs in these measures, in one number."""
        if not measures:
            return [0] * len(self)
        rows = zip(*(self.weights[at] for at in measures), strict=True)
        return [sum(weight << _LANE * n for n, weight in enumerate(row)) for row in rows]


def open_to_doubt(kinds: Sequence[Alike], told: Sequence[Constraint]) -> bool:
    """Whether every voter may have voted otherwise; True is always right. `told`: by measure. Where all
    answered alike, that is known from their number, whatever is shown."""
    if len(kinds) < 2:
        return True
    pairs = [_Two.of(kinds, pair) for pair in _swaps(kinds, told)]
    near = [_Near.of(kinds, pair, [each.slack for each in told]) for pair in _swaps(kinds, told) if pair[3]]
    steps, far = iter(range(_STEPS)), iter(range(_FAR))
    return all(
        any(two.can_change(voter, steps) for two in near)
        or any(two.can_change(voter, steps) for two in pairs)
        or (next(far, None) is not None and any(two.can_balance(voter) for two in pairs))
        for voter in _without_twin(kinds)
    )


def _without_twin(kinds: Sequence[Alike]) -> list[tuple[int, int]]:
    """The voters, by kind and place in it, whom nobody equals who answered otherwise; who is farthest from
    all others comes first."""
    every = range(len(kinds[0].weights))
    rows = [kind.by(every) for kind in kinds]
    of: dict[int, set[int]] = defaultdict(set)
    for at, row in enumerate(rows):
        for weight in row:
            of[weight].add(at)
    middle = sorted(of)[len(of) // 2]
    alone = [(at, n) for at, row in enumerate(rows) for n, weight in enumerate(row) if len(of[weight]) < 2]
    return sorted(alone, key=lambda each: -abs(rows[each[0]][each[1]] - middle))


def _swaps(kinds: Sequence[Alike], told: Sequence[Constraint]) -> Iterator[Pair]:
    """Answers change whole, whatever they are: all that the same sums count are one side. On papers with
    several names one name also changes for another."""
    sides: dict[tuple[tuple[Column, ...], tuple[Column, ...]], list[int]] = defaultdict(list)
    for at, kind in enumerate(kinds):
        sides[kind.columns, kind.compared].append(at)
    for alike in sides.values() if len(kinds) <= _KINDS else ():
        yield from (((one,), (other,), (), ()) for one, other in combinations(alike, 2))
    for (one, mine), (other, theirs) in combinations(sides.items(), 2) if len(sides) <= _KINDS else ():
        exactly, nearly = (tuple(_differing(*columns)) for columns in zip(one, other, strict=True))
        yield tuple(mine), tuple(theirs), exactly, tuple(at for at in nearly if at not in exactly)
    if any(len(kind.ticked) > 1 for kind in kinds):
        names = sorted(frozenset().union(*(kind.ticked for kind in kinds)))
        for name, another in combinations(names, 2):
            two = {name, another}
            exactly = tuple(at for at, each in enumerate(told) if each.shown & two)
            nearly = tuple(at for at, each in enumerate(told) if each.compared & two and at not in exactly)
            yield tuple(_only(kinds, name, another)), tuple(_only(kinds, another, name)), exactly, nearly


def _differing(one: Sequence[Column], other: Sequence[Column]) -> Iterator[int]:
    return (at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs)


def _only(kinds: Sequence[Alike], name: str, another: str) -> Iterator[int]:
    yield from (at for at, kind in enumerate(kinds) if name in kind.ticked and another not in kind.ticked)


@dataclass
class _Side:
    """Voters by kind and place in it, what each weighs, and what some of them weigh together."""

    places: dict[tuple[int, int], int]
    weights: list[int]
    plain: bool
    _sums: dict[int, dict[int, list[tuple[int, ...]]]] = field(default_factory=dict)

    @classmethod
    def of(cls, kinds: Sequence[Alike], of: Sequence[int], measures: Sequence[int]) -> _Side:
        who = [(at, n) for at in of for n in range(len(kinds[at]))]
        weights = list(chain.from_iterable(kinds[at].by(measures) for at in of))
        return cls({each: at for at, each in enumerate(who)}, weights, len(measures) == 1)

    @cached_property
    def many(self) -> list[int]:
        return sums(some(self.weights))

    def sums(self, many: int) -> dict[int, list[tuple[int, ...]]]:
        """What so many of them weigh together, with two choices of whom."""
        if many not in self._sums:
            found: dict[int, list[tuple[int, ...]]] = {}
            among = range(0, len(self.weights), -(-len(self.weights) // _LOOKED[max(many, 1)]) or 1)
            weighed = map(sum, combinations([self.weights[at] for at in among], many))
            for several, weight in zip(combinations(among, many), weighed, strict=True):
                known = found.setdefault(weight, [])
                if len(known) < 2:
                    known.append(several)
            self._sums[many] = found
        return self._sums[many]


@dataclass(frozen=True)
class _Two:
    """Two sides that can change."""

    one: _Side
    other: _Side

    @classmethod
    def of(cls, kinds: Sequence[Alike], pair: Pair) -> _Two:
        first, second, exactly, nearly = pair
        measures = (*exactly, *nearly)
        return cls(_Side.of(kinds, first, measures), _Side.of(kinds, second, measures))

    def _sides(self, voter: tuple[int, int]) -> tuple[_Side, _Side] | None:
        """That of the voter, and the other one."""
        if voter in self.one.places:
            return self.one, self.other
        return (self.other, self.one) if voter in self.other.places else None

    def can_change(self, voter: tuple[int, int], steps: Iterator[int]) -> bool:
        """Whether that voter, alone or with some of their side, can change with as many of the other side."""
        if not (sides := self._sides(voter)):
            return False
        mine, theirs = sides
        at = mine.places[voter]
        alone = mine.weights[at] in theirs.sums(1)
        return alone or any(_meets(mine, theirs, at, many, steps) for many in range(2, MOST + 1))

    def can_balance(self, voter: tuple[int, int]) -> bool:
        """The same with many others, in one measure."""
        if not (sides := self._sides(voter)) or not self.one.plain:
            return False
        mine, theirs = sides
        at = mine.places[voter]
        others = some([weight for n, weight in enumerate(mine.weights) if n != at])
        return balanced(mine.weights[at], sums(others), theirs.many)


@dataclass(frozen=True)
class _Near:
    """Two sides of which one voter can change with one other who weighs nearly as much: of each by kind and
    place what they weigh in the measures in which exactly, and in those in which nearly."""

    one: Mapping[tuple[int, int], tuple[int, tuple[int, ...]]]
    other: Mapping[tuple[int, int], tuple[int, tuple[int, ...]]]
    slack: tuple[int, ...]

    @classmethod
    def of(cls, kinds: Sequence[Alike], pair: Pair, slack: Sequence[int]) -> _Near:
        first, second, exactly, nearly = pair
        one, other = (
            {
                (at, n): (weight, tuple(kinds[at].weights[measure][n] for measure in nearly))
                for at in side
                for n, weight in enumerate(kinds[at].by(exactly))
            }
            for side in (first, second)
        )
        return cls(one, other, tuple(slack[measure] for measure in nearly))

    def can_change(self, voter: tuple[int, int], steps: Iterator[int]) -> bool:
        mine, theirs = (self.one, self.other) if voter in self.one else (self.other, self.one)
        if voter not in mine:
            return False
        weight, near = mine[voter]
        return any(
            weight == another and all(map(self._within, near, others, self.slack))
            for (another, others), _step in zip(theirs.values(), steps, strict=False)
        )

    @staticmethod
    def _within(one: int, other: int, slack: int) -> bool:
        return abs(one - other) <= slack


def _meets(mine: _Side, theirs: _Side, at: int, many: int, steps: Iterator[int]) -> bool:
    """Whether the voter at that place and others weigh together what so many of the other side do."""
    beside, wanted, own = mine.sums(many - 1), theirs.sums(many), mine.weights[at]
    if len(wanted) < len(beside):
        found = (beside.get(weight - own, ()) for weight, _step in zip(wanted, steps, strict=False))
    else:
        found = (
            some if weight + own in wanted else ()
            for (weight, some), _step in zip(beside.items(), steps, strict=False)
        )
    return any(at not in one for several in found for one in several)
