"""The notice of one decision: what was decided, by how many, by which clause, who does it, what remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day
from meeting_tui.paper.documents import findings
from meeting_tui.paper.documents.blocks import Bars, Block, Callout, Document, Facts, Items, Paragraph, Table
from meeting_tui.paper.documents.issuer import closing, copied, to_ask
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.paper.documents.poster import PASSED, Told
from meeting_tui.paper.documents.result import binding, remedies, remedy
from meeting_tui.rules.profile import Profile


@dataclass(frozen=True)
class ResolutionFacts:
    """`about` is what was decided on, `text` the wording; `number` its number in the year, if it has one;
    `decided_on` the day, ISO. `opening` says who decided where; `votes` are what was voted, as blocks.

    `carried_out`: what is to be done, by whom, until when (ISO). `law` is what it was decided by;
    `objection_until` is ISO or empty.
    """

    of: MadeOf
    about: str
    text: str
    opening: str
    decided_on: str
    told: Told
    law: Profile
    votes: tuple[Block, ...] = ()
    number: str = ""
    carried_out: tuple[tuple[str, str, str], ...] = ()
    objection_until: str = ""


def build(facts: ResolutionFacts, t: Translator) -> Document:
    """决定公告, also of what was not passed."""
    title = t("Decision notice: {title}", title=facts.about)
    said = " ".join(filter(None, (facts.number, facts.told.outcome)))
    blocks = tuple(_blocks(facts, t))
    end = closing(t, facts.of.issuer, facts.of.date, t("By order of the committee."))
    all_ = (*blocks, *findings.noted(t, blocks), *copied(t, facts.law.copies.decision), *end)
    return issued(t, "resolution", facts.of, title, all_, decision=said)


def _blocks(facts: ResolutionFacts, t: Translator) -> Iterator[Block]:
    told = facts.told
    yield Paragraph(facts.opening)
    heading = " ".join(filter(None, (told.mark, told.outcome)))
    yield Callout(heading, tuple(filter(None, (facts.text, *told.numbers))))
    known = ((t("Decision number"), facts.number), (t("Decided on"), day(facts.decided_on, t.lang)))
    effect = binding(t, facts.law) if told.mark == PASSED else ()
    yield Facts((*(row for row in known if row[1]), *effect))
    yield from facts.votes
    if told.turnout:
        yield Paragraph(told.turnout)
    if told.bars:
        yield Bars(told.bars)
    if facts.carried_out:
        head = (t("Task"), t("Responsible"), t("Due"))
        done = tuple((what, who, day(due, t.lang)) for what, who, due in facts.carried_out)
        yield Table(head, done, (3, 1, 0), "lll")
    if rows := tuple(remedy(t, duty) for duty in remedies(facts.law)):
        yield Items(rows)
    asked = tuple(to_ask(t, facts.objection_until, facts.of.issuer))
    if facts.objection_until:
        yield Callout(t("Objections and questions"), asked)
    else:
        yield from map(Paragraph, asked)
