"""A document as PDF: A4, text and fonts embedded, claims in print, in a QR and in the metadata."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from meeting_tui.clean import clean_lines
from meeting_tui.output import whole_file
from meeting_tui.paper import fonts
from meeting_tui.paper.documents.blocks import Document, body_text, map_text
from meeting_tui.paper.documents.claims import Claims

TRAILER = b"%SHA256 "
Paper = Literal["A4", "A3"]
_SIZES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
_POSTER = tuple(
    tenths / 10 for tenths in range(28, 9, -1)
)  # from the largest type down, until one page holds it all
_SMALLER = (0.98, 0.96)
"""Nothing that is read gets smaller than eleven points by it."""
_TIGHTENED = range(2, 7)  # pages: of longer papers one page more is no matter


def write_pdf(document: Document, out: Path, paper: Paper = "A4") -> Claims | None:
    """Write the document; returns its claims with the hash of its text, if it makes any.

    Refused as `paper.unwritable`; nothing is left behind then.
    """
    fonts.load()
    safe = map_text(document, printable)
    body = body_text(safe)
    claims = safe.claims.mapped(printable).sealed(body) if safe.claims else None
    with whole_file(out) as draft:
        _build(safe, claims, body, draft, paper)
        if claims:
            raw = draft.read_bytes()
            draft.write_bytes(raw + TRAILER + hashlib.sha256(raw).hexdigest().encode() + b"\n")
    return claims


def printable(text: str) -> str:
    """The text as it can be set: a character without a glyph is named, [U+1F600]."""
    safe = fonts.drawable(clean_lines(text))
    unknown = fonts.unprintable(safe)
    return safe.translate({ord(char): f"[{fonts.codes(char)}]" for char in unknown}) if unknown else safe


def _build(document: Document, claims: Claims | None, body: str, path: Path, paper: Paper) -> None:
    from meeting_tui.paper.writers.pdf.pages import Press

    large = 2**0.5 if paper == "A3" else 1.0

    def pages(scale: float) -> int:
        return Press(document, claims, body, scale * large, _SIZES[paper]).run(path)

    if document.form == "poster":
        _largest(pages)
    elif (count := pages(1.0)) in _TIGHTENED:
        _tightened(pages, count)


def _largest(pages: Callable[[float], int]) -> None:
    """Set a poster in the largest type that one page holds, or in the least on several."""
    if pages(_POSTER[-1]) == 1:
        next(scale for scale in _POSTER if pages(scale) == 1)


def _tightened(pages: Callable[[float], int], count: int) -> None:
    """Set a paper a little smaller where that saves the page with the last few lines."""
    for scale in _SMALLER:
        if pages(scale) < count:
            return
    pages(1.0)
