"""Breaking text into lines without a font: conservative widths, and the first rule of Chinese typesetting.

A width here is never less than the glyph's in Noto Sans SC Bold (a test compares them all), so that a line
that fits here fits on paper, and printer and reader agree without opening a font.
"""

from __future__ import annotations

import re
import unicodedata

MM_PER_PT = 25.4 / 72
NOT_FIRST = frozenset("，。、；：！？）”’》】〉」』〕…—·,.;:!?)]}%℃㎡")
NOT_LAST = frozenset("（“‘《【〈「『〔([{")
_NARROW = dict.fromkeys("iljI.,:;'|!()[]{}`", 0.43) | dict.fromkeys('ftrJ/\\-" *', 0.5) | {" ": 0.3}
_EXACT = {"⸺": 1.71, "⸻": 2.5, "m": 0.97, "w": 0.87, "M": 0.86, "W": 0.92, "%": 0.97, "@": 1.01, "`": 0.63}
_WIDER = frozenset("ШЩЮ№ﬃﬄ")
_WORD = re.compile(r"[!-~\u00a1-\u024f]+| +|.", re.DOTALL)


def char_width(char: str) -> float:
    """Ems of one character, never less than it takes on paper."""
    if (exact := _EXACT.get(char) or _NARROW.get(char)) is not None:
        return exact
    if char in _WIDER:
        return 1.08
    if unicodedata.combining(char):
        return 0.0
    if char > "\u024f" or unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return 0.78 if char.isupper() or char in "&©" else 0.67


def text_width(text: str, size: float) -> float:
    """Millimetres of a line at `size` points."""
    return sum(map(char_width, text)) * size * MM_PER_PT


def break_lines(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of `text` in `width` mm at `size` points; newlines stay. Never an empty tuple."""
    room = width / (size * MM_PER_PT)
    return tuple(line for part in text.split("\n") for line in _paragraph(part, room))


def _paragraph(text: str, room: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for word in _pieces(text, room):
        need = sum(map(char_width, word))
        if line and used + need > room:
            full, line = _keep_together(line, word)
            lines.append(full.rstrip())
            used = sum(map(char_width, line))
            if word.isspace():
                continue
        line += word
        used += need
    return [*lines, line.rstrip()]


def _keep_together(line: str, word: str) -> tuple[str, str]:
    """What of a full line must go down with `word`: a mark may not begin a line, nor a bracket end it."""
    cut = len(line)
    while cut > 1 and (
        (word[:1] if cut == len(line) else line[cut]) in NOT_FIRST or line[cut - 1] in NOT_LAST
    ):
        cut -= 1
    return (line[:cut], line[cut:]) if cut > 1 and len(line) - cut <= 4 else (line, "")


def _pieces(text: str, room: float) -> list[str]:
    """Words that stay whole, hanzi one by one; a word longer than a line is cut into characters."""
    pieces: list[str] = []
    for word in _WORD.findall(text):
        pieces += [word] if sum(map(char_width, word)) <= room else list(word)
    return pieces


def fit(
    text: str, width: float, size: float, lines: int = 1, least: float = 6.0
) -> tuple[float, tuple[str, ...]]:
    """The largest size, from `size` down to `least`, at which `text` needs no more than `lines` lines.

    What still does not fit at the smallest size is cut with "…".
    """
    while True:
        broken = break_lines(text, width, size)
        if len(broken) <= lines:
            return size, broken
        if size - 0.5 < least:
            return size, (*broken[: lines - 1], _cut(broken[lines - 1], width, size))
        size -= 0.5


def _cut(line: str, width: float, size: float) -> str:
    while line and text_width(line + "…", size) > width:
        line = line[:-1]
    return line + "…"
