"""The fonts every paper is set in: which of them has a letter, and how they get into a PDF.

Noto Sans SC sets nearly all; More Letters what it has no picture for (docs/fonts.md). Which letters each
has stands in a list beside them, so that ten thousand names are looked through without opening a font.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path

from meeting_tui.refusal import Refusal, Several
from meeting_tui.resources import asset

REGULAR, BOLD = "Noto-Regular", "Noto-Bold"
_FILES = {REGULAR: "fonts/NotoSansSC-Regular.ttf", BOLD: "fonts/NotoSansSC-Bold.ttf"}
_MORE = {REGULAR: "More-Regular", BOLD: "More-Bold"}
_MORE_FILES = {"More-Regular": "fonts/MoreLetters-Regular.ttf", "More-Bold": "fonts/MoreLetters-Bold.ttf"}
_JOINERS = {0x200C, 0x200D, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
_PRIVATE = 0xE000  # code of the first letter with marks in More Letters
_BLOCK = 100  # entries a bfchar block may hold, ISO 32000-1 §9.10.3
# A letter and its marks; a mark over two letters (U+035C to U+0362) holds the second one too.
_MARKED = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+(?:(?<=[\u035c-\u0362])[^\u0300-\u036f])?")
_CLUSTER = re.compile(_MARKED.pattern + "|.", re.DOTALL)


@dataclass(frozen=True)
class _Letters:
    """What the first font has, what any has, the letters with marks that are one picture, with its code."""

    own: frozenset[str]
    known: frozenset[str]
    marked: dict[str, str]


@cache
def _letters() -> _Letters:
    held = json.loads(asset("fonts/letters.json").read_text("utf-8"))
    own, more = (
        frozenset(chr(code) for low, high in held[name] for code in range(low, high + 1))
        for name in ("own", "more")
    )
    marked = {text: chr(code) for code, text in enumerate(held["marked"], _PRIVATE)}
    own |= set("\n\t ")
    return _Letters(own, own | more, marked)


@cache
def load() -> None:
    """Register the font of nearly all with reportlab, once."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics, ttfonts

    rl_config.useA85 = 0
    ttfonts.makeToUnicodeCMap = _to_unicode
    _register(_FILES)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


@cache
def _load_more() -> None:
    _register(_MORE_FILES)


def _register(files: dict[str, str]) -> None:
    from reportlab.pdfbase import pdfmetrics, ttfonts

    for name, file in files.items():
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(asset(file))))


def file_of(name: str) -> Path:
    """The file of a font, by the name that `runs` gives."""
    return asset({**_FILES, **_MORE_FILES}[name])


def drawable(text: str) -> str:
    """The text without joiners and variation selectors, which have no picture of their own."""
    return text.translate(dict.fromkeys(_JOINERS)) if not text.isascii() else text


def unprintable(text: str) -> str:
    """The characters no font has a picture for, each once, in their order; "" when all can be printed."""
    held = _letters()
    if held.own.issuperset(text):
        return ""
    return "".join(dict.fromkeys(char for char in drawable(text) if char not in held.known))


def codes(chars: str) -> str:
    """How characters are told that may not even show on the screen: `U+1F600, U+2EBF0`."""
    return ", ".join(f"U+{ord(char):04X}" for char in chars)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """The text in pieces, each with the name of the font that has it: `font`, or its like in More Letters.

    A letter and its marks stay together, where possible as one picture.
    """
    held = _letters()
    if held.own.issuperset(text):
        return [(font, text)]
    _load_more()
    whole = _MARKED.sub(lambda found: _one_picture(found[0], held.marked), text)
    pieces = groupby(_CLUSTER.findall(whole), held.own.issuperset)
    return [(font if own else _MORE[font], "".join(clusters)) for own, clusters in pieces]


def _one_picture(cluster: str, marked: dict[str, str]) -> str:
    for end in range(len(cluster), 1, -1):
        if cluster[:end] in marked:
            return marked[cluster[:end]] + cluster[end:]
    return cluster


def regular_ems(text: str) -> float:
    """How wide a text is in the regular font, in ems."""
    return sum(map(_regular, _CLUSTER.findall(text)))


def bold_ems(text: str) -> float:
    """How wide a text is in the bold font, in ems."""
    return sum(map(_bold, _CLUSTER.findall(text)))


def _em(cluster: str, font: str) -> float:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    load()
    return float(sum(stringWidth(piece, name, 1) for name, piece in runs(cluster, font)))


@lru_cache(maxsize=10_000)
def _regular(cluster: str) -> float:
    return _em(cluster, REGULAR)


@lru_cache(maxsize=10_000)
def _bold(cluster: str) -> float:
    return _em(cluster, BOLD)


def require(texts: Iterable[str]) -> None:
    """Refuse (`paper.glyph`) texts that can't be printed, naming all of them and all that they lack."""
    lacking = {text: chars for text in texts if (chars := unprintable(text))}
    if lacking:
        chars = "".join(dict.fromkeys("".join(lacking.values())))
        raise Refusal("paper.glyph", chars=chars, codes=codes(chars), texts=Several(lacking))


def _to_unicode(fontname: str, subset: list[int]) -> str:
    """The map from glyph codes back to text, so that copying gives the name that was printed.

    reportlab 5.1 writes code points as they are; above U+FFFF readers then drop the last digit of a rare
    hanzi. The standard wants UTF-16BE (ISO 32000-1 §9.10.3).
    """
    marked = {ord(code): text for text, code in _letters().marked.items()}
    rows = [f"<{code:02X}> <{_utf16(marked.get(char) or chr(char))}>" for code, char in enumerate(subset)]
    blocks = [rows[i : i + _BLOCK] for i in range(0, len(rows), _BLOCK)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def\n"
        f"/CMapName /{fontname} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n{body}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()
