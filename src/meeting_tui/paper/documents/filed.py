"""Registers made from the record, for the archive: what hung where, and how each ballot went and came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import column_moment
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents.blocks import NONE, Block, Document, Facts, PageSums, Signatures, Table
from meeting_tui.paper.documents.issuer import closing
from meeting_tui.paper.documents.made_of import MadeOf, issued

PostedRow = tuple[str, str, str, str, str, str, str, str]
"""Number, paper, edition, place, since, until or down, by whom, pictures."""


@dataclass(frozen=True, slots=True)
class DeliveredBallot:
    """A ballot, or the envelope of a secret poll: of whom; how, when and by whom it was handed out, whether
    it was signed for; when and in which box it came back. Moments are ISO, empty where it did not happen."""

    number: str
    units: str
    name: str
    mode: str = ""
    at: str = ""
    by: str = ""
    signature: str = ""
    back: str = ""
    box: str = ""


def posting_log(of: MadeOf, about: str, rows: tuple[PostedRow, ...], t: Translator) -> Document:
    """张贴记录 of the papers of one meeting or poll."""
    head = (
        *(t("No."), t("Paper"), t("Edition"), t.p("posting", "Place"), t("Hangs since")),
        *(t("Hangs until"), t("By"), t("Pictures, with their check codes")),
    )
    table = Table(head, rows, (0, 5, 0, 6, 5, 5, 3, 6), "clclllll")
    blocks = (table, Signatures((t("Recorder"), t("Residents' committee"))), *closing(t, of.issuer, of.date))
    return _across(of, "postings", t("Posting log: {title}", title=about), blocks, t)


def delivery_register(
    of: MadeOf, about: str, rows: tuple[DeliveredBallot, ...], t: Translator, *, outer: bool
) -> Document:
    """送达登记册: a line a ballot; `outer`: of the envelopes of a secret poll."""
    head = (
        *(t("Envelope no.") if outer else t("Ballot no."), t("Unit(s)"), t("Owner"), t("Delivery")),
        *(t("Handed out"), t("Deliverer"), t("Signed for"), t("Returned on"), t("Box")),
    )
    lines = tuple(_delivered(each, t) for each in rows)
    signs = (t("Deliverer"), t("Teller"), t("Scrutineer"))
    sums = PageSums(t("On this page: {n}"), t("So far: {n}"), (), signs, told=(4, 7))
    table = Table(head, lines, (0, 7, 5, 3, 0, 3, 0, 0, 0), "lllllllll", dense=True, sums=sums)
    blocks = (Facts(_totals(rows, t)), table, *closing(t, of.issuer, of.date))
    return _across(of, "delivery", t("Delivery register: {title}", title=about), blocks, t)


def _delivered(each: DeliveredBallot, t: Translator) -> tuple[str, ...]:
    at, back = (column_moment(when, t.lang) if when else NONE for when in (each.at, each.back))
    mode, signature = (term(code, t) if code else NONE for code in (each.mode, each.signature))
    return each.number, each.units, each.name, mode, at, each.by or NONE, signature, back, each.box or NONE


def _totals(rows: tuple[DeliveredBallot, ...], t: Translator) -> tuple[tuple[str, str], ...]:
    modes = Counter(each.mode for each in rows if each.mode)
    told = ways(modes, t)
    back = sum(bool(each.back) for each in rows)
    handed = str(modes.total()) + (t(" ({what})", what=told) if told else "")
    return (t("On the register"), str(len(rows))), (t("Handed out"), handed), (t("Returned"), str(back))


def ways(modes: Mapping[str, int], t: Translator) -> str:
    """In which ways so many ballots went out."""
    return t("; ").join(t("{key}: {n}", key=term(mode, t), n=n) for mode, n in modes.items())


def _across(of: MadeOf, kind: str, title: str, blocks: tuple[Block, ...], t: Translator) -> Document:
    return replace(issued(t, kind, of, title, blocks, copy="archive"), form="sheet")
