"""Whether the symbol that must stand at a place stands there, where it can't be decoded."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.paper.qr import Rows
from meeting_tui.scan.image import Gray
from meeting_tui.scan.plane import Matrix, fine, shift

Standing = Literal["same", "other", "unknown"]
_PIXELS = 4  # a module
_ROUND = 3.0  # mm that it may be off
_FINDER = 8  # modules of the pattern in three corners, with its edge
_CORNERS = 0.4  # how like a symbol's the corners must be (1: as printed; a page's text comes to 0.25)
_SAME, _OTHER = 0.8, 0.65  # how like the rest is, against the corners: blur takes as much from both
_TURNED = 0.15  # part of the dark modules that must be light, and of the light ones dark, in another symbol
_CLEARLY = 0.35  # of the way from ink to paper, or from paper to ink
Modules = NDArray[np.float32]
Mask = NDArray[np.bool_]


def standing(gray: Gray, place: Rect, mapping: Matrix, rows: Rows) -> Standing:
    """The `same` symbol as `rows`, or an `other` of its size; one that is covered in part is no other."""
    printed = np.array([list(row) for row in rows], dtype=np.float32)
    seen, corners = _found(_view(gray, place, mapping, len(rows)), printed)
    if corners < _CORNERS:
        return "unknown"
    rest = _rest(len(rows))
    like = _likeness(seen[rest], printed[rest]) / corners
    if like > _SAME:
        return "same"
    return "other" if like < _OTHER and _turned(seen, printed) > _TURNED else "unknown"


def _view(gray: Gray, place: Rect, mapping: Matrix, modules: int) -> Modules:
    """The place and what is round it, dark as 1 and light as 0."""
    import cv2

    density = _PIXELS * modules / place.w
    part = place.grown(_ROUND)
    to_image = mapping @ shift(part.x, part.y) @ fine(density)
    size = (round(part.w * density), round(part.h * density))
    view = cv2.warpPerspective(
        gray, to_image, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(1 - view / np.float32(255), dtype=np.float32)


def _found(view: Modules, printed: Modules) -> tuple[Modules, float]:
    """Each module as it is seen where the corners fit best, and how well they do."""
    import cv2

    template, mask = (
        np.repeat(np.repeat(modules, _PIXELS, axis=0), _PIXELS, axis=1)
        for modules in (printed, _corners(len(printed)).astype(np.float32))
    )
    fit = cv2.matchTemplate(view, template, cv2.TM_CCOEFF_NORMED, mask=mask)
    _least, best, _there, (left, top) = cv2.minMaxLoc(np.nan_to_num(fit, posinf=0.0, neginf=0.0))
    symbol = view[top : top + len(template), left : left + len(template)]
    seen = cv2.resize(symbol, printed.shape, interpolation=cv2.INTER_AREA)
    return np.asarray(seen, dtype=np.float32), float(best)


def _corners(modules: int) -> Mask:
    """The patterns that every symbol has in three corners."""
    fixed = np.zeros((modules, modules), dtype=np.bool_)
    fixed[:_FINDER, :_FINDER] = fixed[:_FINDER, -_FINDER:] = fixed[-_FINDER:, :_FINDER] = True
    return fixed


def _rest(modules: int) -> Mask:
    """What differs between symbols: neither corners, with the format beside them, nor the lines of timing."""
    rest = ~_corners(modules)
    rest[_FINDER, : _FINDER + 1] = rest[: _FINDER + 1, _FINDER] = False
    rest[_FINDER, -_FINDER:] = rest[-_FINDER:, _FINDER] = False
    rest[6] = rest[:, 6] = False
    if modules > 21:
        rest[-9:-4, -9:-4] = False
    return rest


def _likeness(seen: Modules, printed: Modules) -> float:
    return float(np.corrcoef(seen, printed)[0, 1]) if seen.std() > 0.01 else 0.0


def _turned(seen: Modules, printed: Modules) -> float:
    """The part of the dark modules that is clearly light, or of the light ones that is dark: the lesser."""
    corners, rest, dark = _corners(len(printed)), _rest(len(printed)), printed > 0
    paper, ink = (float(np.median(seen[corners & which])) for which in (~dark, dark))
    level = (seen - paper) / max(ink - paper, 0.01)
    light_now, dark_now = level[rest & dark] < _CLEARLY, level[rest & ~dark] > 1 - _CLEARLY
    return min(float(light_now.mean()), float(dark_now.mean()))
