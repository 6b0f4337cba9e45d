"""Lines of ink on a rendered page: shapes in mm, drawn smooth, with a hand's shake and a pencil's grain."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Points = NDArray[np.float64]
_FINE = 4  # strokes are drawn this much finer than the page, then averaged
_REACH = 9.0  # mm around the middle that one mark may touch


def line(*points: tuple[float, ...]) -> Points:
    """Straight from point to point."""
    return np.array(points, dtype=np.float64)


def ellipse(across: float, down: float) -> Points:
    """Not quite closed, as by hand."""
    angle = np.linspace(-1.2, 5.3, 24)
    return np.stack([across * np.cos(angle), down * np.sin(angle)], axis=1)


def hatch(half: float, step: float) -> Points:
    """To and fro over a square until it is filled."""
    rows = np.arange(-half, half + step, step).clip(-half, half)
    sides = np.where(np.arange(len(rows)) % 2, half, -half)
    return np.repeat(rows, 2)[:, None] * (0.0, 1.0) + np.stack([sides, -sides], 1).reshape(-1, 1) * (1.0, 0.0)


def scribble(rng: Generator) -> Points:
    """A wild zigzag that crosses a mark out."""
    across = np.linspace(-3.0, 3.0, int(rng.integers(7, 14)))
    down = np.where(np.arange(len(across)) % 2, 2.4, -2.4) + rng.normal(0, 0.5, len(across))
    return np.stack([across, down], axis=1)


def spread(points: Points, shake: float, rng: Generator) -> Points:
    """The line through `points`, curved, each point off by `shake` mm."""
    moved = points + rng.normal(0, shake, points.shape)
    if len(moved) > 8:
        return moved
    at = np.linspace(0, len(moved) - 1, 8 * (len(moved) - 1) + 1)
    smooth = np.stack([np.interp(at, np.arange(len(moved)), moved[:, axis]) for axis in (0, 1)], axis=1)
    return smooth + np.sin(at * 2.1 + rng.uniform(0, 6))[:, None] * rng.normal(0, shake * 0.7, 2)


def stroke(
    page: Gray,
    scale: float,
    middle: tuple[float, float],
    lines: Sequence[Points],
    width: float,
    ink: float,
    grain: float,
    rng: Generator,
) -> None:
    """Lay the lines on the page in place; `scale` is pixels a mm, `middle` mm on the page."""
    left, top = (max(0, round((at - _REACH) * scale)) for at in middle)
    part = page[top : top + round(2 * _REACH * scale), left : left + round(2 * _REACH * scale)]
    origin = np.array(middle) * scale - (left, top)
    cover = _cover(part.shape, [points * scale + origin for points in lines], width * scale)
    if grain:
        cover *= np.float32(1) - np.float32(grain) * rng.random(cover.shape, dtype=np.float32)
    part[:] = np.rint(part * (1 - ink * cover)).astype(np.uint8)


def _cover(shape: tuple[int, ...], lines: list[Points], width: float) -> NDArray[np.float32]:
    import cv2

    fine = np.zeros((shape[0] * _FINE, shape[1] * _FINE), np.uint8)
    for points in lines:
        pixels = np.rint((points * _FINE + (_FINE - 1) / 2) * 16).astype(np.int32)
        cv2.polylines(fine, [pixels], False, 255, max(1, round(width * _FINE)), cv2.LINE_AA, 4)
    small = cv2.resize(fine, (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(small / np.float32(255), dtype=np.float32)
