"""Paper that was crumpled: ridges and facets everywhere, dark without an edge, as no pen leaves them.

The voter's own marks tell such ridges from ink: what is not half as dark as those is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import Stroke, touches
from meeting_tui.scan.template import DENSITY, Mask, Plane, part

EDGE = 0.055  # of black a mm: the palest line of a pen is steeper, in a phone's photo too (0.07 and more)
_NEAR = 1.2  # mm: so near to an edge all may be ink
_RIDGES = 16.0  # mm of them on a page that was crumpled
_MANY = 60.0  # mm of them: more than a shadow or a fold gives
_OTHERS = 8.0  # mm of them beside folds: paper that was only folded has none
_WITHIN = 0.9  # of a pale mark lies in its box: ridges go farther
_MOSTLY = 0.9  # of a ridge's places have no edge near
_INKED = frozenset({"crossed_out", "blackened", "small", "outside"})
_LARGE = 0.07  # part of the box
_DARK, _HALF = 0.3, 0.5  # of black: so dark must each mark be; the part of that which other ink has at least
_LEAST_EDGE = 0.9  # mm² of a pen's stroke are its edges
_SHARP = 0.25  # of a ridge's places have no edge near, at least, where others cross it


def crumpled(
    every: Sequence[Stroke], unfolded: Sequence[Stroke], rest: Residual, area: Rect
) -> tuple[bool, bool]:
    """Whether so many of the strokes are ridges that the paper was crumpled; and whether so many of those
    are that no fold or streak explains (`unfolded`).

    What is pale and soft on smooth paper may be a pale pen, and a fold is as soft: paper that was folded
    alone has no other ridges.
    """
    if sum(one.length for one in every if one.apart) < _RIDGES:
        return False, False
    soft = _without_edge(steepness(rest.ink))
    whole, others = (
        sum(one.length for one in some if one.apart and _mostly(one, soft, area))
        for some in (every, unfolded)
    )
    return whole >= _RIDGES and others >= _OTHERS, others >= _MANY


def telling(judged: Judged) -> bool:
    """Whether what is in a box tells how dark the voter's pen is: a mark, or what no ridge or grain is."""
    inked = judged.verdict in _INKED and judged.scores.peak >= _DARK and judged.scores.weak >= _LARGE
    return inked or judged.verdict == "marked"


def darkest(rest: Residual, area: Rect, marked: Sequence[Rect]) -> list[float]:
    """How dark the page is, at most, in each of the `marked` boxes."""
    return [float(rest.ink[part(area, box)].max()) for box in marked]


def darker(own: Sequence[float]) -> float:
    """How dark ink must be on crumpled paper, by how dark the voter's own is; 0 where that doesn't tell."""
    return _HALF * min(own) if own and min(own) >= _DARK else 0.0


def pale_marks(every: Sequence[Stroke], rest: Residual, area: Rect, boxes: Sequence[Rect]) -> list[Stroke]:
    """Those of the strokes that lie in a box and are no ridges: paler than the voter's other marks, maybe."""
    inside = [
        one for one in every if any(touches(one.rect, box) and one.share(box) >= _WITHIN for box in boxes)
    ]
    return edged(inside, rest, area, _MOSTLY)


def without_shadows(every: Sequence[Stroke], rest: Residual, area: Rect, dark: float) -> list[Stroke]:
    """The strokes but for those that have no edge at all and are paler than ink, `dark` of black, must be."""
    pale = [one for one in every if one.ink.max() <= dark]
    if not pale:
        return list(every)
    soft = _without_edge(steepness(rest.ink))
    return [one for one in every if one.ink.max() > dark or not _mostly(one, soft, area)]


def edged(every: Sequence[Stroke], rest: Residual, area: Rect, most: float = _SHARP) -> list[Stroke]:
    """Those of the strokes of which less than `most` is far from an edge, and that have one: no ridges, but
    another pen's."""
    steep = steepness(rest.ink)
    soft = _without_edge(steep)
    return [
        one
        for one in every
        if not _mostly(one, soft, area, most)
        and np.count_nonzero(_on(one, steep, area) >= EDGE) >= _LEAST_EDGE * DENSITY**2
    ]


def steepness(ink: Plane) -> Plane:
    """How much darker the page gets in a mm, place by place."""
    import cv2

    calm = cv2.GaussianBlur(ink, (0, 0), 1.0)
    across, down = (cv2.Sobel(calm, cv2.CV_32F, *way, scale=DENSITY / 8) for way in ((1, 0), (0, 1)))
    return np.asarray(cv2.magnitude(across, down), dtype=np.float32)


def _without_edge(steep: Plane) -> Mask:
    """Where the page gets darker only slowly, all round."""
    import cv2

    side = 2 * int(_NEAR * DENSITY) + 1
    return np.asarray(cv2.dilate(steep, np.ones((side, side), np.uint8)) < EDGE, dtype=np.bool_)


def _mostly(stroke: Stroke, soft: Mask, area: Rect, most: float = _MOSTLY) -> bool:
    return float(_on(stroke, soft, area).mean()) >= most


def _on(stroke: Stroke, plane: NDArray[Any], area: Rect) -> NDArray[Any]:
    """What a plane says at the places of a stroke."""
    across, down = np.rint((stroke.places - (area.x, area.y)) * DENSITY - 0.5).astype(int).T
    return np.asarray(plane[down, across])
