"""What every issued paper claims first: whose it is, what about, of when, and the record it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day
from meeting_tui.paper.documents.blocks import Block, Document
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.documents.issuer import Issuer, copy_name, document
from meeting_tui.paper.documents.masking import Copy


@dataclass(frozen=True, slots=True)
class MadeOf:
    """`stream` up to `entries`, the last of which has the hash `head`; `date` (ISO) is the paper's own."""

    issuer: Issuer
    stream: str
    entries: int
    head: str
    date: str


def issued(
    t: Translator,
    kind: str,
    of: MadeOf,
    title: str,
    blocks: tuple[Block, ...],
    *,
    copy: Copy = "public",
    decision: str = "",
) -> Document:
    """A paper with its claims; `decision`: what was decided, in a few words."""
    made = (
        ("community", of.issuer.community),
        ("title", title),
        ("date", day(of.date, t.lang)),
        ("stream", of.stream),
        ("entries", str(of.entries)),
        ("head", of.head),
        ("decision", decision),
        ("copy", copy_name(t, copy)),
    )
    return document(t, of.issuer, title, blocks, claims=claims(kind, t.lang, made))
