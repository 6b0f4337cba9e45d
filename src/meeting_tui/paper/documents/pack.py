"""The pack of the proposals that go to a vote: what is put, what it costs, who pays, how it is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.lang.formats import names, span
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import Block, Callout, Document, Facts, Heading, Items, Paragraph
from meeting_tui.paper.documents.issuer import closing
from meeting_tui.paper.documents.made_of import MadeOf, issued
from meeting_tui.paper.documents.pack_parts import parts_of
from meeting_tui.record.proposal.values import ProposalRecord
from meeting_tui.rules import Rule


@dataclass(frozen=True)
class Put:
    """A question as it is put; `rule` decides it (a rating has none). `facts` are what its proposal says of
    budget, funding and effect, by their labels; `digest` is that of the proposal, empty where it has none.
    `record`: all that is on record of it; `lacking`: what its pack lacks, by codes of `lang.terms`.
    """

    title: str
    text: str
    rule: Rule | None
    offers: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    digest: str = ""
    record: ProposalRecord | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unpacked:
    """Why a pack that is not full goes to the vote all the same, and who says so; empty: all are full."""

    reason: str = ""
    by: tuple[str, ...] = ()


def build(
    of: MadeOf,
    poll: str,
    window: tuple[str, str],
    put: tuple[Put, ...],
    t: Translator,
    unpacked: Unpacked = Unpacked(),
) -> Document:
    """提案册 of the poll of that title; `window` is when it begins and ends, ISO."""
    title = t("Proposals put to the vote: {title}", title=poll)
    blocks = (*_blocks(window, put, of.issuer.currency, t), *_unpacked(unpacked, put, t))
    return issued(t, "pack", of, title, (*blocks, *_end(of, t)))


def _unpacked(unpacked: Unpacked, put: tuple[Put, ...], t: Translator) -> Iterator[Block]:
    """What the packs lack, and who goes on without it."""
    short = [each for each in put if each.lacking]
    if not (short and unpacked.reason):
        return
    lines = (
        t(
            "{title}: {missing}",
            title=each.title,
            missing=names([term(code, t) for code in each.lacking], t.lang),
        )
        for each in short
    )
    said = t(
        "Put to the vote all the same: {reason} ({people})",
        reason=unpacked.reason,
        people=names(unpacked.by, t.lang),
    )
    yield Callout(t("What these proposals lack"), (*lines, said))


def _end(of: MadeOf, t: Translator) -> Iterator[Block]:
    if of.issuer.contact:
        yield Paragraph(t("Contact: {contact}", contact=of.issuer.contact))
    yield from closing(t, of.issuer, of.date)


def _blocks(window: tuple[str, str], put: tuple[Put, ...], currency: str, t: Translator) -> Iterator[Block]:
    counted = t.plural("{n} proposal", "{n} proposals", len(put))
    yield Facts(((t("Voting period"), span(*window, t)), (t("In this pack"), counted)))
    for number, each in enumerate(put, 1):
        yield Heading(f"{number}. {each.title}", 2, whole=True)
        if each.text:
            yield Paragraph(each.text)
        if each.offers:
            yield Paragraph(t("On the ballot:"), leads=True)
            yield Items(tuple((f"{no}.", offer) for no, offer in enumerate(each.offers, 1)))
        if each.facts:
            yield Facts(each.facts)
        if each.record and each.record.frozen:
            yield from parts_of(each.record, each.record.frozen, currency, t)
        yield from _basis(each, t)


def _basis(each: Put, t: Translator) -> Iterator[Block]:
    """The rule that decides, and the check code of the wording that was frozen."""
    if each.rule:
        cite, wording = t.pick(dict(each.rule.cite)), t.pick(dict(each.rule.wording))
        yield Paragraph(t("{cite}: {wording}", cite=cite, wording=wording), "note")
    if each.digest:
        said = t("Frozen for this vote; check code of the proposal: {code}.", code=check_code(each.digest))
        yield Paragraph(said, "note")
