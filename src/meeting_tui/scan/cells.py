"""Which way the lines of a mark run, cell by cell: what its numbers leave out, whatever the hand's style."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.patches import DENSITY

_CELLS, _CELL = 8, DENSITY  # each way; pixels: 1 mm
_FAINT = 30.0  # of 200: a pen is taken to be no paler
_FULL = 1.2  # times as dark as the pen: darker says no more
_TURNED = np.array((1, 1, 1, -1)).reshape(4, 1, 1)  # in a looking-glass, or upside down, lines that fell rise


def cells(dark: NDArray[np.uint8], pen: float) -> list[float]:
    """How dark each cell is, in parts of the pen's darkness; how much edge is in it; which way that runs.

    The middle of `dark` is the middle of the box. The way is the cosine and the sine of twice its angle, so
    that a line has one whichever end it was drawn from; as much of each as there is edge.
    """
    import cv2

    middle, half = len(dark) // 2, _CELLS * _CELL // 2
    part = dark[middle - half : middle + half, middle - half : middle + half]
    level = np.minimum(part * np.float32(1 / max(pen, _FAINT)), np.float32(_FULL))
    across, down = cv2.Sobel(level, cv2.CV_32F, 1, 0), cv2.Sobel(level, cv2.CV_32F, 0, 1)
    steep = np.sqrt(across * across + down * down) + np.float32(1e-3)
    ways = cv2.merge([level, steep, (across - down) * (across + down) / steep, 2 * across * down / steep])
    means = np.asarray(cv2.resize(ways, (_CELLS, _CELLS), interpolation=cv2.INTER_AREA))
    return list(chain(*means.reshape(_CELLS * _CELLS, 4).T.tolist()))


def views(numbers: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """Numbers of marks, a row each that ends with `cells`: as they are, mirrored, upside down, both.

    No other number changes with the side a mark is looked at from.
    """
    first, last = np.split(numbers, [-4 * _CELLS**2], axis=1)
    seen = last.reshape(-1, 4, _CELLS, _CELLS)
    every = [(seen[..., ::down, ::across], across == down) for down in (1, -1) for across in (1, -1)]
    turned = [part if same else part * _TURNED.astype(last.dtype) for part, same in every]
    return np.stack([np.hstack([first, part.reshape(last.shape)]) for part in turned])
