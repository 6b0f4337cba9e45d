"""Folds and streaks: straight lines that pass a box on both sides are taken out, and the rest is judged."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meeting_tui.scan.patches import BLACK

_BEYOND = 31  # pixels from the middle: outside the frame
_FAR = 50
_SLANT = 8  # pixels a line may climb from one side to the other
_FAINT = round(0.45 * BLACK)  # a darker line could hide a stroke: that is left to people
_SEEN = round(0.03 * BLACK)

Patch = NDArray[np.uint8]


def without_lines(patch: Patch, middle: tuple[int, int]) -> Patch:
    """The patch less every faint line across and every one down it; `middle` is the box's, (x, y)"""
    x, y = middle
    return _without_across(_without_across(patch, x).T, y).T


def _without_across(patch: Patch, x: int) -> Patch:
    """Take out what runs from the left of the box to its right at about the same height."""
    left = _profile(patch, max(0, x - _FAR), x - _BEYOND)
    right = _profile(patch, x + _BEYOND, min(patch.shape[1], x + _FAR))
    climb = _climb(left, right)
    if climb is None:
        return patch
    both = np.minimum(left, np.roll(right, -climb))
    both[(both < _SEEN) | (both > _FAINT)] = 0
    part = (np.arange(patch.shape[1]) - (x - 40)) / 80
    rows = np.arange(patch.shape[0])[:, None] - climb * part[None, :]
    line = np.interp(rows, np.arange(patch.shape[0]), _widened(both))
    return np.asarray(np.clip(patch - np.rint(line), 0, 255), dtype=np.uint8)


def _profile(patch: Patch, start: int, end: int) -> NDArray[np.float64]:
    return np.asarray(np.median(patch[:, start:end], axis=1))


def _climb(left: NDArray[np.float64], right: NDArray[np.float64]) -> int | None:
    """By how many pixels the line is lower on the right; None without a line on both sides."""
    matches = {
        step: float(np.minimum(left, np.roll(right, -step)).max()) for step in range(-_SLANT, _SLANT + 1)
    }
    best = max(matches, key=lambda step: (matches[step], -abs(step)))
    return best if matches[best] >= _SEEN else None


def _widened(profile: NDArray[np.float64]) -> NDArray[np.float64]:
    """A little wider than it was seen, for a line is not quite straight."""
    return np.asarray(np.max([np.roll(profile, step) for step in (-1, 0, 1)], axis=0))
