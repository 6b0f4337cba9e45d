"""Pinyin initials: `wylg` finds 物业来过. Each hanzi stands as one letter; one that is read in two ways, such
as 重 (z, c), as a sign that fits both.

So a text is looked through as fast for its initials as for its characters. Readings are pypinyin's, the two
most usual of each character.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from unicodedata import normalize

from meeting_tui.desk.search.values import SearchLine

FEWEST = 2
"""One letter would find nearly everything."""
_SIGNS = tuple(map(chr, range(0x80, 0x100)))
"""One for each pair of initials; letters of this range in a text are left out of its initials."""


def in_initials(line: SearchLine) -> str:
    """A line as its initials, made when first asked for."""
    if line.initials is None:
        line.initials = line.key.translate(_letters()[0])
    return line.initials


def initials(word: str) -> re.Pattern[str] | None:
    """How a word is looked for as initials; None where it is not letters alone, two at least."""
    if len(word) < FEWEST or not (word.isascii() and word.isalpha()):
        return None
    return re.compile("".join(map(_class, word)))


def _class(letter: str) -> str:
    signs = "".join(sign for pair, sign in _letters()[1].items() if letter in pair)
    return f"[{letter}{signs}]" if signs else letter


@cache
def _letters() -> tuple[dict[int, str], dict[str, str]]:
    """By code point the letter or sign of a character; and the sign of each pair of initials."""
    from pypinyin.pinyin_dict import pinyin_dict

    read = {code: _two(readings) for code, readings in pinyin_dict.items()}
    pairs = Counter(_pair(both) for code, both in read.items() if len(both) == 2 and _usual(chr(code)))
    signs = {pair: sign for (pair, _times), sign in zip(pairs.most_common(), _SIGNS, strict=False)}
    table = dict.fromkeys(map(ord, _SIGNS), " ")
    return table | {code: signs.get(_pair(both), both[:1]) for code, both in read.items()}, signs


def _two(readings: str) -> str:
    """The initials of the first two readings of a character; one, where they are the same."""
    first = [normalize("NFD", reading)[:1] for reading in readings.split(",")[:2]]
    return "".join(dict.fromkeys(first))


def _pair(both: str) -> str:
    return "".join(sorted(both))


def _usual(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
