"""A result in words: the outcome, and every condition with its numbers and its clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from meeting_tui.cli import out
from meeting_tui.lang import _, screen
from meeting_tui.lang.terms import term

SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


def tell(finding: Mapping[str, Any]) -> None:
    """Print what came of one question, from its published form, whatever its kind."""
    if finding["outcome"]:
        out.data(term(finding["outcome"], screen()))
    if "standings" in finding:
        _standings(finding["standings"])
    elif "ratings" in finding:
        _ratings(finding["ratings"])
    else:
        _decision(finding)


def _decision(finding: Mapping[str, Any]) -> None:
    _conditions([*finding["conditions"], *finding["bridge"], *finding["objection"]])
    if finding["next_rule"]:
        out.data(_("A second vote follows under the rule {rule}.", rule=finding["next_rule"]))
    if finding["verified"] != "yes":
        out.words(_("This rule was not checked against its source; ask a lawyer before you rely on it."))


def _standings(standings: Iterable[Mapping[str, Any]]) -> None:
    t = screen()
    headings = [_("Rank"), _("Choice"), _("Place"), _("For"), _("Result")]
    rows = [
        (
            each["rank"],
            each["id"],
            term(each["place"], t),
            " / ".join(str(sets["for"]) for sets in each["measures"].values()),
            term(each["outcome"], t),
        )
        for each in standings
    ]
    out.table(headings, rows, right=frozenset({0}))


def _ratings(ratings: Mapping[str, Mapping[str, Any]]) -> None:
    t = screen()
    headings = [_("Measure"), *"12345", _("Median"), _("Mean")]
    rows = [
        (term(measure, t), *row["spread"].values(), row["median"] or "", row["mean"] or "")
        for measure, row in ratings.items()
    ]
    out.table(headings, rows)


def _conditions(conditions: Sequence[Mapping[str, Any]]) -> None:
    out.table(
        [_("Condition"), _("Measure"), _("Numbers"), _("Needs"), _("Result")], list(map(_row, conditions))
    )
    for clause in dict.fromkeys(condition["cite"] for condition in conditions):
        out.data(clause)


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
    )
