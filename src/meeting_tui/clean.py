"""The border: every text from outside passes `clean` once, before it is kept."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset({"\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"})


_RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))
}
"""What a PDF gives for hanzi that are radicals too, when copied from it: the hanzi themselves."""


def _safe(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _UNSAFE


def clean(text: str) -> str:
    """One line of text, NFC, edges trimmed: control, bidi and private characters become U+FFFD.

    Newlines and tabs become spaces, radicals the hanzi that look like them. Rare hanzi and ideographic
    variation sequences survive.
    """
    flat = " ".join(unicodedata.normalize("NFC", text).translate(_RADICALS).split())
    if flat.isprintable():  # nearly every text is; the rest is looked at character by character
        return flat
    return "".join(char if _safe(char) else REPLACEMENT for char in flat)


def seen(text: str) -> str:
    """Every space as it is, and every character that `clean` replaces replaced."""
    return "".join(char if _safe(char) or char in "\n\t" else REPLACEMENT for char in text)


def one_line(text: str) -> str:
    """The text as it is, but on one line: a name of several would look like more words of the program."""
    return text if len(text.splitlines()) < 2 and not text.endswith(("\n", "\r")) else clean(text)


def readable(path: str) -> str:
    """A path as text: what is no UTF-8 in it, such as a name out of an old ZIP, is taken for GB18030."""
    return path if _is_text(path) else str(Path(*map(_decoded, Path(path).parts)))


def _decoded(name: str) -> str:
    return name if _is_text(name) else os.fsencode(name).decode("gb18030", "replace")


def _is_text(name: str) -> bool:
    """Whether there is no byte in it that Python could only carry along."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def clean_lines(text: str) -> str:
    """As `clean`, for text of several lines: newlines stay, each line is cleaned."""
    normal = text.replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(clean(line) for line in normal.split("\n")).strip("\n")


def narrow(text: str) -> str:
    """`clean`, with full-width letters and digits made plain (NFKC): for numbers, dates and codes."""
    if text.isascii() and text.isprintable():  # it is narrow already
        return " ".join(text.split())
    return clean(unicodedata.normalize("NFKC", text))
