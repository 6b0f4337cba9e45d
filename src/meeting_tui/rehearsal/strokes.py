"""Lines of ink on a rendered page: shapes in mm, drawn smooth, with a hand's shake and a pen's faults."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Picture = NDArray[np.uint8]  # grey, or colour as red, green, blue
Points = NDArray[np.float64]
Cover = NDArray[np.float32]  # how much of each pixel is inked
_FINE_STEP, _SWAY = 0.3, 1.6  # mm of a line from point to point, and from one sway of the hand to the next
_WHITE = np.float32(250)  # correction fluid
_PRESSES, _PIXELS = 5, 2.0  # steps from a pen's width to the broadest; pixels from point to point
_FINE = 4  # strokes are drawn this much finer than the page, then averaged
_SEEN = np.array((0.299, 0.587, 0.114))  # how much of grey each colour is


@dataclass(frozen=True, slots=True)
class Pen:
    """`ink` is how dark (1 black), `width` mm, `grain` how much paper shows through, `skip` how much of a
    line is left out where the ball does not roll; `tint` which part of red, green and blue it takes away.

    `plain` where a machine should see the mark without help: dark enough, on a grey scan too. What `covers`
    is as white as paper and hides what lies under it.
    """

    name: str
    ink: float
    width: float
    grain: float = 0.0
    skip: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    plain: bool = True
    covers: bool = False

    @property
    def dark(self) -> float:
        """How dark a line is in grey."""
        return float(self.ink * np.dot(_SEEN, self.tint))


def line(*points: tuple[float, ...]) -> Points:
    """Straight from point to point."""
    return np.array(points, dtype=np.float64)


def curve(*points: tuple[float, ...]) -> Points:
    """Round through the points (Catmull and Rom), eight steps from each to the next."""
    through = np.array((points[0], *points, points[-1]), dtype=np.float64)
    at = (np.arange(8) / 8)[:, None]
    parts = [_between(through[no : no + 4], at) for no in range(len(points) - 1)]
    return np.vstack([*parts, through[-1:]])


def _between(four: Points, at: Points) -> Points:
    before, start, end, after = four
    bend = (2 * before - 5 * start + 4 * end - after) * at + (3 * (start - end) + after - before) * at**2
    return np.asarray(start + (end - before + bend) * at / 2, dtype=np.float64)


def ellipse(across: float, down: float, turns: float = 1.03) -> Points:
    """Not quite closed, as by hand."""
    angle = np.linspace(-1.2, 2 * np.pi * turns - 1.2, 24)
    return np.stack([across * np.cos(angle), down * np.sin(angle)], axis=1)


def hatch(half: float, step: float) -> Points:
    """To and fro over a square until it is filled."""
    rows = np.arange(-half, half + step, step).clip(-half, half)
    sides = np.where(np.arange(len(rows)) % 2, half, -half)
    return np.repeat(rows, 2)[:, None] * (0.0, 1.0) + np.stack([sides, -sides], 1).reshape(-1, 1) * (1.0, 0.0)


def spiral(half: float, step: float) -> Points:
    """Round and round from the middle until a square is filled."""
    turns = half / step + 1
    angle = np.linspace(0, 2 * np.pi * turns, round(16 * turns) + 9)
    away = np.minimum(angle / (2 * np.pi) * step, half)
    return np.stack([away * np.cos(angle), away * np.sin(angle)], axis=1)


def scribble(rng: Generator) -> Points:
    """A wild zigzag that crosses a mark out."""
    across = np.linspace(-3.0, 3.0, int(rng.integers(7, 14)))
    down = np.where(np.arange(len(across)) % 2, 2.4, -2.4) + rng.normal(0, 0.5, len(across))
    return np.stack([across, down], axis=1)


def turned(points: Points, angle: float) -> Points:
    """Turned about the middle, `angle` in degrees, clockwise on paper."""
    cos, sin = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return np.asarray(points @ np.array([[cos, sin], [-sin, cos]]), dtype=np.float64)


def spread(points: Points, shake: float, rng: Generator) -> Points:
    """The line through `points`, curved, each point off by `shake` mm."""
    if len(points) > 8:
        return points + _calm(rng.normal(0, shake, points.shape))
    moved = points + rng.normal(0, shake, points.shape)
    at = np.linspace(0, len(moved) - 1, 8 * (len(moved) - 1) + 1)
    smooth = np.stack([np.interp(at, np.arange(len(moved)), moved[:, axis]) for axis in (0, 1)], axis=1)
    return smooth + np.sin(at * 2.1 + rng.uniform(0, 6))[:, None] * rng.normal(0, shake * 0.7, 2)


def _calm(shaken: Points) -> Points:
    """A hand does not jump from one point to the next."""
    return np.asarray((shaken + np.roll(shaken, 1, axis=0)) * 0.7, dtype=np.float64)


def swayed(points: Points, shake: float, rng: Generator) -> Points:
    """The line through `points`, off by `shake` mm as a whole hand is: bent, and nowhere rough."""
    done = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = np.union1d(done, np.arange(0.0, done[-1], _FINE_STEP))
    knots = np.arange(0.0, done[-1] + 2 * _SWAY, _SWAY)
    sway = curve(*rng.normal(0, shake, (len(knots), 2)))
    where = np.linspace(0, knots[-1], len(sway))
    return np.stack([np.interp(at, done, points[:, n]) + np.interp(at, where, sway[:, n]) for n in (0, 1)], 1)


def stroke(
    page: Picture,
    scale: float,
    middle: tuple[float, float],
    lines: Sequence[Points],
    pen: Pen,
    rng: Generator,
    swell: float = 0.0,
) -> None:
    """Lay the lines on the page in place; `scale` is pixels a mm, `middle` mm on the page.

    `swell`: by which part of its width, more and less, the hand presses the pen broad on its way.
    """
    placed = [(points + middle) * scale for points in lines]
    every, margin = np.vstack(placed), pen.width * scale * (1 + swell) + 2
    left, top = np.floor(every.min(axis=0) - margin).astype(int).clip(0)
    right, bottom = np.ceil(every.max(axis=0) + margin).astype(int).clip(0)
    shape = page[top:bottom, left:right].shape[:2]
    if shape[0] and shape[1]:
        parts = pressed([points - (left, top) for points in placed], swell, rng)
        covers = [_cover(shape, some, pen.width * scale * broad) for broad, some in parts]
        cover = np.max(covers, axis=0)
        lay(page, (left, top), cover, pen, rng)


def pressed(lines: Sequence[Points], swell: float, rng: Generator) -> list[tuple[float, list[Points]]]:
    """The parts of lines by how broad they are pressed, in parts of the pen's width."""
    if not swell:
        return [(1.0, list(lines))]
    parts: dict[int, list[Points]] = {}
    for points in lines:
        fine = _even(points)
        at, waves = np.linspace(0, 1, len(fine)), float(rng.uniform(0.3, 1.6))
        press = np.sin(2 * np.pi * (at * waves + float(rng.random())))
        levels = np.rint((press[1:] + press[:-1]) / 2 * _PRESSES).astype(int)
        for start, end, level in zip(fine[:-1], fine[1:], levels.tolist(), strict=True):
            parts.setdefault(level, []).append(np.stack([start, end]))
    return [(1 + swell * level / _PRESSES, some) for level, some in parts.items()]


