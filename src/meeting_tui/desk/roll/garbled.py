"""Text that was read in the wrong encoding before it came here, and kept so: what it says by rights."""

from __future__ import annotations

import re
from html import unescape

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6});")
_HANZI = re.compile("[\u3400-\u9fff、，（）()· ]+")
_FAR = re.compile("[\u3400-\u9fff]")
_MIXED = re.compile("[a-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]")
_LATIN = re.compile("[\x80-\xff\u0152-\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}")
"""What Windows-1252 makes of bytes that are none of its own: two of them and more side by side."""


def plain(text: str) -> str:
    """The text, characters that a web page wrote as `&amp;` or `&#26519;` as themselves."""
    return unescape(text) if _ENTITY.search(text) else text


def mended(text: str) -> str:
    """What a garbled text says by rights, "" where it is not garbled.

    UTF-8 read as Windows-1252 or as GB18030, and GB18030 read as Windows-1252: bytes that are whole
    characters of the one are hardly ever a name of the other.
    """
    if _LATIN.search(text):
        hanzi = "" if re.search("[a-z]", text) else _again(text, "cp1252", "gb18030")
        return _again(text, "cp1252", "utf-8") or (hanzi if _HANZI.fullmatch(hanzi) else "")
    found = _again(text, "gb18030", "utf-8") if _FAR.search(text) else ""
    return found if (_HANZI.fullmatch(found) and _FAR.search(found)) or _MIXED.search(text) else ""


def _again(text: str, wrong: str, right: str) -> str:
    try:
        return text.encode(wrong).decode(right)
    except UnicodeError:
        return ""
