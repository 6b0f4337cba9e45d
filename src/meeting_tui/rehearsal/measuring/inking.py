"""Ink of the measuring hands: lines that swell, thin out and bleed, with a trembling that has a beat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal.strokes import Cover, Pen, Picture, Points, lay

_FINE = 4  # drawn this much finer than the page, then averaged
_STEP = 0.2  # mm from place to place of a line
_BEATS = (0.9, 2.6)  # mm of line to one beat of a tremor, at the speed at which people mark
_SLOW = 7.0  # mm of line in which the pressure of a hand changes


@dataclass(frozen=True, slots=True)
class Tool:
    """A pen and how it takes paper: `swell` is the part by which a line thins and thickens under a hand,
    `bleed` how far (mm) ink creeps into the fibres."""

    pen: Pen
    swell: float = 0.0
    bleed: float = 0.0


def even(points: Points, step: float = _STEP) -> Points:
    """The same line with a place every `step` mm."""
    done = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = np.linspace(0.0, done[-1], max(2, round(float(done[-1]) / step) + 1))
    return np.stack([np.interp(at, done, points[:, axis]) for axis in (0, 1)], axis=1)


def trembled(points: Points, tremor: float, rng: Generator) -> Points:
    """The line of a hand that trembles: to and fro across its way by `tremor` mm, beat after beat."""
    line = even(points)
    way = np.gradient(line, axis=0)
    across = way[:, ::-1] * (-1.0, 1.0) / (np.hypot(*way.T)[:, None] + 1e-9)
    along = np.arange(len(line)) * _STEP
    waves = [
        np.sin(2 * np.pi * along / rng.uniform(*_BEATS) + rng.uniform(0, 2 * np.pi)) * part
        for part in (0.7, 0.5, 0.3)
    ]
    drift = np.sin(along / 9.0 + rng.uniform(0, 2 * np.pi)) * 0.8
    return np.asarray(line + across * (np.sum(waves, axis=0) + drift)[:, None] * tremor, dtype=np.float64)


def ink(
    page: Picture, scale: float, at: tuple[float, float], lines: Sequence[Points], tool: Tool, rng: Generator
) -> None:
    """Lay lines on the page; `scale` is pixels a mm, `at` where on the page (mm) they count from."""
    placed = [(even(points) + at) * scale for points in lines]
    every, margin = np.vstack(placed), (tool.pen.width * (1 + tool.swell) + 3 * tool.bleed) * scale + 2
    left, top = np.floor(every.min(axis=0) - margin).astype(int).clip(0)
    right, bottom = np.ceil(every.max(axis=0) + margin).astype(int).clip(0)
    shape = page[top:bottom, left:right].shape[:2]
    if shape[0] and shape[1]:
        cover = _cover(shape, [points - (left, top) for points in placed], tool, scale, rng)
        lay(page, (int(left), int(top)), cover, tool.pen, rng)


def _cover(
    shape: tuple[int, ...], lines: Sequence[Points], tool: Tool, scale: float, rng: Generator
) -> Cover:
    import cv2

    fine = np.zeros((shape[0] * _FINE, shape[1] * _FINE), np.uint8)
    for points in lines:
        pixels = np.rint((points * _FINE + (_FINE - 1) / 2) * 16).astype(np.int32)
        if not tool.swell:
            cv2.polylines(fine, [pixels], False, 255, max(1, round(tool.pen.width * scale * _FINE)), 16, 4)
            continue
        widths = tool.pen.width * scale * _FINE * _pressure(len(points), tool.swell, rng)
        for start, end, width in zip(pixels[:-1], pixels[1:], widths, strict=False):
            cv2.line(fine, tuple(map(int, start)), tuple(map(int, end)), 255, max(1, round(width)), 16, 4)
    small = cv2.resize(fine, (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    cover = np.asarray(small / np.float32(255), dtype=np.float32)
    return _feathered(cover, tool.bleed * scale, rng) if tool.bleed else cover


def _pressure(places: int, swell: float, rng: Generator) -> Points:
    """How thick a line is from place to place: slow changes, and thin where the pen leaves the paper."""
    along = np.arange(places) * _STEP
    slow = np.sin(2 * np.pi * along / _SLOW + rng.uniform(0, 2 * np.pi))
    lifted = np.minimum(1.0, (places - np.arange(places)) / (0.25 * places + 1))
    return np.asarray((1 + swell * slow) * (1 - swell * (1 - lifted)), dtype=np.float64)


def _feathered(cover: Cover, sigma: float, rng: Generator) -> Cover:
    """Ink creeps along fibres: further here than there."""
    import cv2

    wide = cv2.GaussianBlur(cover, (0, 0), sigma)
    fibres = cv2.GaussianBlur(rng.random(cover.shape, dtype=np.float32), (0, 0), 1.1)
    crept = (wide * 1.9 - 0.25 + (fibres - 0.5) * 1.5 * (wide > 0.05)).clip(0, 1)
    return np.asarray(np.maximum(cover, crept), dtype=np.float32)