def _even(points: Points) -> Points:
    """The same line, a point every few pixels."""
    done = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = np.linspace(0.0, done[-1], max(2, round(done[-1] / _PIXELS)))
    return np.stack([np.interp(at, done, points[:, axis]) for axis in (0, 1)], axis=1)


def lay(page: Picture, corner: tuple[int, int], cover: Cover, pen: Pen, rng: Generator) -> None:
    """Ink on the page, as much as `cover` says, its left top pixel at `corner`; none off the page."""
    cover = cover[max(0, -corner[1]) :, max(0, -corner[0]) :]
    left, top = max(0, corner[0]), max(0, corner[1])
    part = page[top : top + cover.shape[0], left : left + cover.shape[1]]
    if not part.size:
        return
    cover = _worn(cover[: part.shape[0], : part.shape[1]], pen, rng)
    if pen.covers:
        part[:] = np.rint(part + (_WHITE - part) * (cover * pen.ink)[(...,) + (None,) * (page.ndim - 2)])
        return
    taken = cover * np.float32(pen.dark)
    if page.ndim == 3:
        taken = cover[:, :, None] * (np.float32(pen.ink) * np.array(pen.tint, np.float32))
    part[:] = np.rint(part * (1 - taken)).astype(np.uint8)


def _worn(cover: Cover, pen: Pen, rng: Generator) -> Cover:
    if pen.grain:
        cover = cover * (np.float32(1) - np.float32(pen.grain) * rng.random(cover.shape, dtype=np.float32))
    if pen.skip:
        import cv2

        blots = rng.random((cover.shape[0] // 6 + 2, cover.shape[1] // 6 + 2), dtype=np.float32)
        rolls = cv2.resize(blots, cover.shape[::-1], interpolation=cv2.INTER_CUBIC) > pen.skip
        cover = cover * (0.15 + 0.85 * rolls).astype(np.float32)
    return cover


def _cover(shape: tuple[int, ...], lines: list[Points], width: float) -> Cover:
    import cv2

    fine = np.zeros((shape[0] * _FINE, shape[1] * _FINE), np.uint8)
    for points in lines:
        pixels = np.rint((points * _FINE + (_FINE - 1) / 2) * 16).astype(np.int32)
        cv2.polylines(fine, [pixels], False, 255, max(1, round(width * _FINE)), cv2.LINE_AA, 4)
    small = cv2.resize(fine, (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(small / np.float32(255), dtype=np.float32)
