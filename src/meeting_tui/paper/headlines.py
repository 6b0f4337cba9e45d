"""Titles in lines: broken between words, which in Chinese have to be known, and about equally long.

A title of 关于…临|时会议的公告 is read twice; papers on a board are read from a metre away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from meeting_tui.cells import NOT_FIRST, NOT_LAST
from meeting_tui.paper.line_breaks import MM_PER_PT, WORDS
from meeting_tui.paper.set_lines import TORN, Lines, set_words, whole
from meeting_tui.resources import asset

_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_COUNTED = re.compile(
    "(?:[0-9]+ ?|[一二三四五六七八九十]+)(?:号楼|号院|个月|[年月日号栋幢座室层届次期户位个台元份项条款])"
)
_IN_QUOTES = re.compile("(《[^》]*》|“[^”]*”|「[^」]*」)")
_ANY = re.compile(".*", re.DOTALL)
_DOUBTFUL, _HALF = 2.0, 0.7  # a break between two unknown hanzi; beside a known word
_NAME = 4  # hanzi; more that nobody knows are words
_ORDINAL = "第"
_BEHIND = frozenset("的了们")  # go with what stands before them
_BETWEEN, _AFTER_COMMA, _AFTER_SMALL = 5.0, 2.5, 9.0
"""What a break costs that is not behind a colon, where a title breaks best."""
_SMALL = frozenset(("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to"))
_NAMED = frozenset(("art", "block", "box", "building", "decision", "entry", "item", "no.", "stair", "term"))
"""Words that a number behind them names."""
_UNITS = frozenset(("m²", "yuan", "%"))
_COLON = "："
_BOX = "□"  # stands with what it is ticked for


@lru_cache(maxsize=256)  # a paper is set several times until it fits
def headline(text: str, room: float, size: float, lines: int, least: float) -> tuple[float, Lines]:
    """The text in few lines of large type, in `room` mm, from `size` down to `least` points.

    Where even the least is too large for whole words in so many lines it takes more lines, and is never cut.
    """
    words = list(_at_the_colon(_words(text)) if _HANZI.search(text) else _english(text))
    trying = size
    while "\n" not in text and trying >= least:
        found = set_words(words, room / (trying * MM_PER_PT), lines)
        if found and found[0] < TORN:
            return trying, found[1]
        trying -= 0.5
    return whole(text, room, size, lines, least)


def pieces(text: str) -> tuple[str, ...]:
    """A Chinese title in the pieces that no line breaks, for those who set it without knowing words; of any
    other none."""
    if not _HANZI.search(text) or "\n" in text:
        return ()
    found: list[str] = []
    for word, cost in _words(text):
        if found and cost >= _DOUBTFUL:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


class Titles:
    """Words of titles that stay whole on a line: in all of a text, or (`quoted`) in what stands in quotes."""

    def __init__(self, *, quoted: bool = False) -> None:
        self._quoted = quoted

    def findall(self, string: str, /) -> list[str]:
        """The text in pieces, none of which a line breaks."""
        return list(_pieces(string, self._quoted))

    def match(self, string: str, /) -> re.Match[str] | None:
        """The first of them; of hanzi two that are a word."""
        return _ANY.match(string) if string in _vocabulary()[0] else WORDS.match(string)


@lru_cache(maxsize=1024)
def _pieces(text: str, quoted: bool) -> tuple[str, ...]:
    if not _HANZI.search(text):
        return tuple(_with_numbers(WORDS.findall(text)))
    if not quoted:
        return tuple(_with_numbers(_with_marks(_whole(text))))
    parts = enumerate(_IN_QUOTES.split(text))
    told = (each for at, part in parts for each in (_whole(part) if at % 2 else WORDS.findall(part)))
    return tuple(_with_marks(told))


_GO_ALONG = NOT_FIRST | {"*"}
"""What stays with the word before it: marks, and what stands for the rest of a name."""
TITLES, QUOTED = Titles(), Titles(quoted=True)


def _whole(text: str) -> Iterator[str]:
    """Its words: with the 的 or 了 behind them, and hanzi nobody knows together, for they may be a name."""
    held, held_known = "", True
    for word, known in _told_apart(text):
        name = not (known or held_known) and _HANZI.match(word) and len(held) < _NAME
        if held and not name and word not in _BEHIND and held != _ORDINAL:
            yield held
            held = ""
        held, held_known = held + word, known or word in _BEHIND
    if held:
        yield held


def _with_marks(words: Iterable[str]) -> Iterator[str]:
    """Words with the marks that go with them: a mark that went down alone would tear a word."""
    held = ""
    for word in words:
        if held and held[-1] not in NOT_LAST and word[:1] not in _GO_ALONG:
            yield held
            held = ""
        held += word
    if held:
        yield held


def _with_numbers(words: Iterable[str]) -> Iterator[str]:
    """Words with the number that they name, and numbers with their unit: art 38, 12.50 m²."""
    held, gap = "", ""
    for word in words:
        if held and gap and _belong(held.rpartition(" ")[2], word):
            held += gap + word
            gap = ""
        elif held and word == " " and not gap:
            gap = word
        else:
            yield from filter(None, (held, gap))
            held, gap = word, ""
    yield from filter(None, (held, gap))


def _belong(before: str, word: str) -> bool:
    if before == _BOX:
        return True
    if word[:1].isdigit():
        return before.lower().strip("(") in _NAMED
    return before[-1:].isdigit() and word.rstrip(".,;:)") in _UNITS


def _at_the_colon(words: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """The words of a Chinese title, which breaks best behind a colon."""
    before = _COLON
    told = list(words)
    has = any(word.endswith(_COLON) for word, _ in told)
    for word, cost in told:
        yield word, cost + (_BETWEEN if has and not before.endswith(_COLON) else 0.0)
        before = word


def _english(text: str) -> Iterator[tuple[str, float]]:
    """The words of an English title, each with what a break before it costs."""
    before = ""
    for word in _with_numbers(WORDS.findall(text)):
        if word.isspace():
            yield word, TORN
            continue
        small = before.lower() in _SMALL or len(before) == 1
        marked = {":": 0.0, ",": _AFTER_COMMA, ";": _AFTER_COMMA}
        yield word, _AFTER_SMALL if small else marked.get(before[-1:], _BETWEEN)
        before = word


def _words(text: str) -> Iterator[tuple[str, float]]:
    """The words of a title, each with what a break before it costs."""
    before, known_before = "", True
    for word, known in _told_apart(text):
        if word.isspace():  # a line may end after it: what follows says whether
            yield word, TORN
        else:
            yield word, _cost(before, known_before, word, known)
            before, known_before = word, known


def _cost(before: str, known_before: bool, word: str, known: bool) -> float:
    if before[-1:] in NOT_LAST or word[:1] in NOT_FIRST or word in _BEHIND:
        return TORN
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
