"""Marks that shine through from the back of the paper: pale, and without an edge as sharp as the print's."""

from __future__ import annotations

from itertools import islice
from statistics import median

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.patches import BLACK, DENSITY, HALF, Stack
from meeting_tui.scan.quantile import reached

_BLUR = 0.15  # mm: finer than that is grain
_INSIDE, _FRAME = 2.5, 3.5  # mm from the middle: within the frame; with it
_NEARLY, _SOME = 0.98, 0.1  # of the places are paler, or less steep
_PAPER = 0.3  # of the darkest place: so pale are some, where paper shows
_LEAST = 0.64, 0.62  # of the print's steepness a pen's line has, and in a coarse picture
_PALE, _SOFT = 0.6, 0.55  # of black: what shines through is no darker; or softer than this
_EMPTY = 0.1  # of black: a box with nothing in it
_SAMPLE = 3  # of the empty boxes tell how steep print is

Moves = NDArray[np.float64]
Levels = NDArray[np.float32]


def shining(dark: Stack, moves: Moves, at: int, print_: float, *, coarse: bool) -> bool:
    """Whether the mark in a box, by its number, is paler and softer than any pen's beside the `print_`'s
    steepness. What covers all of the box has no edge."""
    calm = _calm(dark, moves, at, _INSIDE)
    darkest = _darkest(calm)
    if reached(calm.ravel(), _SOME) > _PAPER * darkest:
        return False
    most = _SOFT if darkest >= _PALE else _LEAST[coarse]
    return _steep(calm, darkest) < most * print_


def print_steepness(dark: Stack, moves: Moves) -> float:
    """How steep the edges of the page's print are, by the frames of empty boxes; 0 if there is none."""
    empty = (at for at in range(len(dark)) if _darkest(_calm(dark, moves, at, _INSIDE)) < _EMPTY)
    frames = [_calm(dark, moves, at, _FRAME) for at in islice(empty, _SAMPLE)]
    return median(_steep(frame, _darkest(frame)) for frame in frames) if frames else 0.0


def _calm(dark: Stack, moves: Moves, at: int, reach: float) -> Levels:
    """A box as far as `reach`, in parts of black, without its grain."""
    import cv2

    x, y = (HALF + np.rint(moves[at] * DENSITY)).astype(int)
    side = round(reach * DENSITY)
    patch = dark[at][y - side : y + side, x - side : x + side].astype(np.float32) / BLACK
    return np.asarray(cv2.GaussianBlur(patch, (0, 0), _BLUR * DENSITY), dtype=np.float32)


def _darkest(calm: Levels) -> float:
    return reached(calm.ravel(), _NEARLY)


def _steep(calm: Levels, darkest: float) -> float:
    """How steep the edges in a box are, in parts of its darkest place a mm."""
    import cv2

    across, down = (cv2.Sobel(calm, cv2.CV_32F, *way, scale=DENSITY / 8) for way in ((1, 0), (0, 1)))
    steep = np.asarray(cv2.magnitude(across, down))
    return reached(steep.ravel(), _NEARLY) / max(darkest, 1e-3)
