"""Small spots looked at as the picture has them: a pen's dot, or a short dash, is larger than dust.

Where a page is searched for ink it is shown so small that both are a few grey places.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.image import Gray
from meeting_tui.scan.noise import CORE, PLAIN, near_print
from meeting_tui.scan.plane import Matrix, fine, shift
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.template import DENSITY, Plane
from meeting_tui.scan.unprinted import Unprinted

_FINE = 8  # pixels a mm
_AROUND = 0.6  # mm of paper that are seen with a spot
_LEAST, _MOST = 4, 12
"""Pixels of the page less its print: what is smaller can't be, what is larger is a stroke."""
_DARK = 0.25  # of its paper's light: what is paler is none, or told by how even it is
_LONG, _LARGE = 0.75, 0.38  # mm, and mm²: no dust is so large


def drawn(gray: Gray, aligned: Aligned, sheet: Unprinted, asked: Collection[str]) -> frozenset[str]:
    """On which of the questions `asked` there is a spot that is larger than dust."""
    rows = [(name, row) for name, row in sheet.blank.rows.items() if name in asked]
    found = set[str]()
    for spot in _spots(sheet, sheet.blank.area) if rows else ():
        mine = {name for name, (top, bottom) in rows if top <= spot.center[1] < bottom} - found
        if mine and not sheet.creases.have(spot) and _large(_seen(gray, aligned.place.mapping, spot)):
            found |= mine
    return frozenset(found)


def _spots(sheet: Unprinted, area: Rect) -> Iterator[Rect]:
    """What shows on bare paper and is no stroke, nor surely dust."""
    import cv2

    rest, limit = sheet.rest, sheet.limit
    bare = near_print(limit)
    seen = ((rest.ink > limit) & rest.open).view(np.uint8)
    outlines, _within = cv2.findContours(seen, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for left, top, width, height in map(cv2.boundingRect, outlines):
        here = slice(top, top + height), slice(left, left + width)
        if not _LEAST <= max(width, height) < _MOST or float(limit[here].max()) >= bare:
            continue
        if float((rest.ink[here] / limit[here]).max()) >= PLAIN:
            x, y = area.x + left / DENSITY, area.y + top / DENSITY
            yield Rect(x, y, width / DENSITY, height / DENSITY)


def _seen(gray: Gray, mapping: Matrix, spot: Rect) -> Plane:
    """How much darker than its paper a spot is, and what is round it; in parts of the paper's light."""
    import cv2

    around = spot.grown(_AROUND)
    across, down = (round(side * _FINE) for side in (around.w, around.h))
    upright = fine(_FINE) @ shift(0.5, 0.5)
    view = cv2.warpPerspective(
        gray,
        mapping @ shift(around.x, around.y) @ upright,
        (across, down),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    ).astype(np.float32)
    return np.asarray(1 - view / max(1.0, reached(view.ravel(), 0.5)), dtype=np.float32)


def _large(dark: Plane) -> bool:
    """Whether its dark middle is as large as only a pen makes it."""
    if float(dark.max()) < _DARK:
        return False
    return pen_sized((dark > CORE * dark.max()).astype(np.uint8), int(dark.argmax()))


def pen_sized(core: Gray, peak: int) -> bool:
    """Whether the piece of a picture of 8 pixels a mm that holds the place `peak`, turned any way, is as long
    and as large as only a pen makes it."""
    import cv2

    _n, numbers = cv2.connectedComponents(core)
    mine = np.argwhere(numbers == np.asarray(numbers).ravel()[peak])
    _middle, sides, _angle = cv2.minAreaRect(mine.astype(np.float32))
    return max(sides) + 1 >= _LONG * _FINE and len(mine) >= _LARGE * _FINE**2
