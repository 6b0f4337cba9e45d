"""What goes on from a mark beyond its box: the arm of a tick or a cross, or a word squeezed in beside it."""

from __future__ import annotations

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.strokes import BOW, Stroke, off_bow
from meeting_tui.scan.template import DENSITY, Mask

_CLEAR = 0.7  # mm beyond the frame: there begins what is outside
_BROADER = 1.25  # mm that letters are broader than the mark's own line: an arm is one line, if a bowed one
_LEAST = 1.0  # mm²: a smaller piece is the end of an arm
_OF_PEN = 0.6  # part of the pen's width that one line may be off a bow
_THICK = 0.9  # of the places of a mark are no farther from its edge than half its pen's width
_SURFACE = 2.9  # mm: no pen's line is as broad
_FEW = 0.5  # mm² in the box: less is no mark


def lettered(stroke: Stroke, box: Rect) -> bool:
    """Whether a piece of it beyond the box is too broad, whichever way it is turned, for a line of a pen."""
    away = np.abs(stroke.places - box.center).max(axis=1) - box.w / 2
    if np.count_nonzero(away <= 0) < _FEW * DENSITY**2:
        return False
    outside, least = away > _CLEAR, _LEAST * DENSITY**2
    if np.count_nonzero(outside) < least:
        return False
    beyond = [one for one in pieces(stroke, outside) if len(one.ink) >= least and _narrow(one) >= _BROADER]
    if not beyond:
        return False
    width = _width(stroke.part(away <= 0))
    if width > _SURFACE:
        beyond = [one for one in beyond if not _round(one.rect, box)]
    return any(_narrow(one) >= width + _BROADER and not _line(one, width) for one in beyond)


def _round(rim: Rect, box: Rect) -> bool:
    """Whether it goes round the box: the edge of a surface that is larger."""
    return rim.x < box.x and rim.right > box.right and rim.y < box.y and rim.bottom > box.bottom


def bowed(stroke: Stroke) -> bool:
    """Whether it is one line, however bent to one side."""
    return _line(stroke, _width(stroke))


def _line(stroke: Stroke, width: float) -> bool:
    """Whether all of it is near one bow, as a line of a pen of this width is: a broad one's is less so."""
    return off_bow(stroke.places) <= max(BOW, _OF_PEN * width)


def pieces(stroke: Stroke, some: Mask) -> list[Stroke]:
    """What `some` of its places are, each piece on its own."""
    import cv2

    across, down = np.rint((stroke.places - stroke.places.min(axis=0)) * DENSITY).astype(int).T
    shape = np.zeros((down.max() + 1, across.max() + 1), np.uint8)
    shape[down[some], across[some]] = 1
    many, numbers = cv2.connectedComponents(shape)
    mine = np.asarray(numbers)[down, across]
    return [stroke.part(mine == no) for no in range(1, many)]


def _width(stroke: Stroke) -> float:
    """The width of the pen that drew it, mm."""
    import cv2

    shape = np.pad((stroke.picture > 0).astype(np.uint8), 1)
    far = cv2.distanceTransform(shape, cv2.DIST_L2, 3)
    return 2 * reached(far[shape > 0], _THICK) / DENSITY


def _narrow(stroke: Stroke) -> float:
    """The shorter side of it, turned as it is narrowest; mm."""
    import cv2

    _middle, sides, _angle = cv2.minAreaRect(stroke.places)
    return min(sides) + 1 / DENSITY
