"""Two people's changes of one text, put together where they touch nothing of each other's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from meeting_tui.lang.difference import changes


class Swap(NamedTuple):
    """From `start` to `end` of the text both began with stands `now` instead."""

    start: int
    end: int
    now: str


def merged(before: str, one: str, other: str) -> str | None:
    """The text with what `one` and `other` changed of `before`; None where both changed the same place, and
    not in the same way."""
    both = sorted({*_changes(before, one), *_changes(before, other)})
    if any(later.start <= earlier.end for earlier, later in pairwise(both)):
        return None
    found, at = "", 0
    for change in both:
        found += before[at : change.start] + change.now
        at = change.end
    return found + before[at:]


def _changes(before: str, after: str) -> Iterator[Swap]:
    at = 0
    for same, was, now in changes(before, after):
        if not same:
            yield Swap(at, at + len(was), now)
        at += len(same or was)
