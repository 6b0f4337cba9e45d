"""What is in a box, as numbers: how much ink, how dark, how large, and what lies round it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.patches import BLACK, DENSITY, HALF, Stack

INNER = 17  # pixels from the middle: 2.1 mm, clear of the frame and its blur
WIDE = 50  # pixels from the middle: 6.2 mm, short of the next print
_SLANT = 6  # pixels a line may climb on its way past
_OUTER = 31  # pixels: beyond the frame, its blur, and a tick's first overshoot
_INK, _WEAK, _PALE = (round(part * BLACK) for part in (0.38, 0.11, 0.06))

Numbers = NDArray[np.float32]
Mask = NDArray[np.bool_]


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
    ring_extent: Numbers  # the larger side of the largest spot round the box, however pale
    through: Numbers  # how much of a straight line runs through from beyond both sides


def measure(dark: Stack, moves: NDArray[np.float64]) -> Features:
    """The features of each box; `moves` in mm say where it is in its patch."""
    wide = _centred(dark, moves)
    calm = _blurred(wide, 3)
    pale = _blurred(_blurred(wide, 5), 5)
    spots = _inner(pale)
    ink, weak = _inner(wide) > _INK, _inner(calm) > _WEAK
    round_it = _ring()
    return Features(
        fill=_share(ink),
        peak=spots.max(axis=(1, 2)).astype(np.float32) / np.float32(BLACK),
        weak=_share(weak),
        extent=_extent(weak),
        ink_extent=_extent(ink),
        span=_span(spots > _PALE),
        ring=_share((wide > _INK) & round_it) * np.float32(round_it.size / round_it.sum()),
        ring_extent=_extent((pale > _PALE) & round_it),
        through=_through(calm),
    )


def _blurred(stack: Stack, size: int) -> Stack:
    import cv2

    tall = cv2.blur(stack.reshape(-1, stack.shape[2]), (size, size))
    return np.asarray(tall, dtype=np.uint8).reshape(stack.shape)


def _inner(wide: Stack) -> Stack:
    return wide[:, WIDE - INNER : WIDE + INNER, WIDE - INNER : WIDE + INNER]


def _share(mask: Mask) -> Numbers:
    flat = mask.reshape(len(mask), -1)
    return np.asarray(np.count_nonzero(flat, axis=1) / flat.shape[1], dtype=np.float32)


def _centred(dark: Stack, moves: NDArray[np.float64]) -> Stack:
    """The middle of each patch, where the box really is."""
    places = np.clip(HALF - WIDE + np.rint(moves * DENSITY).astype(int), 0, 2 * (HALF - WIDE))
    side = 2 * WIDE
    return np.stack([patch[y : y + side, x : x + side] for patch, (x, y) in zip(dark, places, strict=True)])


def _ring() -> Mask:
    """The pixels beyond the frame and its blur."""
    away = np.abs(np.arange(-WIDE, WIDE) + 0.5)
    beyond: Mask = np.maximum(away[:, None], away[None, :]) > _OUTER
    return beyond


def _extent(mask: Mask) -> Numbers:
    """The larger side, in mm, of the largest connected spot of each box."""
    import cv2

    largest = np.zeros(len(mask), np.float32)
    there = np.flatnonzero(mask.any(axis=(1, 2)))
    if not len(there):
        return largest
    side = mask.shape[1]
    apart = np.zeros((len(there), side + 1, side), np.uint8)
    apart[:, :side] = mask[there]
    outlines, _within = cv2.findContours(apart.reshape(-1, side), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for _x, y, width, height in map(cv2.boundingRect, outlines):
        box = there[y // (side + 1)]
        largest[box] = max(largest[box], max(width, height) / DENSITY)
    return largest


def _span(mask: Mask) -> Numbers:
    """The larger side, in mm, of the rectangle round everything in each box."""
    across, down = (np.asarray(mask.any(axis=axis)) for axis in (1, 2))
    return np.maximum(_breadth(across), _breadth(down))


def _breadth(there: Mask) -> Numbers:
    """From the first to the last true place of each row, mm."""
    last = there.shape[1] - there[:, ::-1].argmax(axis=1)
    pixels = np.where(there.any(axis=1), last - there.argmax(axis=1), 0)
    return pixels.astype(np.float32) / np.float32(DENSITY)


def _through(wide: Stack) -> Numbers:
    """A streak or a fold: dark beyond both sides of the box along a line, straight if slanting."""
    return np.maximum(_along(wide), _along(wide.transpose(0, 2, 1)))


def _along(wide: Stack) -> Numbers:
    import cv2

    beyond = WIDE - _OUTER
    first, last = (part.sum(axis=1, dtype=np.uint16) for part in (wide[:, :beyond], wide[:, -beyond:]))
    near = np.asarray(cv2.dilate(last, np.ones((1, 2 * _SLANT + 1), np.uint8)))[:, _SLANT:-_SLANT]
    darkest = np.minimum(first[:, _SLANT:-_SLANT], near).max(axis=1)
    return np.asarray(darkest / (beyond * BLACK), dtype=np.float32)
