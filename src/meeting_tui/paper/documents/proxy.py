"""A form with which an owner lets somebody else vote: 授权委托书, to be copied and filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import numbered, span
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Heading, Paragraph, Signatures, Table
from meeting_tui.paper.documents.issuer import Issuer, document
from meeting_tui.paper.documents.masking import running

_BOX = "□"


@dataclass(frozen=True)
class Instructed:
    """A question an owner may tell the proxy how to answer; `choices` are the words beside its boxes."""

    title: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class ProxyFacts:
    """The poll the form is for; `opens` and `closes` are ISO."""

    issuer: Issuer
    title: str
    opens: str
    closes: str
    questions: tuple[Instructed, ...]


def build(facts: ProxyFacts, t: Translator) -> Document:
    """The blank form. It asks for no more than the law does (Civil Code art 165)."""
    title = t("Written authority: {title}", title=running(facts.title))
    return document(t, facts.issuer, title, tuple(_blocks(facts, t)))


def _blocks(facts: ProxyFacts, t: Translator) -> Iterator[Block]:
    yield Heading(numbered(1, t("Who authorises whom"), t.lang))
    people = (
        (t("Owner who authorises"), t("Unit(s)"), t("Identity document no."), t("Phone")),
        (t("Proxy"), t("Relation to the owner"), t("Identity document no."), t("Phone")),
    )
    for first, second, third, fourth in people:
        rows = ((first, "", second, ""), (third, "", fourth, ""))
        yield Table(("",) * 4, rows, (3, 5, 4, 6), "llll", tall=True)
    yield Heading(numbered(2, t("What for"), t.lang))
    yield Facts(
        (
            (t("Title of the vote"), running(facts.title)),
            (t("Valid for"), span(facts.opens, facts.closes, t)),
            (t("Power"), t("To receive the ballot, fill it in as instructed below, sign it and hand it in.")),
        )
    )
    yield Heading(numbered(3, t("Instructions: tick one box on each line"), t.lang))
    asked = tuple((str(n), running(q.title), _choices(t, q)) for n, q in enumerate(facts.questions, 1))
    yield Table((t("No."), t("Question"), t("Instruction")), asked, (1, 6, 6), "cll", tall=True)
    yield Paragraph(t("Without a tick the proxy decides. The proxy may not pass the authority on."), "note")
    yield Signatures((t("Signed by the owner"), t("Date"), t("Signed by the proxy"), t("Date")))


def _choices(t: Translator, question: Instructed) -> str:
    spaced = "\u3000" if t.lang == "zh" else "  "
    return spaced.join(f"{_BOX} {label}" for label in (*question.choices, t("as the proxy decides")))
