"""Hands that the reader was measured with until November 2026, put aside: some of them were looked at.

They are tuned on now, in the slices of `TUNING` (`benchmarks.fitting`); never again measured with.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meeting_tui.rehearsal import letters
from meeting_tui.rehearsal.hands import HandList
from meeting_tui.rehearsal.pens import Weighted
from meeting_tui.rehearsal.shapes import Habit, Shape, drawn
from meeting_tui.rehearsal.strokes import Pen, Points, curve, ellipse, hatch, line, spiral, turned


def _double(width: float) -> tuple[Points, ...]:
    """A tick gone over twice."""
    once = line((-1.8, 0.1), (-0.6, 1.7), (2.3, -2.3))
    return once, np.add(once, (width * 0.4, 0.2))


SHAPES: Mapping[Habit, Mapping[str, Shape]] = {
    "tick": {
        "steep": drawn(line((-1.3, -0.4), (-0.4, 1.9), (1.4, -2.7))),
        "stub": drawn(line((-0.9, 0.9), (-0.6, 1.4), (2.5, -1.8))),
        "curl": drawn(curve((-1.2, -0.9), (-1.6, 0.3), (-0.8, 1.7), (0.4, 0.1), (2.1, -2.3))),
        "flat tail": drawn(line((-1.5, 0.3), (-0.7, 1.5), (6.3, -2.1))),
        "bow": drawn(curve((-1.0, 1.6), (-0.5, 1.7), (0.7, 0.2), (1.2, -1.2), (1.4, -2.4))),
        "left hand": drawn(line((1.9, -0.2), (0.8, 1.7), (-2.3, -2.2))),
        "twice": _double,
        "small": drawn(line((-1.3, 0.0), (-0.5, 1.2), (1.5, -1.6))),
    },
    "cross": {
        "bent": drawn(
            curve((-2.0, -2.1), (-0.3, -0.2), (2.2, 1.8)), curve((1.9, -2.2), (0.3, 0.1), (-2.1, 1.9))
        ),
        "one line": drawn(curve((-2.0, 1.9), (1.7, -1.9), (2.2, -1.0), (0.2, 0.2), (-1.9, -1.8))),
        "narrow": drawn(line((-1.1, -2.4), (1.2, 2.4)), line((1.1, -2.3), (-1.3, 2.3))),
        "low": drawn(line((-1.6, -1.0), (1.7, 2.2)), line((1.8, -1.1), (-1.5, 2.3))),
    },
    "slash": {
        "bowed": drawn(curve((-2.2, 1.8), (0.3, 0.4), (1.9, -2.4))),
        "steep": drawn(line((-1.0, 2.5), (1.2, -2.6))),
    },
    "filled": {
        "spiral": lambda width: (spiral(2.6, max(0.35, width * 0.75)), _corners()),
        "slanting": lambda width: (turned(hatch(2.1, max(0.35, width * 0.75)), 38), hatch(2.0, width)),
        "twice": lambda width: (hatch(2.3, width * 0.9), turned(hatch(2.3, width * 0.9), 90)),
    },
    "circle": {"tight": drawn(ellipse(4.2, 4.4, 1.3)), "open": drawn(ellipse(5.2, 4.8, 0.9))},
    "loop": {"large": drawn(ellipse(2.3, 2.0, 1.2))},
    "half": {"side": lambda width: (turned(hatch(2.3, width * 0.85), 90) * (0.5, 1.0) - (1.0, 0.0),)},
    "dash": {"wavy": drawn(curve((-1.9, 0.3), (-0.7, -0.2), (0.6, 0.3), (1.8, -0.2)))},
    "dot": {"comma": lambda width: (spiral(0.5, max(0.2, width * 0.5)), line((0.1, 0.2), (-0.5, 1.1)))},
}


def _corners() -> Points:
    return line((-2.2, -2.2), (2.2, -2.2), (2.2, 2.2), (-2.2, 2.2), (-2.2, -2.2))


PENS: Weighted = (
    (0.22, Pen("gel", 0.95, 0.5)),
    (0.20, Pen("black ball", 0.8, 0.42)),
    (0.20, Pen("dark blue", 0.9, 0.48, tint=(0.95, 0.85, 0.5))),
    (0.06, Pen("crimson", 0.85, 0.5, tint=(0.3, 1.0, 0.85))),
    (0.04, Pen("violet", 0.8, 0.55, tint=(0.75, 1.0, 0.35))),
    (0.02, Pen("green", 0.8, 0.55, tint=(1.0, 0.55, 0.85))),
    (0.08, Pen("soft pencil", 0.58, 0.65, 0.3)),
    (0.05, Pen("felt", 0.9, 1.15)),
    (0.05, Pen("clogged ball", 0.8, 0.45, skip=0.3)),
    (0.03, Pen("hard pencil", 0.2, 0.4, 0.3, plain=False)),
    (0.03, Pen("dying ball", 0.28, 0.4, 0.2, 0.42, plain=False)),
    (0.01, Pen("green highlighter", 0.6, 4.5, tint=(0.55, 0.03, 0.75), plain=False)),
    (0.01, Pen("orange highlighter", 0.65, 3.2, tint=(0.02, 0.35, 0.9), plain=False)),
)

RETIRED = HandList(
    name="retired",
    shapes=SHAPES,
    pens=PENS,
    words={
        "for": ("赞成", "同意", "√", "Yes"),
        "against": ("不同意", "反对", "NO", "×"),
        "abstain": ("弃权",),
        "": ("√√",),
    },
    sentences=("同意同意", "不同意", "NO NO NO", "反对弃权", "Yes Yes ok"),
    write=letters.written,
    ring=ellipse(1.4, 1.25, 1.35),
    under=(
        curve((-1.1, 0.0), (-0.4, 0.15), (0.3, -0.1), (1.1, 0.1)),
        line((-0.9, 0.1), (0.95, 0.0), (-0.7, 0.25)),
    ),
    scribbles=(
        (curve((-2.6, 0.4), (-1.4, -2.2), (-0.9, 2.1), (0.2, -2.0), (0.6, 2.2), (1.7, -1.9), (2.7, 1.2)),),
        (curve(*((2.4 * np.cos(a), 1.9 * np.sin(a * 1.13)) for a in np.linspace(0, 19, 30))),),
    ),
    strikes=(
        (line((-3.6, 1.4), (3.4, -1.6)),),
        (line((-2.9, 0.0), (3.0, 0.1)), line((-2.8, 0.8), (2.9, 0.7)), line((-2.7, -0.8), (2.9, -0.9))),
    ),
)
