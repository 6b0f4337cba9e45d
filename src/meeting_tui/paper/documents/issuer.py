"""Who issues a paper, and what every paper of theirs ends with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day, ordinal
from meeting_tui.paper.documents.blocks import Block, Document, Paragraph, Seal
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.paper.documents.masking import Copy
from meeting_tui.rules.condition import Words

_DIVISIONS = ("省", "市", "区", "县", "旗", "州", "镇", "乡", "街道")
"""What a place ends with that stands before the name of a community; a street or a house doesn't."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """`organ` is the full name with its term; `contact` the office's own, shown to everybody; amounts are in
    its `currency` (ISO 4217)."""

    community: str
    organ: str
    contact: str = ""
    currency: str = ""


def committee_name(t: Translator, community: str, term: int, place: str = "") -> str:
    """The full name an owners' committee signs with, 上海市徐汇区梧桐苑业主委员会（第三届）: behind the city
    and district in Chinese, where `place` is no more than these."""
    within = t.lang == "zh" and place.endswith(_DIVISIONS) and not community.startswith(place)
    return t(
        "{place}{community} Owners' Committee (term {term})",
        place=place if within else "",
        community=community,
        term=ordinal(term, t.lang),
    )


def closing(t: Translator, issuer: Issuer, date: str, said: str = "") -> tuple[Block, ...]:
    """What is said last, 特此公告, the organ's name, the date and the place of the seal."""
    return (Seal(issuer.organ, day(date, t.lang), t("(seal)"), said),)


def to_ask(t: Translator, objection_until: str, issuer: Issuer) -> Iterator[str]:
    """Until when to object, an ISO date or nothing, and whom to ask."""
    if objection_until:
        yield t("Objections may be raised until {day}.", day=day(objection_until, t.lang))
    if issuer.contact:
        yield t("Contact: {contact}", contact=issuer.contact)


def copied(t: Translator, who: Words) -> Iterator[Block]:
    """Who gets a copy of the paper, if the law says so: 抄送."""
    if who:
        yield Paragraph(t("Copies to: {who}", who=t.pick(dict(who))))


def copy_name(t: Translator, copy: Copy) -> str:
    """Which copy this is."""
    return t("for the notice board") if copy == "public" else t("for the archive")


def document(
    t: Translator,
    issuer: Issuer,
    title: str,
    blocks: tuple[Block, ...],
    *,
    number: str = "",
    claims: Claims | None = None,
) -> Document:
    """A paper of this issuer."""
    return Document(
        title=title,
        community=issuer.community,
        organ=issuer.organ,
        lang=t.lang,
        blocks=blocks,
        number=number,
        claims=claims,
        caption=t("Scan for what it claims, offline. To check the file: meeting-tui verify"),
        unproved=t("What this document claims of itself. Only its PDF carries the proof and can be checked."),
        page_of=t("Page {page} of {pages}"),
    )
