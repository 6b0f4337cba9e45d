"""Marks by generators: a voter's own dice give the handwriting, the dice of the paper make no two alike.

All in mm from the middle of a box of 6 mm, right and down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal.strokes import Points, turned

Maker = Callable[[Generator, Generator, float], list[Points]]
"""The lines of a mark: of the voter's own dice, those of the paper, and the width of the pen (mm)."""
_MIRROR = (-1.0, 1.0)
_DENSE = 0.45  # mm: whoever fills a box with a fine pen doesn't go closer


def bow(start: Points, end: Points, bend: float) -> Points:
    """From place to place, bent to a side by a part of the way."""
    way = end - start
    middle = (start + end) / 2 + np.array((-way[1], way[0])) * bend
    at = np.linspace(0, 1, 14)[:, None]
    return np.asarray((1 - at) ** 2 * start + 2 * at * (1 - at) * middle + at**2 * end, dtype=np.float64)


def along(start: Points, angle: float, far: float) -> Points:
    """The place so far from `start`, `angle` in degrees above the line to the right."""
    return start + far * np.array((np.cos(np.radians(angle)), -np.sin(np.radians(angle))))


def tick(own: Generator, rng: Generator, _width: float, tail: float = 1.0) -> list[Points]:
    """A short way down and a long one up; of left hands some mirrored, of all some without the way down."""
    mirrored, abrupt = own.random() < 0.08, own.random() < 0.15
    down, falls = own.uniform(0.7, 2.6) * (not abrupt), own.uniform(25, 82)
    rise, up = own.triangular(2.6, 4.6, 7.5), own.uniform(33, 70)
    if own.random() < 0.12:  # short ticks
        down, rise = down * 0.5, rise * 0.55
    bends = own.normal(0, 0.1), own.normal(-0.04, 0.12)
    vertex = np.array((own.normal(-0.5, 0.3), own.uniform(0.8, 1.8))) + rng.normal(0, 0.1, 2)
    start = along(vertex, 180 - falls + rng.normal(0, 4), down * rng.uniform(0.85, 1.15))
    end = along(vertex, up + rng.normal(0, 4), rise * tail * rng.uniform(0.85, 1.15))
    leg = [bow(start, vertex, bends[0])] if down else []
    line = np.vstack([*_hook(own, start), *leg, bow(vertex, end, bends[1]), *_curl(own, end)])
    return [line * _MIRROR if mirrored else line]


def _hook(own: Generator, start: Points) -> list[Points]:
    """Some begin with a little way up."""
    before, often = np.add(start, (own.uniform(-0.8, -0.2), own.uniform(0.1, 0.7))), own.random() < 0.2
    return [bow(before, start, 0.1)] if often else []


def _curl(own: Generator, end: Points) -> list[Points]:
    """Some end with a little way round."""
    after, often = np.add(end, (own.uniform(0.3, 0.9), own.uniform(0.1, 0.8))), own.random() < 0.15
    return [bow(end, after, 0.4)] if often else []


def two_ticks(own: Generator, rng: Generator, width: float) -> list[Points]:
    """√√: the second beside the first."""
    seed = int(own.integers(2**32))
    aside = own.uniform(1.0, 1.8)
    first, second = (tick(np.random.default_rng(seed), rng, width)[0] * 0.75 for _ in range(2))
    return [first - (aside / 2, 0), np.add(second, (aside / 2, 0))]


def cross(own: Generator, rng: Generator, _width: float) -> list[Points]:
    """Two lines, or one that turns back in a loop."""
    angles = own.normal(45, 9), own.normal(-45, 9)
    halves, bends = own.uniform(1.7, 3.1, 2), own.normal(0, 0.06, 2)
    off, joined = own.normal(0, 0.25, 2), own.random() < 0.25
    lines = []
    for angle, half, bend in zip(angles, halves, bends, strict=True):
        there = angle + rng.normal(0, 4)
        middle = off + rng.normal(0, 0.15, 2)
        lines.append(bow(along(middle, there, -half), along(middle, there, half), bend))
    if not joined:
        return lines
    return [np.vstack([lines[0], bow(lines[0][-1], lines[1][-1], own.uniform(0.15, 0.45)), lines[1][::-1]])]


