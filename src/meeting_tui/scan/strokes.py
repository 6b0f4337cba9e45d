"""Ink in pieces: each stroke whole, however far it goes, with its size, its strength and where it lies."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.template import DENSITY, Plane

LEAST = 2.0  # mm: what is smaller is a speck, or a pen put down
_BLUR = 0.5  # mm that a stroke looks longer than it is
_PLAIN, _PLAIN_UPON = 1.25, 1.5  # times the limit: as dark as this must a stroke be somewhere; upon print
_CHAIN, _CORE = 6.0, 0.3  # mm that dots may stretch; as dark as this part of their darkest place
_APART = 1.3  # times the least limit of the page: no print is near
_BODY = 0.65  # mm: that times its thickness; an edge of print that shows is a thinner line than any pen's


@dataclass(frozen=True)
class Stroke:
    """`rect` in mm of the page; `places` (x, y) in mm and the `ink` of each, in parts of the page's black."""

    rect: Rect
    places: NDArray[np.float32]
    ink: Plane
    plain: float  # how far its darkest place is above the limit
    apart: bool  # whether it keeps clear of all print

    @property
    def length(self) -> float:
        """The larger side of it, mm."""
        return max(self.rect.w, self.rect.h) - _BLUR

    @property
    def thick(self) -> float:
        """How wide a pen would have drawn it, mm."""
        return len(self.ink) / DENSITY**2 / max(self.length, 0.5)

    @property
    def solid(self) -> float:
        """The part of its rectangle that it fills."""
        return len(self.ink) / DENSITY**2 / (self.rect.w * self.rect.h)

    def share(self, rect: Rect) -> float:
        """The part of its ink that lies within `rect`."""
        x, y = self.places.T
        inside = (x >= rect.x) & (x <= rect.right) & (y >= rect.y) & (y <= rect.bottom)
        return float(self.ink[inside].sum() / self.ink.sum())


def strokes(rest: Residual, limit: Plane, area: Rect) -> list[Stroke]:
    """Every stroke of at least LEAST mm."""
    import cv2

    seen = ((rest.ink > limit) & rest.open).astype(np.uint8)
    joined = cv2.morphologyEx(seen, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _n, numbers, stats, _centres = cv2.connectedComponentsWithStats(joined)
    labels = np.asarray(numbers, dtype=np.int32)
    sides = stats[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    long = np.flatnonzero(sides >= (LEAST + _BLUR) * DENSITY)
    found = (
        _stroke(rest, limit, labels, [int(value) for value in stats[at]], int(at), area) for at in long if at
    )
    return [
        one
        for one in found
        if one.plain >= (_PLAIN if one.apart else _PLAIN_UPON)
        and one.plain * one.thick >= _BODY
        and not _specks(one)
    ]


def _specks(stroke: Stroke) -> bool:
    """Whether it is dots side by side, joined by their blur. Among print a stroke looks like that too."""
    import cv2

    if stroke.length > _CHAIN or not stroke.apart:
        return False
    down, across = (np.rint((stroke.places - stroke.places.min(axis=0)) * DENSITY).astype(int).T)[::-1]
    dark = np.zeros((down.max() + 1, across.max() + 1), np.uint8)
    dark[down, across] = stroke.ink > _CORE * stroke.ink.max()
    _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(dark)
    return bool(stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max() < (LEAST + _BLUR) * DENSITY)


def _stroke(
    rest: Residual, limit: Plane, labels: NDArray[np.int32], stats: list[int], label: int, area: Rect
) -> Stroke:
    left, top, width, height, _count = stats
    part = slice(top, top + height), slice(left, left + width)
    down, across = np.nonzero(labels[part] == label)
    ink, most = rest.ink[part][down, across], limit[part][down, across]
    places = (np.stack([across + left, down + top], axis=1) + 0.5) / DENSITY + (area.x, area.y)
    rect = Rect(area.x + left / DENSITY, area.y + top / DENSITY, width / DENSITY, height / DENSITY)
    apart = bool(most.max() < _APART * limit.min())
    return Stroke(rect, places.astype(np.float32), np.maximum(ink, 1e-3), float((ink / most).max()), apart)
