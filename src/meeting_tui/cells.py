"""Cells of a terminal: how many a text takes, and texts cut, filled and broken by them. A hanzi takes two.

Texts are safe already (`clean`); one function says how wide they are, for commands, screens and documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Literal

Align = Literal["l", "c", "r"]
NOT_FIRST = frozenset("，。、；：？！）”’》】〉」』〕…—·,.;:!?)]}%℃㎡")
NOT_LAST = frozenset("（“‘《【〈「『〔([{")
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
    """Lines of at most `cells`, of which there are two or more; words stay whole where they can, marks
    don't begin a line, newlines stay."""
    return [line for part in text.split("\n") for line in _lines(part, max(cells, 2), measure)]


def _lines(text: str, cells: int, measure: Measure) -> list[str]:
    if measure(text) <= cells:
        return [text]
    lines: list[str] = []
    line, used = "", 0
    for word in _words(text, cells, measure):
        need = measure(word)
        if line and used + need > cells:
            full, line = _carry(line, word, cells, measure)
            lines.append(full.rstrip())
            used = measure(line)
            if word.isspace():
                continue
        line += word
        used += need
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _words(text: str, cells: int, measure: Measure) -> Iterator[str]:
    """Words, spaces and hanzi one by one; a longer one in pieces, where it can behind a hyphen."""
    word = ""
    for cluster in _clusters(text):
        alone = cluster.isspace() or width(cluster) == 2
        if word and (alone or measure(word) + measure(cluster) > cells):
            head = word if alone else word[: word.rfind("-") + 1] or word
            yield head
            word = word[len(head) :]
        if alone:
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


def _carry(line: str, word: str, cells: int, measure: Measure) -> tuple[str, str]:
    """A full line, and what of it goes down with `word`, so that no mark begins the next and none that opens
    something ends it."""
    if line[-1:] in NOT_LAST and len(line) > 1 and measure(line[-1]) + measure(word) <= cells:
        return line[:-1], line[-1]
    if word[:1] in NOT_FIRST and len(line) > 1 and width(line[-1]) == 2:
        last = line[-1]
        return (line[:-1], last) if measure(last) + measure(word) <= cells else (line, "")
    return line, ""
