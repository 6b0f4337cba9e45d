"""Two people's changes of one text, put together where no sentence was changed by both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from meeting_tui.lang.difference import changes

_END = re.compile(r"[。！？；\n]|[.!?;](?=\s|$)")
"""What ends a sentence; a point within a number doesn't."""


class Swap(NamedTuple):
    """From `start` to `end` of the text both began with stands `now` instead."""

    start: int
    end: int
    now: str


def merged(before: str, one: str, other: str) -> str | None:
    """The text with what `one` and `other` changed of `before`; None where both changed the same sentence, or
    wrote at the same place, and not in the same way."""
    ours, theirs = set(_swaps(before, one)), set(_swaps(before, other))
    ends = [0, *(found.end() for found in _END.finditer(before)), len(before)]
    left = [_sentences(each, ends) for each in ours - theirs]
    right = [_sentences(each, ends) for each in theirs - ours]
    if any(a == b or max(a[0], b[0]) < min(a[1], b[1]) for a in left for b in right):
        return None
    found, at = "", 0
    for change in sorted(ours | theirs):
        found += before[at : change.start] + change.now
        at = change.end
    return found + before[at:]


def _swaps(before: str, after: str) -> Iterator[Swap]:
    at = 0
    for same, was, now in changes(before, after):
        if not same:
            yield Swap(at, at + len(was), now)
        at += len(same or was)


def _sentences(change: Swap, ends: list[int]) -> tuple[int, int]:
    """Where the sentences it changes begin and end; what is written between two changes neither."""
    if change.start == change.end and change.start in ends:
        return change.start, change.start
    first = max(end for end in ends if end <= change.start)
    return first, min(end for end in ends if end >= max(change.end, change.start + 1))
