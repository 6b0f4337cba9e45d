"""What the pages of a PDF look like, as digests: the same for the same file and the same pdfium."""

from __future__ import annotations

import hashlib
from typing import Any

SCALE = 1.0
"""Pixels a point: 72 to the inch, where a decimal point still leaves its mark."""


def digests(raw: bytes) -> tuple[str, ...]:
    """SHA-256 (hex) of the picture of each page: width and height in pixels, then the greys row by row."""
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        return tuple(digest(page) for page in document)
    finally:
        document.close()


def digest(page: Any) -> str:
    """Of one page that is open."""
    image = page.render(scale=SCALE, grayscale=True).to_pil()
    return hashlib.sha256(b"%d %d\n" % image.size + image.tobytes()).hexdigest()
