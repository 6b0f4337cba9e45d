"""Marks as people draw them, mm from the middle of a box of 6 mm, right and down. Two sets that share none:
one to tune the reader on, one to measure it with (`hands`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import numpy as np

from meeting_tui.rehearsal.strokes import Points, curve, ellipse, hatch, line, spiral, turned

Habit = Literal["tick", "cross", "filled", "slash", "circle", "loop", "half", "dash", "dot"]
Shape = Callable[[float], tuple[Points, ...]]
"""The lines of a mark for a pen of this width (mm)."""


def _drawn(*lines: Points) -> Shape:
    return lambda _width: lines


def _double(width: float) -> tuple[Points, ...]:
    """A tick gone over twice."""
    once = line((-1.8, 0.1), (-0.6, 1.7), (2.3, -2.3))
    return once, np.add(once, (width * 0.4, 0.2))


def _outlined(width: float) -> tuple[Points, ...]:
    edge = line((-2.3, -2.3), (2.3, -2.3), (2.3, 2.3), (-2.3, 2.3), (-2.3, -2.3))
    return edge, hatch(2.2, max(0.35, width * 0.85))


TUNED: Mapping[Habit, Mapping[str, Shape]] = {
    "tick": {
        "printed": _drawn(line((-2.0, -0.1), (-0.7, 1.9), (2.6, -2.4))),
        "short leg": _drawn(line((-1.1, 0.5), (-0.5, 1.5), (2.2, -2.1))),
        "no leg": _drawn(curve((-0.9, 1.4), (0.1, 0.5), (1.1, -0.8), (2.0, -2.2))),
        "shallow": _drawn(line((-2.3, 0.2), (-1.0, 1.3), (2.8, -0.9))),
        "curved": _drawn(curve((-1.7, 0.1), (-1.0, 1.6), (-0.3, 1.4), (1.0, -0.7), (2.6, -2.2))),
        "long tail": _drawn(line((-1.6, 0.1), (-0.6, 1.6), (5.2, -4.0))),
    },
    "cross": {
        "even": _drawn(line((-2.1, -2.0), (2.1, 2.0)), line((2.0, -2.1), (-2.0, 2.1))),
        "uneven": _drawn(line((-1.4, -1.6), (1.6, 1.4)), line((2.6, -2.5), (-2.3, 2.4))),
        "wide": _drawn(line((-2.6, -1.2), (2.5, 1.3)), line((2.4, -1.4), (-2.6, 1.3))),
    },
    "slash": {
        "up": _drawn(line((-2.0, 2.1), (2.1, -2.2))),
        "down": _drawn(line((-1.9, -2.0), (2.0, 2.1))),
    },
    "filled": {
        "across": lambda width: (hatch(2.4, max(0.35, width * 0.8)),),
        "outlined": _outlined,
        "down": lambda width: (turned(hatch(2.5, max(0.35, width * 0.7)), 90),),
    },
    "circle": {"round": _drawn(ellipse(4.9, 4.5)), "oval": _drawn(ellipse(5.6, 4.2))},
    "loop": {"small": _drawn(ellipse(1.9, 1.8))},
    "half": {"low": lambda width: (hatch(2.2, width * 0.9) * (1.0, 0.5) + (0.0, 1.1),)},
    "dash": {"level": _drawn(line((-1.8, 0.1), (1.9, -0.1)))},
    "dot": {"pressed": lambda width: (spiral(0.55, max(0.2, width * 0.5)),)},
}
MEASURED: Mapping[Habit, Mapping[str, Shape]] = {
    "tick": {
        "steep": _drawn(line((-1.3, -0.4), (-0.4, 1.9), (1.4, -2.7))),
        "stub": _drawn(line((-0.9, 0.9), (-0.6, 1.4), (2.5, -1.8))),
        "curl": _drawn(curve((-1.2, -0.9), (-1.6, 0.3), (-0.8, 1.7), (0.4, 0.1), (2.1, -2.3))),
        "flat tail": _drawn(line((-1.5, 0.3), (-0.7, 1.5), (6.3, -2.1))),
        "bow": _drawn(curve((-1.0, 1.6), (-0.5, 1.7), (0.7, 0.2), (1.2, -1.2), (1.4, -2.4))),
        "left hand": _drawn(line((1.9, -0.2), (0.8, 1.7), (-2.3, -2.2))),
        "twice": _double,
        "small": _drawn(line((-1.3, 0.0), (-0.5, 1.2), (1.5, -1.6))),
    },
    "cross": {
        "bent": _drawn(
            curve((-2.0, -2.1), (-0.3, -0.2), (2.2, 1.8)), curve((1.9, -2.2), (0.3, 0.1), (-2.1, 1.9))
        ),
        "one line": _drawn(curve((-2.0, 1.9), (1.7, -1.9), (2.2, -1.0), (0.2, 0.2), (-1.9, -1.8))),
        "narrow": _drawn(line((-1.1, -2.4), (1.2, 2.4)), line((1.1, -2.3), (-1.3, 2.3))),
        "low": _drawn(line((-1.6, -1.0), (1.7, 2.2)), line((1.8, -1.1), (-1.5, 2.3))),
    },
    "slash": {
        "bowed": _drawn(curve((-2.2, 1.8), (0.3, 0.4), (1.9, -2.4))),
        "steep": _drawn(line((-1.0, 2.5), (1.2, -2.6))),
    },
    "filled": {
        "spiral": lambda width: (spiral(2.6, max(0.35, width * 0.75)), _corners()),
        "slanting": lambda width: (turned(hatch(2.1, max(0.35, width * 0.75)), 38), hatch(2.0, width)),
        "twice": lambda width: (hatch(2.3, width * 0.9), turned(hatch(2.3, width * 0.9), 90)),
    },
    "circle": {"tight": _drawn(ellipse(4.2, 4.4, 1.3)), "open": _drawn(ellipse(5.2, 4.8, 0.9))},
    "loop": {"large": _drawn(ellipse(2.3, 2.0, 1.2))},
    "half": {"side": lambda width: (turned(hatch(2.3, width * 0.85), 90) * (0.5, 1.0) - (1.0, 0.0),)},
    "dash": {"wavy": _drawn(curve((-1.9, 0.3), (-0.7, -0.2), (0.6, 0.3), (1.8, -0.2)))},
    "dot": {"comma": lambda width: (spiral(0.5, max(0.2, width * 0.5)), line((0.1, 0.2), (-0.5, 1.1)))},
}


def _corners() -> Points:
    return line((-2.2, -2.2), (2.2, -2.2), (2.2, 2.2), (-2.2, 2.2), (-2.2, -2.2))
