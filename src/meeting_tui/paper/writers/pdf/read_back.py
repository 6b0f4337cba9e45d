"""Is a PDF still the paper that was written? Re-reads what it says and compares it with what it claims.

The steps are those of docs/formats/claims.md. Whether the claims fit a community's record is asked elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from meeting_tui.apart import Apart, Ended
from meeting_tui.paper.documents.claims import Claims, parse
from meeting_tui.paper.writers.pdf.compare import first_difference
from meeting_tui.paper.writers.pdf.pages import BOTTOM, TOP
from meeting_tui.paper.writers.pdf.pdf import TRAILER
from meeting_tui.paper.writers.pdf.pictures import digest
from meeting_tui.paper.writers.pdf.strangers import strangers
from meeting_tui.paper.writers.pdf.two_ways import read_otherwise
from meeting_tui.refusal import CheckFailed, Refusal, Why

_BYTES = frozenset({"claims.bytes", "claims.resaved"})
_TAIL = re.compile(re.escape(TRAILER) + rb"([0-9a-f]{64})\n")
_TAIL_LENGTH = len(TRAILER) + 65


@dataclass(frozen=True)
class PdfCheck:
    """`claims` are None when the paper makes none that can be read. No `problems`: all of it fits."""

    claims: Claims | None
    problems: tuple[CheckFailed, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing differs."""
        return not self.problems


def check_pdf(path: Path) -> PdfCheck:
    """Check a paper. Refused: `claims.unreadable_file` or `claims.not_pdf` when it can't be opened at all,
    `claims.none` when it never made claims, as forms, ballots and foreign papers don't; `claims.too_slow`
    when it takes longer to draw than any document of ours.
    """
    try:
        raw = path.read_bytes()
        return (_foreign if any(_bytes(raw)) else _ours)(raw, str(path))
    except OSError as error:
        raise Refusal("claims.unreadable_file", path=str(path), reason=Why.of(error)) from error
    except Ended as error:
        raise Refusal("claims.too_slow", path=str(path)) from error


def _checked(raw: bytes, path: str) -> PdfCheck:
    """As `check_pdf`, in a process that can be ended: a PDF can draw for hours."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise Refusal("claims.not_pdf", path=path) from error
    try:
        claims = _claims(document)
        if claims is None and not _claimed(raw, document):
            raise Refusal("claims.none")
        return PdfCheck(claims, tuple(_problems(raw, document, claims)))
    except pypdfium2.PdfiumError as error:
        return PdfCheck(None, (CheckFailed("claims.damaged", reason=str(error)),))
    finally:
        document.close()


def looks(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """What digests of an edition are compared with: that of the text, "" where a paper disagrees with itself,
    and those of the pictures of its pages. Nothing of what takes too long to draw."""
    try:
        return _seen(raw)
    except Ended:
        return "", ()


_ours, _foreign = Apart(_checked, 30, Refusal), Apart(_checked, 3, Refusal)
"""What bears our hash may be a register of ten thousand rows."""


def _looks(raw: bytes) -> tuple[str, tuple[str, ...]]:
    import pypdfium2

    document = pypdfium2.PdfDocument(raw)
    try:
        claims = _claims(document)
        problems = _problems(raw, document, claims)
        agrees = all(each.code in _BYTES for each in problems)
        return claims.get("body") if claims and agrees else "", tuple(digest(page) for page in document)
    finally:
        document.close()


_seen = Apart(_looks, 30, Refusal)


def _claims(document: Any) -> Claims | None:
    try:
        return parse(document.get_metadata_value("Keywords"))
    except Refusal:
        return None


def _problems(raw: bytes, document: Any, claims: Claims | None) -> Iterator[CheckFailed]:
    yield from _bytes(raw)
    if claims is None:
        yield CheckFailed("claims.lost")
        return
    yield from _codes(document, claims)
    try:
        packed = base64.b64decode(document.get_metadata_value("Body"), validate=True)
        body = zlib.decompress(packed).decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        yield CheckFailed("claims.no_body")
        return
    if hashlib.sha256(body.encode()).hexdigest() != claims.get("body"):
        yield CheckFailed("claims.body")
    difference = first_difference(body, claims.printed(), [_text(page) for page in document])
    if difference:
        page, expected, found = difference
        yield CheckFailed("claims.text", page=page, expected=expected, found=found)
    yield from strangers(document)
    yield from read_otherwise(raw, document)


def _claimed(raw: bytes, document: Any) -> bool:
    """Whether the file once made claims: one trace of them is enough, whatever was taken away."""
    if TRAILER in raw[-2 * _TAIL_LENGTH :] or document.get_metadata_value("Body"):
        return True
    last = range(len(document))[-1:]
    return "MEETING-TUI/" in document.get_metadata_value("Keywords") or any(
        _decoded(document[n]) for n in last
    )


def _bytes(raw: bytes) -> Iterator[CheckFailed]:
    match = _TAIL.fullmatch(raw[-_TAIL_LENGTH:])
    if match is None:
        bent = raw[-_TAIL_LENGTH:].startswith(TRAILER)  # the place of the digest, but no digest
        yield CheckFailed("claims.bytes" if bent else "claims.resaved")
    elif hashlib.sha256(raw[:-_TAIL_LENGTH]).hexdigest().encode() != match[1]:
        yield CheckFailed("claims.bytes")


def _codes(document: Any, claims: Claims) -> Iterator[CheckFailed]:
    """The QR must say the same as the metadata; the line that differs is named."""
    for number in range(len(document) - 1, -1, -1):
        for text in _decoded(document[number]):
            wanted = claims.code()
            if text == wanted:
                return
            pairs = zip(text.split("\n"), wanted.split("\n"), strict=False)
            code, metadata = next((pair for pair in pairs if pair[0] != pair[1]), (text, wanted))
            yield CheckFailed("claims.qr", code=code, metadata=metadata)
            return
    yield CheckFailed("claims.no_qr")


def _decoded(page: Any) -> list[str]:
    import zxingcpp

    image = page.render(scale=200 / 72, grayscale=True).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(image) if "MEETING-TUI/" in code.text]


def _text(page: Any) -> str:
    """What a page says between its margins."""
    _, _, width, height = page.get_mediabox()
    return str(page.get_textpage().get_text_bounded(0, BOTTOM - 2, width, height - TOP + 2))
