"""A pen's dot, or a short dash, upon the frame of a box: what one frame has and the others have not.

All frames of a page are printed and copied alike, so each is laid over what most of them show; of
few, over what most of their sides show.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.paper.ballots.shapes import BOX
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.dots import pen_sized
from meeting_tui.scan.patches import BLACK, DENSITY, HALF, Stack

_REACH = round((BOX / 2 + 1.2) * DENSITY)  # pixels from the middle of a box: past what is upon its frame
_CLEAR = round((BOX / 2 - 0.8) * DENSITY)  # within that is the box's own
_FEW = 3  # frames, at least, tell what one is like
_BLUR, _THIN, _GAP = 3, 3, 5  # pixels: grain; a frame's edge that is off; a frame's line, dark already
_DARK, _CORE = 0.3, 0.5  # of black; of its darkest place


def upon_frames(layout: PageLayout, aligned: Aligned, asked: Collection[str]) -> frozenset[str]:
    """On which of the questions `asked` a box has a dot on its frame."""
    mine = [at for at, box in enumerate(layout.boxes) if box.question in asked]
    framed = np.flatnonzero(aligned.framed)
    if not mine or not len(framed):
        return frozenset()
    dark = _centred(aligned)
    some, at = dark[framed], (len(framed) - 1) // 2
    if len(some) < _FEW:
        some, at = np.concatenate([np.rot90(some, turns, (1, 2)) for turns in range(4)]), 2 * len(some)
    usual = np.partition(some, at, axis=0)[at]
    return frozenset(layout.boxes[at].question for at in mine if _dotted(dark[at], usual))


def _centred(aligned: Aligned) -> Stack:
    import cv2

    places = np.clip(np.rint(HALF + aligned.moves * DENSITY).astype(int), _REACH, 2 * HALF - _REACH)
    cut = [
        cv2.blur(patch[y - _REACH : y + _REACH, x - _REACH : x + _REACH], (_BLUR, _BLUR))
        for patch, (x, y) in zip(aligned.dark, places, strict=True)
    ]
    return np.stack(cut)


def _dotted(dark: Stack, usual: Stack) -> bool:
    """Whether a frame has a spot that the usual one has not, as long and as large as only a pen makes it."""
    import cv2

    more = cv2.subtract(dark, usual)
    away = np.abs(np.arange(-_REACH, _REACH) + 0.5)
    more[np.maximum(away[:, None], away[None, :]) < _CLEAR] = 0
    thick = cv2.morphologyEx(more, cv2.MORPH_OPEN, np.ones((_THIN, _THIN), np.uint8))
    if int(thick.max()) < _DARK * BLACK:
        return False
    core = (thick > _CORE * int(thick.max())).astype(np.uint8)
    whole = cv2.morphologyEx(core, cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    return pen_sized(np.asarray(whole, dtype=np.uint8), int(thick.argmax()))
