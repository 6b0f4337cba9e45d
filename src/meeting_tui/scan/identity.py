"""Whose page this is, by its QR; and without one, whether it is a page of ours at all."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meeting_tui.paper.payload import Payload, decode
from meeting_tui.refusal import Refusal
from meeting_tui.scan.codes import Code, codes
from meeting_tui.scan.image import Gray
from meeting_tui.scan.reading import PollPaper
from meeting_tui.scan.reasons import Unreadable

_MEANING = {
    "payload.tag": "forged",
    "payload.unknown_poll": "other_poll",
    "payload.version": "newer_version",
    "payload.not_ours": "foreign_code",
}
_STEP = 2
_MARK = 25  # grey levels darker than the paper that are not nothing
_SIDES = (0.012, 0.055)  # a square's side, in parts of the image's longer side


def identify(gray: Gray, papers: Mapping[str, PollPaper]) -> tuple[Payload, Code]:
    """The one ballot page in the image. Unreadable: nothing of ours, forged, or more than one."""
    found = codes(gray)
    if not found:
        raise Unreadable(_without_code(gray))
    ours: list[tuple[Payload, Code]] = []
    faults: set[str] = set()
    for code in found:
        try:
            ours.append((decode(code.text, lambda poll: papers[poll].key if poll in papers else None), code))
        except Refusal as refusal:
            faults.add(refusal.code)
    if len(ours) > 1:
        raise Unreadable("two_codes")
    if not ours:
        raise Unreadable(next(reason for fault, reason in _MEANING.items() if fault in faults))
    return ours[0]


def _without_code(gray: Gray) -> str:
    import cv2

    small = np.asarray(cv2.blur(gray, (3, 3)), dtype=np.uint8)[::_STEP, ::_STEP]
    paper = float(np.median(small))
    dark = (small < paper - _MARK).astype(np.uint8)
    if np.count_nonzero(dark) < dark.size * 0.0005:
        return "blank_page"
    return "no_code" if _squares(small) >= 3 else "not_a_ballot"


def _squares(small: Gray) -> int:
    """How many solid squares of about one size the picture has."""
    import cv2

    _level, dark = cv2.threshold(small, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(dark)
    width, height, area = (stats[1:, name].astype(float) for name in (2, 3, 4))
    least, most = (part * max(small.shape) for part in _SIDES)
    solid = (area > 0.72 * width * height) & (np.abs(np.log(width / height)) < 0.35)
    sides = np.sqrt(area[solid & (width > least) & (width < most)])
    return max((int(np.count_nonzero(np.abs(np.log(sides / side)) < 0.15)) for side in sides), default=0)
