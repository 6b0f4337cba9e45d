"""What changed between two texts of several lines: line by line, with what stayed as it was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from meeting_tui.lang import Lang
from meeting_tui.lang.alignment import common
from meeting_tui.lang.difference import Part, parts


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line that is not as it was. `was` and `now` are its numbers, from 1 (0: it was not there, or is not
    any more); `parts` read it with what was changed in brackets."""

    was: int
    now: int
    parts: tuple[tuple[str, Part], ...]

    @property
    def text(self) -> str:
        """The line in a row."""
        return "".join(text for text, _part in self.parts)


def changed_lines(old: str, new: str, lang: Lang) -> tuple[ChangedLine, ...]:
    """The lines that changed, in the order of the new text."""
    before, after = old.split("\n"), new.split("\n")
    ends = [*common(before, after), (len(before), len(after), 0)]
    found: list[ChangedLine] = []
    here = there = 0
    for a, b, size in ends:
        lines = _between(before, after, range(here, a), range(there, b), lang)
        found.extend(line for line in lines if line.text.strip())
        here, there = a + size, b + size
    return tuple(found)


def _between(
    before: Sequence[str], after: Sequence[str], was: range, now: range, lang: Lang
) -> Iterator[ChangedLine]:
    """Lines that took each other's place, in pairs that have most in common; the others came or went."""
    pairs = dict(_pairs(before, after, was, now))
    left = iter(was)
    for new in now:
        old = pairs.get(new)
        if old is not None:
            for gone in left:
                if gone == old:
                    break
                yield ChangedLine(gone + 1, 0, tuple(parts(before[gone], "", lang)))
        said = before[old] if old is not None else ""
        yield ChangedLine(0 if old is None else old + 1, new + 1, tuple(parts(said, after[new], lang)))
    for gone in left:
        yield ChangedLine(gone + 1, 0, tuple(parts(before[gone], "", lang)))


def _pairs(before: Sequence[str], after: Sequence[str], was: range, now: range) -> Iterator[tuple[int, int]]:
    """For new lines the old one each is made from, in one order; of many, as they stand in a row."""
    if len(was) * len(now) > 400:
        yield from zip(now, was, strict=False)
        return
    start = was.start
    for new in now:
        close = [(_closeness(before[old], after[new]), -old) for old in range(start, was.stop)]
        best, at = max(close, default=(0.0, 0))
        if best * 2 > 1:
            yield new, -at
            start = 1 - at


def _closeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old[:200], new[:200], autojunk=False).quick_ratio()
