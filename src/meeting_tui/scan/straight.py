"""The straight lines that hold most of a mark's ink, and how they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

_STEP = 6  # degrees
_SPAN = 128  # pixels: farther than two places inside a box are apart, either way
_LINES, _LEAST = 3, 8  # lines that are looked for; places that one must have to have ends
_BESIDE = 3.0  # halves of a line from its middle: farther says no more
_PARALLEL = 0.1  # sine of the angle between lines that meet nowhere near

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]
Away = NDArray[np.float64]
_Found = tuple[float, float, Places]
"""A line: its direction in degrees, how far from the corner it runs, and what lies on it."""


@dataclass(frozen=True)
class Straight:
    """`left` counts the places that the line with most of them on it leaves, the best two, the best three.

    `angle` in degrees between the first two, `spans` how far each of them reaches in pixels, `meet` where
    they cross on each: 0 in its middle, 1 at its end.
    """

    left: tuple[int, ...] = (0, 0, 0)
    angle: float = 90.0
    spans: tuple[float, float] = (0.0, 0.0)
    meet: tuple[float, float] = (1.0, 1.0)


def straight(ink: Mask, half: float) -> Straight:
    """The lines in a square of ink, each `half` pixels to both sides of its middle."""
    if ink.all():
        return Straight()
    places, left, found = np.argwhere(ink), [], []
    away = places @ _ways()
    for _ in range(_LINES):
        if len(places):
            way, off, on = _best(away, half)
            found.append((way, off, places[on]))
            places, away = places[~on], away[~on]
        left.append(len(places))
    return _met(tuple(left), [line for line in found if len(line[2]) >= _LEAST])


def _best(away: Away, half: float) -> tuple[float, float, Mask]:
    """The line with most of the places on it: its direction, how far off it runs, which are on it; `away`:
    how far each is along each of the ways."""
    ways = away.shape[1]
    bins = (away + _SPAN / 2).astype(np.intp) + _SPAN * np.arange(ways)
    counts = np.bincount(bins.ravel(), minlength=_SPAN * ways).reshape(-1, _SPAN)
    reach = int(half)
    sums = np.zeros((len(counts), _SPAN + 2 * reach + 1), np.intp)
    counts.cumsum(axis=1, out=sums[:, reach + 1 : reach + 1 + _SPAN])
    sums[:, reach + 1 + _SPAN :] = sums[:, reach + _SPAN, None]
    band = sums[:, 2 * reach + 1 :] - sums[:, : -2 * reach - 1]
    best, middle = np.unravel_index(int(band.argmax()), band.shape)
    off = float(middle) + 0.5 - _SPAN / 2
    return float(best) * _STEP, off, np.asarray(np.abs(away[:, best] - off) <= half + 0.5)


@cache
def _ways() -> NDArray[np.float64]:
    """Every direction across a line, a column each."""
    return _turned(np.arange(0, 180, _STEP))


@cache  # of the few directions that there are, and those across them
def _across(angle: float) -> NDArray[np.float64]:
    return _turned(angle)


def _turned(angles: NDArray[np.generic] | float) -> NDArray[np.float64]:
    turned = np.deg2rad(np.asarray(angles, dtype=np.float64))
    return np.stack([np.cos(turned), np.sin(turned)])


def _met(left: tuple[int, ...], lines: Sequence[_Found]) -> Straight:
    along = [places @ _across(angle + 90) for angle, _off, places in lines[:2]]
    spans = [float(np.ptp(one)) for one in along] + [0.0, 0.0]
    if len(along) < 2:
        return Straight(left, spans=(spans[0], spans[1]))
    (one, first, _), (two, second, _) = lines[:2]
    apart = min(abs(one - two), 180 - abs(one - two))
    meet = (1.0, 1.0)
    if np.sin(np.deg2rad(apart)) > _PARALLEL:
        at = np.linalg.solve(np.stack([_across(one), _across(two)]), [first, second])
        beside = [
            _beside(float(at @ _across(way + 90)), far) for way, far in zip((one, two), along, strict=True)
        ]
        meet = (beside[0], beside[1])
    return Straight(left, apart, (spans[0], spans[1]), meet)


def _beside(at: float, along: NDArray[np.float64]) -> float:
    """How far from the middle of a line a place on it is, in halves of the line."""
    low, high = float(along.min()), float(along.max())
    return min(abs(2 * (at - low) / max(high - low, 1.0) - 1), _BESIDE)
