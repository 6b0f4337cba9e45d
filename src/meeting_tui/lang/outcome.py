"""A decision in words: every condition with its numbers, and the one sentence for the public.

Both are built from the published facts alone (`Decision.as_json()`, or the same out of the record or a
bundle), so the same decision reads the same on a screen, on paper and on the command line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, TypeVar

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import exact, fraction
from meeting_tui.published import ConditionForm, DecisionForm, Exact, ProofForm, UnitForm

Form = TypeVar("Form", bound=Mapping[str, object])
Form_co = TypeVar("Form_co", bound=Mapping[str, object], covariant=True)


class Published(Protocol[Form_co]):
    """A value of `rules` with a published form."""

    def as_json(self) -> Form_co: ...


@dataclass(frozen=True)
class ConditionLine:
    """One condition in words; `holds` for the mark beside it, `clause` for the small print."""

    text: str
    holds: bool
    clause: str


_SETS = {
    "all": N_("all {what}"),
    "delivered": N_("{what} handed a paper"),
    "returned": N_("{what} whose paper came back"),
    "present": N_("{what} present"),
    "in_person": N_("{what} present in person"),
    "voted_in_person": N_("{what} voted in person"),
    "for": N_("{what} for"),
    "against": N_("{what} against"),
    "abstain": N_("{what} abstaining"),
    "invalid": N_("{what} invalid"),
    "blank": N_("{what} blank"),
    "nonresponse": N_("{what} without an answer"),
    "participating": N_("{what} taking part"),
    "cast": N_("{what} for or against"),
    "objecting": N_("{what} objecting"),
}
_BOUNDS = {
    "ge": N_("at least {bound}"),
    "gt": N_("more than {bound}"),
    "le": N_("at most {bound}"),
    "lt": N_("less than {bound}"),
}
_WHOLE = {("gt", "1/2"): N_("more than half"), ("ge", "1/1"): N_("all of them"), ("le", "0/1"): N_("none")}
_COUNTS = {
    "ge": N_("not less than {amount}"),
    "gt": N_("over {amount}"),
    "le": N_("not more than {amount}"),
    "lt": N_("under {amount}"),
}
_OUTCOMES = {
    "passed": N_("Passed."),
    "rejected": N_("Not passed: {missing}."),
    "no_quorum": N_("No decision, too few took part: {missing}."),
    "second_vote": N_("Not passed ({missing}), but a second vote is open: {next}."),
}
_TIES = {
    "for": N_("Passed on a tie: the chair decided for."),
    "against": N_("Not passed on a tie: the chair decided against."),
    "": N_("A tie; the chair may decide."),
    "none": N_("Not passed on a tie: the chair gave no casting vote."),
}
_CAUTION = {
    "secondary": N_("Check the law: this rule was taken from secondary sources as of {as_of}."),
    "no": N_("Check the law: this rule has not been compared with any source (as of {as_of})."),
}


def facts_of(decided: Published[Form] | Form) -> Form:
    """The published form of a decision or a result, whichever way it comes."""
    return decided if isinstance(decided, Mapping) else decided.as_json()


def explain(decided: Published[DecisionForm] | DecisionForm, t: Translator) -> tuple[ConditionLine, ...]:
    """Every condition of a decision, in the order of the clause; then how objections compare with what undoes
    it, where there are some."""
    facts = facts_of(decided)
    asked = [(fact, condition(fact, facts["units"][fact["measure"]], t)) for fact in facts["conditions"]]
    lines = [ConditionLine(text, fact["holds"], t.pick(fact["clause"])) for fact, text in asked]
    against = ((fact, objected(fact, facts["units"][fact["measure"]], t)) for fact in facts["objection"])
    lines += [ConditionLine(text, not fact["holds"], t.pick(fact["clause"])) for fact, text in against]
    return tuple(lines)


def objected(fact: ConditionForm, unit: UnitForm, t: Translator) -> str:
    """How many object, and how many undo the decision."""
    return t("Objections in writing: {text}", text=condition(fact, unit, t))


NOTHING: Collection[tuple[str, str]] = frozenset()


def weights_of(decided: DecisionForm) -> frozenset[tuple[str, str]]:
    """All sums of it but those of heads: what is not told where nobody knows any more who is in them, or
    where everybody looks on."""
    told = (name for fact in decided["conditions"] for name in (fact["num"], fact["of"]) if name)
    measures = {fact["measure"] for fact in decided["conditions"]} - {"heads"}
    return frozenset((measure, name) for name in told for measure in measures)


def sentence(
    decided: Published[DecisionForm] | DecisionForm,
    t: Translator,
    *,
    final: bool = False,
    hides: Collection[tuple[str, str]] = NOTHING,
) -> str:
    """The decision for the public: what came out, why, by which numbers and which clause.

    `final`: a tie without a casting vote stays as it is. `hides`: sums, by measure and set, that are not
    told; whether they suffice is.
    """
    facts = facts_of(decided)
    shown = t("; ").join(
        _short(fact, facts["units"][fact["measure"]], t, hides) for fact in facts["conditions"]
    )
    basis = t("Basis: {clause}.", clause=t.pick(facts["cite"]))
    numbers = t("{facts}.", facts=shown[:1].upper() + shown[1:])
    parts = [_outcome(facts, t, final, hides), *_afterwards(facts, t), numbers, basis]
    return joined(parts, t)


def joined(sentences: Iterable[str], t: Translator) -> str:
    """Sentences one after another; Chinese puts no space between them."""
    return ("" if t.lang == "zh" else " ").join(sentences)


def caution(decided: Published[ProofForm] | ProofForm, t: Translator) -> str:
    """What must be said where a rule was not read in the law itself; empty when it was.

    With what the law's profile notes. Of a decision, or of a rule before anything is decided by it
    (`Profile.proof`).
    """
    facts = facts_of(decided)
    words = _CAUTION.get(facts["verified"])
    told = [t(words, as_of=facts["as_of"])] if words else []
    notes = (facts["note"], facts.get("office_note"))
    return joined([*told, *(t.pick(note) for note in notes if note)], t)


def missing(
    facts: DecisionForm, t: Translator, part: str, hides: Collection[tuple[str, str]] = NOTHING
) -> str:
    """What the conditions of one part lack, "area for: short by 0.01 m²"."""
    lacking = [
        _lacking(fact, facts["units"][fact["measure"]], t, hides)
        for fact in facts["conditions"]
        if not fact["holds"] and part == fact["part"]
    ]
    if part == "approval" and facts["outcome"] == "rejected" and facts["objection"]:
        lacking.append(t("the objections suffice"))
    return t(", ").join(lacking)


def amount(value: Exact, unit: UnitForm, t: Translator) -> str:
    """A number with its unit: "1 owner", "0.01 m²"."""
    return f"{exact(value)} {t.pick(unit['one' if str(value) == '1' else 'many'])}"


def measured(name: str, measure: str, unit: UnitForm, t: Translator) -> str:
    """A set of voters by one measure: "owners taking part", "area for"."""
    if name == "all" and measure == "area":
        return t("the whole area")
    words = _SETS[name]
    return t(words, what=t("area") if measure == "area" else t("{units}", units=t.pick(unit["many"])))


@dataclass(frozen=True)
class Measured:
    """A comparison in words: what is measured, its numbers, what was asked and what is missing."""

    what: str
    numbers: str
    needed: str


def compared(fact: ConditionForm, unit: UnitForm, t: Translator) -> Measured:
    """One comparison, its parts apart, in the words of `explain`."""
    told, bound = _told(fact, unit, t), _bound(fact, unit, t)
    words = N_("{num} of {of} {unit}") if fact["of"] else N_("{num} {unit}")
    needed = N_("needed: {bound}") if fact["holds"] else N_("needed: {bound}; {lack}")
    return Measured(str(told["what"]), t(words, **told), t(needed, bound=bound, lack=_lack(fact, unit, t)))


def _outcome(facts: DecisionForm, t: Translator, final: bool, hides: Collection[tuple[str, str]]) -> str:
    if facts["tied"]:
        words = _TIES[facts["casting"] or ("none" if final else "")]
        return t(words)
    if facts["outcome"] == "rejected" and facts["objection"]:
        return t("Not passed: the objections suffice.")
    words = _OUTCOMES[facts["outcome"]]
    part = "quorum" if facts["outcome"] == "no_quorum" else "approval"
    return t(words, missing=missing(facts, t, part, hides), next=t.pick(facts["next_title"] or ("", "")))


def _afterwards(facts: DecisionForm, t: Translator) -> Iterable[str]:
    days = facts["objection_days"]
    if days and facts["outcome"] == "passed":
        yield t.plural(
            "It stands unless the objections of the next {n} day suffice.",
            "It stands unless the objections of the next {n} days suffice.",
            days,
        )


def condition(fact: ConditionForm, unit: UnitForm, t: Translator) -> str:
    """A comparison as a sentence without its stop: what was reached, what is asked, what is missing."""
    told = _told(fact, unit, t)
    told |= {"bound": _bound(fact, unit, t), "verdict": t("met") if fact["holds"] else _lack(fact, unit, t)}
    if fact["of"]:
        words = N_("{what}: {num} of {of} {unit}, {percent} of {base}, needed {bound}: {verdict}")
    else:
        words = N_("{what}: {num} {unit}, needed {bound}: {verdict}")
    text = t(words, **told)
    return t("{text} (one of these is enough)", text=text) if fact["alternative"] else text


def _untold(fact: ConditionForm, hides: Collection[tuple[str, str]]) -> bool:
    return (fact["measure"], fact["num"]) in hides or (fact["measure"], fact["of"]) in hides


def _short(fact: ConditionForm, unit: UnitForm, t: Translator, hides: Collection[tuple[str, str]]) -> str:
    if _untold(fact, hides):
        what = measured(fact["num"], fact["measure"], unit, t)
        return t("{what}: {finding}", what=what, finding=_enough(fact, t))
    words = N_("{what}: {num} of {of} {unit} ({percent})") if fact["of"] else N_("{what}: {num} {unit}")
    return t(words, **_told(fact, unit, t))


def _told(fact: ConditionForm, unit: UnitForm, t: Translator) -> dict[str, object]:
    """The names and numbers of a condition, in words."""
    alone = str(fact["num_value"]) == "1" and not fact["of"]  # but "1 of 7 owners"
    told: dict[str, object] = {
        "what": measured(fact["num"], fact["measure"], unit, t),
        "num": exact(fact["num_value"]),
        "unit": t.pick(unit["one" if alone else "many"]),
    }
    if fact["of"]:
        share = "–" if fact["percent"] is None else f"{fact['percent']}%"
        base = measured(fact["of"], fact["measure"], unit, t)
        told |= {"of": exact(fact["of_value"] or 0), "percent": share, "base": base}
    return told


def _bound(fact: ConditionForm, unit: UnitForm, t: Translator) -> str:
    if fact["frac"] is None:
        words = _COUNTS[fact["cmp"]]
        return t(words, amount=amount(fact["count"] or 0, unit, t))
    whole, words = _WHOLE.get((fact["cmp"], fact["frac"])), _BOUNDS[fact["cmp"]]
    return t(whole) if whole else t(words, bound=fraction(Fraction(fact["frac"]), t.lang))


def _lack(fact: ConditionForm, unit: UnitForm, t: Translator) -> str:
    words = N_("short by {amount}") if fact["cmp"] in ("ge", "gt") else N_("{amount} too many")
    return t(words, amount=amount(fact["short_by"], unit, t))


def _enough(fact: ConditionForm, t: Translator) -> str:
    """Whether it suffices, without a number."""
    if fact["holds"]:
        return t("met")
    return t("not enough") if fact["cmp"] in ("ge", "gt") else t("too many")


def _lacking(fact: ConditionForm, unit: UnitForm, t: Translator, hides: Collection[tuple[str, str]]) -> str:
    if _untold(fact, hides):
        what = measured(fact["num"], fact["measure"], unit, t)
        return t("{what}: {finding}", what=what, finding=_enough(fact, t))
    if fact["of"] and not Fraction(fact["of_value"] or 0):
        return t("no {base}", base=measured(fact["of"], fact["measure"], unit, t))
    return t(
        "{what}: {lack}", what=measured(fact["num"], fact["measure"], unit, t), lack=_lack(fact, unit, t)
    )
