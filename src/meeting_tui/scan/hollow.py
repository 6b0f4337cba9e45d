"""Empty boxes as ballots have them, anywhere in a picture: what is left of a page that lost its codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.shapes import BOX, FRAME, SQUARE
from meeting_tui.scan.image import Gray

if TYPE_CHECKING:
    from cv2.typing import MatLike

_SIDES = (0.0145, 0.05)  # a box's inside, in parts of the page's longer side
_WINDOW = 6  # boxes: how far round a pixel its paper is looked for
_DARKER = 9  # grey levels
_PATCH = 40  # pixels of the close look at one box and what is round it
_RING = (1.5, 2.1)  # insides of a box: from where to where there is no print round it
_TICKS = 0.08  # part of the ring that marks may cover
_ALIKE = 0.18
_ENOUGH = 2
_MOST = 2000  # holes that are looked at
_APART = 1.7  # boxes: nearer neighbours are cells of a table
Sides = NDArray[np.float64]
Longs = tuple[float, float]
Box = tuple[Sequence[float], Sequence[float], float]


def enough(boxes: Sides, solid: Sides) -> bool:
    """Whether there are two boxes of one size, or one and a corner square that goes with it."""
    for side in boxes:
        alike = int(np.count_nonzero(np.abs(boxes / side - 1) < _ALIKE))
        fitting = bool((np.abs(solid / SQUARE * BOX / side - 1) < 1.5 * _ALIKE).any())
        if alike + fitting >= _ENOUGH:
            return True
    return False


def hollow(small: Gray, longs: Longs) -> Sides:
    """The sides, in pixels, of the empty square frames that stand alone in the picture.

    `longs`: how long the longer side of a page may be at least and at most, in pixels.
    """
    import cv2

    least, most = (part * long for part, long in zip(_SIDES, longs, strict=True))
    window = 2 * round(_WINDOW * least / 2) + 1
    dark = np.asarray(
        cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, _DARKER),
        dtype=np.uint8,
    )
    contours, tree = cv2.findContours(dark, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    parents = np.reshape(tree, (-1, 4))[:, 3] if len(contours) else ()
    rects = [
        rect
        for contour, parent in zip(contours, parents, strict=True)
        if parent >= 0 and (rect := _square(contour, least, most))
    ][:_MOST]
    middles = np.array([rect[0] for rect in rects]).reshape(-1, 2)
    sides = np.array([np.mean(rect[1]) for rect in rects]) * BOX / (BOX - FRAME)
    away = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1))
    np.fill_diagonal(away, np.inf)
    apart = away.min(axis=1, initial=np.inf) > _APART * sides
    alone = np.array([_alone(dark, rect) for rect in rects], dtype=np.bool_)
    return np.asarray(sides[apart & alone])


def _square(contour: MatLike, least: float, most: float) -> Box | None:
    """The rectangle round a hole that is square and of a box's size."""
    import cv2

    _x, _y, width, height = cv2.boundingRect(contour)
    if not (least < width < 1.5 * most and least < height < 1.5 * most):
        return None
    rect = cv2.minAreaRect(contour)
    across, down = rect[1]
    square = min(across, down) > least and max(across, down) < most and abs(np.log(across / down)) < _ALIKE
    return rect if square and cv2.contourArea(contour) > 0.86 * across * down else None


def _alone(dark: NDArray[np.uint8], rect: Box) -> bool:
    """With nothing much round its frame, however blurred that is."""
    import cv2

    (x, y), (across, down), angle = rect
    turn = np.asarray(cv2.getRotationMatrix2D((x, y), angle, 2 * _PATCH / (across + down) / _RING[1]))
    turn[:, 2] = turn[:, 2] + (_PATCH / 2 - x, _PATCH / 2 - y)
    ring = cv2.warpAffine(dark, turn, (_PATCH, _PATCH), flags=cv2.INTER_AREA) > 127
    edge = round(_PATCH * (1 - _RING[0] / _RING[1]) / 2)
    ring[edge:-edge, edge:-edge] = False
    return bool(np.count_nonzero(ring) < _TICKS * (_PATCH**2 - (_PATCH - 2 * edge) ** 2))
