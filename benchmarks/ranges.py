"""Hands of ranges: a list like those of `rehearsal.hands`, but with shapes that nobody chose.

Beside the tuning hands it shows, before anything is measured, what the reader makes of marks it knows by no
name. It is tuned on as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.random import Generator

from benchmarks import drawing
from meeting_tui.rehearsal.hands import TUNING, HandList
from meeting_tui.rehearsal.shapes import Habit, Shape
from meeting_tui.rehearsal.strokes import Pen, Points, hatch, line, spiral, turned

SEED, MANY = 20261127, 80  # shapes of each habit


def ranges() -> HandList:
    """The list, always the same."""
    rng = np.random.default_rng(SEED)
    shapes: dict[Habit, Mapping[str, Shape]] = dict(TUNING.shapes)
    for habit in drawing.MARKS:
        shapes[habit] = dict(_line_shape(habit, no, rng) for no in range(MANY))
    shapes["filled"] = dict(_fill(no, rng) for no in range(MANY))
    return replace(
        TUNING,
        name="ranges",
        shapes=shapes,
        pens=(*TUNING.pens, *((0.03, _pen(rng)) for _ in range(12))),
        scribbles=tuple(tuple(drawing.undone("cross", rng)) for _ in range(MANY)),
        strikes=tuple(tuple(drawing.struck(rng)) for _ in range(MANY)),
    )


def _line_shape(habit: Habit, no: int, rng: Generator) -> tuple[str, Shape]:
    make, lines = drawing.mark(habit, rng)
    return f"{make} {no}", lambda _width: tuple(lines)


def _pen(rng: Generator) -> Pen:
    grain, skip = float(rng.uniform(0, 0.3)), max(0.0, float(rng.uniform(-0.5, 0.25)))
    return Pen("other", float(rng.uniform(0.5, 0.95)), float(rng.uniform(0.3, 1.2)), grain, skip)


def _fill(no: int, rng: Generator) -> tuple[str, Shape]:
    """A box filled to and fro, round and round, or both ways, with some paper left between or none."""
    how = ("to and fro", "round", "both ways", "outlined")[int(rng.choice(4, p=(0.5, 0.2, 0.15, 0.15)))]
    half, close = float(rng.uniform(1.7, 2.7)), float(rng.uniform(0.6, 1.3))
    angle = float(rng.choice((0, 45, 90, 135)) + rng.normal(0, 8))
    flat = np.array((1.0, float(rng.uniform(0.75, 1.0))))

    def drawn(width: float) -> tuple[Points, ...]:
        step = max(0.3, width * close)
        if how == "round":
            return (turned(spiral(half, step) * flat, angle),)
        rows = turned(hatch(half, step) * flat, angle)
        if how == "both ways":
            return rows, turned(rows, 90)
        if how == "outlined":
            edge = line((-half, -half), (half, -half), (half, half), (-half, half), (-half, -half))
            return edge, rows
        return (rows,)

    return f"{how} {no}", drawn
