"""What changed between two wordings, in a line: `费用不超过〔二→三〕万元`, `repair [two → three] lifts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from meeting_tui.lang import Lang
from meeting_tui.lang.alignment import Block, common

_PIECE = re.compile(r"[0-9A-Za-z]+(?:[.,][0-9]+)*|\s+|.", re.DOTALL)
_SHORT = 2
"""A stretch that stayed the same and is no longer, between two changes, is read as changed with them."""
_KEPT = 1 / 3
"""Where less of the shorter wording stayed, both are read whole: what is left of one tells nothing."""
Part = Literal["", "was", "now"]
"""What a part of the line is: what stayed and marks between, what was, what is now."""


def difference(old: str, new: str, lang: Lang) -> str:
    """The new wording with what was changed, as people of that language write it between brackets."""
    return "".join(text for text, _part in parts(old, new, lang))


def parts(old: str, new: str, lang: Lang) -> Iterator[tuple[str, Part]]:
    """The same, part by part, in the order of reading; hanzi by hanzi, words and numbers whole."""
    for same, was, now in changes(old, new):
        if same:
            yield same, ""
        elif lang == "zh":
            yield from (("〔", ""), (was, "was"), ("→", ""), (now, "now"), ("〕", ""))
        else:
            yield from _in_latin(was, now)


def _in_latin(was: str, now: str) -> Iterator[tuple[str, Part]]:
    """`[two → three]`, `[added: and paint]`, `[deleted: at once]`; spaces stay outside."""
    before, after = was.strip(), now.strip()
    if not (before or after):
        yield now, ""
        return
    begins = was[:1].isspace() or now[:1].isspace()
    ends = was[-1:].isspace() or now[-1:].isspace()
    yield " [" if begins else "[", ""
    if not before:
        yield "added: ", ""
    elif not after:
        yield "deleted: ", ""
    yield before, "was"
    if before and after:
        yield " → ", ""
    yield after, "now"
    yield "] " if ends else "]", ""


def changes(old: str, new: str) -> Iterator[tuple[str, str, str]]:
    """What stayed, else what was and what is, in the order of both."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    blocks = common(before, after)
    kept = sum(size for _a, _b, size in blocks)
    if kept < _KEPT * min(len(before), len(after)):
        yield "", old, new
        return
    yield from _pieces(blocks, before, after)


def _pieces(blocks: Sequence[Block], before: list[str], after: list[str]) -> Iterator[tuple[str, str, str]]:
    was = now = ""
    here = there = 0
    for a, b, size in blocks:
        was, now = was + "".join(before[here:a]), now + "".join(after[there:b])
        here, there = a + size, b + size
        stays = "".join(before[a:here])
        first, last = not (a or b), (here, there) == (len(before), len(after))
        if size < _SHORT and not (first or last):
            was, now = was + stays, now + stays
            continue
        if was or now:
            yield "", was, now
        yield stays, "", ""
        was = now = ""
    was, now = was + "".join(before[here:]), now + "".join(after[there:])
    if was or now:
        yield "", was, now
