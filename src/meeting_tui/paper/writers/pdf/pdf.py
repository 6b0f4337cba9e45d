"""A document as PDF: A4, text and fonts embedded, claims in print, in a QR and in the metadata."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from meeting_tui.clean import clean_lines
from meeting_tui.output import whole_file
from meeting_tui.paper import fonts
from meeting_tui.paper.documents.blocks import Document, body_text, map_text
from meeting_tui.paper.documents.claims import Claims
from meeting_tui.paper.documents.copies import FinishedPaper, PublicCopy

if TYPE_CHECKING:
    from meeting_tui.paper.writers.pdf.pages import Numbered

TRAILER = b"%SHA256 "
Paper = Literal["A4", "A3"]
_SIZES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
_POSTER = tuple(
    tenths / 10 for tenths in range(28, 8, -1)
)  # from the largest type down, until one page holds it all
_BOARD = 14 / 11.5  # what hangs is read standing: running text of fourteen points
_WAYS = ((1.0, False), (0.88, False), (0.76, False), (0.88, True), (0.7, True), (0.45, True))
"""All air between the lines, then less and still less; then sections that may go on on the next page, and the
seal beside the proof. The type stays as large as it is."""
_TIGHTENED = range(2, 7)  # pages: of longer papers one page more is no matter


@dataclass(frozen=True)
class Made:
    """A PDF before it is a file; `claims` bear the hash of its text."""

    raw: bytes
    claims: Claims | None


def write_pdf(document: FinishedPaper, out: Path, paper: Paper = "A4") -> Claims | None:
    """Write the document; returns its claims with the hash of its text, if it makes any.

    Refused as `paper.unwritable`; nothing is left behind then.
    """
    with whole_file(out) as draft:
        made = make_pdf(document, paper)
        draft.write_bytes(made.raw)
    return made.claims


def make_pdf(document: FinishedPaper, paper: Paper = "A4") -> Made:
    """The bytes of the document's file: the same for the same document, whenever they are made."""
    fonts.load()
    safe = map_text(document, printable)
    body = body_text(safe)
    claims = safe.claims.mapped(printable).sealed(body) if safe.claims else None
    raw = _build(safe, claims, body, paper)
    if claims:
        raw += TRAILER + hashlib.sha256(raw).hexdigest().encode() + b"\n"
    return Made(raw, claims)


def printable(text: str) -> str:
    """The text as it can be set: a character without a glyph is named, [U+1F600]."""
    safe = fonts.drawable(clean_lines(text))
    unknown = fonts.unprintable(safe)
    return safe.translate({ord(char): f"[{fonts.codes(char)}]" for char in unknown}) if unknown else safe


def _build(document: Document, claims: Claims | None, body: str, paper: Paper) -> bytes:
    from meeting_tui.paper.writers.pdf.flowables import Type
    from meeting_tui.paper.writers.pdf.pages import Press

    board = isinstance(document, PublicCopy) and document.form == "paper"
    large = (2**0.5 if paper == "A3" else 1.0) * (_BOARD if board else 1.0)

    @cache
    def drawn(scale: float, air: float, close: bool) -> Numbered:
        return Press(document, claims, body, Type(scale * large, air, close), _SIZES[paper]).run()

    if document.form == "poster":
        return _largest(drawn).file()
    return _tightened(drawn, 1.0).file()


Drawn = Callable[[float, float, bool], "Numbered"]


def _largest(drawn: Drawn) -> Numbered:
    """A poster in the largest type that one page holds; where none does that people read standing, what hangs
    is set as any paper that hangs. What fits in one type fits in any that is smaller, or closer."""

    def fits(size: float, way: tuple[float, bool]) -> bool:
        return len(drawn(size, *way).pages) == 1

    smallest = _POSTER[-1]
    if not (fits(smallest, _WAYS[0]) or fits(smallest, _WAYS[-1])):
        return _tightened(drawn, _BOARD)
    way = next(each for each in _WAYS if fits(smallest, each))
    return drawn(_POSTER[bisect_left(_POSTER, True, key=lambda size: fits(size, way))], *way)


def _tightened(drawn: Drawn, size: float) -> Numbered:
    """A paper as little closer as saves it most pages, if any; none has fewer than the closest."""
    plain = drawn(size, *_WAYS[0])
    if len(plain.pages) not in _TIGHTENED:
        return plain
    least = len(drawn(size, *_WAYS[-1]).pages)
    if least >= len(plain.pages):
        return plain
    return next(each for way in _WAYS if len((each := drawn(size, *way)).pages) <= least)
