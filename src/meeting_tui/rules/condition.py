"""What a clause asks: conditions over sets of voters, decided in whole numbers and fractions.

A condition is a small tree. Its leaves compare one set with a part of another (`Ratio`), with a number
(`Count`) or with the smaller or greater of several bounds (`Limit`); `AllOf` and `AnyOf` join them.
Every leaf leaves a `Fact`: the numbers, whether they suffice, and how much is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from meeting_tui.refusal import Key, Refusal

Cmp = Literal["gt", "ge", "lt", "le"]
Words = Mapping[str, str]
"""A text in several languages: {"zh": …, "en": …}."""

Sets = Mapping[str, int]
Measures = Mapping[str, Sets]
"""Measure -> set name -> whole number of the measure's smallest unit (1 head, 0.01 m², 1 share)."""

SETS = (
    "all",
    "delivered",
    "returned",
    "present",
    "in_person",
    "voted_in_person",
    "for",
    "against",
    "abstain",
    "invalid",
    "blank",
    "nonresponse",
    "participating",
    "cast",
    "objecting",
)
"""The sets a clause can speak of; docs/formats/profile.md says what each holds."""


@dataclass(frozen=True)
class Clause:
    """Where the law says so, in several languages; `lang` is the one it is published in."""

    words: Words
    lang: str = "zh"

    @property
    def text(self) -> str:
        """The citation in the law's own language."""
        return self.words.get(self.lang, "")


@dataclass(frozen=True)
class Fact:
    """One comparison, as it came out.

    `short_by` is what is missing of `num` (or too much of it, where the clause sets a ceiling), in the
    measure's smallest unit, with the base as it is; 0 if it holds, at least 1 if not. `frac` and `of` speak
    of a share, `count` of a plain number. `alternative`: one of several of which one is enough.
    """

    part: str
    measure: str
    num: str
    of: str
    cmp: Cmp
    frac: Fraction | None
    count: int | None
    num_value: int
    of_value: int
    holds: bool
    short_by: int
    clause: Clause
    alternative: bool = False

    @property
    def cite(self) -> str:
        """The clause, in the law's own language."""
        return self.clause.text


@dataclass(frozen=True)
class Ratio:
    """`num` compared with the fraction `frac` of `of`; an empty base never satisfies it."""

    measure: str
    num: str
    of: str
    cmp: Cmp
    frac: Fraction
    cite: Words | None = None


@dataclass(frozen=True)
class CountCondition:
    """`num` compared with `count` smallest units."""

    measure: str
    num: str
    cmp: Cmp
    count: int
    cite: Words | None = None


@dataclass(frozen=True)
class Share:
    """A bound: the fraction `frac` of the set `of`."""

    of: str
    frac: Fraction


@dataclass(frozen=True)
class Limit:
    """`num` compared with the smaller (`min`) or greater (`max`) of several bounds."""

    measure: str
    num: str
    cmp: Cmp
    pick: Literal["min", "max"]
    terms: tuple[Share | int, ...]
    cite: Words | None = None


@dataclass(frozen=True)
class AllOf:
    """Every part must hold."""

    parts: tuple[Cond, ...]


@dataclass(frozen=True)
class AnyOf:
    """One part is enough."""

    parts: tuple[Cond, ...]


Leaf = Ratio | CountCondition | Limit
Cond = Leaf | AllOf | AnyOf


@dataclass(frozen=True)
class Weighed:
    """Whether a condition holds, and the facts of its leaves in order."""

    holds: bool
    facts: tuple[Fact, ...]


def value(measures: Measures, measure: str, name: str) -> int:
    """The number of one set; refused with `rules.set_missing` when the facts don't hold it."""
    try:
        return measures[measure][name]
    except KeyError:
        raise Refusal("rules.set_missing", measure=Key(measure), set=Key(name)) from None


def leaves(cond: Cond) -> Iterator[Leaf]:
    """The comparisons of a condition, in order."""
    if isinstance(cond, AllOf | AnyOf):
        for part in cond.parts:
            yield from leaves(part)
    else:
        yield cond


def needs(cond: Cond) -> Iterator[tuple[str, str]]:
    """Every (measure, set) the condition looks at."""
    for leaf in leaves(cond):
        yield leaf.measure, leaf.num
        if isinstance(leaf, Ratio):
            yield leaf.measure, leaf.of
        if isinstance(leaf, Limit):
            yield from ((leaf.measure, term.of) for term in leaf.terms if isinstance(term, Share))


def weigh(cond: Cond, measures: Measures, part: str, clause: Clause) -> Weighed:
    """Decide `cond`; `clause` goes for every leaf that names none of its own."""
    if isinstance(cond, AllOf):
        inner = [weigh(each, measures, part, clause) for each in cond.parts]
        return Weighed(all(one.holds for one in inner), tuple(fact for one in inner for fact in one.facts))
    if isinstance(cond, AnyOf):
        return _any(cond, measures, part, clause)
    fact = _compare(cond, measures, part, Clause(cond.cite, clause.lang) if cond.cite else clause)
    return Weighed(fact.holds, (fact,))


def _any(cond: AnyOf, measures: Measures, part: str, clause: Clause) -> Weighed:
    """One part is enough, so a part whose numbers are missing matters only when no other holds."""
    inner, missing = [], None
    for each in cond.parts:
        try:
            inner.append(weigh(each, measures, part, clause))
        except Refusal as refusal:
            missing = refusal
    holds = any(one.holds for one in inner)
    if missing is not None and not holds:
        raise missing
    return Weighed(holds, tuple(replace(fact, alternative=True) for one in inner for fact in one.facts))


def _compare(leaf: Leaf, measures: Measures, part: str, clause: Clause) -> Fact:
    have = value(measures, leaf.measure, leaf.num)
    frac, count, of, base = None, None, "", 0
    if isinstance(leaf, Ratio):
        frac, of = leaf.frac, leaf.of
        base = value(measures, leaf.measure, of)
        edge = frac * base
    else:
        edge = Fraction(leaf.count) if isinstance(leaf, CountCondition) else _limit(leaf, measures)
        count = _whole(leaf.cmp, edge)
    short = _short(leaf.cmp, have, edge)
    if frac is not None and not base:
        short = max(short, 1)
    return Fact(part, leaf.measure, leaf.num, of, leaf.cmp, frac, count, have, base, not short, short, clause)


def _limit(leaf: Limit, measures: Measures) -> Fraction:
    bounds = [
        term.frac * value(measures, leaf.measure, term.of) if isinstance(term, Share) else Fraction(term)
        for term in leaf.terms
    ]
    return min(bounds) if leaf.pick == "min" else max(bounds)


def _floor(edge: Fraction) -> int:
    return edge.numerator // edge.denominator


def _ceil(edge: Fraction) -> int:
    return -(-edge.numerator // edge.denominator)


def _whole(cmp: Cmp, edge: Fraction) -> int:
    """The whole number that says the same as `edge` to a whole number compared with it by `cmp`."""
    return _ceil(edge) if cmp in ("ge", "lt") else _floor(edge)


def _short(cmp: Cmp, have: int, edge: Fraction) -> int:
    """How many units keep `have cmp edge` from holding; 0 when it holds."""
    whole = _whole(cmp, edge)
    strict = cmp in ("gt", "lt")
    missing = whole - have if cmp in ("gt", "ge") else have - whole
    return max(0, missing + strict)
