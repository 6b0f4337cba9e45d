"""A line down a column of boxes, one answer for all of them, is the mark of none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.strokes import Stroke, touches
from meeting_tui.scan.template import DENSITY

_SAME, _ASIDE = 1.0, 0.5  # mm that boxes of a column are off; that the line is beside the boxes
_FROM, _TO, _SHOWS = 1.0, 4.0, 0.8  # mm beyond the frame, between which so much of the line must show
_CROSSED = frozenset({"outside", "line_through"})  # what the line makes of a box


def without_columns(layout: PageLayout, judged: Sequence[Judged], every: Sequence[Stroke]) -> list[Judged]:
    """The verdicts, `outside` on marks that go on to the next question's box above or below, if something
    comes out of that towards it, too. `every`: the strokes of the page, folds and streaks among them."""
    verdicts = {box: one.verdict for box, one in zip(layout.boxes, judged, strict=True)}

    def along(box: Box) -> bool:
        return any(
            verdicts[other] in _CROSSED
            and _goes_to(box.rect, other.rect, every)
            and _goes_to(other.rect, box.rect, every)
            for other in _next(box, layout)
        )

    return [
        Judged("outside", one.scores) if one.verdict == "marked" and along(box) else one
        for box, one in zip(layout.boxes, judged, strict=True)
    ]


def _next(box: Box, layout: PageLayout) -> Iterator[Box]:
    """The nearest boxes of other questions above and below in its column."""
    column = [
        one for one in layout.boxes if one.question != box.question and abs(one.rect.x - box.rect.x) <= _SAME
    ]
    above = [one for one in column if one.rect.y < box.rect.y]
    below = [one for one in column if one.rect.y > box.rect.y]
    yield from sorted(above, key=lambda one: one.rect.y)[-1:]
    yield from sorted(below, key=lambda one: one.rect.y)[:1]


def _goes_to(box: Rect, other: Rect, every: Sequence[Stroke]) -> bool:
    """Whether a stroke in the box leaves it straight towards the other one."""
    top = box.bottom + _FROM if other.y > box.y else box.y - _TO
    way = Rect(box.x - _ASIDE, top, box.w + 2 * _ASIDE, _TO - _FROM)
    return any(
        _shown(one, way) >= _SHOWS for one in every if touches(one.rect, box) and touches(one.rect, way)
    )


def _shown(stroke: Stroke, way: Rect) -> float:
    """The part of the way's height at which something of it is."""
    x, y = stroke.places.T
    there = (x >= way.x) & (x <= way.right) & (y >= way.y) & (y <= way.bottom)
    return len(np.unique(y[there])) / (way.h * DENSITY)
