"""Where the printed frame of each box really is: the last millimetre of registration, box by box."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.shapes import BOX
from meeting_tui.scan.patches import BLACK, DENSITY, HALF, Stack

_EDGE = BOX / 2 * DENSITY  # pixels from the middle of a box to the middle of its frame
REACH = 12  # pixels a frame may be off: 1.5 mm
_CAP = round(0.6 * BLACK)  # a thick stroke counts no more than a frame does
_BESIDE = 5  # pixels from a line to the paper beside it

Rows = NDArray[np.floating]


@dataclass(frozen=True)
class Frames:
    """For each box: how far its frame is off (x, y) in mm, and how plainly it shows (0 to 1)."""

    moves: NDArray[np.float64]
    clarity: NDArray[np.float64]


def locate(dark: Stack, zoom: int = 1) -> Frames:
    """Find the frames in their patches, in both directions on their own; `zoom` as the patches were cut."""
    capped = np.minimum(dark, _CAP)
    edge = _EDGE / zoom
    band = slice(round(HALF - edge) + 4 // zoom, round(HALF + edge) - 3 // zoom)
    both_ways = np.stack([_mean(capped[:, band, :], 1), _mean(capped[:, :, band], 2)], axis=1)
    moves, clear = _pairs(both_ways.reshape(-1, both_ways.shape[2]), edge, zoom)
    return Frames(moves.reshape(-1, 2) * zoom / DENSITY, clear.reshape(-1, 2).min(axis=1))


def _mean(dark: Stack, axis: int) -> Rows:
    return np.asarray(dark.sum(axis=axis, dtype=np.uint16) / (dark.shape[axis] * BLACK), dtype=np.float32)


def _pairs(profile: Rows, edge: float, zoom: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Offset and strength of the two lines a box's width apart, per row of `profile`."""
    thick: Rows = (profile[:, :-2] + profile[:, 1:-1] + profile[:, 2:]) / 3
    beside = _BESIDE // zoom + zoom - 1
    line: Rows = thick[:, beside:-beside] - (thick[:, : -2 * beside] + thick[:, 2 * beside :]) / 2
    first, second = (round(HALF - 0.5 + side * edge) - beside - 1 for side in (-1, 1))
    near = line[:, first - REACH : first + REACH + 1]
    far = line[:, second - REACH : second + REACH + 1]
    both: Rows = np.minimum(near, far) + 0.25 * (near + far)
    best = both.argmax(axis=1)
    rows = np.arange(len(both))
    fine = _summit(both, best)
    return (best + fine - REACH).astype(np.float64), np.minimum(near, far)[rows, best].astype(np.float64)


def _summit(both: Rows, best: NDArray[np.intp]) -> NDArray[np.float64]:
    """The top of the parabola through a maximum and its neighbours: within half a pixel."""
    rows, last = np.arange(len(both)), both.shape[1] - 1
    left, top, right = (both[rows, np.clip(best + step, 0, last)].astype(np.float64) for step in (-1, 0, 1))
    bend = np.maximum(2 * top - left - right, 1e-6)
    return np.asarray(np.clip((right - left) / (2 * bend), -0.5, 0.5))
