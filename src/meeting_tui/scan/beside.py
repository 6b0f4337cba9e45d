"""Another paper in the picture of a ballot, beside, above or below it, whose codes nobody can read."""

from __future__ import annotations

import numpy as np

from meeting_tui.paper.ballots.shapes import HEIGHT, WIDTH, Rect
from meeting_tui.scan.image import Gray
from meeting_tui.scan.plane import Matrix, moved, scale_at
from meeting_tui.scan.squares import corners
from meeting_tui.scan.strays import stray

_SHEET = Rect(0, 0, WIDTH, HEIGHT)
_ROOM = 45.0  # mm beside a page in which something of another may lie; less is the table
_LEDGE = 15.0  # the same where a page fills the picture but on one side: two sheets went through a feeder
_FILLED = 10.0


def another(gray: Gray, mapping: Matrix) -> bool:
    """Whether something beside the page may be a ballot too."""
    scale = scale_at(mapping, _SHEET.center)
    most = gray.shape[::-1]
    page = np.clip(np.rint(moved(mapping, corners(_SHEET))), 0, most).astype(int)
    (left, top), (right, bottom) = page.min(axis=0), page.max(axis=0)
    around = gray[:, :left], gray[:, right:], gray[:top], gray[bottom:]
    rooms = [min(part.shape) / scale for part in around]
    least = _LEDGE if sorted(rooms)[-2] < _FILLED else _ROOM
    return any(
        room > least and stray(part, HEIGHT * scale) == "no_code"
        for part, room in zip(around, rooms, strict=True)
    )
