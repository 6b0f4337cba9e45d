"""Marks that shine through from the back of the paper: pale, and without an edge as sharp as the print's."""

from __future__ import annotations

from itertools import islice
from statistics import median

import numpy as np

from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.patches import BLACK, DENSITY, HALF

_BLUR = 0.15  # mm: finer than that is grain
_INSIDE, _FRAME = 2.5, 3.5  # mm from the middle: within the frame; with it
_NEARLY, _SOME = 0.98, 0.1  # of the places are paler, or less steep
_PAPER = 0.3  # of the darkest place: so pale are some, where paper shows
_LEAST = 0.64, 0.62  # of the print's steepness a pen's line has, and in a coarse picture
_PALE, _SOFT = 0.6, 0.55  # of black: what shines through is no darker; or softer than this
_EMPTY = 0.1  # of black: a box with nothing in it
_SAMPLE = 3  # of the empty boxes tell how steep print is
_SHARP = 6.0  # pixels a mm


def shines_through(aligned: Aligned, at: int) -> bool:
    """Whether the mark in a box, by its number, is paler and softer than any pen's beside the frames of the
    page's empty ones. Black and white shows neither, nor does what covers all of the box have an edge."""
    steep, dark, least = _seen(aligned, at, _INSIDE)
    if aligned.bilevel or least > _PAPER * dark:
        return False
    empty = (no for no in range(len(aligned.dark)) if _seen(aligned, no, _INSIDE)[1] < _EMPTY)
    frames = [_seen(aligned, no, _FRAME)[0] for no in islice(empty, _SAMPLE)]
    most = _SOFT if dark >= _PALE else _LEAST[aligned.place.scale < _SHARP]
    return bool(frames) and steep < most * median(frames)


def _seen(aligned: Aligned, at: int, reach: float) -> tuple[float, float, float]:
    """How steep the edges in a box are, in parts of its darkest place a mm; and its darkest and palest."""
    import cv2

    x, y = (HALF + np.rint(aligned.moves[at] * DENSITY)).astype(int)
    side = round(reach * DENSITY)
    patch = aligned.dark[at][y - side : y + side, x - side : x + side].astype(np.float32) / BLACK
    calm = cv2.GaussianBlur(patch, (0, 0), _BLUR * DENSITY)
    across, down = (cv2.Sobel(calm, cv2.CV_32F, *way, scale=DENSITY / 8) for way in ((1, 0), (0, 1)))
    steep, dark = (float(np.quantile(one, _NEARLY)) for one in (cv2.magnitude(across, down), calm))
    return steep / max(dark, 1e-3), dark, float(np.quantile(calm, _SOME))
