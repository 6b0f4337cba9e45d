"""The head and the foot of the paper, above and below its questions: what somebody wrote there.

A word for every question stands there as readily as beside them. What is printed there is not looked at, nor
what is stamped for the voter, as far as it goes; nor the lines for signatures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.paper.ballots.shapes import Slot
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.image import Gray
from meeting_tui.scan.residual import Residual, bare
from meeting_tui.scan.strokes import Stroke, upon_paper
from meeting_tui.scan.template import DENSITY, Mask, Part, Template, paper, part, printed

_EDGE = 4.0  # mm from the edges of the sheet that are not looked at
_TORN = 3.0  # mm above the cut: the stub is torn off there
_SIGNED = 1.0  # mm below the last line for a signature: a tail of one may go so far, and on
_ROUND = 1.2  # mm round print: a page is never quite flat
_INKED = 0.05  # of black: print
_LEAST = 4.0  # mm: a foot that is lower than writing
_LETTER, _HIGH, _WORDS = (
    1.5,
    2.5,
    40.0,
)  # mm: the least letter each way; what is no tear, no edge of the sheet
_DARK = 2.0  # times what may be nothing: as dark as this it is somewhere
_NEAR = 0.7  # mm from an edge: what goes on beyond it
_STAMPED = 0.15  # of black, at least: of 、 a coarse picture shows no more
_GAP = 0.95  # of a letter's size: paper that ends what is stamped; behind 、 there is less
_PARTED = 1.3  # the same where a voter's weights by question stand apart
_BEGINS = 2.5  # mm from where it should begin to where it does
_ABOVE, _BELOW = 1.1, 0.45  # of a letter's size, above and below its baseline
_POINT, _LINE = 25.4 / 72, 1.5  # mm; of a letter's size from line to line


@dataclass(frozen=True)
class _Strip:
    """One of both: where it is, where in it people may have written, and what is stamped where."""

    area: Rect
    open: Mask
    stamps: Sequence[tuple[Slot, Part]]


def at_ends(gray: Gray, blank: Template, aligned: Aligned, least: float, *, test: bool) -> list[Stroke]:
    """What is written at the head and the foot of a page. `least`: of its black, what is surely nothing;
    `test`: whether the word for that is stamped on it."""
    found: list[Stroke] = []
    for strip in _strips(blank):
        rest = bare(gray, aligned.place.mapping, strip.area, strip.open, aligned.place.contrast)
        unstamped = replace(rest, open=rest.open.copy())
        for slot, here in strip.stamps:
            if slot.name != "test" or test:
                _without(unstamped, slot, here)
        drawn = upon_paper(unstamped, rest.open, least, strip.area)
        found += (one for one in drawn if _written(one, strip.area))
    return found


@lru_cache(maxsize=32)
def _strips(blank: Template) -> list[_Strip]:
    import cv2

    layout, strips = blank.layout, []
    for top, bottom in _between(layout):
        area = Rect(_EDGE, top, layout.width - 2 * _EDGE, bottom - top)
        side = 2 * round(_ROUND * DENSITY) + 1
        print_ = cv2.dilate(printed(layout, area), np.ones((side, side), np.uint8))
        open_ = paper(layout, area) & (print_ < _INKED)
        open_[part(area, layout.qr.grown(_ROUND))] = False
        stamps = ((slot, part(area, place)) for slot in layout.slots for place in _places(slot))
        strips.append(_Strip(area, open_, [(slot, here) for slot, here in stamps if open_[here].size]))
    return strips


def _between(layout: PageLayout) -> Iterator[tuple[float, float]]:
    """From where to where they are, mm down the page."""
    first, last = min(box.rect.y for box in layout.boxes), max(box.rect.bottom for box in layout.boxes)
    facts = max(slot.y for slot in layout.slots if slot.y < first)
    lines = [rule.y1 for rule in layout.rules]
    yield _EDGE, min(y for y in lines if facts < y < first)
    signed = max([last, *(line.bottom for line in layout.signatures)]) + _SIGNED
    end = layout.cut - _TORN if layout.cut else layout.height - _EDGE
    if layout.signatures and end - signed >= _LEAST:
        yield signed, end


def _places(slot: Slot) -> Iterator[Rect]:
    """Where its lines may be stamped."""
    size = slot.size * _POINT
    wide = {"left": 0.0, "center": slot.width / 2, "right": slot.width}[slot.align]
    for line in range(slot.lines):
        base = slot.y + line * size * _LINE
        yield Rect(slot.x - wide, base - _ABOVE * size, slot.width, (_ABOVE + _BELOW) * size).grown(_ROUND)


def _without(rest: Residual, slot: Slot, here: Part) -> None:
    """Close what is stamped there: from where it begins to the first paper that is no gap between words."""
    rows, columns = here
    if slot.align == "center":
        rest.open[here] = False
        return
    inked = np.asarray((rest.ink[here] > _STAMPED).any(axis=0))
    if slot.align == "left":
        rest.open[rows, columns.start : columns.start + _run(inked, slot)] = False
    else:
        rest.open[rows, columns.stop - _run(inked[::-1], slot) : columns.stop] = False


def _run(inked: Mask, slot: Slot) -> int:
    """How many columns what is stamped takes, from its first end."""
    at = np.flatnonzero(inked)
    if not at.size or at[0] > (_BEGINS + _ROUND) * DENSITY:
        return 0
    gap = _PARTED if slot.name == "parts" else _GAP
    gaps = np.flatnonzero(np.diff(at) > gap * slot.size * _POINT * DENSITY)
    last = int(at[gaps[0]] if gaps.size else at[-1])
    return last + 1 + round(_ROUND * DENSITY)


def _written(stroke: Stroke, strip: Rect) -> bool:
    """Whether it is as high and as wide as letters, no edge of a printed line, and does not go on at a side
    as folds do. It may be cut off at the sheet's edge, or where the stub was torn off; a signature's tail
    begins where the foot does.
    """
    inner, rect, foot = strip.grown(-_NEAR), stroke.rect, strip.y > _EDGE
    if min(rect.w, rect.h) < _LETTER or stroke.plain < _DARK:
        return False
    across = inner.x < rect.x and rect.right < inner.right
    whole = inner.y < rect.y and rect.bottom < inner.bottom
    cut = rect.h >= _HIGH and rect.w < _WORDS and (inner.y < rect.y if foot else rect.bottom < inner.bottom)
    return across and (whole or cut)
