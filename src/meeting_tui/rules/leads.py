"""What an outcome rests on: every comparison that would have to come out otherwise for it to be wrong.

Each is linear in the papers, so its `Lead` says by how much it holds and what one paper adds to it. Where the
law asks for one of several things, one that holds is enough; where it asks for all, one that fails is enough:
the clearest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from meeting_tui.refusal import Refusal
from meeting_tui.rules.condition import (
    AllOf,
    AnyOf,
    Cond,
    CountCondition,
    Leaf,
    Limit,
    Measures,
    Ratio,
    Share,
    value,
    weigh,
)
from meeting_tui.rules.contest import Contest, offer_sets
from meeting_tui.rules.profile import Profile, Rule
from meeting_tui.rules.seats import SeatGroup
from meeting_tui.rules.tally import Tally
from meeting_tui.rules.verdict import Result


@dataclass(frozen=True)
class Lead:
    """One comparison: of `question`, and of `offer` where several are chosen from, in `measure`.

    `num` against `of` as the clause has them; in a ranking `of` is empty and `over` the name that is behind.
    `margin`: by how much it holds, in the measure's smallest unit; `at` gives the same of any tally.
    """

    question: str
    offer: str
    over: str
    measure: str
    num: str
    of: str
    margin: Fraction
    at: Callable[[Tally], Fraction]


Way = list[tuple[Leaf, bool]]
"""Comparisons that together settle a condition, each with what it says."""


def leads(result: Result) -> tuple[Lead, ...]:
    """Every comparison that what came of one question rests on; of a rating none."""
    profile, tally, finding = result.profile, result.tally, result.binding
    asked = result.question
    if asked.kind == "rate":
        return ()
    rule = profile.rule(asked.rule)
    if isinstance(finding, Contest):
        return tuple(_contest(profile, rule, tally, finding))
    way = _of_rule(profile, rule, tally.binding)
    return tuple(_lead(tally, leaf, holds, lambda counted: counted.binding) for leaf, holds in way)


def _contest(profile: Profile, rule: Rule, tally: Tally, found: Contest) -> Iterator[Lead]:
    """Who sits and who waits, each above all behind; the rest are behind, or fail by the rule itself."""
    own = {each.id: _own(profile, rule, tally, each.id) for each in found.standings}
    groups = _groups(found)
    for above, below in pairwise(groups):
        yield from (
            _ahead(profile, tally, one, other)
            for one in above
            for other in below
            if rivals(found, tally.question.groups, one, other)
        )
    placed = [name for group in groups for name in group]
    for name in placed:
        yield from own[name]
    full = len(placed) >= found.seats + tally.question.reserve
    for each in found.standings:
        if each.id in placed:
            continue
        last = groups[-1] if groups and (full or each.decision.passed) else []
        kept = tally.question.groups
        behind = [_ahead(profile, tally, one, each.id) for one in last if rivals(found, kept, one, each.id)]
        ways = [way for way in (behind, [] if each.decision.passed else own[each.id]) if way]
        yield from max(ways, key=lambda way: _clear(tally.binding, way), default=[])


def _groups(found: Contest) -> list[list[str]]:
    """Those elected, whose order matters to nobody; then those in waiting, one behind the other."""
    sitting = [each.id for each in found.standings if each.place in ("elected", "tied")]
    waiting = [[each.id] for each in found.standings if each.place == "reserve"]
    return [group for group in (sitting, *waiting) if group]


def rivals(found: Contest, groups: Sequence[SeatGroup], one: str, other: str) -> bool:
    """Whether somebody placed must come before another: not where `one` has a seat kept for a group that the
    other is not of. Whoever waits comes before all behind."""
    sits = {each.id: each.place for each in found.standings}
    kept = [group for group in groups if one in group.names]
    if sits[one] not in ("elected", "tied") or not kept or other in kept[0].names:
        return True
    first = [each.id for each in found.standings if each.id in kept[0].names and each.decision.passed]
    return one not in first[: kept[0].seats]


def _own(profile: Profile, rule: Rule, tally: Tally, name: str) -> list[Lead]:
    def sets(counted: Tally) -> Measures:
        return offer_sets(profile, counted, counted.binding, name)

    return [_lead(tally, leaf, holds, sets, name) for leaf, holds in _of_rule(profile, rule, sets(tally))]


def _ahead(profile: Profile, tally: Tally, one: str, other: str) -> Lead:
    """One name before another in the first measure that ranks; where they are level there, by nothing."""
    measure = profile.election.rank[0]

    def at(counted: Tally) -> Fraction:
        row = counted.choices[measure]
        return Fraction(row.get(one, 0) - row.get(other, 0))

    return Lead(tally.question.id, one, other, measure, "for", "", at(tally), at)


def _lead(tally: Tally, leaf: Leaf, holds: bool, sets: Callable[[Tally], Measures], offer: str = "") -> Lead:
    sign = 1 if holds == (leaf.cmp in ("gt", "ge")) else -1

    def at(counted: Tally) -> Fraction:
        return sign * _over(leaf, sets(counted))

    of = leaf.of if isinstance(leaf, Ratio) else ""
    return Lead(tally.question.id, offer, "", leaf.measure, leaf.num, of, at(tally), at)


def _over(leaf: Leaf, sets: Measures) -> Fraction:
    """By how much a comparison's number is over its bound."""
    have = value(sets, leaf.measure, leaf.num)
    if isinstance(leaf, Ratio):
        return have - leaf.frac * value(sets, leaf.measure, leaf.of)
    assert isinstance(leaf, CountCondition)  # limits were taken apart
    return Fraction(have - leaf.count)


