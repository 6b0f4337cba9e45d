"""Ink in pieces: each stroke whole, however far it goes, with its size, its strength and where it lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan import noise
from meeting_tui.scan.dust import grains
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.template import BESIDE, DENSITY, Mask, Plane

Part = tuple[slice, slice]

LEAST = 2.0  # mm: what is smaller is a speck, or a pen put down
BOW = 1.0  # mm off a bow: one line
_BLUR = 0.5  # mm that a stroke looks longer than it is
_PLAIN_UPON = 1.5  # times the limit: as dark as this must a stroke be somewhere upon print
_CHAIN, _CORE = 6.0, 0.3  # mm that dots may stretch; as dark as this part of their darkest place
_BLURRED = 0.7  # mm that a grain's blur may go beyond what shows of it on paper
_DOT = 2.5  # mm² of that: a pen's dot, for no dust is so large
_EDGE, _WIDER, _BIT, _PLAIN_EDGE = 0.75, 1.1, 3.0, 2.0
"""mm: upon print, what is no wider, or a bit no longer and little wider, must be as dark as this."""
_CUT, _SLANT = 0.5, 2.0  # mm from a printed line that cuts a stroke; how far that goes sideways behind it
_GAP, _INSIDE = 1.2, 0.5  # mm that a frame hides; of its ink is in a box
_ARM = 8.0  # long, mm: what a frame cuts off a mark
_SURELY = 2.0  # times what is surely nothing: so dark is a stroke where nothing is printed
_SAMPLE = 3  # of so many places there one is asked how noisy the paper is
_BODY = 0.65  # mm: that times its thickness; an edge of print that shows is a thinner line than any pen's


def touches(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share a place."""
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def off_bow(places: NDArray[np.float32]) -> float:
    """How far places lie off the bow, or the straight line, that fits them best: all but a twentieth; mm."""
    away = places - places.mean(axis=0)
    _sizes, ways = np.linalg.eigh(away.T @ away)
    across, along = (away @ ways).T
    known = np.stack([np.ones_like(along), along, along * along])
    return reached(np.abs(across - np.linalg.lstsq(known.T, across, rcond=None)[0] @ known), 0.95)


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

    @property
    def picture(self) -> Plane:
        """Its ink as it lies in its rectangle, 0 beside it."""
        down, across = np.rint((self.places - self.places.min(axis=0)) * DENSITY).astype(int).T[::-1]
        ink = np.zeros((down.max() + 1, across.max() + 1), np.float32)
        ink[down, across] = self.ink
        return ink

    @property
    def enclosed(self) -> float:
        """The part of the narrowest rectangle about it, turned or not, that it fills or goes round."""
        import cv2

        shape = (self.picture > 0).astype(np.uint8)
        outlines, _within = cv2.findContours(shape, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
        most = max(outlines, key=cv2.contourArea)
        _middle, (across, down), _angle = cv2.minAreaRect(most)
        return float(cv2.contourArea(most)) / max(1.0, across * down)

    def part(self, some: Mask) -> Stroke:
        """Only some of its places."""
        places = self.places[some]
        (left, top), (right, bottom) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
        half = 0.5 / DENSITY
        rect = Rect(left - half, top - half, right - left + 2 * half, bottom - top + 2 * half)
        return replace(self, rect=rect, places=places, ink=self.ink[some])

    def share(self, rect: Rect) -> float:
        """The part of its ink that lies within `rect`."""
        if not touches(self.rect, rect):
            return 0.0
        x, y = self.places.T
        inside = (x >= rect.x) & (x <= rect.right) & (y >= rect.y) & (y <= rect.bottom)
        return float(self.ink[inside].sum() / self.ink.sum())


def joined(found: Sequence[Stroke], layout: PageLayout) -> list[Stroke]:
    """The strokes, those that a printed line across the page cut in two whole again."""
    whole = list(found)
    for rule in layout.rules:
        above, below = rule.y1 - BESIDE, rule.y1 + BESIDE
        over = [one for one in whole if abs(one.rect.bottom - above) <= _CUT]
        under = [one for one in whole if abs(one.rect.y - below) <= _CUT]
        for one in over:
            rest = [two for two in under if any(two is each for each in whole) and _go_on(one, two)]
            if rest:
                gone = (one, *rest)
                whole = [each for each in whole if not any(each is other for other in gone)]
                whole.append(_together(gone))
    return whole


def over_frames(found: Sequence[Stroke], boxes: Sequence[Rect]) -> list[Stroke]:
    """The strokes, those lines that go on beyond a box's printed frame one with what is in the box."""
    whole = list(found)
    for box in boxes:
        around = box.grown(_GAP)
        near = [one for one in whole if touches(one.rect, around)]
        inner = [one for one in near if one.share(box) >= _INSIDE]
        for one in inner[:1] if len(inner) == 1 else []:
            beyond = [two for two in near if two is not one and _from_there(one, two, box)]
            if beyond:
                gone = (one, *beyond)
                whole = [each for each in whole if not any(each is other for other in gone)]
                whole.append(_together(gone))
    return whole


def _from_there(one: Stroke, two: Stroke, box: Rect) -> bool:
    """Whether the other one is a line outside the box that begins where this one meets the frame."""
    if two.share(box) > 0 or two.length > _ARM or off_bow(two.places) > BOW:
        return False
    near = two.places[np.abs(two.places - box.center).max(axis=1) <= box.w / 2 + _GAP]
    away = np.abs(one.places[:, None] - near[None]).max(axis=2)
    return bool(away.size) and float(away.min()) <= _GAP


def _go_on(one: Stroke, two: Stroke) -> bool:
    """Whether the lower end of one and the upper end of the other are near each other."""
    ends = (
        one.places[one.places[:, 1] > one.rect.bottom - _CUT],
        two.places[two.places[:, 1] < two.rect.y + _CUT],
    )
    (first, second) = ((end[:, 0].min(), end[:, 0].max()) for end in ends)
    return bool(max(first[0], second[0]) - min(first[1], second[1]) <= _SLANT)


def _together(parts: Sequence[Stroke]) -> Stroke:
    left, top = (min(value) for value in zip(*((one.rect.x, one.rect.y) for one in parts), strict=True))
    right, low = (
        max(value) for value in zip(*((one.rect.right, one.rect.bottom) for one in parts), strict=True)
    )
    places, ink = (
        np.concatenate(each) for each in zip(*((one.places, one.ink) for one in parts), strict=True)
    )
    plain, apart = max(one.plain for one in parts), all(one.apart for one in parts)
    return Stroke(Rect(left, top, right - left, low - top), places, ink, plain, apart)


def strokes(rest: Residual, limit: Plane, area: Rect) -> list[Stroke]:
    """Every stroke of at least LEAST mm."""
    pieces = list(_pieces(rest, limit))
    bare = noise.near_print(limit) if pieces else 0.0
    found = [_stroke(rest, limit, area, bare, piece) for piece in pieces]
    return [
        one
        for one, piece in zip(found, pieces, strict=True)
        if one.plain >= (noise.PLAIN if one.apart else _PLAIN_UPON if _wide(one) else _PLAIN_EDGE)
        and one.plain * one.thick >= _BODY
        and not _specks(one)
        and not (not one.apart and _speck_at_print(one, limit, bare, piece))
    ]


def upon_paper(rest: Residual, paper: Mask, least: float, area: Rect) -> list[Stroke]:
    """The strokes of an area where nothing is printed. `paper`: what of it tells how noisy it is; `least`:
    of the page's black, what is surely nothing."""
    if not any(_pieces(rest, _SURELY * least)):  # nor is there one where still more must be nothing
        return []
    usual = noise.on_paper(rest.ink[paper][::_SAMPLE])
    return strokes(rest, np.full_like(rest.ink, _SURELY * max(least, usual)), area)


def _wide(stroke: Stroke) -> bool:
    """Whether it is more than an edge of print that shows."""
    return min(stroke.rect.w, stroke.rect.h) > (_WIDER if stroke.length <= _BIT else _EDGE)


def _specks(stroke: Stroke) -> bool:
    """Whether it is dust side by side, joined by its blur. Among print a stroke looks like that too."""
    import cv2

    if stroke.length > _CHAIN or not stroke.apart:
        return False
    ink = stroke.picture
    if stroke.length <= _BIT and grains(ink):
        return True
    dark = (ink > _CORE * ink.max()).astype(np.uint8)
    _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(dark)
    longest = stats[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max()
    return bool(longest < (LEAST + _BLUR) * DENSITY and stats[1:, cv2.CC_STAT_AREA].max() < _DOT * DENSITY**2)


def _speck_at_print(stroke: Stroke, limit: Plane, bare: float, piece: tuple[Part, Mask]) -> bool:
    """Whether it is dust beside print, joined by its blur to an edge of that which shows a little."""
    part, mine = piece
    most = limit[part][mine]
    beside = most < bare
    if not beside.any():
        return False
    dust = stroke.part(beside)
    if dust.length > _BIT or not grains(dust.picture):
        return False
    x, y = stroke.places.T
    near = dust.rect.grown(_BLURRED)
    rest = (x < near.x) | (x > near.right) | (y < near.y) | (y > near.bottom)
    return bool((stroke.ink[rest] < _PLAIN_UPON * most[rest]).all())


def _pieces(rest: Residual, limit: Plane | float) -> Iterator[tuple[Part, Mask]]:
    """Where each piece that is long enough lies, and which places there are its own."""
    import cv2

    seen = ((rest.ink > limit) & rest.open).view(np.uint8)
    if not seen.any():
        return
    joined = np.asarray(cv2.morphologyEx(seen, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    least = (LEAST + _BLUR) * DENSITY
    outlines, within = cv2.findContours(joined, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    for outline, (_next, _last, _hole, outer) in zip(outlines, within[0], strict=True):
        if outer >= 0 or len(outline) < least:
            continue  # the edge of a hole, or too short to reach that far
        left, top, width, height = cv2.boundingRect(outline)
        if max(width, height) < least:
            continue
        part = slice(top, top + height), slice(left, left + width)
        _n, numbers = cv2.connectedComponents(joined[part])
        across, down = outline[0, 0]
        yield part, numbers == numbers[down - top, across - left]


def _stroke(rest: Residual, limit: Plane, area: Rect, bare: float, piece: tuple[Part, Mask]) -> Stroke:
    part, mine = piece
    down, across = np.nonzero(mine)
    ink, most = rest.ink[part][down, across], limit[part][down, across]
    top, left = part[0].start, part[1].start
    places = (np.stack([across + left, down + top], axis=1) + 0.5) / DENSITY + (area.x, area.y)
    height, width = (side / DENSITY for side in mine.shape)
    rect = Rect(area.x + left / DENSITY, area.y + top / DENSITY, width, height)
    apart = bool(most.max() < bare)
    return Stroke(rect, places.astype(np.float32), np.maximum(ink, 1e-3), float((ink / most).max()), apart)
