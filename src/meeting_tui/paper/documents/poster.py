"""A poster: one decision in type that is read from three metres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meeting_tui.lang import Translator
from meeting_tui.lang.terms import term
from meeting_tui.paper.blocks import Block, Document, Paragraph, Verdict
from meeting_tui.paper.claims import claims
from meeting_tui.paper.documents import findings
from meeting_tui.paper.documents.findings import Answered
from meeting_tui.paper.documents.issuer import Issuer, document
from meeting_tui.paper.masking import running
from meeting_tui.paper.wording import day, measure, share
from meeting_tui.record.meeting import Motion
from meeting_tui.rules.exact import decimal


@dataclass(frozen=True)
class PosterFacts:
    """One decision. `numbers` say by how much, `effect` what it means and costs; both one line each.

    `stream`, `entries`, `head`: the record it comes from; `date` is ISO.
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


def of_question(t: Translator, answered: Answered) -> tuple[str, tuple[str, ...]]:
    """Outcome and numbers of a question of a poll."""
    tally, profile = answered.result.tally, answered.result.profile
    lines = []
    for code, row in tally.binding.items():
        places = profile.measures[code].decimals
        lines.append(
            t(
                "{measure}: {yes} of {all} for ({share})",
                measure=measure(t, code),
                yes=decimal(row["for"], places),
                all=decimal(row["participating"], places),
                share=share(row["for"], row["participating"]),
            )
        )
    return findings.outcome(t, answered), tuple(lines)


def of_motion(t: Translator, motion: Motion) -> tuple[str, tuple[str, ...]]:
    """Outcome and numbers of a motion voted on in a meeting."""
    if motion.decision is None:
        return t("Not voted on."), ()
    votes = list(motion.votes.values())
    counts = (f"{term(choice, t)} {votes.count(choice)}" for choice in ("for", "against", "abstain"))
    return term(str(motion.decision["outcome"]), t), (t(", ").join(counts),)


def build(facts: PosterFacts, t: Translator) -> Document:
    """The poster; what people typed is masked, for it hangs in public."""
    made = (
        ("community", facts.issuer.community),
        ("title", facts.title),
        ("date", day(t, facts.date)),
        ("stream", facts.stream),
        ("entries", str(facts.entries)),
        ("head", facts.head),
        ("decision", " ".join((facts.outcome, *facts.numbers))),
        ("digest", facts.digest),
    )
    paper = document(
        t, facts.issuer, running(facts.title), tuple(_blocks(facts, t)), claims=claims("poster", t.lang, made)
    )
    return replace(paper, form="poster")


def _blocks(facts: PosterFacts, t: Translator) -> Iterator[Block]:
    yield Verdict(facts.outcome, facts.numbers)
    yield from (Paragraph(running(line), "strong") for line in facts.effect)
    if facts.issuer.contact:
        yield Paragraph(t("Contact: {contact}", contact=facts.issuer.contact), "note")
    yield Paragraph(t("Announced on {day}", day=day(t, facts.date)), "note")
