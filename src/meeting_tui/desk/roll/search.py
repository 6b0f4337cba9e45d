"""What a voter is found by: name, pinyin in full or by initials, place. Made once, when the roll is saved.

A search text is a row of words between bars: `|王小明|wangxiaoming|wxm|1-2-301|301|`. A query of several
words finds the voters that have all of them; a hit at the beginning of a word comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from meeting_tui.clean import narrow

BAR = "|"


def search_text(names: Iterable[str], places: Iterable[tuple[str, str, str]]) -> str:
    """The search text of a voter; `places` are `voters.place_key`s of their units."""
    words: dict[str, None] = {}
    for name in names:
        words |= dict.fromkeys(_name_words(name))
    for key in places:
        words |= dict.fromkeys(("-".join(filter(None, key)), "".join(key), key[-1]))
    return BAR + BAR.join(word.replace(BAR, "") for word in words) + BAR


def terms(query: str) -> tuple[str, ...]:
    """The words of a query, as search texts write them: `1栋2单元301室` is `1-2-301`."""
    plain = narrow(query).casefold().replace(BAR, "")
    return tuple(filter(None, (_place_term(word) for word in plain.split())))


def _place_term(word: str) -> str:
    for mark in ("栋", "幢", "座", "号楼", "单元"):
        head, found, tail = word.partition(mark)
        if found and head[-1:].isalnum() and head[-1:].isascii():
            word = f"{head}-{tail}"
    return word.removesuffix("室").strip("-") if word[:1].isascii() else word


@lru_cache(maxsize=20_000)
def _name_words(name: str) -> tuple[str, ...]:
    return tuple(_words_of(name))


def _words_of(name: str) -> Iterator[str]:
    plain = narrow(name).casefold()
    parts = plain.split()
    yield "".join(parts)
    if len(parts) > 1:
        yield plain
        yield "".join(part[0] for part in parts)
        yield from parts
    if not plain.isascii():
        yield from _pinyin_words("".join(parts))


def _pinyin_words(name: str) -> Iterator[str]:
    """Full and initials, for each reading of the first character: 单 is shan as a surname, dan elsewhere."""
    from pypinyin import Style, lazy_pinyin, pinyin

    rest = lazy_pinyin(name[1:])
    for first in pinyin(name[0], style=Style.NORMAL, heteronym=True)[0]:
        yield first + "".join(rest)
        yield first[:1] + "".join(syllable[:1] for syllable in rest)
