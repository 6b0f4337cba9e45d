"""What was spilt beside a cup's rings: drops as pale as those, and wider than a pen's line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.image import Gray
from meeting_tui.scan.residual import broadly
from meeting_tui.scan.rings import Ring
from meeting_tui.scan.strokes import Stroke
from meeting_tui.scan.template import Mask, Part, Plane, Template
from meeting_tui.scan.traces import word

_WIDE, _EDGE = 4, 5  # mm across, at least; a drop's own edges
_PALER, _MOSTLY = 0.5, 0.6  # of how dark a ring is; of a stroke's places
_FRAME, _BESIDE = 1.0, 0.5  # mm beyond a box, and beyond a word: a broad pen may have marked them


@dataclass(frozen=True, eq=False)
class Drops:
    """`spilt`: where on the area they are, with their edges, a pixel a mm."""

    spilt: Mask
    area: Rect

    def have(self, stroke: Stroke) -> bool:
        """Whether most of a stroke is of them."""
        rows, columns = self.spilt.shape
        across, down = (stroke.places - (self.area.x, self.area.y)).astype(int).T
        there = self.spilt[np.minimum(down, rows - 1), np.minimum(across, columns - 1)]
        return float(there.mean()) >= _MOSTLY


def drops(
    gray: Gray, blank: Template, aligned: Aligned, cups: Sequence[Ring], limit: Plane
) -> tuple[Drops, Plane]:
    """The drops, and the limit with them: higher by as much as each is dark, but where it touches a box or
    its word, for that may be answered with a pen as wide."""
    import cv2

    dark = broadly(gray, aligned.place.mapping, blank.area, aligned.place.contrast)
    wide = cv2.morphologyEx(
        dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_WIDE, _WIDE))
    )
    least, most = _PALER * min(ring.dark for ring in cups), max(ring.most for ring in cups)
    found = ((wide > least) & (wide <= most)).astype(np.uint8)
    _n, pieces = cv2.connectedComponents(found)
    answers = np.unique(np.concatenate([[0], *(np.ravel(pieces[here]) for here in _answers(blank))]))
    edge = np.ones((_EDGE, _EDGE), np.uint8)
    sure = cv2.dilate(np.where(np.isin(pieces, answers), 0, wide).astype(np.float32), edge)
    raised = limit + cv2.resize(sure, limit.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return Drops(cv2.dilate(found, edge) > 0, blank.area), raised


def _answers(blank: Template) -> Iterator[Part]:
    """The boxes and their words, in pixels of a mm."""
    for box in blank.layout.boxes:
        yield _part(blank.area, box.rect.grown(_FRAME))
        yield _part(blank.area, word(box, blank.layout).grown(_BESIDE))


def _part(area: Rect, rect: Rect) -> Part:
    left, right = (max(0, int(x - area.x)) for x in (rect.x, rect.right))
    top, bottom = (max(0, int(y - area.y)) for y in (rect.y, rect.bottom))
    return slice(top, bottom + 1), slice(left, right + 1)
