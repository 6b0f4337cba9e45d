"""What is on a page beyond its print, asked for round one box: blur, dust, or the trace of a pale pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.creases import Creases
from meeting_tui.scan.dust import speck
from meeting_tui.scan.marks import MARKED_AREA, dusty
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.shade import EDGE, steepness
from meeting_tui.scan.strokes import Stroke, touches
from meeting_tui.scan.template import DENSITY, Plane, part

AGAIN = frozenset({"small", "outside", "line_through", "faint"})  # verdicts that a whole stroke may better
_BLURRED = {"outside": 0.01, "faint": 0.01, "line_through": MARKED_AREA}
"""Those that a frame's blur, a fold or a streak can give, and the part of the box that may be inked then."""
_NEAR = 3.2  # mm from the frame where nothing else may be then
_GRAINS, _GRAIN, _SHARP = 2, 5, 2.5  # dust in a box: so many, pixels each way; times the limit
_FRAME = 0.7  # mm of a box next to its frame
_EDGE = 0.7  # mm to each side of a frame's line, where bits of that show, too short for a stroke
_TRACE, _DUST = 1.6, 0.14  # times the limit: more is something; of black: as dark is dust


@dataclass(frozen=True)
class Ink:
    """What is on the page beyond its print: place by place, and as strokes."""

    rest: Residual
    limit: Plane
    found: Sequence[Stroke]
    creases: Creases
    area: Rect
    lost: bool
    """Whether black and white took so much of the print that another mark may be gone."""

    def near(self, box: Rect) -> list[Stroke]:
        """The strokes in it or close to it."""
        around = box.grown(_NEAR)
        return [one for one in self.found if touches(one.rect, around)]

    def folded(self, box: Rect) -> bool:
        """Whether a fold or a streak goes through it: without a stroke nothing more may be there."""
        return self.creases.near(box, 0.0)

    def quiet(self, box: Rect) -> bool:
        """Whether nothing with an edge shows in a box and round it but its frame, a fold or a streak."""
        here = rows, columns = part(self.area, box.grown(_NEAR))
        ink = self.rest.ink[here]
        seen = (ink > self.limit[here]) & self.rest.open[here] & (steepness(ink) >= EDGE)
        down, across = np.nonzero(seen & ~self.creases.cover(self.rest.ink, here))
        places = np.stack([columns.start + across, rows.start + down], axis=1) + 0.5
        away = np.abs(places / DENSITY + (self.area.x, self.area.y) - box.center).max(axis=1)
        return bool((np.abs(away - box.w / 2) <= _EDGE).all())

    def nothing(self, box: Rect, judged: Judged) -> bool:
        """Whether what kept a box from being blank, with no stroke near, is blur or dust."""
        if judged.verdict in AGAIN and dusty(judged.scores) and self.grains(box):
            return True
        blurred = judged.scores.fill < _BLURRED.get(judged.verdict, 0)
        return blurred and self.quiet(box)

    def pale(self, box: Rect) -> bool:
        """Whether something shows inside a box that is too pale for dust: the trace of a pale pen."""
        here = part(self.area, box.grown(-_FRAME))
        over: Plane = np.where(self.rest.open[here], self.rest.ink[here] / self.limit[here], 0)
        at = np.unravel_index(int(over.argmax()), over.shape)
        return float(over[at]) > _TRACE and float(self.rest.ink[here][at]) < _DUST and not speck(over)

    def grains(self, rect: Rect) -> bool:
        """Whether all that shows there is a grain or two, small, and one of them dark."""
        import cv2

        here = part(self.area, rect)
        ink, limit = self.rest.ink[here], self.limit[here]
        seen = ((ink > limit) & self.rest.open[here]).astype(np.uint8)
        pieces, numbers, stats, _centres = cv2.connectedComponentsWithStats(seen)
        dark = [float((ink / limit)[numbers == no].max()) for no in range(1, pieces)]
        few = pieces <= 1 + _GRAINS and bool((stats[1:, 2:4] <= _GRAIN).all())
        return few and max(dark, default=_SHARP) >= _SHARP
