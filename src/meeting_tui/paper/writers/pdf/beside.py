"""What a PDF can hold beside what its pages show, and our papers never do: layers, scripts, spoken words."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from html import unescape
from io import BytesIO
from typing import Any

LAYERS = frozenset({"OCProperties"})
SCRIPTS = frozenset(
    {"OpenAction", "AA", "JS", "JavaScript", "Launch", "SubmitForm", "ImportData", "RichMedia"}
)
OTHERS = frozenset(
    {"PageLabels", "Outlines", "Collection", "ActualText", "Alt", "UserUnit", "Thumb", "Alternates"}
)
OTHERS |= {"XFA", "URI", "GoToR", "Requirements", "DPartRoot", "StructTreeRoot", "AF", "PresSteps"}
OTHERS |= {"PrintPageRange", "PS", "OPI", "Ref", "TR", "TR2"}
"""Keys of ISO 32000 dictionaries: of layers that are put on and off; of what is done when somebody opens
it; of other numbers, bookmarks, sizes, words than those of the pages, and of what is printed and not shown.
Whoever only saves a file adds none."""
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_STRING = re.compile(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)
"""What a text says is no key: the text of a long paper, packed in letters, has all of them somewhere."""
_XMP = re.compile(rb"/Subtype\s*/XML\b.*?>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_TITLE = re.compile(rb"<dc:title\b(.*?)</dc:title>", re.DOTALL)
_WORDS = re.compile(rb">([^<>]+)<")
_MOST = 1 << 20
_KEY = re.compile(rb"/(%s)(?![A-Za-z0-9#])" % "|".join(sorted(LAYERS | SCRIPTS | OTHERS)).encode())


def beside(file: Any) -> frozenset[str]:
    """Which of these keys an open file has.

    It is looked at as pdfium writes it: no key is spelt with signs then, and none lies in a packed stream.
    """
    plain = BytesIO()
    file.save(plain)
    return frozenset(
        key.decode() for key in _KEY.findall(_STRING.sub(b"", _STREAM.sub(b"", plain.getvalue())))
    )


def titles(file: Any) -> frozenset[str]:
    """What an open file is called in its XMP, which some programs show instead of its title."""
    plain = BytesIO()
    file.save(plain)
    told = (_unpacked(packed) for packed in _XMP.findall(plain.getvalue()))
    return frozenset(
        unescape(each.decode("utf-8", "replace")).strip()
        for text in told
        for title in _TITLE.findall(text)
        for each in _WORDS.findall(title)
        if each.strip()
    )


def _unpacked(packed: bytes) -> bytes:
    with suppress(zlib.error):  # it lies there as it is
        return zlib.decompressobj().decompress(packed, _MOST)
    return packed[:_MOST].replace(b"\0", b"")


def marks_on(page: Any) -> int:
    """How many pieces of a page are marked, as what is spoken instead of them is."""
    from pypdfium2 import raw

    return sum(raw.FPDFPageObj_CountMarks(each) > 0 for each in page.get_objects())


def notes_on(page: Any) -> int:
    """How many lie on a page, seen or not."""
    from pypdfium2 import raw

    return int(raw.FPDFPage_GetAnnotCount(page))
