"""What is in a box, as numbers: how much ink, how dark, how large, and what lies round it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.patches import BLACK, DENSITY, HALF, Stack

INNER = 17  # pixels from the middle: 2.1 mm, clear of the frame and its blur
WIDE = 50  # pixels from the middle: 6.2 mm, short of the next print
_OUTER = 31  # pixels: beyond the frame, its blur, and a tick's first overshoot
_INK, _WEAK, _PALE = (round(part * BLACK) for part in (0.38, 0.11, 0.06))

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Features:
    """One number a box: parts of the area, parts of black, extents in mm."""

    fill: Numbers  # ink inside
    peak: Numbers  # the darkest place inside, blurred as an eye would
    weak: Numbers  # anything inside, ink or not
    extent: Numbers  # the larger side of the largest weak spot
    ink_extent: Numbers  # the same of ink
    span: Numbers  # the larger side of all there is together, however pale
    ring: Numbers  # ink round the box
    ring_extent: Numbers  # the larger side of the largest weak spot round the box
    through: Numbers  # how much of a straight line runs through from beyond both sides


def measure(dark: Stack, moves: NDArray[np.float64]) -> Features:
    """The features of each box; `moves` in mm put it in the middle of its patch."""
    import cv2

    tall = dark.reshape(-1, dark.shape[2])
    calm = np.asarray(cv2.blur(tall, (3, 3))).reshape(dark.shape)
    blurred = np.asarray(cv2.blur(cv2.blur(tall, (5, 5)), (5, 5))).reshape(dark.shape)
    ink = _centred(dark, moves, INNER) > _INK
    weak = _centred(calm, moves, INNER) > _WEAK
    spots = _centred(blurred, moves, INNER)
    wide, calm_wide = _centred(dark, moves, WIDE), _centred(calm, moves, WIDE)
    round_it = _ring()
    return Features(
        fill=_share(ink),
        peak=spots.max(axis=(1, 2)).astype(np.float32) / BLACK,
        weak=_share(weak),
        extent=_extent(weak),
        ink_extent=_extent(ink),
        span=_span(spots > _PALE),
        ring=_share(wide[:, round_it] > _INK),
        ring_extent=_extent((calm_wide > _WEAK) & round_it),
        through=_through(calm_wide),
    )


def _share(mask: NDArray[np.bool_]) -> Numbers:
    flat = mask.reshape(len(mask), -1)
    return np.count_nonzero(flat, axis=1).astype(np.float32) / flat.shape[1]


def _centred(stack: Stack, moves: NDArray[np.float64], half: int) -> Stack:
    """The middle of each patch, where the box really is."""
    across, down = (HALF - half + np.rint(moves * DENSITY).astype(int)).T
    across, down = (np.clip(at, 0, 2 * (HALF - half)) for at in (across, down))
    side = 2 * half
    return np.stack([
        patch[y : y + side, x : x + side] for patch, x, y in zip(stack, across, down, strict=True)
    ])  # fmt: skip


def _ring() -> NDArray[np.bool_]:
    """The pixels beyond the frame and its blur."""
    away = np.abs(np.arange(-WIDE, WIDE) + 0.5)
    return np.maximum(away[:, None], away[None, :]) > _OUTER


def _extent(mask: NDArray[np.bool_]) -> Numbers:
    """The larger side, in mm, of the largest connected spot of each box."""
    import cv2

    largest = np.zeros(len(mask), np.float32)
    there = np.flatnonzero(mask.any(axis=(1, 2)))
    if not len(there):
        return largest
    side = mask.shape[1]
    apart = np.zeros((len(there), side + 1, side), np.uint8)
    apart[:, :side] = mask[there]
    _n, _labels, stats, _centres = cv2.connectedComponentsWithStats(apart.reshape(-1, side))
    spots = stats[1:]
    sizes = spots[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1) / DENSITY
    np.maximum.at(largest, there[spots[:, cv2.CC_STAT_TOP] // (side + 1)], sizes.astype(np.float32))
    return largest


def _span(mask: NDArray[np.bool_]) -> Numbers:
    """The larger side, in mm, of the rectangle round everything in each box."""
    sides = []
    for axis in (1, 2):
        there = mask.any(axis=axis)
        last = there.shape[1] - there[:, ::-1].argmax(axis=1)
        sides.append(np.where(there.any(axis=1), last - there.argmax(axis=1), 0))
    return np.asarray(np.maximum(*sides), dtype=np.float32) / DENSITY


def _through(wide: Stack) -> Numbers:
    """A streak or a fold: dark beyond both sides of the box along one straight line, allowing for its slant."""
    return np.maximum(_along(wide), _along(wide.transpose(0, 2, 1)))


def _along(wide: Stack) -> Numbers:
    beyond = WIDE - _OUTER
    first, last = (part.sum(axis=1, dtype=np.uint16) for part in (wide[:, :beyond], wide[:, -beyond:]))
    near = np.max([last[:, 8 + step : step - 8 or None] for step in range(-6, 7)], axis=0)
    darkest = np.minimum(first[:, 8:-8], near).max(axis=1)
    return np.asarray(darkest.astype(np.float32) / (beyond * BLACK))
