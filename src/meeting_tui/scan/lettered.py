"""What goes on from a mark beyond its box: the arm of a tick or a cross, or a word squeezed in beside it."""

from __future__ import annotations

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.strokes import Stroke
from meeting_tui.scan.template import DENSITY, Mask

_CLEAR = 0.7  # mm beyond the frame: there begins what is outside
_BROADER = 1.25  # mm that letters are broader than the mark's own line: an arm is one line, if a bowed one
_LEAST = 1.0  # mm²: a smaller piece is the end of an arm
_THICK = 0.9  # of the places of a mark are no farther from its edge than half its pen's width
_FEW = 0.5  # mm² in the box: less is no mark


def lettered(stroke: Stroke, box: Rect) -> bool:
    """Whether a piece of it beyond the box is too broad, whichever way it is turned, for a line of a pen."""
    away = np.abs(stroke.places - box.center).max(axis=1) - box.w / 2
    within = _shape(stroke, away <= 0)
    if np.count_nonzero(within) < _FEW * DENSITY**2:
        return False
    least = _width(within) + _BROADER * DENSITY
    return any(side >= least for side in _sides(_shape(stroke, away > _CLEAR)))


def _shape(stroke: Stroke, some: Mask) -> Mask:
    """Those of its places, as they lie in its rectangle, with an edge of paper."""
    across, down = np.rint((stroke.places - stroke.places.min(axis=0)) * DENSITY).astype(int).T + 1
    shape = np.zeros((down.max() + 2, across.max() + 2), np.bool_)
    shape[down[some], across[some]] = True
    return shape


def _width(shape: Mask) -> float:
    """The width of the pen that drew it, pixels."""
    import cv2

    far = cv2.distanceTransform(shape.astype(np.uint8), cv2.DIST_L2, 3)
    return 2 * float(np.quantile(far[shape], _THICK))


def _sides(shape: Mask) -> list[float]:
    """The shorter side of each of its pieces, turned as it is narrowest; pixels."""
    import cv2

    outlines, _within = cv2.findContours(shape.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    sides = []
    for outline in outlines:
        _middle, edges, _angle = cv2.minAreaRect(outline)
        if cv2.contourArea(outline) + len(outline) / 2 >= _LEAST * DENSITY**2:
            sides.append(min(edges) + 1)
    return sides
