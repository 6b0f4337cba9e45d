"""What changed between two wordings, readable in a line: `费用不超过〔二→三〕万元`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_Match = tuple[str, int, int, int, int]
_PIECE = re.compile(r"[0-9A-Za-z]+(?:[.,][0-9]+)*|\s+|.", re.DOTALL)
_SHORT = 2
"""A stretch that stayed the same and is no longer, between two changes, is read as changed with them."""
_KEPT = 1 / 3
"""Where less of the shorter wording stayed, both are read whole: what is left of one tells nothing."""
BEGIN, TURN, END = "〔", "→", "〕"


def difference(old: str, new: str) -> str:
    """The new wording, what was changed as 〔old→new〕; hanzi by hanzi, words and numbers whole."""
    return "".join(same or f"{BEGIN}{was}{TURN}{now}{END}" for same, was, now in pieces(old, new))


def pieces(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """What stayed, else what was and what is, in the order of reading."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    found = SequenceMatcher(None, before, after, autojunk=False)
    kept = sum(block.size for block in found.get_matching_blocks())
    if kept < _KEPT * min(len(before), len(after)):
        yield "", old, new
        return
    yield from _pieces(found.get_opcodes(), before, after)


def _pieces(matches: Sequence[_Match], before: list[str], after: list[str]) -> Iterator[tuple[str, str, str]]:
    was = now = ""
    for at, (kind, a, b, c, d) in enumerate(matches):
        inside = 0 < at < len(matches) - 1
        if kind == "equal" and not (inside and b - a < _SHORT):
            if was or now:
                yield "", was, now
            yield "".join(before[a:b]), "", ""
            was = now = ""
        else:
            was, now = was + "".join(before[a:b]), now + "".join(after[c:d])
    if was or now:
        yield "", was, now
