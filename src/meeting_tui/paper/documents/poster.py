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
    NOT_SHOWN,
    arithmetic,
    asked,
    bar,
    finding,
    measure,
    share,
    weighed,
)
from meeting_tui.rules import Decision, Fact
from meeting_tui.rules.disclosure import Hidden
from meeting_tui.rules.outcome import fact_json


@dataclass(frozen=True)
class PosterFacts:
    """One decision. `numbers` say by how much and what was missing, `effect` what it means and costs.

    `score` is the shortest form of the numbers, for the QR. `stream`, `entries`, `head`: the record it comes
    from; `date` is ISO. `note`: what is to be said of the numbers.
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
    note: str = ""


def of_question(t: Translator, answered: Answered) -> tuple[str, tuple[str, ...]]:
    """Outcome and numbers of a question of a poll: each comparison on a line, and what it lacked."""
    found, said = answered.result.binding, findings.outcome(t, answered)
    if isinstance(found, Decision):
        lines = (_comparison(t, found, fact, answered.hidden) for fact in findings.telling(found))
        return said, tuple(line for several in lines for line in several)
    return said, tuple(_votes(t, answered))


def _comparison(t: Translator, decision: Decision, fact: Fact, hidden: Hidden) -> Iterator[str]:
    law, told = decision.profile, findings.instead(t, decision, fact, hidden)
    form = fact_json(law, fact)
    yield t("{asked}: {arithmetic}", asked=asked(t, form, law), arithmetic=told or arithmetic(form))
    if told or not fact.holds:
        found = finding(t, form, law, shown=not told)
        yield t("Required: {bar}; {finding}", bar=bar(t, form), finding=found)


def _votes(t: Translator, answered: Answered) -> Iterator[str]:
    profile = answered.result.profile
    for code, row in answered.result.tally.binding.items():
        if answered.hidden & {(code, "for"), (code, "participating")}:
            yield t("{measure}: {number}", measure=measure(t, code, profile), number=t(NOT_SHOWN))
            continue
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
    if facts.note:
        yield Paragraph(facts.note, "note")
