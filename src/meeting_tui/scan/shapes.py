"""The shape of a mark: whether two lines make it, or so many that it may be crossed out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.patches import BLACK, DENSITY, HALF

_INSIDE, _LESS = (
    20,
    17,
)  # pixels from the middle, clear of the frame: 2.5 mm, and where blur spreads it 2.1 mm
_BEYOND = 28  # pixels: 3.5 mm, outside the frame
_WIDE = 48
_INK, _PART = 0.15, 0.5  # of black; of the pen's own darkness
_PEN = 0.8  # the pen is as dark as the darkest fifth of what is inked
_OFTEN = 0.9  # of the rows, or columns, that have so many strokes or fewer
_STEP = 6  # degrees
_FULL = 1.6  # mm: wider than any pen; what is so wide was filled

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Drawn:
    """`strokes` is how many lie side by side across the box or down it; `rest` the part of the ink that is
    not on the two straightest lines; `outside` mm² of ink beyond the frame."""

    strokes: float
    rest: float
    outside: float


def shape(patch: NDArray[np.uint8], move: NDArray[np.float64], blurred: bool) -> Drawn:
    """The shape of the mark in a box that has one; `move` in mm says where the box is in its patch."""
    ink = _ink(patch, move)
    half = _LESS if blurred else _INSIDE
    inside = ink[_WIDE - half : _WIDE + half, _WIDE - half : _WIDE + half]
    away = np.abs(np.arange(-_WIDE, _WIDE) + 0.5)
    outside = ink & (np.maximum(away[:, None], away[None, :]) > _BEYOND)
    return Drawn(
        max(_strokes(inside), _strokes(inside.T)),
        _rest(inside),
        float(np.count_nonzero(outside)) / DENSITY**2,
    )


def _ink(patch: NDArray[np.uint8], move: NDArray[np.float64]) -> Mask:
    """What the pen drew, the box in the middle."""
    import cv2

    x, y = np.clip(np.rint(HALF + move * DENSITY).astype(int), _WIDE, 2 * HALF - _WIDE)
    dark = np.asarray(cv2.GaussianBlur(patch, (0, 0), 1.0))[y - _WIDE : y + _WIDE, x - _WIDE : x + _WIDE]
    middle = dark[_WIDE - _INSIDE : _WIDE + _INSIDE, _WIDE - _INSIDE : _WIDE + _INSIDE]
    drawn = middle[middle > _INK * BLACK]
    pen = float(np.quantile(drawn, _PEN)) if len(drawn) else 0.0
    return np.asarray(dark > max(_INK * BLACK, _PART * pen), dtype=np.bool_)


def _strokes(ink: Mask) -> float:
    """How many stretches of ink a row crosses, leaving out the odd ones."""
    edges = np.diff(np.pad(ink, ((0, 0), (1, 0))).astype(np.int8), axis=1)
    return float(np.quantile((edges == 1).sum(axis=1), _OFTEN))


def _rest(ink: Mask) -> float:
    import cv2

    if not ink.any() or ink.all():
        return 0.0
    depth = cv2.distanceTransform(ink.astype(np.uint8), cv2.DIST_L2, 3)
    width = 4 * float(np.asarray(depth)[ink].mean())  # in a strip the mean depth is a quarter of its width
    if width > _FULL * DENSITY:
        return 0.0
    places = np.argwhere(ink)
    total = len(places)
    for _ in range(2):
        places = _off_the_line(places, 0.55 * width + 1)
    return len(places) / total


def _off_the_line(places: NDArray[np.intp], half: float) -> NDArray[np.intp]:
    """The places that the line with most of them on it, `half` to each side, leaves."""
    if not len(places):
        return places
    angles = np.deg2rad(np.arange(0, 180, _STEP))
    away = places @ np.stack([np.cos(angles), np.sin(angles)])
    band = np.ones(2 * int(half) + 1)
    counts = [np.convolve(np.bincount((one + 64).astype(int), minlength=128), band, "same") for one in away.T]
    best = max(range(len(angles)), key=lambda at: counts[at].max())
    middle = float(counts[best].argmax()) - 63.5
    return np.asarray(places[np.abs(away[:, best] - middle) > half + 0.5])
