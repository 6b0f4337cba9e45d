"""Breaking text into lines without a font: conservative widths, and the first rule of Chinese typesetting.

A width here is never less than the glyph's in our bold fonts (a test compares them all), so that a line
that fits here fits on paper, and printer and reader agree without opening a font.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Protocol

from meeting_tui.cells import NOT_FIRST, NOT_LAST

MM_PER_PT = 25.4 / 72
# Hundredths of an em, from space to tilde.
_ASCII = bytes.fromhex(
    "17253a3b3b614a212626333b212521283b3b3b3b3b3b3b3b3b3b21213b3b3b3465414542483e"
    "3b484c2139453a564b4d434d453f3f4b3e5c3f3a3e2628263b393f3c4135413b263c401f1f3d"
    "2061413f41412c322b403a57393a34261e263b"
)
_WIDER = {"Ш": 1.08, "Щ": 1.08, "Ю": 1.08, "№": 1.08, "ﬃ": 1.08, "ﬄ": 1.08, "⸺": 1.71, "⸻": 2.5, "©": 0.85}
_WIDER |= {  # letters that only More Letters has
    char: ems
    for ems, chars in (
        (1.0, "ďŴŵƁƊƝƟƣƱǇǈǌǢǣǥǼǽȡȵȸȹɄɊ"),
        (1.18, "ƕƜƢǆǊǋǳǶʤʥϖЉЊѨѬѼҖҦӍԈԊԔԠԢᵯᵺἪἫἬἭἮἯὊὋὌὍὛὝὪὫὬὭὮὯᾈᾉᾎᾏῌῼ⁓₯ℋℳ⅏Ⱳ\ufffd"),
        (1.35, "ǄǅǱǲѸѹԫᾊᾋᾌᾍᾘᾙᾞᾟᾨᾩᾮᾯ⅒"),
        (1.84, "Ԫᾚᾛᾜᾝᾪᾫᾬᾭ‱"),
    )
    for char in chars
}
Ems = Callable[[str], float]


class Wholes(Protocol):
    """What of a text stays whole on a line; a compiled expression is one such."""

    def findall(self, string: str, /) -> list[str]:
        """The text in pieces, none of which a line breaks."""
        ...

    def match(self, string: str, /) -> re.Match[str] | None:
        """The first of them."""
        ...

    def __hash__(self) -> int: ...


_MARK = "\u0300-\u036f"
_CLUSTER = re.compile(f".[{_MARK}]*", re.DOTALL)


def _words(letters: str) -> re.Pattern[str]:
    return re.compile(
        f"[{letters}][{letters}{_MARK}]*(?: [㎡人元份](?!\\w))?| +|{_CLUSTER.pattern}", re.DOTALL
    )


WORDS = _words("!-~\u00a1-\u02ff\u0370-\u058f\u1e00-\u1fff")
BALLOT_WORDS = _words("!-~\u00a1-\u024f")
"""On a ballot words of rarer letters break anywhere: as printed once, so it is read for ever."""


@lru_cache(maxsize=8192)
def char_width(char: str) -> float:
    """Ems of one character, never less than it takes on paper."""
    if " " <= char <= "~":
        return _ASCII[ord(char) - 32] / 100
    if char in _WIDER:
        return _WIDER[char]
    if unicodedata.combining(char):
        return 0.25
    if char > "\u024f" or unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    return 0.78 if char.isupper() else 0.67


def text_width(text: str, size: float) -> float:
    """Millimetres of a line at `size` points."""
    return sum(map(char_width, text)) * size * MM_PER_PT


@lru_cache(maxsize=1024)  # a paper is set several times until it fits
def break_lines(
    text: str, width: float, size: float, words: Wholes = WORDS, ems: Ems | None = None
) -> tuple[str, ...]:
    """The lines of `text` in `width` mm at `size` points; newlines stay. Never an empty tuple.

    `ems` measures a text; without it no line is longer than in our bold fonts.
    """
    room = width / (size * MM_PER_PT)
    return tuple(line for part in text.split("\n") for line in _paragraph(part, room, words, ems or _widest))


def _widest(text: str) -> float:
    return sum(map(char_width, text))


def _paragraph(text: str, room: float, words: Wholes, ems: Ems) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for word, need in _pieces(text, room, words, ems):
        if line and used + need > room:
            full, line = (line, "") if word.isspace() else _keep_together(line, word, words)
            used = ems(line)
            if used + need > room:
                full, line, used = full + line, "", 0.0
            lines.append(full.rstrip())
            if word.isspace():
                continue
        line += word
        used += need
    return [*lines, line.rstrip()]


def _keep_together(line: str, word: str, words: Wholes) -> tuple[str, str]:
    """What of a full line must go down with `word`: a mark may not begin a line, nor a bracket end it."""
    cut = len(line)
    while cut > 1 and (_first(line, cut, word) in NOT_FIRST or line[cut - 1] in NOT_LAST):
        cut -= 1
        while cut > 1 and _joined(line[cut - 1 : cut + 1], words):
            cut -= 1
    return (line[:cut], line[cut:]) if cut > 1 and len(line) - cut <= 24 else (line, "")


def _first(line: str, cut: int, word: str) -> str:
    return line[cut] if cut < len(line) else word[:1]


def _joined(pair: str, words: Wholes) -> bool:
    """Whether two characters belong to one word or number."""
    return len(pair) == 2 and words.match(pair)[0] == pair and not pair.isspace()  # type: ignore[index]


def _pieces(text: str, room: float, words: Wholes, ems: Ems) -> Iterator[tuple[str, float]]:
    """Words that stay whole, hanzi one by one, each with its ems; a word longer than a line is cut into
    characters."""
    for word in words.findall(text):
        need = ems(word)
        if need <= room:
            yield word, need
        else:
            yield from ((cluster, ems(cluster)) for cluster in _CLUSTER.findall(word))


def fit(
    text: str,
    width: float,
    size: float,
    lines: int = 1,
    least: float = 6.0,
    words: Wholes = WORDS,
) -> tuple[float, tuple[str, ...]]:
    """The largest size, from `size` down to `least`, at which `text` needs no more than `lines` lines.

    What still does not fit at the smallest size is cut with "…".
    """
    while True:
        broken = break_lines(text, width, size, words)
        if len(broken) <= lines:
            return size, broken
        if size - 0.5 < least:
            return size, (*broken[: lines - 1], _cut(broken[lines - 1], width, size))
        size -= 0.5


def balanced(
    text: str,
    width: float,
    size: float,
    lines: int = 1,
    least: float = 6.0,
    words: Wholes = WORDS,
) -> tuple[float, tuple[str, ...]]:
    """As `fit`, with lines of about the same length, for headings."""
    size, broken = fit(text, width, size, lines, least, words)
    for percent in range(98, 50, -2):
        tighter = break_lines(text, width * percent / 100, size, words)
        if len(tighter) > len(broken):
            break
        broken = tighter
    return size, broken


def _cut(line: str, width: float, size: float) -> str:
    while line and text_width(line + "…", size) > width:
        line = line[:-1]
    return line + "…"
