"""A draft as its pack would print it, in lines of the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from meeting_tui.desk.communities import community, currency
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.pack import shared
from meeting_tui.lang import Translator, translator
from meeting_tui.lang.proposals import part
from meeting_tui.paper.documents.blocks import Block, Document, Facts, Items, Paragraph
from meeting_tui.paper.documents.pack_parts import parts_of
from meeting_tui.paper.writers.text import lines
from meeting_tui.record.person import Person
from meeting_tui.record.proposal.values import Freezing, ProposalDraft, ProposalRecord, Revision
from meeting_tui.refusal import Refusal


def preview(office: Office, draft: ProposalDraft, cells: int) -> tuple[str, ...]:
    """The lines, none wider than `cells`. A roll that can't share the cost leaves that part out."""
    here = community(office)
    t = translator(here.lang)
    document = Document(draft.title, here.name, "", here.lang, tuple(_blocks(office, draft, t)))
    return tuple("".join(text for text, _style in line) for line in lines(document, cells))


def _blocks(office: Office, draft: ProposalDraft, t: Translator) -> Iterator[Block]:
    yield Paragraph(draft.text)
    if draft.options:
        yield Items(tuple((f"{no}.", option) for no, option in enumerate(draft.options, 1)))
    rows = [(part(name, t), getattr(draft, name)) for name in ("budget", "funding", "effect")]
    yield Facts(tuple(row for row in rows if row[1]))
    try:
        frozen = Freezing(0, "", "", "", shared(office, draft).get("sharing", {}))
    except Refusal:
        frozen = Freezing(0, "", "", "")
    yield from parts_of(
        ProposalRecord(revisions=(Revision(1, 0, "", Person(0, ""), draft),)), frozen, currency(office), t
    )