def plus(own: Generator, rng: Generator, _width: float) -> list[Points]:
    """A cross that stands upright."""
    halves, tilt = own.uniform(1.6, 2.8, 2), own.normal(0, 6)
    upright = bow(along(np.zeros(2), 90 + tilt, halves[0]), along(np.zeros(2), -90 + tilt, halves[0]), 0.02)
    level = bow(along(np.zeros(2), 180 + tilt, halves[1]), along(np.zeros(2), tilt, halves[1]), 0.02)
    return [upright + rng.normal(0, 0.15, 2), level + rng.normal(0, 0.15, 2)]


def slash(own: Generator, rng: Generator, _width: float) -> list[Points]:
    """One line through the box."""
    angle = own.uniform(25, 78) * (1 if own.random() < 0.8 else -1) + rng.normal(0, 4)
    half, bend = own.uniform(1.6, 3.2), own.normal(0, 0.08)
    return [bow(along(np.zeros(2), angle, -half), along(np.zeros(2), angle, half), bend)]


def filled(own: Generator, rng: Generator, width: float) -> list[Points]:
    """To and fro, round and round or loop by loop, until nothing of the box is seen through."""
    step = max(_DENSE, width * own.uniform(0.6, 0.95))
    half, way, angle = own.uniform(2.2, 2.9), own.integers(4), own.uniform(-70, 70)
    if way == 0:
        return [turned(_to_and_fro(half, half, step, rng), angle) * 0.95]
    if way == 1:
        return [_rounds(half, step, rng), _to_and_fro(half * 0.75, half * 0.75, step * 1.6, rng)]
    if way == 2:
        return [_loops(half, step, rng)]
    edge = half * np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -0.9)], dtype=np.float64)
    return [edge + rng.normal(0, 0.12, edge.shape), _to_and_fro(half, half, step, rng)]


def half_filled(own: Generator, rng: Generator, width: float) -> list[Points]:
    """A part of the box hatched, the rest left."""
    step = max(_DENSE, width * own.uniform(0.7, 1.1))
    high, aside = own.uniform(0.8, 1.5), own.uniform(0.6, 1.3)
    part = _to_and_fro(own.uniform(1.9, 2.6), high, step, rng)
    return [turned(np.add(part, (0, aside)), float(own.choice([0, 90, 180, 270])) + own.normal(0, 7))]


def tangle(own: Generator, rng: Generator, _width: float) -> list[Points]:
    """A scribble: a few turns of a line that goes where it likes, in the box."""
    turns, angle = own.uniform(3, 6), np.linspace(0, 2 * np.pi, 70)
    across = np.sin(angle * turns + own.uniform(0, 6)) + 0.3 * np.sin(angle * own.uniform(6, 11))
    down = np.cos(angle * (turns - own.uniform(0.4, 1.6))) + 0.2 * np.sin(angle * 9)
    return [np.stack([across, down], axis=1) * own.uniform(1.3, 1.9) + rng.normal(0, 0.06, (70, 2))]


def loop(own: Generator, rng: Generator, _width: float) -> list[Points]:
    """A small ring in the box."""
    return [_ring(own.uniform(1.1, 2.2), own.uniform(1.1, 2.2), own, rng)]


def ring(own: Generator, rng: Generator, _width: float) -> list[Points]:
    """A ring round the box."""
    return [_ring(own.uniform(4.5, 6.4), own.uniform(4.4, 5.4), own, rng)]


def dash(own: Generator, rng: Generator, _width: float) -> list[Points]:
    """A level line in the box, or two."""
    half, bend, twice = own.uniform(0.9, 2.4), own.normal(0, 0.06), own.random() < 0.2
    line = turned(bow(np.array((-half, 0.0)), np.array((half, 0.0)), bend), own.normal(-5, 7))
    first = np.add(line, (0, own.normal(0, 0.4))) + rng.normal(0, 0.1, 2)
    return [first, np.add(first, (0.1, own.uniform(0.8, 1.4)))][: 1 + twice]


def dot(own: Generator, rng: Generator, width: float) -> list[Points]:
    """A pressed point."""
    return [_rounds(own.uniform(0.25, 1.1), max(0.15, width * 0.5), rng)]


def _to_and_fro(across: float, down: float, step: float, rng: Generator) -> Points:
    """Hatching: no turn ends where the last one did."""
    rows = np.arange(-down, down + step / 2, step / 2)
    sides = np.where(np.arange(len(rows)) % 2, across, -across) * rng.uniform(0.82, 1.06, len(rows))
    return np.stack([sides, rows + rng.normal(0, step * 0.08, len(rows))], axis=1)


