"""What two texts have in common, piece by piece: at once for a line, and for a plan of twenty thousand hanzi.

Short texts are compared whole. Long ones are first held together where a run of pieces stands once in each,
in the same order in both (patience difference); between two such anchors they are short again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

WHOLE = 250_000
"""Pairs of pieces up to which two texts are compared whole; what no anchor holds beyond it counts as new."""
RUNS = (12, 4)
"""How many pieces an anchor has, the long ones first: they are seldom there by chance."""
Block = tuple[int, int, int]
"""Where a common run begins in either text, and how long it is."""


def common(before: Sequence[str], after: Sequence[str]) -> list[Block]:
    """The common runs in the order of both texts, none touching the next."""
    return _joined(_common(before, after, 0, 0, RUNS))


def _common(
    before: Sequence[str], after: Sequence[str], a: int, b: int, runs: Sequence[int]
) -> Iterator[Block]:
    if len(before) * len(after) <= WHOLE:
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
            if block.size:
                yield a + block.a, b + block.b, block.size
        return
    head = _alike(before, after)
    if head:
        yield a, b, head
        before, after, a, b = before[head:], after[head:], a + head, b + head
    tail = _alike(before[::-1], after[::-1])
    left, right = len(before) - tail, len(after) - tail
    yield from _between(before[:left], after[:right], a, b, runs)
    if tail:
        yield a + left, b + right, tail


def _between(
    before: Sequence[str], after: Sequence[str], a: int, b: int, runs: Sequence[int]
) -> Iterator[Block]:
    """The anchors, and what is common between them; nothing where no run is left to look for."""
    if len(before) * len(after) <= WHOLE:
        yield from _common(before, after, a, b, runs)
        return
    if not runs:
        return
    size, here, there = runs[0], 0, 0
    for x, y in (*_anchors(before, after, size), (len(before), len(after))):
        if x < here or y < there:  # within the anchor before it
            continue
        yield from _between(before[here:x], after[there:y], a + here, b + there, runs[1:])
        if x < len(before):
            yield a + x, b + y, size
        here, there = x + size, y + size


def _alike(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pieces both begin with."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (was, now) in pairs if was != now), min(len(before), len(after)))


def _anchors(before: Sequence[str], after: Sequence[str], size: int) -> list[tuple[int, int]]:
    """Where runs stand that are once in each text; the most of them that have one order in both."""
    was, now = _once(before, size), _once(after, size)
    pairs = sorted((was[run], now[run]) for run in was.keys() & now.keys())
    return _rising(pairs)


def _once(pieces: Sequence[str], size: int) -> Mapping[tuple[str, ...], int]:
    """The runs of that size that stand once, and where."""
    found: dict[tuple[str, ...], int] = {}
    for at, run in enumerate(zip(*(pieces[shift:] for shift in range(size)), strict=False)):
        found[run] = -1 if run in found else at
    return {run: at for run, at in found.items() if at >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of them whose second numbers rise too."""
    ends: list[int] = []  # the smallest number a rising row of each length ends with
    at: list[int] = []  # which pair that is
    before: list[int] = []
    for no, (_first, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1], at[length : length + 1] = [second], [no]
    row, no = [], at[-1] if at else -1
    while no >= 0:
        row.append(pairs[no])
        no = before[no]
    return row[::-1]


def _joined(blocks: Iterator[Block]) -> list[Block]:
    joined: list[Block] = []
    for a, b, size in blocks:
        if joined and joined[-1][0] + joined[-1][2] == a and joined[-1][1] + joined[-1][2] == b:
            was = joined.pop()
            joined.append((was[0], was[1], was[2] + size))
        else:
            joined.append((a, b, size))
    return joined
