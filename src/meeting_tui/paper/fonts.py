"""The two fonts every paper is set in, and whether they have a character."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from meeting_tui.refusal import Refusal
from meeting_tui.resources import asset

REGULAR, BOLD = "Noto-Regular", "Noto-Bold"
_FILES = {REGULAR: "fonts/NotoSansSC-Regular.ttf", BOLD: "fonts/NotoSansSC-Bold.ttf"}
_JOINERS = {0x200C, 0x200D, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
_BLOCK = 100  # entries a bfchar block may hold, ISO 32000-1 §9.10.3


@cache
def load() -> frozenset[int]:
    """Register both fonts with reportlab, once; the code points both can draw."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics, ttfonts

    rl_config.useA85 = 0
    ttfonts.makeToUnicodeCMap = _to_unicode
    for name, file in _FILES.items():
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(asset(file))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)
    regular, bold = (_cmap(pdfmetrics.getFont(name)) for name in _FILES)
    return regular & bold


def _cmap(font: Any) -> frozenset[int]:
    return frozenset(code for code in font.face.charToGlyph if isinstance(code, int))


def drawable(text: str) -> str:
    """The text without joiners and variation selectors, which have no picture of their own."""
    return text.translate(dict.fromkeys(_JOINERS)) if not text.isascii() else text


def missing(text: str) -> str:
    """The first character that can't be printed, or "". Newlines and spaces always can."""
    known = load()
    for char in drawable(text):
        if ord(char) not in known and char not in "\n\t ":
            return char
    return ""


def require(texts: Iterable[tuple[str, str]]) -> None:
    """Refuse (`paper.glyph`) the first text, given with what it is, that holds a character we can't print."""
    seen: set[str] = set()
    for whose, text in texts:
        fresh = set(text) - seen
        if fresh and (char := missing("".join(sorted(fresh)))):
            raise Refusal("paper.glyph", char=char, code=f"U+{ord(char):04X}", text=text, whose=whose)
        seen |= fresh


def _to_unicode(fontname: str, subset: list[int]) -> str:
    """The map from glyph codes back to text, so that copying gives the name that was printed.

    reportlab 5.1 writes code points as they are; above U+FFFF readers then drop the last digit of a rare
    hanzi. The standard wants UTF-16BE (ISO 32000-1 §9.10.3).
    """
    rows = [f"<{code:02X}> <{_utf16(char)}>" for code, char in enumerate(subset)]
    blocks = [rows[i : i + _BLOCK] for i in range(0, len(rows), _BLOCK)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def\n"
        f"/CMapName /{fontname} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be", "surrogatepass").hex().upper()
