"""Mappings of the plane, from page millimetres to image pixels, as 3×3 matrices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Points = NDArray[np.float64]  # one (x, y) a row


def shift(x: float, y: float) -> Matrix:
    """Add (x, y)."""
    return np.array([(1, 0, x), (0, 1, y), (0, 0, 1)], dtype=np.float64)


def affine(source: Points, target: Points) -> Matrix:
    """The affine mapping that comes nearest to taking `source` to `target`; three points or more."""
    known = np.hstack([source, np.ones((len(source), 1))])
    solved, *_rest = np.linalg.lstsq(known, target, rcond=None)
    return np.vstack([solved.T, (0, 0, 1)])


def homography(source: Points, target: Points) -> Matrix:
    """The perspective mapping nearest to taking `source` to `target`; four points or more."""
    near, far = _normal(source), _normal(target)
    (x, y), (u, v) = moved(near, source).T, moved(far, target).T
    one, none = np.ones_like(x), np.zeros_like(x)
    rows = np.vstack([
        np.stack([x, y, one, none, none, none, -u * x, -u * y, -u], axis=1),
        np.stack([none, none, none, x, y, one, -v * x, -v * y, -v], axis=1),
    ])  # fmt: skip
    flat = np.linalg.svd(rows)[2][-1].reshape(3, 3)
    mapping = np.linalg.inv(far) @ flat @ near
    return np.asarray(mapping / mapping[2, 2])


def moved(mapping: Matrix, points: Points) -> Points:
    """Where the mapping takes the points."""
    flat = np.hstack([points, np.ones((len(points), 1))]) @ mapping.T
    return np.asarray(flat[:, :2] / flat[:, 2:])


def scale_at(mapping: Matrix, point: tuple[float, float]) -> float:
    """Pixels a millimetre near a point of the page."""
    x, y = point
    here, right, down = moved(mapping, np.array([(x, y), (x + 1, y), (x, y + 1)]))
    (a, b), (c, d) = right - here, down - here
    return float(np.sqrt(abs(a * d - b * c)))


def _normal(points: Points) -> Matrix:
    """Moves the points to the origin at unit size, so that the equations are well-tempered."""
    middle = points.mean(axis=0)
    size = float(np.abs(points - middle).mean()) or 1.0
    return np.diag([1 / size, 1 / size, 1.0]) @ shift(-middle[0], -middle[1])
