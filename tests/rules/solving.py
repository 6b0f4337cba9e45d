"""Whoever wants to know how the neighbours voted: every way of voting that gives the published numbers.

They know what each weighs, who took part and what was decided. Two halves of the voters are gone through and
met in the middle.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import product

LANE = 40
Answer = tuple[str, ...]
"""What a voter said in each result, the earliest first."""
Number = tuple[int, str, str]
"""Which result, in which measure, which set."""
SAID = {
    "for": {"for"},
    "against": {"against"},
    "abstain": {"abstain", "blank"},
    "blank": {"blank"},
    "cast": {"for", "against"},
    "participating": {"for", "against", "abstain", "blank"},
    "returned": {"for", "against", "abstain", "blank"},
}
"""Of a set who is in it, by docs/formats/recount.md, where a blank answer abstains; others tell no answer."""
Counts = Callable[[str, str], bool]


@dataclass(frozen=True)
class Comparison:
    """What is told of a result: whether the weight of a set is so large a share of another, `all` or one
    that depends on answers."""

    result: int
    measure: str
    num: str
    of: str
    cmp: str
    frac: Fraction
    all: int
    holds: bool

    @property
    def sums(self) -> tuple[Number, ...]:
        names = (name for name in (self.num, self.of) if name != "all")
        return tuple((self.result, self.measure, name) for name in names)

    def fits(self, sums: Mapping[Number, int]) -> bool:
        num, of = (sums.get((self.result, self.measure, each), self.all) for each in (self.num, self.of))
        return bool(getattr(operator, self.cmp)(num, self.frac * of)) is self.holds


def plain(name: str, answer: str) -> bool:
    """Whether a set counts whoever answered so."""
    return answer in SAID[name]


def ways(
    voters: Sequence[Mapping[str, int]],
    numbers: Mapping[Number, int],
    answers: Iterable[str] = ("for", "against", "abstain", "blank"),
    *,
    results: int = 1,
    changed: int = 0,
    counts: Counts = plain,
    compared: Sequence[Comparison] = (),
) -> list[set[Answer]]:
    """Of each voter, given by what they weigh, all answers with which the numbers come out, and what was
    compared comes out as it did. Of several `results` so many answers were `changed` between them, nobody
    knows whose."""
    said = list(answers)
    options = [(each,) * results for each in said]
    if results == 2:
        options += [(one, two) for one in said for two in said if one != two]
    more = sorted({each for one in compared for each in one.sums} - numbers.keys())
    rows = [*numbers, *more]
    place = LANE * len(numbers)
    total = sum(value << LANE * n for n, value in enumerate(numbers.values())) + (changed << place)

    def step(weights: Mapping[str, int], answer: Answer) -> tuple[int, int]:
        told = [
            weights[measure] << LANE * n if counts(name, answer[result]) else 0
            for n, (result, measure, name) in enumerate(rows)
        ]
        equal, open_ = sum(told[: len(numbers)]), sum(told[len(numbers) :])
        return equal + ((len(set(answer)) > 1) << place), open_ >> place

    def fits(open_: int) -> bool:
        sums = {row: open_ >> LANE * n & (1 << LANE) - 1 for n, row in enumerate(more)}
        return all(each.fits({**numbers, **sums}) for each in compared)

    half = len(voters) // 2
    left, right = (
        _half([[step(each, option) for option in options] for each in some], changed, place)
        for some in (voters[:half], voters[half:])
    )
    marks, fitting = 0, cache(fits)
    for number, ours in left.items():
        for (one, mine), (two, theirs) in product(ours.items(), right.get(total - number, {}).items()):
            both = mine | theirs << len(options) * half
            if both & ~marks and fitting(one + two):
                marks |= both
    return [
        {option for at, option in enumerate(options) if marks >> (no * len(options) + at) & 1}
        for no in range(len(voters))
    ]


def _half(voters: Sequence[Sequence[tuple[int, int]]], changed: int, place: int) -> dict[int, dict[int, int]]:
    """By what they add up to, in what is told and in what is only compared, who may have answered what, a
    bit each."""
    found = {(0, 0): 0}
    for no, steps in enumerate(voters):
        more: dict[tuple[int, int], int] = {}
        for (equal, open_), marks in found.items():
            for at, (step, other) in enumerate(steps):
                if (equal + step) >> place <= changed:
                    key = equal + step, open_ + other
                    more[key] = more.get(key, 0) | marks | 1 << (no * len(steps) + at)
        found = more
    sums: dict[int, dict[int, int]] = {}
    for (equal, open_), marks in found.items():
        sums.setdefault(equal, {})[open_] = marks
    return sums


def found_out(voters: Sequence[Mapping[str, int]], numbers: Mapping[Number, int], **more: object) -> set[int]:
    """The voters whose last answer the numbers tell, and heads with what was decided do not."""
    heads = {row: value for row, value in numbers.items() if row[1] == "heads"}
    both = (ways(voters, each, **more) for each in (numbers, heads))  # type: ignore[arg-type]
    told, known = ({n for n, some in enumerate(each) if len({a[-1] for a in some}) == 1} for each in both)
    return told - known
