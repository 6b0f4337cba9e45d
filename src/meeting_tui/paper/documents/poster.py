"""A poster: one decision in type that is read from three metres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day
from meeting_tui.paper.documents import findings
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.blocks import Bar, Bars, Block, Callout, Document, Facts, Paragraph, Verdict
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.documents.counts import held
from meeting_tui.paper.documents.issuer import Issuer, document, to_ask
from meeting_tui.paper.documents.wording import (
    NOT_SHOWN,
    bars,
    guarded,
    has_bar,
    measure,
    reason,
    share,
    weighed,
)
from meeting_tui.rules import Decision, Fact
from meeting_tui.rules.disclosure import Hidden
from meeting_tui.rules.outcome import fact_json, units_json

PASSED, FAILED = "●", "○"
"""Full or empty: what came out is seen before it is read, and without colour."""


@dataclass(frozen=True)
class Told:
    """What came of a question: in a word, with a mark where it is yes or no; how many took part; how far it
    got, as bars, or in words where nothing had to be reached or not all may be shown."""

    outcome: str
    mark: str = ""
    turnout: str = ""
    bars: tuple[Bar, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True)
class PosterFacts:
    """One decision. `told` says by how much and what was missing, `effect` what it means and costs.

    `score` is the shortest form of the numbers, for the QR. `stream`, `entries`, `head`: the record it comes
    from; `date` is ISO, and so is `objection_until`, the last day to object, if there is one.
    """

    issuer: Issuer
    title: str
    told: Told
    date: str
    stream: str
    entries: int
    head: str
    effect: tuple[str, ...] = ()
    digest: str = ""
    score: tuple[str, ...] = ()
    objection_until: str = ""


def of_question(t: Translator, answered: Answered) -> Told:
    """What came of a question of a poll."""
    found, said = answered.result.binding, findings.outcome(t, answered)
    if not isinstance(found, Decision):
        return Told(said, numbers=tuple(_votes(t, answered)))
    hidden = answered.hidden
    mark = PASSED if found.passed else FAILED
    others = (fact for fact in findings.telling(found) if not has_bar(found, fact, hidden))
    lines = tuple(_comparison(t, found, fact, hidden) for fact in others)
    return Told(said, mark, _turnout(t, answered), bars(t, found, hidden), lines)


def _comparison(t: Translator, decision: Decision, fact: Fact, hidden: Hidden) -> str:
    law, told = decision.profile, findings.instead(t, decision, fact, hidden)
    form, units = fact_json(law, fact), units_json(law)
    return guarded(t, form, units, told) if told else reason(t, form, units)


def _turnout(t: Translator, answered: Answered) -> str:
    """How many could have taken part, did, and were for, by head; nothing where one of these is not shown."""
    names, heads = ("all", "participating", "for"), answered.result.tally.binding.get("heads")
    if heads is None or any(("heads", name) in answered.hidden for name in names):
        return ""
    asked, part, yes = (heads[name] for name in names)
    return t("Asked: {all}. Took part: {part}. For: {yes}.", all=asked, part=part, yes=yes)


def _votes(t: Translator, answered: Answered) -> Iterator[str]:
    profile = answered.result.profile
    for code, row in held(answered.result.tally.binding).items():
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
        ("decision", " ".join((facts.told.outcome, *facts.score))),
        ("digest", facts.digest),
    )
    blocks = tuple(_blocks(facts, t))
    paper = document(
        t,
        facts.issuer,
        facts.title,
        (*blocks, *findings.noted(t, blocks)),
        claims=claims("poster", t.lang, made),
    )
    return replace(paper, form="poster")


def _blocks(facts: PosterFacts, t: Translator) -> Iterator[Block]:
    told = facts.told
    yield Verdict(" ".join(filter(None, (told.mark, told.outcome))), told.numbers)
    if told.turnout:
        yield Paragraph(told.turnout, "strong")
    if told.bars:
        yield Bars(told.bars)
    yield from (Paragraph(line, "strong") for line in facts.effect)
    if asked := tuple(to_ask(t, facts.objection_until, facts.issuer)):
        yield Callout(t("Objections and questions"), asked)
    yield Facts(((t("Announced"), day(facts.date, t.lang)),))