def _rounds(half: float, step: float, rng: Generator) -> Points:
    """From the middle round and round, never quite a circle."""
    turns = half / step + 1
    angle = np.linspace(0, 2 * np.pi * turns, round(18 * turns) + 9)
    away = np.minimum(angle / (2 * np.pi) * step, half) * (1 + 0.1 * np.sin(angle * 0.83 + rng.uniform(0, 6)))
    return np.stack([away * np.cos(angle), away * np.sin(angle)], axis=1)


def _loops(half: float, step: float, rng: Generator) -> Points:
    """Loops from one side of the box to the other."""
    turns = 2 * half / step
    angle = np.linspace(0, 2 * np.pi * turns, round(14 * turns))
    high = half * (1 + 0.08 * np.sin(angle * 0.37 + rng.uniform(0, 6)))
    across = np.linspace(-half, half, len(angle)) + 0.5 * np.cos(angle)
    return np.stack([across, high * np.sin(angle)], axis=1)


def _ring(across: float, down: float, own: Generator, rng: Generator) -> Points:
    """Begun where this hand begins rings, gone on a little too long or not long enough, never round."""
    turns, begins, egg = own.normal(1.05, 0.12), own.uniform(-3, 0), own.uniform(0, 0.12)
    if own.random() < 0.15:
        turns += 1
    angle = begins + np.linspace(0, 2 * np.pi * turns, 60)
    away = 1 + egg * np.sin(2 * angle + rng.uniform(0, 6)) + 0.05 * (angle - begins) / 6
    return np.stack([across * away * np.cos(angle), down * away * np.sin(angle)], axis=1)


MARKS: Mapping[str, tuple[tuple[float, Maker], ...]] = {
    "tick": ((0.88, tick), (0.04, two_ticks), (0.08, partial(tick, tail=1.6))),
    "cross": ((0.88, cross), (0.12, plus)),
    "slash": ((1.0, slash),),
    "filled": ((1.0, filled),),
    "half": ((1.0, half_filled),),
    "tangle": ((1.0, tangle),),
    "loop": ((1.0, loop),),
    "circle": ((1.0, ring),),
    "dash": ((1.0, dash),),
    "dot": ((1.0, dot),),
}
"""By the habit of whoever marks so, each with how many of them do."""


def cover(own: Generator, rng: Generator) -> list[Points]:
    """What is drawn over a mark that is to count no more: a coil, a wild hatching, bars, a big cross."""
    way = int(own.integers(5))
    wide, high = own.uniform(3.6, 5.6), own.uniform(3.3, 5.0)
    if way == 0:
        return [_loops(1.0, 0.3, rng) * (wide, high)]
    if way == 1:
        return [turned(_to_and_fro(wide, high, own.uniform(1.2, 2.2), rng), own.uniform(-50, 50))]
    if way == 2:
        shift, tilt = own.uniform(0.8, 1.6), own.normal(0, 8)
        bar = bow(np.array((-wide, 0.0)), np.array((wide, 0.0)), 0.03)
        return [turned(np.add(bar, (0, y)), tilt) + rng.normal(0, 0.2, 2) for y in (-shift, 0.1, shift)]
    if way == 3:
        corners = np.array([(-wide, -high), (wide, high), (-wide, high), (wide, -high)]) * 1.1
        corners += rng.normal(0, 0.4, corners.shape)
        return [bow(corners[0], corners[1], 0.04), bow(corners[2], corners[3], -0.03)]
    angle = np.linspace(0, 2 * np.pi, 120)
    return [np.stack([wide * np.sin(5 * angle + own.uniform(0, 3)), high * np.sin(6.3 * angle)], axis=1)]


def through(own: Generator, rng: Generator, wide: float) -> list[Points]:
    """Under something `wide` mm or through it: a line, a wave, a line there and back."""
    way, half = int(own.integers(3)), wide / 2 + own.uniform(0.2, 1.6)
    at = np.linspace(-half, half, 24)
    if way == 0:
        return [np.stack([at, 0.04 * own.normal() * at + rng.normal(0, 0.1)], axis=1)]
    if way == 1:
        return [np.stack([at, 0.45 * np.sin(at * own.uniform(1.4, 2.4) + rng.uniform(0, 6))], axis=1)]
    back = np.stack([at[::-1], np.full(24, own.uniform(0.4, 0.9)) + at * 0.03], axis=1)
    return [np.vstack([np.stack([at, at * 0.0], axis=1), back])]
