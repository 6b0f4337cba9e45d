"""Marks as people draw them, mm from the middle of a box of 6 mm, right and down: the tuning ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from meeting_tui.rehearsal.strokes import Points, curve, ellipse, hatch, line, spiral, turned

Habit = Literal["tick", "cross", "filled", "slash", "circle", "loop", "half", "dash", "dot"]
Shape = Callable[[float], tuple[Points, ...]]
"""The lines of a mark for a pen of this width (mm)."""


def drawn(*lines: Points) -> Shape:
    """A mark that is the same with every pen."""
    return lambda _width: lines


def _outlined(width: float) -> tuple[Points, ...]:
    edge = line((-2.3, -2.3), (2.3, -2.3), (2.3, 2.3), (-2.3, 2.3), (-2.3, -2.3))
    return edge, hatch(2.2, max(0.35, width * 0.85))


TUNED: Mapping[Habit, Mapping[str, Shape]] = {
    "tick": {
        "printed": drawn(line((-2.0, -0.1), (-0.7, 1.9), (2.6, -2.4))),
        "short leg": drawn(line((-1.1, 0.5), (-0.5, 1.5), (2.2, -2.1))),
        "no leg": drawn(curve((-0.9, 1.4), (0.1, 0.5), (1.1, -0.8), (2.0, -2.2))),
        "shallow": drawn(line((-2.3, 0.2), (-1.0, 1.3), (2.8, -0.9))),
        "curved": drawn(curve((-1.7, 0.1), (-1.0, 1.6), (-0.3, 1.4), (1.0, -0.7), (2.6, -2.2))),
        "long tail": drawn(line((-1.6, 0.1), (-0.6, 1.6), (5.2, -4.0))),
    },
    "cross": {
        "even": drawn(line((-2.1, -2.0), (2.1, 2.0)), line((2.0, -2.1), (-2.0, 2.1))),
        "uneven": drawn(line((-1.4, -1.6), (1.6, 1.4)), line((2.6, -2.5), (-2.3, 2.4))),
        "wide": drawn(line((-2.6, -1.2), (2.5, 1.3)), line((2.4, -1.4), (-2.6, 1.3))),
    },
    "slash": {
        "up": drawn(line((-2.0, 2.1), (2.1, -2.2))),
        "down": drawn(line((-1.9, -2.0), (2.0, 2.1))),
    },
    "filled": {
        "across": lambda width: (hatch(2.4, max(0.35, width * 0.8)),),
        "outlined": _outlined,
        "down": lambda width: (turned(hatch(2.5, max(0.35, width * 0.7)), 90),),
    },
    "circle": {"round": drawn(ellipse(4.9, 4.5)), "oval": drawn(ellipse(5.6, 4.2))},
    "loop": {"small": drawn(ellipse(1.9, 1.8))},
    "half": {"low": lambda width: (hatch(2.2, width * 0.9) * (1.0, 0.5) + (0.0, 1.1),)},
    "dash": {"level": drawn(line((-1.8, 0.1), (1.9, -0.1)))},
    "dot": {"pressed": lambda width: (spiral(0.55, max(0.2, width * 0.5)),)},
}
