"""A profile counted in finer units: shares have as many decimals as the roll writes them with."""

from __future__ import annotations

from dataclasses import replace

from meeting_tui.rules.condition import AllOf, AnyOf, Cond, CountCondition, Limit, Share
from meeting_tui.rules.profile import Profile, Rule


def finer(profile: Profile, measure: str, decimals: int) -> Profile:
    """The same law with at least so many decimals in one measure; plain numbers keep their worth."""
    known = profile.measures.get(measure)
    if known is None or known.decimals >= decimals:
        return profile
    factor: int = 10 ** (decimals - known.decimals)
    measures = {**profile.measures, measure: replace(known, decimals=decimals)}
    rules = {name: _rule(rule, measure, factor) for name, rule in profile.rules.items()}
    return replace(profile, measures=measures, rules=rules)


def _rule(rule: Rule, measure: str, factor: int) -> Rule:
    return replace(
        rule,
        quorum=rule.quorum and _cond(rule.quorum, measure, factor),
        approval=_cond(rule.approval, measure, factor),
        fallback=rule.fallback and replace(rule.fallback, when=_cond(rule.fallback.when, measure, factor)),
        after=rule.after and replace(rule.after, fails_if=_cond(rule.after.fails_if, measure, factor)),
    )


def _cond(cond: Cond, measure: str, factor: int) -> Cond:
    if isinstance(cond, AllOf | AnyOf):
        return type(cond)(tuple(_cond(part, measure, factor) for part in cond.parts))
    if cond.measure != measure:
        return cond
    if isinstance(cond, CountCondition):
        return replace(cond, count=cond.count * factor)
    if isinstance(cond, Limit):
        terms = (term if isinstance(term, Share) else term * factor for term in cond.terms)
        return replace(cond, terms=tuple(terms))
    return cond
