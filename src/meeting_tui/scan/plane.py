"""Mappings of the plane, from page millimetres to image pixels, as 3×3 matrices."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Points = NDArray[np.float64]  # one (x, y) a row


def shift(x: float, y: float) -> Matrix:
    """Add (x, y)."""
    return np.array([(1, 0, x), (0, 1, y), (0, 0, 1)], dtype=np.float64)


@cache
def fine(density: float) -> Matrix:
    """From pixels, so many a mm, to mm."""
    return np.diag([1 / density, 1 / density, 1.0])


def affine(source: Points, target: Points) -> Matrix:
    """The affine mapping that comes nearest to taking `source` to `target`; three or more, not in line."""
    known = np.ones((len(source), 3))
    known[:, :2] = source
    solved = np.linalg.solve(known.T @ known, known.T @ target)
    return np.vstack([solved.T, (0, 0, 1)])


def perspective(source: Points, target: Points) -> Matrix:
    """The perspective mapping that takes four points to four others."""
    import cv2

    mapping = cv2.getPerspectiveTransform(source.astype(np.float32), target.astype(np.float32))
    return np.asarray(mapping, dtype=np.float64)


def moved(mapping: Matrix, points: Points) -> Points:
    """Where the mapping takes the points."""
    flat = points @ mapping[:, :2].T + mapping[:, 2]
    return np.asarray(flat[:, :2] / flat[:, 2:])


def scale_at(mapping: Matrix, point: tuple[float, float]) -> float:
    """Pixels a millimetre near a point of the page."""
    x, y = point
    here, right, down = moved(mapping, np.array([(x, y), (x + 1, y), (x, y + 1)]))
    (a, b), (c, d) = right - here, down - here
    return float(np.sqrt(abs(a * d - b * c)))
