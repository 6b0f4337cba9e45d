"""Where things lie in the picture of a question: it says of itself which part of the page it shows."""

from __future__ import annotations

from struct import pack, unpack
from zlib import crc32

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect

DENSITY = 4.0  # pixels a mm
_HEAD = 33  # bytes of a PNG that say how large it is
_MICRONS = 1000  # in a mm


def places(png: bytes, layout: PageLayout, question: str) -> dict[str, Rect]:
    """Where each box of a question lies in its picture, in pixels."""
    boxes = [box for box in layout.boxes if box.question == question]
    if not boxes:
        return {}
    left, top = _origin(png) or _before(boxes)
    return {
        box.choice: Rect(
            *(DENSITY * mm for mm in (box.rect.x - left, box.rect.y - top, box.rect.w, box.rect.h))
        )
        for box in boxes
    }


def placed(png: bytes, left: float, top: float) -> bytes:
    """The picture, saying that its top left corner lies so many mm from that of the page (chunk `oFFs`)."""
    body = b"oFFs" + pack(">iiB", round(left * _MICRONS), round(top * _MICRONS), 1)
    return png[:_HEAD] + pack(">I", len(body) - 4) + body + pack(">I", crc32(body)) + png[_HEAD:]


def _origin(png: bytes) -> tuple[float, float] | None:
    if png[_HEAD + 4 : _HEAD + 8] != b"oFFs":
        return None
    left, top = unpack(">ii", png[_HEAD + 8 : _HEAD + 16])
    return left / _MICRONS, top / _MICRONS


def _before(boxes: list[Box]) -> tuple[float, float]:
    """What a picture that does not say it shows: so were they cut out up to version 0.2."""
    return min(box.rect.x for box in boxes) - 12, min(box.rect.y for box in boxes) - 13
