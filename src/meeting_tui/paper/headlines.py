"""Titles in lines: broken between words, which in Chinese have to be known, and about equally long.

A title of 关于…临|时会议的公告 is read twice; papers on a board are read from a metre away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from meeting_tui.cells import NOT_FIRST, NOT_LAST
from meeting_tui.paper.line_breaks import MM_PER_PT, WORDS, balanced, break_lines, char_width
from meeting_tui.resources import asset

_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_COUNTED = re.compile(
    "(?:[0-9]+ ?|[一二三四五六七八九十]+)(?:号楼|号院|个月|[年月日号栋幢座室层届次期户位个台元份项条款])"
)
_TORN, _DOUBTFUL, _HALF = 50.0, 2.0, 0.7  # a break in a word; between two unknown hanzi; beside a known word
_BEHIND = frozenset("的了们")  # go with what stands before them
_UNEVEN = 10.0  # of a line as long as two, or empty
Lines = tuple[str, ...]


def headline(text: str, room: float, size: float, lines: int, least: float) -> tuple[float, Lines]:
    """The text in few lines of large type, in `room` mm, from `size` down to `least` points.

    Where even the least is too large for whole words in so many lines it takes more lines, and is never cut.
    """
    if not _HANZI.search(text) or "\n" in text:
        return whole(text, room, size, lines, least)
    trying = size
    while trying >= least:
        found = _set(text, room / (trying * MM_PER_PT), lines)
        if found and found[0] < _TORN:
            return trying, found[1]
        trying -= 0.5
    return whole(text, room, size, lines, least)


def whole(text: str, room: float, size: float, lines: int, least: float) -> tuple[float, Lines]:
    """The text in few lines of large type; where even the least is too large, in more lines, never cut."""
    fitting, broken = balanced(text, room, size, lines, least)
    return (least, break_lines(text, room, least)) if broken[-1].endswith("…") else (fitting, broken)


def _set(text: str, room: float, most: int) -> tuple[float, Lines] | None:
    """The best way to set it in as few lines as will do, and what it costs; none if `most` don't do."""
    words = list(_words(text))
    long = [sum(map(char_width, word)) for word, _ in words]
    for lines in range(1, most + 1):
        best = _best(words, long, room, lines)
        if best and (best[0] < _TORN or lines == most):
            return best
    return None


def _best(
    words: list[tuple[str, float]], long: list[float], room: float, lines: int
) -> tuple[float, Lines] | None:
    """The cheapest breaks into just so many lines, each no longer than `room` ems."""
    even = sum(long) / lines
    ways: dict[int, tuple[float, Lines]] = {0: (0.0, ())}
    for _ in range(lines):
        further: dict[int, tuple[float, Lines]] = {}
        for start, (cost, done) in ways.items():
            for end, line, ems in _line(words, long, start, room):
                last = end == len(words)
                paid = cost + _UNEVEN * (ems / even - 1) ** 2 + (0.0 if last else words[end][1])
                if end not in further or paid < further[end][0]:
                    further[end] = paid, (*done, line)
        ways = further
    return ways.get(len(words))


def _line(
    words: list[tuple[str, float]], long: list[float], start: int, room: float
) -> Iterator[tuple[int, str, float]]:
    """The lines that can begin with a word: behind which word they end, their text, their length in ems."""
    ems = 0.0
    for end in range(start + 1, len(words) + 1):
        ems += long[end - 1]
        if ems > room + char_width(" ") * words[end - 1][0].endswith(" "):
            return
        yield end, "".join(word for word, _ in words[start:end]).strip(), ems


def _words(text: str) -> Iterator[tuple[str, float]]:
    """The words of a title, each with what a break before it costs."""
    before, known_before = "", True
    for word, known in _told_apart(text):
        yield word, _cost(before, known_before, word, known)
        before, known_before = word, known


def _cost(before: str, known_before: bool, word: str, known: bool) -> float:
    if before[-1:] in NOT_LAST or word[:1] in NOT_FIRST or word in _BEHIND:
        return _TORN
    return (0.0, _HALF, _DOUBTFUL)[(not known_before) + (not known)]


def _told_apart(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces that stay whole, and whether each is a word by itself: hanzi nobody knows come one by one."""
    at = 0
    while at < len(text):
        counted = _COUNTED.match(text, at)
        word = counted[0] if counted else _known(text, at)
        if not word:
            word = WORDS.match(text, at)[0]  # type: ignore[index]
        yield word, len(word) > 1 or not _HANZI.match(word)
        at += len(word)


def _known(text: str, at: int) -> str:
    """The longest known word that begins here, or nothing."""
    words, longest = _vocabulary()
    for length in range(longest, 1, -1):
        if text[at : at + length] in words and at + length <= len(text):
            return text[at : at + length]
    return ""


@cache
def _vocabulary() -> tuple[frozenset[str], int]:
    """The words of committees' titles, and how many hanzi the longest has."""
    words = frozenset(asset("words/titles.txt").read_text("utf-8").split())
    return words, max(map(len, words))
