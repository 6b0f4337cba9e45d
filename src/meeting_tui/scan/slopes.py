"""How the print of a page changes from place to place: it tells by how much a scan is off, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from meeting_tui.scan.template import DENSITY, Plane, Template

COARSE = 2  # pixels of a template in one of these
_SOFT = 0.6  # pixels: more blur, to see further
_CELL = 6  # pixels: 4 mm, the grid on which the print is looked for
_SPREAD = 2.5  # cells: paper bends smoothly
_STIFF = 1e-4  # how much print it takes to move a place
_MOST = 0.15  # of black: one place that is off by more pulls no more; somebody may have written there
_STEP = 0.5 * DENSITY / COARSE  # pixels that a place may move in one round


@dataclass(frozen=True)
class Slopes:
    """The print, its change to the right and down, and how these give a move; `cells`: rows, columns."""

    print: Plane
    across: Plane
    down: Plane
    cells: tuple[int, int]
    solved: tuple[Plane, Plane, Plane]

    def step(self, now: Plane) -> Plane:
        """By how much each cell of a scan must yet move for `now` to become the print, in pixels."""
        import cv2

        off = np.clip(self.print - now, -_MOST, _MOST)
        across, down = cv2.split(_summed(cv2.merge((self.across * off, self.down * off)), self.cells))
        xx, xy, yy = self.solved
        step = np.stack([xx * across + xy * down, xy * across + yy * down], axis=2)
        return np.asarray(np.clip(step, -_STEP, _STEP), dtype=np.float32)


@lru_cache(maxsize=32)
def slopes(blank: Template) -> Slopes:
    """Those of a page."""
    import cv2

    soft = coarse(blank.prints[0])
    across, down = (
        np.asarray(cv2.Sobel(soft, cv2.CV_32F, x, y, scale=1 / 8), dtype=np.float32)
        for x, y in ((1, 0), (0, 1))
    )
    cells = soft.shape[0] // _CELL, soft.shape[1] // _CELL
    xx, xy, yy = (_summed(one, cells) for one in (across * across, across * down, down * down))
    xx, yy = xx + np.float32(_STIFF), yy + np.float32(_STIFF)
    whole = xx * yy - xy * xy
    right, both, below = (np.asarray(one / whole, dtype=np.float32) for one in (yy, -xy, xx))
    return Slopes(soft, across, down, cells, (right, both, below))


def coarse(plane: Plane) -> Plane:
    """Half as large, and softer."""
    import cv2

    small = cv2.resize(plane, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), _SOFT), dtype=np.float32)


def _summed(plane: Plane, cells: tuple[int, int]) -> Plane:
    import cv2

    small = cv2.resize(plane, cells[::-1], interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), _SPREAD), dtype=np.float32)
