"""Cells of a terminal: how many a text takes, and texts cut, filled and broken by them. A hanzi takes two.

Texts are safe already (`clean`); one function says how wide they are, for commands, screens and documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Literal

Align = Literal["l", "c", "r"]
NOT_FIRST = frozenset("，。、；：？！）”’》】〉」』〕…—·,.;:!?)]}%℃㎡")
NOT_LAST = frozenset("（“‘《【〈「『〔([{")
SLASH = "／"
"""Wide, and yet it holds a fraction together; paper printed once breaks there, so it is none of those."""
_NOT_FIRST_HERE = NOT_FIRST | {SLASH}
ELLIPSIS = "…"
_JOINER = "\N{ZERO WIDTH JOINER}"


_COMMON = re.compile(r"[ -~·—‘’“”…←-↓─-╿\u3000-\u3029\u4e00-\u9fff\uff01-\uff60]*")
"""What nearly every text is made of; wide from U+3000 on. No library is loaded for it."""


def width(text: str) -> int:
    """Cells a line of text takes."""
    if text.isascii():
        return len(text)
    return len(text) + sum(char >= "\u3000" for char in text) if _COMMON.fullmatch(text) else _wide(text)


@lru_cache(8192)
def _wide(text: str) -> int:
    from wcwidth import wcswidth, wcwidth

    known = wcswidth(text)
    return known if known >= 0 else sum(max(0, wcwidth(char)) for char in text)


def pad(text: str, cells: int, align: Align = "l") -> str:
    """The text filled up to `cells`; a longer one stays as it is."""
    free = max(0, cells - width(text))
    left = {"l": 0, "c": free // 2, "r": free}[align]
    return " " * left + text + " " * (free - left)


def cut(text: str, cells: int) -> str:
    """The text in at most `cells`; what is cut ends in an ellipsis, never silently."""
    if width(text) <= cells:
        return text
    kept = ""
    for cluster in _clusters(text):
        if width(kept + cluster) >= cells:
            break
        kept += cluster
    return kept.rstrip() + ELLIPSIS if cells > 0 else ""


Measure = Callable[[str], int]
"""How many cells a text takes, as it is drawn."""


def wrap(text: str, cells: int, measure: Measure = width) -> list[str]:
    """Lines of at most `cells`, of which there are two or more; newlines stay. Broken as `breaks` says."""
    return [line for part in text.split("\n") for line in _lines(part, max(cells, 2), measure)]


def _lines(text: str, cells: int, measure: Measure) -> list[str]:
    found = breaks(text, cells, measure)
    if not found:
        return [text if measure(text) <= cells else text.rstrip()]
    return [text[a:b].rstrip() for a, b in pairwise((0, *found, len(text)))]


def breaks(text: str, cells: int, measure: Measure = width) -> list[int]:
    """At which characters the lines of a text without newlines begin, but for the first: words stay whole
    where they can, no mark begins a line, none that opens something ends one. Spaces stay with the line
    before, which may be longer by them."""
    if measure(text) <= cells:
        return []
    found: list[int] = []
    words = list(_words(text))
    at = first = 0
    while (full := _full(words, first, cells, measure)) < len(words):
        line = words[first : full + 1]
        kept = _parted(line, cells) or _torn("".join(line), cells, measure)
        at += kept
        if at == len(text):  # one picture alone, wider than a line
            break
        found.append(at)
        while kept >= len(words[first]):
            kept -= len(words[first])
            first += 1
        words[first] = words[first][kept:]
    return found


def _words(text: str) -> Iterator[str]:
    """Words, spaces, hanzi and marks before a word, one by one."""
    word = ""
    for cluster in _clusters(text):
        wide = width(cluster) == 2 and cluster != SLASH
        alone = wide or cluster.isspace() or (not word and cluster in NOT_FIRST)
        if alone and word:
            yield word
            word = ""
        if alone:
            yield cluster
        else:
            word += cluster
    if word:
        yield word


def _full(words: Sequence[str], first: int, cells: int, measure: Measure) -> int:
    """Which is the word that the line from `first` has no room for."""
    used = 0
    for at in range(first, len(words)):
        used += _measured(words[at], cells, measure)
        if used > cells and not words[at].isspace():
            return at
    return len(words)


def _measured(word: str, cells: int, measure: Measure) -> int:
    """Its cells; of one far too long only that it is, or each line would look at all that follows."""
    begun = measure(word[: 4 * cells])
    return begun if begun > cells or len(word) <= 4 * cells else measure(word)


def _parted(words: Sequence[str], cells: int) -> int:
    """How many characters stay on a line with no room for the last of these words; 0 where none of them may
    begin the next."""
    for keep in range(len(words) - 1, max(0, len(words) - 1 - cells), -1):
        line = "".join(words[:keep])
        if _may_part(line, words[keep]):
            return len(line)
    return 0


def _may_part(line: str, rest: str) -> bool:
    kept = line.rstrip()
    return (
        bool(kept) and kept[-1] not in NOT_LAST and not rest[0].isspace() and rest[0] not in _NOT_FIRST_HERE
    )


def _torn(line: str, cells: int, measure: Measure) -> int:
    """How many characters stay of a word that, with its marks, is too long: up to a hyphen, where there
    is one."""
    pieces = list(islice(_clusters(line), cells + 1))
    room = max(1, _full(pieces, 0, cells, measure))
    ends = [
        end
        for end in range(min(room, len(pieces) - 1), 0, -1)
        if _may_part("".join(pieces[:end]), pieces[end])
    ]
    behind = (end for end in ends if pieces[end - 1] == "-")
    return len("".join(pieces[: next(behind, ends[0] if ends else room)]))


def _clusters(text: str) -> Iterator[str]:
    """Characters with the accents, selectors and joined pictures that belong to them."""
    cluster = ""
    for char in text:
        if cluster and width(char) > 0 and not cluster.endswith(_JOINER):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster
