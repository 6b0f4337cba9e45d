"""Head and foot of a page that was found by one of them: whether the other is of the same paper."""

from __future__ import annotations

import numpy as np

from meeting_tui.paper import qr
from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.paper.ballots.payload import encode, encode_foot, is_foot
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.codes import Code, whole_look
from meeting_tui.scan.identity import Papers, Whose, clash
from meeting_tui.scan.image import Gray
from meeting_tui.scan.joints import joined
from meeting_tui.scan.plane import Matrix, fine, moved, shift
from meeting_tui.scan.squares import corners
from meeting_tui.scan.symbols import Standing, standing

_DENSITY = 8.0  # pixels a mm of the close look
_ROUND = 4.0  # mm round the code that are looked at with it


def check(gray: Gray, layout: PageLayout, aligned: Aligned, whose: Whose, papers: Papers) -> tuple[str, ...]:
    """What head and foot together say against the page, or what people should know of them.

    Where only one of them is read, the page must show no joint.
    """
    key, mapping = papers[whose.payload.poll].key, aligned.place.mapping
    if whose.foot:
        seen = _stands(gray, layout.qr, mapping, qr.symbol(encode(whose.payload, key)))
        unread: tuple[str, ...] = ("head_unread",)
    elif layout.foot is None or whose.feet:
        return ()
    else:
        seen = _stands(gray, layout.foot, mapping, qr.symbol(encode_foot(whose.payload, key), "M"))
        feet = [] if seen == "same" else _feet(gray, layout.foot, mapping)
        if feet:
            return tuple(filter(None, [clash(whose.payload, feet, papers)]))
        unread = ("foot_unread",) if _inside(gray, layout.foot, mapping) else ()
    if seen == "unknown" and joined(layout, aligned):
        return ("joined",)
    return {"same": (), "other": ("two_papers",), "unknown": unread}[seen]


def _feet(gray: Gray, foot: Rect, mapping: Matrix) -> list[Code]:
    """The codes of feet that a closer look shows, where it must be or anywhere."""
    return _near(gray, foot, mapping) or [code for code in whole_look(gray) if is_foot(code.text)]


def _stands(gray: Gray, place: Rect, mapping: Matrix, rows: qr.Rows) -> Standing:
    """Which symbol stands there; of one that is cut off nobody can say that it is another."""
    seen = standing(gray, place, mapping, rows)
    return "unknown" if seen == "other" and not _inside(gray, place, mapping) else seen


def _near(gray: Gray, foot: Rect, mapping: Matrix) -> list[Code]:
    import cv2

    part = foot.grown(_ROUND)
    to_image = mapping @ shift(part.x, part.y) @ fine(_DENSITY)
    view = cv2.warpPerspective(
        gray,
        to_image,
        (round(part.w * _DENSITY), round(part.h * _DENSITY)),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return [code for code in whole_look(np.asarray(view, dtype=np.uint8)) if is_foot(code.text)]


def _inside(gray: Gray, foot: Rect, mapping: Matrix) -> bool:
    """Whether all of the code's place is in the picture."""
    seen = moved(mapping, corners(foot))
    return bool((seen >= 0).all() and (seen < gray.shape[::-1]).all())
