"""The cover of the proposals that go with a vote: what is put, what it costs, who pays, how it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.lang.formats import span
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Heading, Paragraph
from meeting_tui.paper.documents.issuer import closing
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.rules import Rule


@dataclass(frozen=True)
class Put:
    """A question as it is put; `rule` decides it (a rating has none). `facts` are what its proposal says of
    budget, funding and effect, by their labels; `digest` is that of the proposal, empty where it has none."""

    title: str
    text: str
    rule: Rule | None
    offers: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    digest: str = ""


def build(of: MadeOf, poll: str, window: tuple[str, str], put: tuple[Put, ...], t: Translator) -> Document:
    """提案册封面 of the poll of that title; `window` is when it begins and ends, ISO."""
    title = t("Proposals put to the vote: {title}", title=poll)
    return issued(t, "pack", of, title, tuple(_blocks(of, window, put, t)))


def _blocks(of: MadeOf, window: tuple[str, str], put: tuple[Put, ...], t: Translator) -> Iterator[Block]:
    counted = t.plural("{n} proposal", "{n} proposals", len(put))
    yield Facts(((t("Voting period"), span(*window, t)), (t("In this pack"), counted)))
    for number, each in enumerate(put, 1):
        yield Heading(f"{number}. {each.title}", 2, whole=True)
        if each.text:
            yield Paragraph(each.text)
        if each.offers:
            yield Paragraph(t("On the ballot: {names}.", names=t(", ").join(each.offers)))
        if each.facts:
            yield Facts(each.facts)
        yield from _basis(each, t)
    if of.issuer.contact:
        yield Paragraph(t("Contact: {contact}", contact=of.issuer.contact))
    yield from closing(t, of.issuer, of.date)


def _basis(each: Put, t: Translator) -> Iterator[Block]:
    """The rule that decides, and the check code of the wording that was frozen."""
    if each.rule:
        cite, wording = t.pick(dict(each.rule.cite)), t.pick(dict(each.rule.wording))
        yield Paragraph(t("{cite}: {wording}", cite=cite, wording=wording), "note")
    if each.digest:
        said = t("Frozen for this vote; check code of the proposal: {code}.", code=check_code(each.digest))
        yield Paragraph(said, "note")
