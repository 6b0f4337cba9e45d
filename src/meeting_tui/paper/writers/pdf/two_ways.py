"""What two programs may read otherwise in one file, so that it is our paper here and another one elsewhere.

ISO 32000 leaves open what a dictionary says that has a key twice, which of two objects of one number holds
where the table of objects is damaged, and what a page beyond their number is. Whoever only saves a paper
makes none of it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from typing import Any

from meeting_tui.refusal import CheckFailed, Key

_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_PACKED = re.compile(rb"/ObjStm\b[^>]*>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_STRING = re.compile(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)
_NESTED, _MOST = 3, 1 << 24
"""So deep do brackets lie in each other in a text; so many bytes are unpacked of one stream."""
_OBJECT = re.compile(rb"(\d+) \d+ obj\b(.*?)endobj", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z#])")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_TABLE = re.compile(rb"\s*(xref|\d+ \d+ obj)\b")
_TOKEN = re.compile(rb"<<|>>|[][]|/[^][\s()<>{}/%]*|<[^<>]*>|[^][\s()<>{}/%]+")
_SIGN = re.compile(rb"#([0-9A-Fa-f]{2})")


def read_otherwise(raw: bytes, file: Any) -> Iterator[CheckFailed]:
    """What is to be said of it."""
    if found := ambiguous(raw, file):
        yield CheckFailed("editions.ambiguous", name=Key(found[:40]))


def ambiguous(raw: bytes, file: Any) -> str:
    """What of it is found in an open file and its bytes, by the name of a key or part; empty: nothing."""
    plain = _plain(file)
    if not raw.startswith(b"%PDF-") or not _has_table(raw):
        return "startxref"
    if twice := next(chain.from_iterable(map(_twice, _objects(raw))), ""):
        return twice
    if len(_PAGE.findall(_STREAM.sub(b"", plain))) != len(file):
        return "Kids"
    return "xref" if _otherwise(raw, plain) else ""


def _plain(file: Any) -> bytes:
    """As pdfium writes it: no object is packed in a stream, none is locked."""
    from pypdfium2 import raw

    out = BytesIO()
    file.save(out, flags=raw.FPDF_REMOVE_SECURITY)
    return out.getvalue()


def _has_table(raw: bytes) -> bool:
    """Whether the table of objects is where the end of the file says."""
    found = _START.findall(raw)
    return bool(found) and _TABLE.match(raw, min(int(found[-1]), len(raw))) is not None


def _otherwise(raw: bytes, plain: bytes) -> bool:
    """Whether a program that finds no table, and looks for objects itself, finds other ones."""
    import pypdfium2

    try:
        lost = pypdfium2.PdfDocument(raw.replace(b"startxref", b"startxxxx"))
    except pypdfium2.PdfiumError:
        return False  # all objects are packed in streams: who does not find the table finds nothing
    try:
        found = dict(_OBJECT.findall(_plain(lost)))
    finally:
        lost.close()
    return any(found.get(number, told) != told for number, told in _OBJECT.findall(plain))


@dataclass
class _Frame:
    """A dictionary, or an array, that is being read."""

    keys: set[bytes] | None
    key_next: bool = True

    def takes(self, token: bytes) -> str:
        """A key that it has already, or nothing."""
        if self.keys is None:
            return ""
        if not self.key_next:
            self.key_next = True
            return ""
        if token.startswith(b"/"):
            name = _SIGN.sub(lambda sign: bytes([int(sign[1], 16)]), token[1:])
            if name in self.keys:
                return name.decode("latin-1")
            self.keys.add(name)
            self.key_next = False
        return ""


def _objects(raw: bytes) -> Iterator[bytes]:
    """What stands in the file outside of its streams, and in those in which objects are packed."""
    yield _STREAM.sub(b"", raw)
    for packed in _PACKED.findall(raw):
        with suppress(zlib.error):  # packed otherwise, or damaged: pdfium reads of it what it can
            yield zlib.decompressobj().decompress(packed, _MOST)


def _twice(told: bytes) -> Iterator[str]:
    """The keys that a dictionary has twice."""
    for _depth in range(_NESTED):
        told = _STRING.sub(b" 0 ", told)
    frames = [_Frame(None)]
    for token in _TOKEN.findall(told):
        again = frames[-1].takes(token) if token not in (b">>", b"]") else ""
        if again:
            yield again
        if token in (b"<<", b"["):
            frames.append(_Frame(set() if token == b"<<" else None))
        elif token in (b">>", b"]"):
            frames = frames[:-1] or [_Frame(None)]
