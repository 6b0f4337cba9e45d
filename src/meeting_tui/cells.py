"""Cells of a terminal: how many a text takes, and texts cut, filled and broken by them. A hanzi takes two.

Texts are safe already (`clean`); one function says how wide they are, for commands, screens and documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
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
    line: list[str] = []
    at = used = 0
    for word in _words(text, cells, measure):
        need = measure(word)
        if line and used + need > cells and not word.isspace():
            line = _carried(line, word, cells, measure)
            found.append(at - sum(map(len, line)))
            used = sum(map(measure, line))
        line.append(word)
        at += len(word)
        used += need
    return found


def _words(text: str, cells: int, measure: Measure) -> Iterator[str]:
    """Words, spaces, hanzi and marks before a word one by one; a longer one in pieces, where it can behind a
    hyphen. What opens before a word has room on its line."""
    word, opened = "", 0
    for cluster in _clusters(text):
        wide = width(cluster) == 2 and cluster != SLASH
        alone = wide or cluster.isspace() or (not word and cluster in NOT_FIRST)
        if word and (alone or opened + measure(word) + measure(cluster) > cells):
            head = word if alone else word[: word.rfind("-") + 1] or word
            yield head
            word, opened = word[len(head) :], 0
        if alone:
            opened = opened + measure(cluster) if cluster in NOT_LAST else 0
            yield cluster
        else:
            word += cluster
    if word:
        yield word


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


def _carried(line: list[str], word: str, cells: int, measure: Measure) -> list[str]:
    """What of a full line goes down with `word`, so that neither is broken where it may not be."""
    down = [*line, word]
    room = cells - measure(word)
    for keep in range(len(line), 0, -1):
        room -= measure(line[keep]) if keep < len(line) else 0
        if room < 0:
            break
        kept = "".join(line[:keep]).rstrip()
        if (
            kept
            and kept[-1] not in NOT_LAST
            and not (down[keep].isspace() or down[keep][0] in _NOT_FIRST_HERE)
        ):
            return line[keep:]
    return _torn("".join(line), word, cells, measure) if word[0] in _NOT_FIRST_HERE else []


def _torn(line: str, mark: str, cells: int, measure: Measure) -> list[str]:
    """Where one word fills the line, the end of that word that goes down with the mark."""
    for keep in range(len(line) - 1, 0, -1):
        end, before = line[keep:], line[:keep].rstrip()
        if measure(end) + measure(mark) > cells:
            break
        starts = not end[0].isspace() and end[0] not in _NOT_FIRST_HERE and width(end[0]) > 0
        if starts and before and before[-1] not in NOT_LAST and before[-1] != _JOINER:
            return [end]
    return []
