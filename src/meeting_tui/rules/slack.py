"""By how much sums that are not shown may change while a question is decided as it was.

What was decided is told whatever is shown, and with it that a sum was enough or was not. Two ways of voting
that give the same sums elsewhere must therefore lead to the same decision as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations

from meeting_tui.published import DecisionForm
from meeting_tui.rules.condition import Cond, Fact, Limit, leaves, needs
from meeting_tui.rules.contest import is_contest, names, offer_sets
from meeting_tui.rules.exact import units
from meeting_tui.rules.membership import CHOICE, STRICT
from meeting_tui.rules.outcome import decide
from meeting_tui.rules.profile import Profile, Rule
from meeting_tui.rules.tally import Tally


@dataclass(frozen=True)
class Compared:
    """Of a measure the sets on which the decision hangs, named as by `memberships`; `most`: by how much the
    sum of one of them may change, where votes change hands one for one, while it is decided as it was."""

    names: tuple[str, ...] = ()
    most: int = 1 << 62


FREE = Compared()
Slack = Mapping[str, Compared]
"""By measure; a measure that decides nothing is missing."""


def slack(profile: Profile, tally: Tally) -> Slack:
    """Of a question, in both readings of silence; of a contest every name's, and who has more than whom."""
    rule = profile.rules.get(tally.question.rule)
    if rule is None:
        return {}
    asked = set(chain.from_iterable(map(needs, _conditions(rule))))
    contest = is_contest(tally.question)
    boxes = [CHOICE + name for name in names(tally)] if contest else []
    by = {measure for measure, _name in asked}.union(profile.election.rank if contest else ())
    found = {}
    for measure in by:
        own = [name for one, name in sorted(asked) if one == measure]
        known = (*own, *(STRICT + name for name in own), *boxes)
        found[measure] = Compared(known, _most(profile, rule, tally, measure))
    return found


def told_compared(decision: DecisionForm, decimals: Mapping[str, int]) -> Slack:
    """Of a decision as a record tells it; `decimals` by measure."""
    more = decision["bridge"] or decision["objection"] or decision["tied"]
    names, most = defaultdict[str, list[str]](list), defaultdict[str, list[int]](list)
    for fact in decision["conditions"]:
        measure, places = fact["measure"], decimals[fact["measure"]]
        names[measure] += [name for name in (fact["num"], fact["of"]) if name]
        value = units(str(fact["num_value"]), places)
        edge = Fraction(units(str(fact["of_value" if fact["frac"] else "count"] or 0), places))
        most[measure].append(0 if more else _left(value, edge * Fraction(fact["frac"] or 1)))
    return {measure: Compared(tuple(own), min(most[measure])) for measure, own in names.items()}


def _conditions(rule: Rule) -> Iterator[Cond]:
    yield from (cond for cond in (rule.quorum, rule.approval) if cond)


def _nearest(facts: Iterable[Fact]) -> int:
    """By how much the nearest of these comparisons is not decided otherwise."""
    edges = (
        (fact.num_value, Fraction(fact.count or 0) if fact.frac is None else fact.frac * fact.of_value)
        for fact in facts
    )
    return min((_left(value, edge) for value, edge in edges), default=FREE.most)


def _left(value: int, edge: Fraction) -> int:
    away = abs(value - edge)
    return max(0, -(-away.numerator // away.denominator) - 1)


def _most(profile: Profile, rule: Rule, tally: Tally, measure: str) -> int:
    """0 where more hangs on it than comparisons with a share or a number: a second way to pass, the chair's
    vote, a count by ranks."""
    limits = any(isinstance(leaf, Limit) for cond in _conditions(rule) for leaf in leaves(cond))
    if limits or rule.fallback or rule.after or rule.tie == "chair" or tally.question.method:
        return 0
    readings = (tally.strict, tally.binding)
    if not is_contest(tally.question):
        decisions = [decide(profile, rule.id, sets) for sets in readings]
        return _nearest(fact for each in decisions for fact in each.facts if fact.measure == measure)
    rows = [offer_sets(profile, tally, sets, name) for sets in readings for name in names(tally)]
    facts = (fact for row in rows for fact in decide(profile, rule.id, row).facts if fact.measure == measure)
    votes = [tally.choices[measure].get(name, 0) for name in names(tally)]
    between = min((abs(one - other) - 1 for one, other in combinations(votes, 2)), default=FREE.most)
    return max(0, min(_nearest(facts), between // 2))
