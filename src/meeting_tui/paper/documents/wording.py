"""Numbers and conditions in the words of a paper.

Conditions come in their published form (`rules.outcome.fact_json`), the same from a live decision and from
the record of a meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import exact, names
from meeting_tui.lang.outcome import caution, compared, condition, measured
from meeting_tui.lang.plurals import N_n
from meeting_tui.paper.documents.blocks import Bar
from meeting_tui.published import ConditionForm, UnitForm
from meeting_tui.rules.bounds import Bounds, proven, shown
from meeting_tui.rules.condition import Fact, Sets
from meeting_tui.rules.disclosure import Hidden
from meeting_tui.rules.exact import decimal, percent
from meeting_tui.rules.outcome import Decision, fact_json, unit_json
from meeting_tui.rules.profile import Profile, Rule

_MEASURES = {
    "heads": N_("Heads"),
    "area": N_("Floor area"),
    "share": N_("Shares held"),
    "persons": N_("Persons"),
}
_AMOUNTS = {
    "heads": N_("{n} by head"),
    "area": N_("{n} m²"),
    "share": N_n("{n} share", "{n} shares"),
    "persons": N_n("{n} person", "{n} persons"),
}
_BARS = {
    ("gt", "1/2"): N_("more than half"),
    ("ge", "1/2"): N_("at least half"),
    ("ge", "2/3"): N_("at least 2/3"),
    ("gt", "2/3"): N_("more than 2/3"),
    ("ge", "3/4"): N_("at least 3/4"),
}
NOT_SHOWN = N_("not shown")
"""Instead of a number that could be read as that of fewer than five voters."""
_SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


def measure(t: Translator, code: str, law: Profile | None = None) -> str:
    """What weighs: heads, area, shares; shares under the name their law gives them."""
    named = law.measures[code].title if law else {}
    return t.pick(dict(named)) or t(_MEASURES[code])


def amount(t: Translator, code: str, number: int | str, law: Profile | None = None) -> str:
    """1 of heads → 1 人, 0.01 of area → 0.01 ㎡; shares, and heads a law names, in its unit."""
    if law is None or code in ("area", "persons") or (code == "heads" and not law.measures[code].title):
        return t(_AMOUNTS[code], n=exact(number))
    unit = law.measures[code]
    return f"{exact(number)} {t.pick(dict(unit.unit if str(number) == '1' else unit.units))}"


def share(num: int, of: int) -> str:
    """78.18%, cut off behind two digits, never rounded; "–" of nothing."""
    cut = percent(num, of)
    return "–" if cut is None else f"{cut}%"


BOUNDS = (N_("at least {n}"), N_("at most {n}"))
"""How a number is said that is not shown exactly."""


def weighed(number: int, decimals: int) -> str:
    """A number as its measure is written: 2345678 with 2 decimals is "23,456.78"."""
    return exact(decimal(number, decimals))


def bar(t: Translator, fact: ConditionForm) -> str:
    """How much is asked: "two thirds or more", "≥ 25"."""
    if fact["frac"] is None:
        return f"{_SIGNS[fact['cmp']]} {exact(fact['count'] or 0)}"
    known = _BARS.get((fact["cmp"], fact["frac"]))
    return t(known) if known else f"{_SIGNS[fact['cmp']]} {fact['frac']}"


def bounded(t: Translator, law: Profile, fact: Fact, sets: Sets, hidden: Hidden) -> str:
    """What stands for numbers that are not all shown: bounds that prove it, or only that they are not."""
    found = proven(fact, sets, hidden)
    if found is None:
        return t(NOT_SHOWN)
    places = law.measures[fact.measure].decimals
    at_least, at_most = BOUNDS
    side = (at_least, at_most) if found.least else (at_most, at_least)
    num = weighed(found.num, places)
    told = num if found.num_exact else t(side[0], n=num)
    if fact.frac is None:
        return told
    of, part = weighed(found.of, places), _part(found)
    base = of if found.of_exact else t(side[1], n=of)
    return f"{told} / {base} = {t(side[0], n=part)}"


def _part(found: Bounds) -> str:
    """The share in per cent: cut off where it is at least that, put up where it is at most that."""
    if found.least:
        return share(found.num, found.of)
    up = -(-found.num * 10_000 // found.of)
    return f"{decimal(up, 2)}%"


def arithmetic(fact: ConditionForm) -> str:
    """How it was worked out: "23,456.78 / 30,000.00 = 78.18%"."""
    if fact["frac"] is None:
        return exact(fact["num_value"])
    return f"{exact(fact['num_value'])} / {exact(fact['of_value'] or 0)} = {fact['percent'] or '–'}%"


def finding(t: Translator, fact: ConditionForm, law: Profile | None = None, *, shown: bool = True) -> str:
    """Whether it holds, and what is missing, unless its numbers are not all `shown`."""
    if fact["holds"]:
        return t("holds")
    if not shown:
        return t("does not hold")
    missing = amount(t, fact["measure"], fact["short_by"], law)
    if fact["cmp"] in ("lt", "le"):
        return t("over by {amount}", amount=missing)
    return t("short by {amount}", amount=missing)


def reason(t: Translator, fact: ConditionForm, units: Mapping[str, UnitForm]) -> str:
    """A condition as a sentence for the board, in the words of the screens and of `recount`."""
    return t("{facts}.", facts=begun(condition(fact, units[fact["measure"]], t)))


def guarded(t: Translator, fact: ConditionForm, units: Mapping[str, UnitForm], told: str) -> str:
    """The same of numbers that are not all shown; `told` stands for them."""
    return t(
        "{what}: {told}, needed {bound}: {finding}.",
        what=begun(measured(fact["num"], fact["measure"], units[fact["measure"]], t)),
        told=told,
        bound=bar(t, fact),
        finding=t("met") if fact["holds"] else t("not enough"),
    )


def has_bar(decision: Decision, fact: Fact, hidden: Hidden) -> bool:
    """Whether it is drawn: a share that was voted for, or that was not reached; at least by its bounds."""
    if fact.frac is None or (fact.part != "approval" and fact.holds):
        return False
    return shown(fact, hidden) or proven(fact, decision.measures[fact.measure], hidden) is not None


def bars(t: Translator, decision: Decision, hidden: Hidden) -> tuple[Bar, ...]:
    """The shares that decided, and whatever was missing, as bars; what is counted alone has none."""
    facts = (fact for fact in decision.facts if has_bar(decision, fact, hidden))
    return tuple(_drawn(t, decision, fact, hidden) for fact in facts)


def _drawn(t: Translator, decision: Decision, fact: Fact, hidden: Hidden) -> Bar:
    law, sets = decision.profile, decision.measures[fact.measure]
    form, bound = fact_json(law, fact), fact.frac or Fraction(0)
    said = compared(form, unit_json(law.measures[fact.measure]), t)
    found = None if shown(fact, hidden) else proven(fact, sets, hidden)
    if found is None:
        of = Fraction(form["of_value"] or 0)
        part = Fraction(form["num_value"]) / of if of else Fraction(0)
        numbers, told, needed = said.numbers, f"{form['percent'] or '–'}%", said.needed
    else:
        part = Fraction(found.num, found.of)
        numbers, _equal, told = bounded(t, law, fact, sets, hidden).partition(" = ")
        missed = t("needed: {bound}; {lack}", bound=bar(t, form), lack=t("does not hold"))
        needed = said.needed if fact.holds else missed
    return Bar(t("{what}: {numbers}", what=begun(said.what), numbers=numbers), told, needed, part, bound)


def begun(text: str) -> str:
    """The text as a line begins."""
    return text[:1].upper() + text[1:]


def discussed(t: Translator) -> str:
    """The form of every meeting that is called here; what is asked in writing is a poll."""
    return t("Discussion and vote at a meeting")


def cites(t: Translator, rules: Iterable[Rule | None]) -> str:
    """The clauses some questions are decided by, each once; empty where none has a rule."""
    found = dict.fromkeys(t.pick(dict(rule.cite)) for rule in rules if rule)
    return names(found, t.lang) if found else ""


def unchecked(t: Translator, rule: Rule) -> str:
    """What must be said where a rule was not read in the law itself; empty when it was."""
    return caution({"verified": rule.verified, "as_of": rule.as_of, "note": None}, t)
