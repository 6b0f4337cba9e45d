"""A document as PDF: A4, text and fonts embedded, claims in print, in a QR and in the metadata."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from meeting_tui.clean import clean_lines
from meeting_tui.paper import fonts
from meeting_tui.paper.blocks import Document, body_text, map_text
from meeting_tui.paper.claims import Claims
from meeting_tui.paper.files import whole_file

TOP, BOTTOM = 62.0, 56.0  # points above and below the text
TRAILER = b"%SHA256 "
Paper = Literal["A4", "A3"]
_SIZES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
_POSTER = (2.8, 2.5, 2.2, 1.9, 1.6, 1.4, 1.2, 1.0)  # from the largest type down, until one page holds it all


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
    known = fonts.load()
    return "".join(
        char if ord(char) in known or char == "\n" else f"[U+{ord(char):04X}]"
        for char in fonts.drawable(clean_lines(text))
    )


def _build(document: Document, claims: Claims | None, body: str, path: Path, paper: Paper) -> None:
    from reportlab.platypus.doctemplate import LayoutError

    from meeting_tui.paper.press import Press

    large = 2**0.5 if paper == "A3" else 1.0
    scales = _POSTER if document.form == "poster" else _POSTER[-1:]
    for scale in scales:
        try:
            if Press(document, claims, body, scale * large, _SIZES[paper]).run(path) == 1:
                break
        except LayoutError:
            if scale == scales[-1]:
                raise
