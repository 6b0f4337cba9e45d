"""A picture without a readable code: an empty page, one that may be ours, or neither."""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.shapes import CUT, INSET, SQUARE, WIDTH, squares
from meeting_tui.scan.hollow import Longs, enough, hollow
from meeting_tui.scan.image import Gray

_SHARP = 2000  # pixels of the longer side that show a frame's line
_MARK = 25  # grey levels from the paper that are not nothing
_MOST = 14  # squares that are looked at: a page has four, and boxes may be filled
_FEW = 4
_COARSE = 1.0  # pixels that a side may look larger or smaller than it is, on each side of it half as much
_APART = (WIDTH - 2 * INSET) / SQUARE
_SHAPES = [(squares(cut)[2].y - squares(cut)[0].y) / (WIDTH - 2 * INSET) for cut in (CUT, None)]
_SIDES = (0.012, 0.055)  # a square's side, in parts of the page's longer side
_PIECE = 1.7  # times as long as the picture a page may be of which it shows a piece


def stray(gray: Gray, long: float | None = None) -> str:
    """`blank_page`, `no_code` for what may be ours, else `not_a_ballot`.

    `long` is the longer side of a page in pixels, where that is known.
    """
    import cv2

    step = max(1, max(gray.shape) // _SHARP)
    small = np.ascontiguousarray(np.asarray(cv2.blur(gray, (3, 3)), dtype=np.uint8)[::step, ::step])
    paper = float(np.median(small))
    if np.count_nonzero(np.abs(small - np.float32(paper)) > _MARK) < small.size * 0.0005:
        return "blank_page"
    longs = (max(small.shape), _PIECE * max(small.shape)) if long is None else (long / step, long / step)
    middles, sides = _squares(small, longs)
    ours = _like_ours(middles, sides) or _pair(middles, sides) or enough(hollow(small, longs), sides)
    return "no_code" if ours else "not_a_ballot"


def _squares(small: Gray, longs: Longs) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Middles and sides of the solid squares in the picture that may be a page's."""
    import cv2

    _level, dark = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _n, _labels, stats, centres = cv2.connectedComponentsWithStats(dark)
    width, height, area = (stats[:, name].astype(float) for name in (2, 3, 4))
    least, most = (part * long for part, long in zip(_SIDES, longs, strict=True))
    solid = (area > 0.78 * width * height) & (np.abs(np.log(width / height)) < 0.25)
    maybe = np.flatnonzero(solid & (width > least) & (width < most))
    ours = [at for at in maybe if _alone(np.asarray(dark), *(int(value) for value in stats[at]))][:_MOST]
    return np.asarray(centres[ours], dtype=np.float64), np.sqrt(area[ours])


def _alone(dark: NDArray[np.generic], left: int, top: int, width: int, height: int, area: int) -> bool:
    """With nothing else dark close round it."""
    moat = round(0.45 * width)
    near = dark[max(0, top - moat) : top + height + moat, max(0, left - moat) : left + width + moat]
    return bool(np.count_nonzero(near) < 1.15 * area)


def _pair(middles: NDArray[np.float64], sides: NDArray[np.float64]) -> bool:
    """Two alike as far apart as neighbouring corners of a page, and few so large, or they are bullets."""
    for one, other in combinations(range(len(middles)), 2):
        side = float(sides[one] + sides[other]) / 2
        if (
            np.count_nonzero(np.abs(sides / side - 1) < 0.15) > _FEW
            or abs(sides[one] / sides[other] - 1) > 0.15
        ):
            continue
        away = float(np.hypot(*(middles[one] - middles[other]))) / (_APART * side)
        if any(abs(away / true - 1) < 0.08 + _COARSE / side for true in (1, *_SHAPES)):
            return True
    return False


def _like_ours(middles: NDArray[np.float64], sides: NDArray[np.float64]) -> bool:
    """Three alike at a right angle, as far apart as the corners of a page."""
    for corner, one, other in permutations(range(len(middles)), 3):
        across, down = middles[one] - middles[corner], middles[other] - middles[corner]
        width, height = float(np.hypot(*across)), float(np.hypot(*down))
        if (
            abs(float(across @ down)) < 0.08 * width * height
            and any(abs(height / width / shape - 1) < 0.08 for shape in _SHAPES)
            and 0.8 < width / (_APART * sides[corner]) < 1.25
            and np.ptp(sides[[corner, one, other]]) < 0.2 * sides[corner]
        ):
            return True
    return False
