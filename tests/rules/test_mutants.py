"""Worked cases stand on both sides of every limit: a law with any comparison changed fails one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.rules import test_lands
from tests.rules.numbers import outcome
from tests.rules.test_shipped import CASES
from tests.rules.worked import SOURCES, WORKED, Sets

from meeting_tui.refusal import Refusal
from meeting_tui.rules import Profile, Rule, shipped, shipped_profile
from meeting_tui.rules.condition import AllOf, AnyOf, Cond, CountCondition, Leaf, Limit, Ratio, Share
from meeting_tui.rules.request import answer

SWAPPED = {"gt": "ge", "ge": "gt", "lt": "le", "le": "lt"}
TURNED = {"gt": "le", "ge": "lt", "lt": "ge", "le": "gt"}
STEP = Fraction(1, 6)
OTHERS = [
    (law, rule, {"heads": heads} | ({"share": share} if share else {}), came)
    for law, rule, heads, share, came in test_lands.CASES
]
EVERY = [*CASES, *WORKED, *OTHERS]


@pytest.mark.parametrize(("law", "rule", "measures", "came"), WORKED)
def test_worked(law: str, rule: str, measures: Sets, came: str) -> None:
    assert outcome(law, rule, **measures) == came


def test_there_are_four_hundred_of_all_laws_each_with_its_source() -> None:
    assert len({(law, rule, repr(measures)) for law, rule, measures, _came in EVERY}) >= 400
    assert {law for law, *_rest in EVERY} == set(SOURCES) == set(shipped())


def changed(leaf: Leaf) -> Iterator[Leaf]:
    """The comparison with another sign, another limit."""
    yield replace(leaf, cmp=SWAPPED[leaf.cmp])  # type: ignore[arg-type]
    yield replace(leaf, cmp=TURNED[leaf.cmp])  # type: ignore[arg-type]
    if isinstance(leaf, Ratio):
        yield from (replace(leaf, frac=frac) for frac in (leaf.frac + STEP, leaf.frac - STEP))
    elif isinstance(leaf, CountCondition):
        yield from (replace(leaf, count=leaf.count + n) for n in (1, -1))
    elif isinstance(leaf, Limit):
        yield replace(leaf, pick="max" if leaf.pick == "min" else "min")
        for at, term in enumerate(leaf.terms):
            other = Share(term.of, term.frac + STEP) if isinstance(term, Share) else term + 1
            yield replace(leaf, terms=(*leaf.terms[:at], other, *leaf.terms[at + 1 :]))


def mutants(cond: Cond) -> Iterator[Cond]:
    """The condition with one comparison changed, or left out, or joined otherwise."""
    if not isinstance(cond, AllOf | AnyOf):
        yield from changed(cond)
        return
    yield AnyOf(cond.parts) if isinstance(cond, AllOf) else AllOf(cond.parts)
    for at, part in enumerate(cond.parts):
        before, after = cond.parts[:at], cond.parts[at + 1 :]
        yield type(cond)((*before, *after))
        yield from (type(cond)((*before, each, *after)) for each in mutants(part))


def bent(rule: Rule) -> Iterator[Rule]:
    """The rule with one comparison changed: of the quorum, the approval, the second vote, the objections."""
    if rule.quorum:
        yield replace(rule, quorum=None)
        yield from (replace(rule, quorum=each) for each in mutants(rule.quorum))
    yield from (replace(rule, approval=each) for each in mutants(rule.approval))
    if rule.fallback:
        for each in mutants(rule.fallback.when):
            yield replace(rule, fallback=replace(rule.fallback, when=each))
    if rule.after:
        for each in mutants(rule.after.fails_if):
            yield replace(rule, after=replace(rule.after, fails_if=each))


def caught(law: Profile, rule: Rule) -> bool:
    """Whether a worked case comes out otherwise under the law with this rule."""
    other = replace(law, rules={**law.rules, rule.id: rule})
    for name, of, measures, came in EVERY:
        if (name, of) == (law.id, rule.id):
            try:
                if answer(other, rule.id, {"measures": measures}).binding.outcome != came:
                    return True
            except Refusal:  # it asks for a number that this case doesn't hold: others must tell
                continue
    return False


@pytest.mark.parametrize("name", shipped())
def test_every_mutant_of_every_comparison_is_caught(name: str) -> None:
    law = shipped_profile(name)
    missed = [other for rule in law.rules.values() for other in bent(rule) if not caught(law, other)]
    assert not missed, [
        (rule.id, rule.quorum, rule.approval, rule.fallback, rule.after) for rule in missed[:3]
    ]
