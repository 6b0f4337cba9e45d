"""Pictures for the people who decide: one question, upright, or a whole page made small."""

from __future__ import annotations

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.image import Gray
from meeting_tui.scan.places import DENSITY, placed
from meeting_tui.scan.plane import Matrix, Points, fine, shift
from meeting_tui.scan.template import Template

_PAGE_SIDE = 1100  # pixels
_BESIDE = 4.0  # mm of the sheet's sides that are left out
_SIXTEEN = (np.minimum(np.arange(256) + 8, 255) // 17 * 17).astype(np.uint8)


def question(gray: Gray, blank: Template, mapping: Matrix, name: str) -> bytes:
    """A question's own part of the page: its text, its boxes and what is written beside them."""
    import cv2

    top, bottom = blank.rows[name]
    shown = Rect(_BESIDE, top, blank.layout.width - 2 * _BESIDE, bottom - top)
    size = (round(shown.w * DENSITY), round(shown.h * DENSITY))
    view = cv2.warpPerspective(
        gray,
        mapping @ shift(shown.x, shown.y) @ fine(DENSITY),
        size,
        flags=cv2.INTER_AREA | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return placed(png(np.asarray(view, dtype=np.uint8)), shown.x, shown.y)


def whole(gray: Gray) -> bytes:
    """The page, small enough to keep."""
    import cv2

    part = min(1.0, _PAGE_SIDE / max(gray.shape))
    small = cv2.resize(gray, None, fx=part, fy=part, interpolation=cv2.INTER_AREA)
    return png(np.asarray(small, dtype=np.uint8))


def upright(gray: Gray, qr: Points) -> Gray:
    """Turned by quarters until the QR stands as it was printed."""
    across, down = qr[1] - qr[0]
    quarters = round(float(np.degrees(np.arctan2(down, across))) / 90) % 4
    return np.ascontiguousarray(np.rot90(gray, quarters))


def png(picture: Gray) -> bytes:
    """PNG in sixteen greys: a third of the size, and no eye misses the rest."""
    import cv2

    done, data = cv2.imencode(".png", cv2.LUT(picture, _SIXTEEN))
    assert done
    return bytes(data)
