"""Whether something passes whatever still comes, can still pass, and by which way.

What papers that are out may say is a mixture of a few plain cases: all of them for, all against, none back …
Every comparison is linear in the mixture, so what holds in all plain cases always holds, and what holds in
none never does. Where the cases that are best for two comparisons differ, "can still pass" may be said of
what can't; of no rule that ships. "Passes" and "can't pass" are never said wrongly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

from meeting_tui.rules.condition import AllOf, AnyOf, Cond, Leaf, Measures, Ratio, leaves, weigh
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.profile import Profile, Rule

Way = Literal["", "vote", "casting", "second_vote"]
"""How it can pass at best: not at all, by its votes, by the chair's vote on a tie, in a second vote."""
MARKS = ("for", "against", "abstain", "blank", "invalid")


@dataclass(frozen=True)
class Chances:
    """`sure`: passes whatever comes. `way` is the best that can come; `rule` the one it would then pass by,
    or under which the second vote would be held."""

    sure: bool
    way: Way
    rule: Rule


@dataclass(frozen=True)
class Cases:
    """The plain cases of what may still come, by what `out` weighs, and what of it can't be voted."""

    profile: Profile
    sets: Measures
    out: Mapping[str, int]
    unvoted: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def all(self) -> Sequence[Measures]:
        """Nothing comes, or everything, marked alike."""
        return [self.sets, *(self.marked(mark) for mark in MARKS)] if any(self.out.values()) else [self.sets]

    def marked(self, mark: str, more: Mapping[str, int] | None = None) -> Measures:
        """The sets after `more`, else all of it, came back so marked."""
        come = self.out if more is None else more
        whole = self.unvoted if come == self.out else {}
        return {
            name: self._row(row, mark, come.get(name, 0), whole.get(name, 0))
            for name, row in self.sets.items()
        }

    def _row(self, row: Mapping[str, int], mark: str, more: int, unvoted: int) -> dict[str, int]:
        grown = {name: row.get(name, 0) + more for name in (mark, *self._read_as(mark))}
        grown |= {name: row.get(name, 0) + more + unvoted for name in ("returned", "present")}
        changed = {**row, **grown}
        if "nonresponse" in row:
            changed["nonresponse"] = max(0, row["nonresponse"] - more - unvoted)
        return {**changed, **bases(self.profile, changed)}

    def _read_as(self, mark: str) -> tuple[str, ...]:
        """As what a paper with nothing on it counts."""
        counted = self.profile.blank
        return (counted,) if mark == "blank" and counted != "not_cast" else ()


def chances(rule: Rule, cases: Cases, casting: str = "") -> Chances:
    """How a rule stands. `casting`: the chair's vote where it is known; unknown, it may be either."""
    every = cases.all
    sure, way, by = _sure(rule, every, cases, casting), _way(rule, every, casting), rule
    fallback = rule.fallback
    again = bool(fallback) and way in ("", "casting") and _can(rule, rule.quorum, every)
    if fallback and again and _can(rule, fallback.when, every):
        by = cases.profile.rule(fallback.rule)
        if fallback.new_vote:
            way, by = (way, rule) if way else ("second_vote", by)
        else:
            then = chances(by, cases, casting)
            way, by = (then.way, then.rule) if then.way else (way, rule)
    return Chances(sure, way, by)


def _sure(rule: Rule, every: Sequence[Measures], cases: Cases, casting: str) -> bool:
    if not _always(rule, rule.quorum, every):
        return False
    if _always(rule, rule.approval, every) or (casting == "for" and _level(rule, every, cases)):
        return True
    fallback = rule.fallback
    if fallback is None or fallback.new_vote or not _always(rule, fallback.when, every):
        return False
    return _sure(cases.profile.rule(fallback.rule), every, cases, casting)


def _level(rule: Rule, every: Sequence[Measures], cases: Cases) -> bool:
    """Whether whatever comes is a majority or a tie: said only of plain majorities of the votes cast."""
    plain = all(
        isinstance(leaf, Ratio) and (leaf.num, leaf.of, leaf.cmp, leaf.frac) == _MAJORITY
        for leaf in leaves(rule.approval)
    )
    if rule.tie != "chair" or not plain or cases.profile.invalid.in_cast:
        return False
    return _always(rule, _at_least(rule.approval), every)


_MAJORITY = ("for", "cast", "gt", Fraction(1, 2))


def _at_least(cond: Cond) -> Cond:
    if isinstance(cond, AllOf | AnyOf):
        return type(cond)(tuple(map(_at_least, cond.parts)))
    return replace(cond, cmp="ge")


def _way(rule: Rule, every: Sequence[Measures], casting: str) -> Way:
    if not _can(rule, rule.quorum, every):
        return ""
    if _can(rule, rule.approval, every):
        return "vote"
    chair = rule.tie == "chair" and casting != "against"
    failing = {leaf.measure for leaf in leaves(rule.approval) if not _can(rule, leaf, every)}
    return "casting" if chair and all(_may_be_level(every, measure) for measure in failing) else ""


def _may_be_level(every: Sequence[Measures], measure: str) -> bool:
    """Whether for and against can still be equal, by the numbers of one measure."""
    ahead = [each[measure]["for"] - each[measure]["against"] for each in every]
    return min(ahead) <= 0 <= max(ahead) and any(each[measure]["cast"] for each in every)


def _always(rule: Rule, cond: Cond | None, every: Sequence[Measures]) -> bool:
    return cond is None or _through(cond, lambda leaf: all(_held(rule, leaf, every)))


def _can(rule: Rule, cond: Cond | None, every: Sequence[Measures]) -> bool:
    return cond is None or _through(cond, lambda leaf: any(_held(rule, leaf, every)))


def _held(rule: Rule, leaf: Leaf, every: Sequence[Measures]) -> Iterator[bool]:
    return (weigh(leaf, each, "", rule.clause).holds for each in every)


def _through(cond: Cond, ask: Callable[[Leaf], bool]) -> bool:
    if isinstance(cond, AllOf):
        return all(_through(part, ask) for part in cond.parts)
    if isinstance(cond, AnyOf):
        return any(_through(part, ask) for part in cond.parts)
    return ask(cond)
