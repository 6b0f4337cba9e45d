"""A whole result in words: who is elected, how it was rated, what silence changes, what can still be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Literal

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import percent
from meeting_tui.lang.outcome import Published, amount, facts_of, joined, missing, sentence
from meeting_tui.published import ContestForm, FindingForm, OutlookForm, RatingForm, ResultForm

Labels = Mapping[str, str]
_WON = {
    "elect": {
        "passed": N_("Elected: {names}."),
        "rejected": N_("Nobody is elected."),
        "no_quorum": N_("No election, too few took part: {missing}."),
        "second_vote": N_("Elected: {names}. Still tied: {tied}."),
    },
    "choose": {
        "passed": N_("Chosen: {names}."),
        "rejected": N_("None of the offers is chosen."),
        "no_quorum": N_("No choice, too few took part: {missing}."),
        "second_vote": N_("Still tied: {tied}."),
    },
}
_PLACES = {
    "elect": {
        "elected": N_("Elected"),
        "reserve": N_("In waiting"),
        "tied": N_("Tied"),
        "out": N_("Not elected"),
    },
    "choose": {
        "elected": N_("Chosen"),
        "reserve": N_("In waiting"),
        "tied": N_("Tied"),
        "out": N_("Not chosen"),
    },
}
_POLICIES = {
    "abstain": N_("with papers that never came back as abstentions"),
    "follow_majority": N_("with papers that never came back added to the majority"),
}


def tell(
    result: Published[ResultForm] | ResultForm, t: Translator, labels: Labels | None = None
) -> tuple[str, ...]:
    """A result (`Result.as_json()`) in a few sentences; `labels` are the names behind the choices.

    Where silence counts, both readings are told, the binding one first.
    """
    facts = facts_of(result)
    names = labels or {}
    if facts["deemed"] is None or facts["kind"] == "rate":
        return (_finding(facts, facts["strict"], t, names),)
    policy = _POLICIES["abstain" if facts["followed"] == "abstain" else facts["policy"]]
    how = t(policy)
    deemed, strict = (_finding(facts, found, t, names) for found in (facts["deemed"], facts["strict"]))
    return (
        t("Counted {how}: {sentence}", how=how, sentence=deemed),
        t("Counted without them: {sentence}", sentence=strict),
    )


def _finding(facts: ResultForm, found: FindingForm, t: Translator, labels: Labels) -> str:
    if "conditions" in found:
        return sentence(found, t)
    return _contest(facts["kind"], found, t, labels) if "standings" in found else _rating(found, t)


def _contest(kind: str, found: ContestForm, t: Translator, labels: Labels) -> str:
    def named(place: Literal["elected", "reserve", "tied"]) -> str:
        return t(", ").join(labels.get(each, each) for each in found[place]) or t("nobody")

    lack = missing(found["standings"][0], t, "quorum") if found["standings"] else ""
    words = _WON[kind][found["outcome"]]
    told = [t(words, names=named("elected"), tied=named("tied"), missing=lack)]
    if found["reserve"]:
        told.append(t("In waiting: {names}.", names=named("reserve")))
    if kind == "elect" and found["vacant"]:
        told.append(t.plural("{n} seat is vacant.", "{n} seats are vacant.", found["vacant"]))
    if found["seed"]:
        told.append(t("Lots were drawn with the seed {seed}.", seed=found["seed"]))
    if own := found.get("reserve_seed"):
        told.append(t("Lots for those in waiting were drawn with the seed {seed}.", seed=own))
    return joined(told, t)


def kept_empty(seats: Iterable[tuple[str, int]], t: Translator) -> Iterator[str]:
    """Why seats stay empty that others might have taken: by group, how many."""
    for group, n in seats:
        yield t.plural(
            "{n} of them is kept for {group}, of whom nobody else meets the rule; it goes to no other.",
            "{n} of them are kept for {group}, of whom nobody else meets the rule; they go to no other.",
            n,
            group=group,
        )


def _rating(found: RatingForm, t: Translator) -> str:
    heads = found["ratings"]["heads"]
    if heads["mean"] is None or heads["median"] is None:
        return t("Nobody gave a mark.")
    return t(
        "Mean {mean} ({exact}), median {median}; this decides nothing.",
        mean=_cut(Fraction(heads["mean"])),
        exact=heads["mean"],
        median=_cut(Fraction(heads["median"])),
    )


def _cut(value: Fraction) -> str:
    """Two digits behind the point, cut off."""
    return percent(value.numerator, value.denominator * 100).rstrip("%")


def place(kind: str, code: str, t: Translator) -> str:
    """Where a candidate or an offer ended."""
    words = _PLACES[kind][code]
    return t(words)


def outlooks(
    found: Iterable[OutlookForm],
    t: Translator,
    labels: Labels | None = None,
    policy: str = "not_participating",
) -> Iterator[str]:
    """How a question stands, a line for each of its offers; where silence counts, that it does not here."""
    names = labels or {}
    for each in found:
        said, offer = outlook(each, t), each["offer"]
        said = t("{name}: {said}", name=names.get(offer, offer), said=said) if offer else said
        silent = policy != "not_participating" and each["state"] == "open"
        yield t("Counted without them: {sentence}", sentence=said) if silent else said


def outlook(facts: OutlookForm, t: Translator) -> str:
    """How a question stands while papers are out (`Outlook.as_json()`)."""
    if facts["state"] == "failed":
        return t("Can't pass any more.")
    said = [_stands(facts, t)]
    if days := facts["objection_days"]:
        said.append(
            t.plural(
                "Objections within {n} day can still undo it.",
                "Objections within {n} days can still undo it.",
                days,
            )
        )
    return joined(said, t)


def _stands(facts: OutlookForm, t: Translator) -> str:
    if facts["state"] == "passed":
        return t("Passed already, whatever still comes back.")
    if facts["next_title"]:
        rule = t.pick(facts["next_title"])
        return t(
            "Can't pass in this vote any more; a second vote can still follow, under: {rule}.", rule=rule
        )
    if facts["way"] == "casting":
        return t("At best a tie, which the chair's casting vote decides.")
    return _open(facts, t)


def _open(facts: OutlookForm, t: Translator) -> str:
    out = t(", ").join(amount(each["open"], each["unit"], t) for each in facts["measures"].values())
    lacking = [
        amount(each["needed"], each["unit"], t)
        for each in facts["measures"].values()
        if each["needed"] is not None and Fraction(each["needed"])
    ]
    if not lacking:
        return t("Passing as it stands; {out} still out can change it.", out=out)
    return t("Open: {amounts} more for would do; {out} still out.", amounts=t(", ").join(lacking), out=out)
