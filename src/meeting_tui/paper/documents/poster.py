"""A poster: one decision in type that is read from three metres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day
from meeting_tui.paper.documents import findings
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Paragraph, Verdict
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.documents.findings import Answered
from meeting_tui.paper.documents.issuer import Issuer, document
from meeting_tui.paper.documents.wording import (
    arithmetic,
    asked,
    bar,
    finding,
    measure,
    share,
    weighed,
)
from meeting_tui.published import ConditionForm
from meeting_tui.rules import Decision, Profile
from meeting_tui.rules.outcome import fact_json


@dataclass(frozen=True)
class PosterFacts:
    """One decision. `numbers` say by how much and what was missing, `effect` what it means and costs.

    `score` is the shortest form of the numbers, for the QR. `stream`, `entries`, `head`: the record it comes
    from; `date` is ISO.
    """

    issuer: Issuer
    title: str
    outcome: str
    numbers: tuple[str, ...]
    date: str
    stream: str
    entries: int
    head: str
    effect: tuple[str, ...] = ()
    digest: str = ""
    score: tuple[str, ...] = ()


def of_question(t: Translator, answered: Answered) -> tuple[str, tuple[str, ...]]:
    """Outcome and numbers of a question of a poll: each comparison on a line, and what it lacked."""
    found, said = answered.result.binding, findings.outcome(t, answered)
    if isinstance(found, Decision):
        facts = (fact_json(found.profile, fact) for fact in findings.telling(found))
        return said, tuple(line for fact in facts for line in _comparison(t, fact, found.profile))
    return said, tuple(_votes(t, answered))


def _comparison(t: Translator, fact: ConditionForm, law: Profile) -> Iterator[str]:
    yield t("{asked}: {arithmetic}", asked=asked(t, fact, law), arithmetic=arithmetic(fact))
    if not fact["holds"]:
        yield t("Required: {bar}; {finding}", bar=bar(t, fact), finding=finding(t, fact, law))


def _votes(t: Translator, answered: Answered) -> Iterator[str]:
    profile = answered.result.profile
    for code, row in answered.result.tally.binding.items():
        places = profile.measures[code].decimals
        yield t(
            "{measure}: {yes} of {all} for ({share})",
            measure=measure(t, code, profile),
            yes=weighed(row["for"], places),
            all=weighed(row["participating"], places),
            share=share(row["for"], row["participating"]),
        )


def build(facts: PosterFacts, t: Translator) -> Document:
    """The poster; what people typed is masked, for it hangs in public."""
    made = (
        ("community", facts.issuer.community),
        ("title", facts.title),
        ("date", day(facts.date, t.lang)),
        ("stream", facts.stream),
        ("entries", str(facts.entries)),
        ("head", facts.head),
        ("decision", " ".join((facts.outcome, *facts.score))),
        ("digest", facts.digest),
    )
    paper = document(
        t, facts.issuer, facts.title, tuple(_blocks(facts, t)), claims=claims("poster", t.lang, made)
    )
    return replace(paper, form="poster")


def _blocks(facts: PosterFacts, t: Translator) -> Iterator[Block]:
    yield Verdict(facts.outcome, facts.numbers)
    yield from (Paragraph(line, "strong") for line in facts.effect)
    rows = (t("Whom to ask"), facts.issuer.contact), (t("Announced"), day(facts.date, t.lang))
    yield Facts(tuple(row for row in rows if row[1]))