def _of_rule(profile: Profile, rule: Rule, sets: Measures) -> Way:
    """What the outcome under one rule rests on."""
    if rule.quorum and not _true(rule.quorum, sets, rule):
        return _fails(rule.quorum, sets, rule)
    way = _holds(rule.quorum, sets, rule) if rule.quorum else []
    if _true(rule.approval, sets, rule):
        return way + _holds(rule.approval, sets, rule)
    failing = _fails(rule.approval, sets, rule)
    way += failing
    if rule.tie == "chair":  # level, it would be for the chair
        measure = failing[0][0].measure
        ahead = value(sets, measure, "for") > value(sets, measure, "against")
        way += [(Ratio(measure, "for", "against", "gt", Fraction(1)), ahead)]
    return way + _second(profile, rule, sets)


def _second(profile: Profile, rule: Rule, sets: Measures) -> Way:
    second = rule.fallback
    if second is None:
        return []
    if not _true(second.when, sets, rule):
        return _fails(second.when, sets, rule)
    way = _holds(second.when, sets, rule)
    return way if second.new_vote else way + _of_rule(profile, profile.rule(second.rule), sets)


def _true(cond: Cond, sets: Measures, rule: Rule) -> bool:
    return weigh(cond, sets, "", rule.clause).holds


def _holds(cond: Cond, sets: Measures, rule: Rule) -> Way:
    cond = _apart(cond)
    if isinstance(cond, AllOf):
        return [step for each in cond.parts for step in _holds(each, sets, rule)]
    if isinstance(cond, AnyOf):
        return _clearest(sets, (_holds(each, sets, rule) for each in _those(cond.parts, sets, rule, True)))
    return [(cond, True)]


def _fails(cond: Cond, sets: Measures, rule: Rule) -> Way:
    cond = _apart(cond)
    if isinstance(cond, AnyOf):
        return [step for each in cond.parts for step in _fails(each, sets, rule)]
    if isinstance(cond, AllOf):
        return _clearest(sets, (_fails(each, sets, rule) for each in _those(cond.parts, sets, rule, False)))
    return [(cond, False)]


def _those(parts: Sequence[Cond], sets: Measures, rule: Rule, wanted: bool) -> Iterator[Cond]:
    """The parts that hold, or don't; what can't be weighed for want of numbers is neither."""
    for each in parts:
        try:
            if _true(each, sets, rule) is wanted:
                yield each
        except Refusal:
            continue


def _apart(cond: Cond) -> Cond:
    """A limit as what it says: over the smaller of two bounds is over one of them, else over both."""
    if not isinstance(cond, Limit):
        return cond
    parts = tuple(
        Ratio(cond.measure, cond.num, term.of, cond.cmp, term.frac)
        if isinstance(term, Share)
        else CountCondition(cond.measure, cond.num, cond.cmp, term)
        for term in cond.terms
    )
    one_is_enough = (cond.pick == "min") == (cond.cmp in ("gt", "ge"))
    return AnyOf(parts) if one_is_enough else AllOf(parts)


def _clearest(sets: Measures, ways: Iterable[Way]) -> Way:
    def clear(way: Way) -> Fraction:
        return min(Fraction(abs(_over(leaf, sets)), _all(sets, leaf.measure)) for leaf, _holds in way)

    return max(ways, key=clear)


def _clear(sets: Measures, way: Sequence[Lead]) -> Fraction:
    """How clear the least clear of them is, as a part of all."""
    return min(Fraction(lead.margin, _all(sets, lead.measure)) for lead in way)


def _all(sets: Measures, measure: str) -> int:
    return max(1, value(sets, measure, "all"))
