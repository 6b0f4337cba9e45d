"""How the print of a page changes from place to place: it tells by how much a scan is off, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.template import DENSITY, SOFT, Places, Plane, Template

COARSE = 2  # pixels of a template in one of these
CELL = 6  # pixels: 4 mm, the grid on which the print is looked for
SOFTER = 0.34  # mm: everything is looked at through this blur, to see further
_SPREAD = 2.5  # cells: paper bends smoothly
_STIFF = 1e-4  # how much print it takes to move a place
_MOST = 0.15  # of black: one place that is off by more pulls no more; somebody may have written there
_STEP = 0.5 * DENSITY / COARSE  # pixels that a place may move in one round
_STEEP = 0.03  # of black a pixel: where print changes less it tells little
_POINTS = 16_000  # that are asked, at most

T = TypeVar("T", np.uint8, np.float32)


@dataclass(frozen=True)
class Slopes:
    """The `points` where print changes much, a row of (x, y) in pixels; what it is there, and its change to
    the right and down. `within` is where they are in cells, `cell` the number of each one's.

    `solved` makes a move of how much each of the `cells` (rows, columns) is off.
    """

    points: Plane
    within: Plane
    print: Plane
    across: Plane
    down: Plane
    cell: Places
    cells: tuple[int, int]
    solved: tuple[Plane, Plane, Plane]

    def step(self, soft: Plane, field: Plane) -> Plane:
        """By how much each cell of a scan must move beyond `field` to become the print, in pixels."""
        import cv2

        places = cv2.add(self.points, taken_at(field, self.within))
        off = np.clip(self.print - taken_at(soft, np.asarray(places))[0], -_MOST, _MOST)
        across, down = (_summed(slope * off, self.cell, self.cells) for slope in (self.across, self.down))
        xx, xy, yy = self.solved
        step = np.stack([xx * across + xy * down, xy * across + yy * down], axis=2)
        return np.asarray(np.clip(step, -_STEP, _STEP), dtype=np.float32)


@lru_cache(maxsize=32)
def slopes(blank: Template) -> Slopes:
    """Those of a page."""
    import cv2

    soft = _softer(blank.prints[0])
    right, below = (
        np.asarray(cv2.Sobel(soft, cv2.CV_32F, x, y, scale=1 / 8), dtype=np.float32)
        for x, y in ((1, 0), (0, 1))
    )
    steep = np.flatnonzero(np.hypot(right, below) > _STEEP)
    steep = steep[:: len(steep) // _POINTS + 1]
    rows, columns = np.divmod(steep, soft.shape[1])
    points = np.stack([columns, rows], axis=1)[None].astype(np.float32)
    cells = -(-soft.shape[0] // CELL), -(-soft.shape[1] // CELL)
    cell = rows // CELL * cells[1] + columns // CELL
    across, down = right.ravel()[steep], below.ravel()[steep]
    xx, xy, yy = (_summed(one, cell, cells) for one in (across * across, across * down, down * down))
    xx, yy = xx + np.float32(_STIFF), yy + np.float32(_STIFF)
    whole = xx * yy - xy * xy
    right, both, below = (np.asarray(one / whole, dtype=np.float32) for one in (yy, -xy, xx))
    within = (points + np.float32(0.5)) / np.float32(CELL) - np.float32(0.5)
    return Slopes(points, within, soft.ravel()[steep], across, down, cell, cells, (right, both, below))


def taken_at(plane: NDArray[T], places: Plane) -> NDArray[T]:
    """The plane at other places than its own: `places` has (x, y) for each."""
    import cv2

    none: Any = None  # which OpenCV's stubs forget; an empty array is another thing to it
    taken = cv2.remap(plane, places, none, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(taken, dtype=plane.dtype)


def _softer(plane: Plane) -> Plane:
    """Half as large, and softer."""
    import cv2

    rows, columns = (side // COARSE for side in plane.shape)
    whole = plane[: rows * COARSE, : columns * COARSE]
    small = cv2.resize(whole, (columns, rows), interpolation=cv2.INTER_AREA)
    more = (SOFTER**2 - SOFT**2) ** 0.5 * DENSITY / COARSE
    return np.asarray(cv2.GaussianBlur(small, (0, 0), more), dtype=np.float32)


def _summed(one: Plane, cell: Places, cells: tuple[int, int]) -> Plane:
    """What the points of each cell come to, a point for the whole of its cell, with that of cells near it."""
    import cv2

    total = np.bincount(cell, one, cells[0] * cells[1]).reshape(cells).astype(np.float32)
    return np.asarray(cv2.GaussianBlur(total * np.float32(CELL**-2), (0, 0), _SPREAD), dtype=np.float32)
