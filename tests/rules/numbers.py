"""Short ways to write the numbers of a case."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from meeting_tui.rules import Decision, Measures, Question, Tally, Voter, decide, shipped_profile
from meeting_tui.rules.request import answer

CN = shipped_profile("cn-assembly")


def two(first: Mapping[str, int], second: Mapping[str, int]) -> dict[str, Mapping[str, int]]:
    """Heads and area of one case."""
    return {"heads": first, "area": second}


def outcome(profile: str, rule: str, **measures: Mapping[str, object]) -> str:
    """What the bare evaluator makes of a request; area as text, the rest as whole numbers."""
    return answer(shipped_profile(profile), rule, {"measures": measures}).binding.outcome


def shortfalls(decision: Decision) -> dict[tuple[str, str, str], int]:
    """What each condition that fails lacks, by part, measure and set."""
    return {(fact.part, fact.measure, fact.num): fact.short_by for fact in decision.missing}


def crowd(count: int, area: int = 10_000, first: int = 1) -> tuple[Voter, ...]:
    """`count` voters of equal area."""
    return tuple(Voter(str(first + n), {"heads": 1, "area": area}) for n in range(count))


def approve(rule: str = "ordinary") -> Question:
    """A question of yes or no, `q`."""
    return Question("q", rule)


def ruled(tally: Tally, rule: str = "ordinary") -> str:
    """The outcome of a count under a rule of the national profile."""
    return decide(CN, rule, tally.strict).outcome


def holds(num: int, cmp: str, frac: Fraction, of: int) -> bool:
    """The same comparison said with fractions."""
    if not of:
        return False
    share = Fraction(num, of)
    return {"gt": share > frac, "ge": share >= frac, "lt": share < frac, "le": share <= frac}[cmp]


__all__ = ["CN", "Measures", "approve", "crowd", "holds", "outcome", "ruled", "shortfalls", "two"]
