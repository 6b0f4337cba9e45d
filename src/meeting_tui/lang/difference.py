"""What changed between two wordings, readable in a line: `费用不超过〔二→三〕万元`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_PIECE = re.compile(r"[0-9A-Za-z]+(?:[.,][0-9]+)*|\s+|.", re.DOTALL)
_SHORT = 2
"""A stretch that stayed the same and is no longer, between two changes, is read as changed with them."""


def difference(old: str, new: str) -> str:
    """The new wording, what was changed as 〔old→new〕; hanzi by hanzi, words and numbers whole."""
    return "".join(same or f"〔{was}→{now}〕" for same, was, now in _parts(old, new))


def _parts(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """What stayed, else what was and what is."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    was = now = ""
    matches = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
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
