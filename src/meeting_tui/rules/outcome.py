"""The decision: what a rule makes of the numbers, and every condition that led there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from meeting_tui.published import ConditionForm, DecisionForm, Exact, InForce, UnitForm
from meeting_tui.published import Sets as PublishedSets
from meeting_tui.rules.condition import Fact, Measures, Weighed, value, weigh
from meeting_tui.rules.exact import decimal, fraction, percent
from meeting_tui.rules.profile import Measure, Profile, Rule

Outcome = Literal["passed", "rejected", "no_quorum", "second_vote"]


@dataclass(frozen=True)
class Decision:
    """What came out under one rule, with the facts of quorum and approval in the order of the clause.

    `bridge`: the facts that open a second vote; `next_rule` the rule it is held under. `objection`: the
    facts that would undo the decision, counted when `measures` hold the set `objecting`. `tied`: for and
    against are equal and the chair may decide; `casting` says how the chair did.
    """

    profile: Profile
    rule: Rule
    outcome: Outcome
    facts: tuple[Fact, ...]
    measures: Measures
    bridge: tuple[Fact, ...] = ()
    next_rule: str = ""
    objection: tuple[Fact, ...] = ()
    tied: bool = False
    casting: str = ""

    @property
    def passed(self) -> bool:
        return self.outcome == "passed"

    @property
    def missing(self) -> tuple[Fact, ...]:
        """The conditions that don't hold."""
        return tuple(fact for fact in self.facts if not fact.holds)

    def as_json(self) -> DecisionForm:
        """The published form; see docs/formats/recount.md."""
        return {
            "profile": self.profile.id,
            "rule": self.rule.id,
            "title": dict(self.rule.title),
            "outcome": self.outcome,
            "conditions": [fact_json(self.profile, fact) for fact in self.facts],
            "bridge": [fact_json(self.profile, fact) for fact in self.bridge],
            "next_rule": self.next_rule or None,
            "next_title": dict(self.profile.rules[self.next_rule].title) if self.next_rule else None,
            "objection_days": self.rule.after.days if self.rule.after else None,
            "objection": [fact_json(self.profile, fact) for fact in self.objection],
            "tied": self.tied,
            "casting": self.casting or None,
            "cite": dict(self.rule.cite),
            "wording": dict(self.rule.wording),
            **self.profile.proof_of(self.rule),
            **_span(self.rule),
            "units": units_json(self.profile),
            "measures": measures_json(self.profile, self.measures),
        }


def _span(rule: Rule) -> InForce:
    """From when until when it is in force; nothing where no day is known."""
    span: InForce = {"since": rule.since, "until": rule.until}
    return span if rule.since or rule.until else {}


def decide(profile: Profile, rule_id: str, measures: Measures, *, casting: str = "") -> Decision:
    """Decide by one rule. `casting` is the chair's vote, `for` or `against`, used only on a tie."""
    rule = profile.rule(rule_id)
    quorum = weigh(rule.quorum, measures, "quorum", rule.clause) if rule.quorum else Weighed(True, ())
    approval = weigh(rule.approval, measures, "approval", rule.clause)
    facts = quorum.facts + approval.facts
    if not quorum.holds:
        return Decision(profile, rule, "no_quorum", facts, measures)
    if approval.holds:
        return _standing(Decision(profile, rule, "passed", facts, measures))
    if rule.tie == "chair" and _tie(approval, measures):
        outcome: Outcome = "passed" if casting == "for" else "rejected"
        return Decision(profile, rule, outcome, facts, measures, tied=True, casting=casting)
    return _second(Decision(profile, rule, "rejected", facts, measures), casting)


def _tie(approval: Weighed, measures: Measures) -> bool:
    failing = {fact.measure for fact in approval.facts if not fact.holds}
    return all(
        value(measures, measure, "for") == value(measures, measure, "against") > 0 for measure in failing
    )


def _standing(passed: Decision) -> Decision:
    """A passed decision falls again when the law lets objections undo it and they suffice."""
    after = passed.rule.after
    if after is None or not any("objecting" in sets for sets in passed.measures.values()):
        return passed
    objection = weigh(after.fails_if, passed.measures, "objection", passed.rule.clause)
    outcome: Outcome = "rejected" if objection.holds else "passed"
    return replace(passed, outcome=outcome, objection=objection.facts)


def _second(failed: Decision, casting: str) -> Decision:
    fallback = failed.rule.fallback
    if fallback is None:
        return failed
    bridge = weigh(fallback.when, failed.measures, "fallback", failed.rule.clause)
    if not bridge.holds:
        return replace(failed, bridge=bridge.facts)
    if not fallback.new_vote:
        return decide(failed.profile, fallback.rule, failed.measures, casting=casting)
    return replace(failed, outcome="second_vote", bridge=bridge.facts, next_rule=fallback.rule)


def units_json(profile: Profile) -> dict[str, UnitForm]:
    """The words of the units of a law, by measure."""
    return {name: unit_json(each) for name, each in profile.measures.items()}


def unit_json(measure: Measure) -> UnitForm:
    """The words of a unit, and how many decimals its numbers have."""
    return {"one": dict(measure.unit), "many": dict(measure.units), "decimals": measure.decimals}


def exact(number: int, decimals: int) -> Exact:
    """A number for JSON: a plain integer, or text where the measure has decimals."""
    return decimal(number, decimals) if decimals else number


def fact_json(profile: Profile, fact: Fact) -> ConditionForm:
    """One condition, published: set names, exact values, percent cut off."""
    places = profile.measures[fact.measure].decimals
    return {
        "part": fact.part,
        "measure": fact.measure,
        "num": fact.num,
        "of": fact.of or None,
        "cmp": fact.cmp,
        "frac": None if fact.frac is None else fraction(fact.frac),
        "count": None if fact.count is None else exact(fact.count, places),
        "num_value": exact(fact.num_value, places),
        "of_value": exact(fact.of_value, places) if fact.of else None,
        "percent": percent(fact.num_value, fact.of_value) if fact.of else None,
        "holds": fact.holds,
        "short_by": exact(fact.short_by, places),
        "alternative": fact.alternative,
        "cite": fact.cite,
        "clause": dict(fact.clause.words),
    }


def measures_json(profile: Profile, measures: Measures) -> PublishedSets:
    """The sets, published, each number exact."""
    return {
        measure: {name: exact(number, profile.measures[measure].decimals) for name, number in sets.items()}
        for measure, sets in measures.items()
    }
