"""Pictures that came out nearly black, made as light as paper before anyone looks for a code on them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.reasons import Unreadable

Levels = NDArray[np.uint8]
_SAMPLE = 300  # points of the longer side that are looked at: a millimetre each of a page
_LIGHTEST = 0.99  # what so much of the picture is no lighter than is its paper
_DIM, _PAPER = 140, 230
_BLACK = 48  # grey levels of ink as scanners have it
_NOTHING = 16  # grey levels: no camera tells ink from paper below


def lit(gray: Levels) -> Levels:
    """`gray` as light as paper is. Unreadable (`too_dark`) when there is nothing to see."""
    import cv2

    step = max(1, max(gray.shape) // _SAMPLE)
    sample = np.ascontiguousarray(gray[::step, ::step])
    upto = np.cumsum(cv2.calcHist([sample], [0], None, [256], [0, 256]))
    paper = int(np.searchsorted(upto, _LIGHTEST * sample.size))
    if paper < _NOTHING:
        raise Unreadable("too_dark")
    return gray if paper >= _DIM else _lighter(gray, _PAPER / paper)


def blackened(gray: Levels) -> bool:
    """Whether most of the picture is black: what a scan in black and white leaves of a page in the shade."""
    return bool(np.median(gray[::8, ::8]) < _BLACK)


def _lighter(gray: Levels, times: float) -> Levels:
    import cv2

    return np.asarray(cv2.convertScaleAbs(gray, alpha=times), dtype=np.uint8)
