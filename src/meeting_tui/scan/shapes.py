"""The shape of a mark: what makes it plain, and whether it may be crossed out."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan import net
from meeting_tui.scan.cells import cells, views
from meeting_tui.scan.patches import BLACK, DENSITY, HALF
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.straight import straight

_INSIDE, _LESS = (
    20,
    17,
)  # pixels from the middle, clear of the frame: 2.5 mm, and where blur spreads it 2.1 mm
_BEYOND = 28  # pixels: 3.5 mm, outside the frame
_WIDE = 48
_INK, _PART = 0.15, 0.5  # of black; of the pen's own darkness
_PEN = 0.8  # the pen is as dark as the darkest fifth of what is inked
_OFTEN = 0.9  # of the rows, or columns, that have so many strokes or fewer
_FULL, _COVER = 1.8, 0.75  # mm, wider than any pen; part of the box: what is so wide was filled
_THIN = 0.35  # of the ridge of a mark's ink that is of one stroke alone
_RINGS = 14, 19  # pixels from the middle: 1.8 and 2.4 mm
_LEVEL, _SIDE = 20, 30  # degrees from level; pixels from the middle, 3.8 mm: past the frame on both sides
_END = 5  # pixels
_MOST = 90.0  # of any number

Mask = NDArray[np.bool_]
Dark = NDArray[np.uint8]


@dataclass(frozen=True)
class Drawn:
    """What a mark's lines are like, in the order of `fitted`'s tables. Lengths in mm, as of one stroke
    as wide as `width`; `off_one` to `off_three` are what the straightest one to three lines leave."""

    strokes: float
    """How many lie side by side across the box or down it."""
    off_one: float
    off_two: float
    off_three: float
    part_two: float
    part_three: float
    length: float
    arms: float
    """How often a square of 1.8 mm round the middle is crossed, and `reach` one of 2.4 mm."""
    reach: float
    outside: float
    """mm² of ink beyond the frame."""
    width: float
    cover: float
    level: float
    """The part of a nearly level line through the box and past it that is inked; `ends` that of its ends."""
    ends: float
    holes: float
    blurred: float
    """1 where a coarse picture leaves less of the box to look at, else 0."""
    angle: float
    """Degrees between the straightest two lines, `first` and `second` how far they reach, `meet_first` and
    `meet_second` where they meet on each: 0 in its middle, 1 at its end."""
    first: float
    second: float
    meet_first: float
    meet_second: float
    edge: float
    """How long its largest piece is round about; `solid` the part inked of the least hull round all."""
    solid: float
    dark: Dark = field(repr=False, compare=False)
    """The box in the middle, smoothed; `pen` is how dark the pen is there."""
    pen: float

    @property
    def filled(self) -> bool:
        """Whether it is a surface, not lines."""
        return self.width > _FULL or self.cover > _COVER

    @property
    def numbers(self) -> tuple[float, ...]:
        """All of it, none larger than says something; and which way the lines run, cell by cell."""
        return (*(min(getattr(self, name), _MOST) for name in _NAMES), *cells(self.dark, self.pen))

    @cached_property
    def _views(self) -> NDArray[np.floating[Any]]:
        return views(np.array([self.numbers]))

    @cached_property
    def doubt(self) -> float:
        """How likely it is more than one mark: the logarithm of the odds."""
        return net.doubt(self._views)

    @cached_property
    def character(self) -> float:
        """How likely it is a character, and not a plain mark: the logarithm of the odds."""
        return net.character(self._views)


_NAMES = tuple(one.name for one in fields(Drawn) if one.name not in {"dark", "pen"})


def shape(patch: NDArray[np.uint8], move: NDArray[np.float64], cover: float, blurred: bool) -> Drawn:
    """The shape of the mark in a box that has one; `move` in mm says where the box is in its patch."""
    dark = _smoothed(patch, move)
    pen = _pen(dark)
    ink = np.asarray(dark > max(_INK * BLACK, _PART * pen), dtype=np.bool_)
    half = _LESS if blurred else _INSIDE
    inside = ink[_WIDE - half : _WIDE + half, _WIDE - half : _WIDE + half]
    width, total = _width(ink, half), int(np.count_nonzero(inside))
    lines = straight(inside, width / 2 + 0.5)
    one, two, three = lines.left
    edge, solid = _outline(inside)
    level, ends = _level(ink)
    unit = DENSITY * max(width, 1.0)
    away = np.abs(np.arange(-_WIDE, _WIDE) + 0.5)
    outside = ink & (np.maximum(away[:, None], away[None, :]) > _BEYOND)
    return Drawn(
        strokes=max(_strokes(inside), _strokes(inside.T)),
        off_one=one / unit,
        off_two=two / unit,
        off_three=three / unit,
        part_two=two / max(total, 1),
        part_three=three / max(total, 1),
        length=total / unit,
        arms=_crossed(ink, _RINGS[0]),
        reach=_crossed(ink, _RINGS[1]),
        outside=float(np.count_nonzero(outside)) / DENSITY**2,
        width=width / DENSITY,
        cover=cover,
        level=level,
        ends=ends,
        holes=_holes(inside),
        blurred=float(blurred),
        angle=lines.angle,
        first=lines.spans[0] / DENSITY,
        second=lines.spans[1] / DENSITY,
        meet_first=lines.meet[0],
        meet_second=lines.meet[1],
        edge=edge,
        solid=solid,
        dark=dark,
        pen=pen,
    )


def _smoothed(patch: Dark, move: NDArray[np.float64]) -> Dark:
    """6 mm round the middle of the box."""
    import cv2

    x, y = np.clip(np.rint(HALF + move * DENSITY).astype(int), _WIDE, 2 * HALF - _WIDE)
    dark = np.asarray(cv2.GaussianBlur(patch, (0, 0), 1.0), dtype=np.uint8)
    return dark[y - _WIDE : y + _WIDE, x - _WIDE : x + _WIDE]


def _pen(dark: Dark) -> float:
    """How dark what the pen drew in the box is."""
    middle = dark[_WIDE - _INSIDE : _WIDE + _INSIDE, _WIDE - _INSIDE : _WIDE + _INSIDE]
    drawn = middle[middle > _INK * BLACK]
    return reached(drawn, _PEN) if len(drawn) else 0.0


def _strokes(ink: Mask) -> float:
    """How many stretches of ink a row crosses, leaving out the odd ones."""
    begun = np.count_nonzero(ink[:, 1:] & ~ink[:, :-1], axis=1) + ink[:, 0]
    return reached(begun, _OFTEN)


def _width(ink: Mask, half: int) -> float:
    """How wide one stroke is, in pixels, where it lies alone."""
    import cv2

    edged = cv2.copyMakeBorder(ink.view(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    depth = np.asarray(cv2.distanceTransform(edged, cv2.DIST_L2, 5))[1:-1, 1:-1]
    ridge = (depth > 0) & (depth >= np.asarray(cv2.dilate(depth, np.ones((3, 3), np.uint8))) - 1e-6)
    middle = slice(_WIDE - half, _WIDE + half), slice(_WIDE - half, _WIDE + half)
    deep = depth[middle][ridge[middle]]
    return max(2 * reached(deep, _THIN) - 0.5, 0.0) if len(deep) else 0.0


def _crossed(ink: Mask, away: int) -> float:
    """How many stretches of ink a square round the middle meets."""
    square = ink.ravel().take(_round(away))
    return float(np.count_nonzero(square[1:] & ~square[:-1]))


@cache
def _round(away: int) -> NDArray[np.intp]:
    """The places of that square, the last of them first as well."""
    low, high = _WIDE - away, _WIDE + away
    at = np.arange((2 * _WIDE) ** 2).reshape(2 * _WIDE, 2 * _WIDE)
    sides = at[low, low:high], at[low:high, high], at[high, low:high][::-1], at[low:high, low][::-1]
    return np.concatenate([sides[-1][-1:], *sides])


@cache
def _slopes() -> NDArray[np.intp]:
    """Every nearly level line through the inside of a box, row by row of places, one more above."""
    across = np.arange(2 * _SIDE)
    steep = np.tan(np.radians(np.arange(-_LEVEL, _LEVEL + 1, 4)))
    start = np.arange(_SIDE - _INSIDE + 1, _SIDE + _INSIDE)
    rows = np.rint(start[None, :, None] + (across - _SIDE) * steep[:, None, None]).astype(int)
    rows = np.clip(rows.reshape(-1, 2 * _SIDE) + 1, 0, 2 * _SIDE + 1)
    return np.asarray(rows * 2 * _SIDE + across)


def _level(ink: Mask) -> tuple[float, float]:
    part = np.zeros((2 * _SIDE + 2, 2 * _SIDE), np.bool_)
    part[1:-1] = ink[_WIDE - _SIDE : _WIDE + _SIDE, _WIDE - _SIDE : _WIDE + _SIDE]
    on = part.view(np.uint8).ravel().take(_slopes())
    inked, first, last = (each.sum(axis=1, dtype=np.uint8) for each in (on, on[:, :_END], on[:, -_END:]))
    inked, ends = inked / (2 * _SIDE), (first + last) / (2 * _END)
    best = np.lexsort((ends, inked))[-1]
    return float(inked[best]), float(ends[best])


def _holes(ink: Mask) -> float:
    """How many pieces of paper it encloses."""
    import cv2

    if ink.all():
        return 0.0
    count, labels, stats, _centres = cv2.connectedComponentsWithStats((~ink).astype(np.uint8), connectivity=4)
    seen = np.asarray(labels)
    edge = set(np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]]).tolist())
    return float(sum(1 for at in range(1, count) if at not in edge and stats[at][4] >= 3))


def _outline(ink: Mask) -> tuple[float, float]:
    """How long the largest piece is round about, mm, and how much of the hull of all is ink."""
    import cv2

    pieces, _within = cv2.findContours(ink.view(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not pieces:
        return 0.0, 1.0
    edge = cv2.arcLength(max(pieces, key=len), True) / DENSITY
    hull = cv2.contourArea(cv2.convexHull(np.vstack(pieces)))
    return edge, float(np.count_nonzero(ink)) / max(hull, 1.0)
