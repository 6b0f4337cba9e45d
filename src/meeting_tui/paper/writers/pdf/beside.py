"""What a PDF can hold beside what its pages show, and our papers never do: layers, scripts, spoken words."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

LAYERS = frozenset({"OCProperties"})
SCRIPTS = frozenset(
    {"OpenAction", "AA", "JS", "JavaScript", "Launch", "SubmitForm", "ImportData", "RichMedia"}
)
OTHERS = frozenset(
    {"PageLabels", "Outlines", "Collection", "ActualText", "Alt", "UserUnit", "Thumb", "Alternates"}
)
OTHERS |= {"XFA", "URI", "GoToR", "Requirements", "DPartRoot"}
"""Keys of ISO 32000 dictionaries: of layers that are put on and off; of what is done when somebody opens
it; of other numbers, bookmarks, sizes, words than those of the pages. Whoever only saves a file adds none."""
_STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_STRING = re.compile(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)
"""What a text says is no key: the text of a long paper, packed in letters, has all of them somewhere."""
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


def notes_on(page: Any) -> int:
    """How many lie on a page, seen or not."""
    from pypdfium2 import raw

    return int(raw.FPDFPage_GetAnnotCount(page))
