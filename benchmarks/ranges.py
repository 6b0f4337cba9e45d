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
from meeting_tui.rehearsal.strokes import Pen

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
    seed = int(rng.integers(2**32))
    make, _lines = drawing.filling(np.random.default_rng(seed), 1.0)
    return f"{make} {no}", lambda width: tuple(drawing.filling(np.random.default_rng(seed), width)[1])
