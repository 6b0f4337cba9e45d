"""An audit in plain words: what the risk means, what comes next, why everything is counted again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meeting_tui.check_code import check_code
from meeting_tui.lang import N_, Translator
from meeting_tui.lang.outcome import amount, measured
from meeting_tui.lang.terms import term
from meeting_tui.published import AuditDifferenceForm, AuditForm, AuditLeadForm, AuditPaperForm

Labels = Mapping[str, Mapping[str, str]]
"""By question, in the order of the ballot, what its choices are called."""

_FULL = {
    "close": N_(
        "So few papers or so close a result: a sample would be half of all papers. All of them are looked at "
        "again."
    ),
    "tie": N_("A result hangs on a tie. All papers are looked at again."),
    "majority": N_(
        "What “with the majority” means hangs on every other paper. All papers are looked at again."
    ),
    "ranked": N_("Names were put in order, so no sample is enough. All papers are looked at again."),
    "written_in": N_("Names may be written in, so no sample is enough. All papers are looked at again."),
    "differs": N_("Too much differed for a larger sample to settle it. All papers are looked at again."),
}
_STAGES = {
    "throw": N_("Next: throw ten-sided dice where everybody can see them; two people type the digits."),
    "key": N_("Next: fetch the papers of the list. Two people key each, without seeing what another saw."),
    "more": N_("Next: draw more papers. What differed so far leaves too great a risk."),
    "confirmed": N_("The result is confirmed."),
    "overturned": N_("The second count came out differently. The result must not be announced as it is."),
    "changed": N_("The readings were changed after this audit had fixed them. It says nothing about them."),
}


def why_full(reason: str, t: Translator) -> str:
    """Why all papers are looked at again; empty where a sample does."""
    return t(_FULL[reason]) if reason else ""


def stage(name: str, t: Translator) -> str:
    """What comes next, or what was found."""
    return t(_STAGES[name])


def promise(limit: int, t: Translator) -> str:
    """What a risk limit of so many percent means."""
    return t(
        "If a result were wrong, an audit like this would show it in at least {n} of 100 cases.",
        n=100 - limit,
    )


def facts(found: AuditForm, t: Translator) -> list[tuple[str, object]]:
    """What was fixed, what fell, how far it is; empty values are not known yet."""
    return [
        (t("Audit"), found["audit"]),
        (t("Check code of all readings"), check_code(found["digest"])),
        (t("Papers counted"), found["papers"]),
        (t("Papers to draw"), found["draws"] if not found["full"] else ""),
        (t("Dice"), found["seed"] or ""),
        (t("Risk limit"), f"{found['risk_limit']} %"),
        (t("Risk now"), risk_now(found, t)),
        (t("Still open"), sum(paper["state"] != "agreed" for paper in found["drawn"]) or ""),
    ]


def explained(found: AuditForm, labels: Labels, t: Translator) -> list[str]:
    """What the risk limit means or why all are looked at, and by how much the results hold."""
    return [
        why_full(found["full"] or "", t) or promise(found["risk_limit"], t),
        *(f"{question} {said}" for question, said in rests_on(found, labels, t)),
    ]


def after_throw(typed: Sequence[str], drawn: int, holds: bool, t: Translator) -> str:
    """What the digits, as they were typed one after another, come to."""
    if holds:
        return t.plural(
            "The digits hold. {n} paper is drawn.", "The digits hold. {n} papers are drawn.", drawn
        )
    if len(typed) > 1 and typed[-1] != typed[-2]:
        return t(
            "That is not what was typed before. Both stay on record; look at the dice and type them again."
        )
    return t("On record. Now another person types what the dice show.")


def paper_row(paper: AuditPaperForm, t: Translator) -> tuple[object, ...]:
    """A drawn paper: its number, box, scan, page and place among those keyed, how often drawn, its state."""
    where = (paper["box"], paper["source"], paper["sheet"], paper["keyed"])
    return (
        paper["serial"],
        *(each or "–" for each in where),
        paper["times"],
        term(f"audit-{paper['state']}", t),
    )


def rests_on(found: AuditForm, labels: Labels, t: Translator) -> list[tuple[str, str]]:
    """For every comparison that the results rest on, its question and by how much it holds."""
    numbers = _numbers(labels)
    return [(numbers[each["question"]], _lead(each, labels[each["question"]], t)) for each in found["leads"]]


def _numbers(labels: Labels) -> dict[str, str]:
    """By question, its number on the ballot."""
    return {question: f"{n}." for n, question in enumerate(labels, 1)}


def differences(found: AuditForm, labels: Labels, t: Translator) -> list[str]:
    """A sentence for every paper that was seen otherwise than counted, one for those two saw differently."""
    told = [_difference(each, labels, t) for each in found["differences"]]
    if found["between"]:
        papers = t(", ").join(found["between"])
        told.append(t("Two people saw different things at first: {papers}.", papers=papers))
    return told


def report(found: AuditForm, labels: Labels, t: Translator) -> list[str]:
    """What is said of an audit beside the result: what it found or waits for, the risk, what differed."""
    risk = risk_now(found, t)
    said = [stage(found["stage"], t), why_full(found["full"] or "", t) or promise(found["risk_limit"], t)]
    return [*said, *([t("Risk now: {risk}.", risk=risk)] if risk else []), *differences(found, labels, t)]


def risk_now(found: AuditForm, t: Translator) -> str:
    """What was shown so far, in percent; empty before anybody looked."""
    if found["full"] or not (found["seed"] or found["stage"] == "confirmed"):
        return ""
    return t("at most {risk} %", risk=found["risk"])


def _lead(each: AuditLeadForm, labels: Mapping[str, str], t: Translator) -> str:
    by = amount(each["margin"], each["unit"], t)
    told = {"what": measured(each["num"], each["measure"], each["unit"], t), "amount": by}
    if each["over"]:
        said = t("ahead of {name} by {amount}", name=labels.get(each["over"], each["over"]), amount=by)
    elif each["of"]:
        base = measured(each["of"], each["measure"], each["unit"], t)
        said = t("{what}: {amount} away from what is needed of {base}", base=base, **told)
    else:
        said = t("{what}: {amount} away from what is needed", **told)
    offer = each["offer"]
    return t("{name}: {said}", name=labels.get(offer, offer), said=said) if offer else said


def _difference(each: AuditDifferenceForm, labels: Labels, t: Translator) -> str:
    if each["missing"]:
        return t("{serial}: not found.", serial=each["serial"])
    counted, seen = (_marks(marks, labels, t) for marks in (each["counted"], each["seen"]))
    return t(
        "{serial}: counted as {counted}, seen as {seen}.", serial=each["serial"], counted=counted, seen=seen
    )


def _marks(marks: Mapping[str, list[str]] | None, labels: Labels, t: Translator) -> str:
    if marks is None:
        return term("invalid", t)
    numbers, blank = _numbers(labels), term("blank", t)
    return t(", ").join(
        f"{numbers[asked]} " + ("+".join(called.get(tick, tick) for tick in marks.get(asked, ())) or blank)
        for asked, called in labels.items()
    )
