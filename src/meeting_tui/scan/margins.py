"""The margins of the sheet: holes, the table beside it, its edges; and what somebody wrote there.

On the outer margins, beside the answer area, nothing is printed. What is written there is noted; no vote
hangs on it, for staples, tears and shadows are seen there as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.paper.ballots.shapes import LEFT, RIGHT, WIDTH
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.creases import Creases
from meeting_tui.scan.image import Gray
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.residual import bare
from meeting_tui.scan.strokes import Stroke, touches, upon_paper
from meeting_tui.scan.template import BEYOND, Mask, Template, paper

_SOLID, _THICK = 0.65, 3.5  # part of its rectangle, mm: a hole, the table beyond the sheet
_ROUND, _CUT = 0.82, 0.86  # part of its rectangle that a hole fills; one that begins outside the area
_PUNCH, _WIDEST, _PUNCHED = 6.0, 8.0, 14.5  # mm: how high a hole is, its middle
_APART, _ASKEW, _LIKE = 80.0, 15.0, 3.0  # mm between two holes, off the middle of the sheet, off their place
_EVEN = 0.5  # of its darkest place is most of a hole; a word is lines with paper between
_TABLE = 15.0  # mm: what lies under the sheet is at least as high
_RIM = 2.5  # mm from the edge of the sheet: beyond begins what lies under it
_NEAR = 0.5  # mm: what comes so near to that rim, or to a stroke within, is part of it
_LONG, _THIN = 40.0, 1.5  # mm: a fold or a streak down the margin
_FULL = 2.0  # mm each way: no pen drew what is so full


def of_the_sheet(stroke: Stroke, blank: Template, found: Sequence[Stroke]) -> bool:
    """A hole in the margin, or what lies beyond the sheet's edge; `found`: every stroke of the page."""
    area = blank.area
    if stroke.rect.right >= LEFT - 1 and stroke.rect.x <= RIGHT + 1:
        return False
    if min(stroke.rect.w, stroke.rect.h) < _THICK:
        return False
    if _hole(stroke, area) and max(stroke.solid, stroke.enclosed) >= _SOLID:
        return _paired(stroke, blank, [one for one in found if one is not stroke and _hole(one, area)])
    return stroke.solid >= _SOLID and _begins_outside(stroke, area) and stroke.rect.h > _TABLE


def _hole(stroke: Stroke, area: Rect) -> bool:
    """Round, and as dark all over; where it begins outside the area it is narrower than it is high."""
    across, down = stroke.rect.w, stroke.rect.h
    far = min(stroke.rect.center[0], WIDTH - stroke.rect.center[0])
    alike = across < down + 1 and reached(stroke.ink, 0.5) > _EVEN * float(stroke.ink.max())
    large = down >= _PUNCH and max(across, down) < _WIDEST
    most = _CUT if _begins_outside(stroke, area) else _ROUND
    return far < _PUNCHED and large and stroke.solid < most and alike


def _paired(stroke: Stroke, blank: Template, holes: Sequence[Stroke]) -> bool:
    """Whether a hole has its other one, or that would be where nobody looks: two are punched at once, 80 mm
    apart, about the middle of the sheet, with its stub or without."""
    (x, y), layout, area = stroke.rect.center, blank.layout, blank.area.grown(-BEYOND - _PUNCH / 2)
    middles = layout.height / 2, (layout.cut or layout.height) / 2
    for other in (y - _APART, y + _APART):
        if not min(middles) - _ASKEW <= (y + other) / 2 <= max(middles) + _ASKEW:
            continue
        if not area.y <= other <= area.bottom:
            return True
        if any(np.hypot(one.rect.center[0] - x, one.rect.center[1] - other) <= _LIKE for one in holes):
            return True
    return False


def _begins_outside(stroke: Stroke, area: Rect) -> bool:
    """Whether it begins beyond what is looked at."""
    return stroke.rect.x < area.x + BEYOND + _NEAR or stroke.rect.right > area.right - BEYOND - _NEAR


def margin_notes(
    gray: Gray, aligned: Aligned, blank: Template, within: Sequence[Stroke], creases: Creases, least: float
) -> list[Stroke]:
    """What is written in the margins beside the answer area, but for what goes on from strokes or creases
    `within` it.

    `least`: of the page's black, what is surely nothing.
    """
    found: list[Stroke] = []
    for strip, open_ in _strips(blank):
        rest = bare(gray, aligned.place.mapping, strip, open_, aligned.place.contrast)
        found += upon_paper(rest, rest.open, least, strip)
    drawn = (one for one in found if _drawn(one, blank.layout.width) and not _line(one, blank.area))
    return [one for one in drawn if not _goes_on(one, within) and not creases.hide(one, _NEAR)]


@lru_cache(maxsize=32)
def _strips(blank: Template) -> list[tuple[Rect, Mask]]:
    """The margins, each with where in it people may have written."""
    area, layout = blank.area, blank.layout
    wide = area.x + BEYOND - _RIM
    strips = [Rect(left, area.y, wide, area.h) for left in (_RIM, layout.width - _RIM - wide)]
    return [(strip, paper(layout, strip)) for strip in strips]


def _drawn(stroke: Stroke, width: float) -> bool:
    """Neither the sheet's edge nor a blot."""
    at_edge = stroke.rect.x < _RIM + _NEAR or stroke.rect.right > width - _RIM - _NEAR
    return not at_edge and not (stroke.solid > _SOLID and min(stroke.rect.w, stroke.rect.h) > _FULL)


def _line(stroke: Stroke, area: Rect) -> bool:
    """A fold or a streak: thin, and long or cut off where nobody looks on."""
    cut = stroke.rect.y <= area.y + _NEAR or stroke.rect.bottom >= area.bottom - _NEAR
    return min(stroke.rect.w, stroke.rect.h) < _THIN and (cut or stroke.length > _LONG)


def _goes_on(stroke: Stroke, within: Sequence[Stroke]) -> bool:
    near = stroke.rect.grown(_NEAR)
    return any(touches(near, one.rect) for one in within)
