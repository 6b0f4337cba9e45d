"""A decision in words: the outcome, and every condition with its numbers and its clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from meeting_tui.cli import out
from meeting_tui.lang import _, screen
from meeting_tui.lang.terms import term

SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


def tell(finding: Mapping[str, Any]) -> None:
    """Print a decision from its published form."""
    t = screen()
    out.data(term(str(finding["outcome"]), t))
    _table([*finding["conditions"], *finding.get("bridge", ()), *finding.get("objection", ())])
    if finding.get("next_rule"):
        out.data(_("A second vote follows under the rule {rule}.", rule=finding["next_rule"]))
    if finding.get("verified", "yes") != "yes":
        out.words(_("This rule was not checked against its source; ask a lawyer before you rely on it."))


def _table(conditions: Iterable[Mapping[str, Any]]) -> None:
    headings = [_("Condition"), _("Measure"), _("Numbers"), _("Needs"), _("Result"), _("Clause")]
    out.table(headings, [_row(condition) for condition in conditions])


def _row(condition: Mapping[str, Any]) -> tuple[str, ...]:
    t = screen()
    numbers, bound = f"{term(condition['num'], t)} {condition['num_value']}", condition["count"]
    if condition["of"]:
        percent = f" = {condition['percent']} %" if condition["percent"] else ""
        numbers = f"{numbers} / {term(condition['of'], t)} {condition['of_value']}{percent}"
        bound = condition["frac"]
    result = _("holds") if condition["holds"] else _("short by {n}", n=condition["short_by"])
    return (
        term(condition["part"], t),
        term(condition["measure"], t),
        numbers,
        f"{SIGNS[condition['cmp']]} {bound}",
        result,
        condition["cite"],
    )
