"""From TOML to rules and their conditions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from meeting_tui.refusal import Key, Keys, Refusal
from meeting_tui.rules.condition import SETS, AllOf, AnyOf, Cond, CountCondition, Limit, Ratio, Share, Words
from meeting_tui.rules.exact import units
from meeting_tui.rules.faults import Faults, gathered
from meeting_tui.rules.gathering import listed
from meeting_tui.rules.node import SPAN, Node
from meeting_tui.rules.profile import Fallback, Measure, MinutesRule, Objection, Rule, SecondCall

_RULE = (
    "title",
    "cite",
    "wording",
    "as_of",
    "verified",
    "quorum",
    "approval",
    "tie",
    "fallback",
    "after",
    "since",
    "until",
    "formerly",
    "second_call",
)
_POINTLESS = (("gt", Fraction(1)), ("lt", Fraction(0)), ("ge", Fraction(0)), ("le", Fraction(1)))
"""Comparisons of a part with its whole that never, or always, hold."""
_PARENTS = {
    "delivered": ("all",),
    "returned": ("all",),
    "present": ("all",),
    "in_person": ("present",),
    "voted_in_person": ("in_person", "cast"),
    "for": ("cast",),
    "against": ("cast",),
    "cast": ("participating",),
    "abstain": ("participating",),
    "participating": ("present",),
    "invalid": ("returned",),
    "blank": ("returned",),
    "nonresponse": ("delivered",),
    "objecting": ("all",),
}
"""The set each set lies in: no part of a whole can be more than the whole."""


def within(part: str, whole: str) -> bool:
    """Whether `part` is always inside `whole`."""
    return part == whole or any(within(parent, whole) for parent in _PARENTS.get(part, ()))


class Unread(Measure):
    """The place of a measure whose own table is at fault, so that its rules are not faulted for that too."""


def read_rule(
    name: str, node: Node, measures: Mapping[str, Measure], lang: str, rules: Collection[str] = ()
) -> Rule:
    """One rule; its clause, wording, date and whether it was verified must stand with it."""
    quorum, fallback, after, tie = (node.maybe(key) for key in ("quorum", "fallback", "after", "tie"))
    faults = Faults()
    faults.read(lambda: node.table(*_RULE))
    span: dict[str, Any] = faults.read(lambda: _span(node)) or {}
    read = faults.read(
        lambda: gathered(
            title=lambda: node.must("title").words(),
            approval=lambda: read_cond(node.must("approval"), measures),
            cite=lambda: _cited(node),
            wording=lambda: node.must("wording").words(),
            as_of=lambda: node.must("as_of").day(),
            verified=lambda: node.must("verified").one_of(("yes", "secondary", "no")),
            quorum=lambda: read_cond(quorum, measures) if quorum else None,
            tie=lambda: tie.one_of(("fail", "chair")) if tie else "fail",
            fallback=lambda: _fallback(fallback, measures) if fallback else None,
            after=lambda: _objection(after, measures) if after else None,
            second_call=lambda: _own_second_call(name, node, measures, rules),
        )
    )
    faults.refuse()
    return Rule(id=name, lang=lang, **span, **(read or {}))


def _span(node: Node) -> dict[str, str]:
    """From when until when it is in force, and of which rule it is the earlier wording."""
    since, until, formerly = (node.maybe(key) for key in ("since", "until", "formerly"))
    first, last = since.day() if since else "", until.day() if until else ""
    if since and until and first > last:
        until.fail("span", since=since.value)
    return {"since": first, "until": last, "formerly": formerly.text() if formerly else ""}


def _cited(node: Node) -> Words:
    cite = node.maybe("cite")
    return node.fail("cite") if cite is None else cite.words()


def _fallback(node: Node, measures: Mapping[str, Measure]) -> Fallback:
    node.table("rule", "when", "new_vote")
    again = node.maybe("new_vote")
    return Fallback(
        node.must("rule").text(),
        read_cond(node.must("when"), measures),
        again.flag() if again else True,
    )


def _objection(node: Node, measures: Mapping[str, Measure]) -> Objection:
    node.table("days", "fails_if")
    return Objection(node.must("days").whole(1, SPAN), read_cond(node.must("fails_if"), measures))


def read_second_call(
    node: Node, measures: Mapping[str, Measure], rules: Collection[str]
) -> SecondCall | None:
    """What changes when a meeting is called a second time; clause and wording must stand with it."""
    told = node.maybe("second_call")
    return None if told is None else _second_call(told, measures, _instead(told, rules), "rules")


def _own_second_call(
    name: str, node: Node, measures: Mapping[str, Measure], rules: Collection[str]
) -> SecondCall | None:
    """What changes of one rule; `rule` is another that takes its place as a whole."""
    told = node.maybe("second_call")
    if told is None:
        return None
    other = told.maybe("rule")
    others = tuple(each for each in rules if each != name)
    return _second_call(told, measures, {name: other.one_of(others)} if other else {}, "rule")


def _second_call(
    told: Node, measures: Mapping[str, Measure], instead: Mapping[str, str], key: str
) -> SecondCall:
    told.table("cite", "wording", "verified", "quorum", key, "days", "minutes")
    quorum, days, minutes = (told.maybe(key) for key in ("quorum", "days", "minutes"))
    return SecondCall(
        _cited(told),
        told.must("wording").words(),
        told.must("verified").one_of(("yes", "secondary", "no")),
        read_cond(quorum, measures) if quorum else None,
        instead,
        days.whole(1, SPAN) if days else 0,
        minutes.whole(1, SPAN) if minutes else 0,
    )


def read_minutes(node: Node) -> MinutesRule:
    """Who confirms the minutes of an assembly; unless the law says it, chair and recorder."""
    told = node.maybe("minutes")
    if told is None:
        return MinutesRule()
    told.table("recorder", "owners", "council", "cite", "verified")
    recorder, owners, council = (told.maybe(key) for key in ("recorder", "owners", "council"))
    return MinutesRule(
        recorder.flag() if recorder else True,
        owners.whole() if owners else 0,
        council.flag() if council else False,
        _cited(told),
        told.must("verified").one_of(("yes", "secondary", "no")),
    )


def _instead(told: Node, rules: Collection[str]) -> dict[str, str]:
    """Which rule holds instead of which: both are there, and none takes the place of one that is replaced."""
    every = tuple(rules)
    pairs = dict(told.entries("rules"))
    for name, each in pairs.items():
        if name not in rules:
            each.fail("value", value=name, known=Keys(every))
        if each.one_of(every) in pairs:
            each.fail("replaced", rule=Key(name), instead=Key(str(each.value)))
    return {name: each.one_of(every) for name, each in pairs.items()}


def read_cond(node: Node, measures: Mapping[str, Measure]) -> Cond:
    """A condition: {all = […]}, {any = […]}, a ratio, a count, or the least or greatest of several."""
    table = node.table()
    for key, join in (("all", AllOf), ("any", AnyOf)):
        if key in table:
            node.table(key)
            parts = listed(node.must(key).items(), lambda each: read_cond(each, measures))
            return join(parts) if parts else node.fail("empty")
    for key, read in (("frac", _ratio), ("count", _count), ("min_of", _limit), ("max_of", _limit)):
        if key in table:
            return read(node, measures)
    return node.fail("condition")


def _head(node: Node, measures: Mapping[str, Measure]) -> tuple[Measure, str, str, Words | None]:
    """What every comparison names: measure, set, comparison and, if it has its own, the clause."""
    cite = node.maybe("cite")
    read = gathered(
        measure=lambda: measures[node.must("measure").one_of(tuple(measures))],
        num=lambda: node.must("num").one_of(SETS),
        cmp=lambda: node.must("cmp").one_of(("gt", "ge", "lt", "le")),
        cite=lambda: cite.words() if cite else None,
    )
    return read["measure"], read["num"], read["cmp"], read["cite"]


def _ratio(node: Node, measures: Mapping[str, Measure]) -> Ratio:
    read = gathered(
        keys=lambda: node.table("measure", "num", "of", "cmp", "frac", "cite"),
        head=lambda: _head(node, measures),
        of=lambda: node.must("of").one_of(SETS),
        frac=lambda: node.must("frac").fraction(),
    )
    (measure, num, cmp, cite), of, frac = read["head"], read["of"], read["frac"]
    if within(num, of):
        if frac > 1:
            node.at("frac", None).fail("fraction_over_one", value=frac)
        if (cmp, frac) in _POINTLESS:
            node.at("frac", None).fail("pointless", cmp=cmp, value=frac)
    return Ratio(measure.id, num, of, cmp, frac, cite)


def _count(node: Node, measures: Mapping[str, Measure]) -> CountCondition:
    node.table("measure", "num", "cmp", "count", "cite")
    measure, num, cmp, cite = _head(node, measures)
    return CountCondition(measure.id, num, cmp, _amount(node.must("count"), measure), cite)  # type: ignore[arg-type]


def _amount(node: Node, measure: Measure) -> int:
    """A plain number: whole, or a text with as many decimals as the measure has."""
    if isinstance(measure, Unread):
        return 0
    if not measure.decimals:
        return node.whole()
    try:
        return units(node.text(), measure.decimals)
    except Refusal:
        return node.fail("decimals", decimals=measure.decimals)


def _limit(node: Node, measures: Mapping[str, Measure]) -> Limit:
    pick = "min" if node.maybe("min_of") else "max"
    node.table("measure", "num", "cmp", f"{pick}_of", "cite")
    measure, num, cmp, cite = _head(node, measures)
    terms = tuple(_term(each, measure) for each in node.must(f"{pick}_of").items())
    if len(terms) < 2:
        node.fail("empty")
    return Limit(measure.id, num, cmp, pick, terms, cite)  # type: ignore[arg-type]


def _term(node: Node, measure: Measure) -> Share | int:
    if node.maybe("count"):
        node.table("count")
        return _amount(node.must("count"), measure)
    node.table("of", "frac")
    frac: Fraction = node.must("frac").fraction()
    return Share(node.must("of").one_of(SETS), frac)
