"""Hands that the reader was measured with for a day of November 2026, put aside like those of `retired`.

Drawn from how people mark papers: school ticks and teachers' ticks, left hands, old hands that tremble,
clerks in a hurry, children's crosses, crosses in one line with a loop, boxes filled by coils and hatching.
They are tuned on now, in the slices of `TUNING`; never again measured with.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meeting_tui.rehearsal.cursive import cursive
from meeting_tui.rehearsal.hands import HandList
from meeting_tui.rehearsal.pens import Weighted
from meeting_tui.rehearsal.shapes import Habit, Shape, drawn
from meeting_tui.rehearsal.strokes import Pen, Points, curve, ellipse, hatch, line, spiral, swayed, turned


def _pressed(width: float) -> tuple[Points, ...]:
    """A tick that begins with a pressed point."""
    return np.add(spiral(0.35, max(0.2, width * 0.5)), (-1.7, 0.3)), line(
        (-1.7, 0.3), (-0.5, 1.4), (1.9, -1.4)
    )


def _coils(width: float) -> tuple[Points, ...]:
    """Loop beside loop from the left to the right, as one fills while talking."""
    turns = 4.2 / max(0.35, width * 0.8)
    angle = np.linspace(0, 2 * np.pi * turns, round(14 * turns))
    return (np.stack([angle / angle[-1] * 4.2 - 2.1 + 0.4 * np.cos(angle), 2.2 * np.sin(angle)], axis=1),)


def _inward(width: float) -> tuple[Points, ...]:
    """Ring in ring, and the middle pressed."""
    return *(ellipse(half, half) for half in np.arange(2.3, 0.4, -max(0.35, width * 0.8))), spiral(0.5, 0.3)


def _crossed_full(width: float) -> tuple[Points, ...]:
    """A cross first, then everything else."""
    cross = line((-2.1, -2.1), (2.1, 2.1)), line((-2.1, 2.1), (2.1, -2.1))
    return *cross, turned(hatch(2.2, max(0.35, width * 0.8)), -8)


def _triangle(width: float) -> Points:
    """Hatching of the half below a diagonal."""
    rows = np.arange(-2.2, 2.2, max(0.35, width * 0.9))
    return np.array([(x, y) for no, y in enumerate(rows) for x in ((-2.2, y) if no % 2 else (y, -2.2))])


SHAPES: Mapping[Habit, Mapping[str, Shape]] = {
    "tick": {
        "school": drawn(curve((-2.2, -0.6), (-1.4, 0.4), (-0.9, 1.7), (0.2, -0.1), (1.6, -1.7), (3.1, -2.6))),
        "teacher": drawn(line((-1.9, -1.0), (-0.9, 1.8), (0.6, -1.2), (3.4, -3.6))),
        "bowl": drawn(curve((-1.8, -0.8), (-1.5, 1.0), (-0.6, 1.6), (0.4, 0.9), (1.5, -1.0), (1.8, -2.0))),
        "left school": drawn(curve((2.0, -0.9), (1.2, 0.8), (0.7, 1.5), (-0.5, -0.3), (-2.6, -1.7))),
        "trembling": drawn(
            curve(
                (-1.6, 0.2),
                (-1.4, 0.8),
                (-1.0, 0.8),
                (-0.7, 1.6),
                (-0.4, 1.2),
                (-0.3, 0.7),
                (0.2, 0.6),
                (0.3, -0.1),
                (0.9, -0.3),
                (0.9, -1.0),
                (1.6, -1.2),
                (1.7, -2.0),
            ),
        ),
        "hooked": drawn(curve((-1.4, 0.4), (-0.7, 1.5), (0.5, -0.2), (1.7, -2.0), (2.3, -1.8), (2.2, -1.2))),
        "pressed": _pressed,
        "two lines": drawn(line((-2.4, -0.9), (-0.9, 1.0)), line((-1.3, 1.7), (2.4, -1.2))),
        "clerk": drawn(line((-0.9, 0.5), (-0.3, 1.2), (1.5, -1.1))),
        "gull": drawn(curve((-2.9, 0.4), (-1.7, 1.2), (-0.9, 1.6), (0.5, 0.1), (2.1, -0.7), (3.2, -0.8))),
        "upright": drawn(line((-0.6, 0.0), (0.0, 1.9), (0.8, -2.7))),
        "knot": drawn(
            curve((-1.6, -0.3), (-0.8, 1.4), (-0.3, 1.9), (0.0, 1.3), (-0.6, 1.1), (0.7, -0.3), (2.2, -2.1))
        ),
        "sail": drawn(curve((-1.2, 0.9), (-0.8, 1.7), (-0.2, 1.3), (1.2, -0.2), (2.4, -0.7), (3.6, -2.8))),
    },
    "cross": {
        "child": drawn(
            curve((-2.4, -1.1), (-0.9, 0.4), (0.3, 0.9), (1.4, 2.1)),
            curve((0.9, -2.4), (0.1, -0.6), (-1.0, 0.7), (-1.8, 1.9)),
        ),
        "right loop": drawn(
            curve(
                (-2.0, -1.8),
                (0.1, 0.2),
                (1.8, 1.9),
                (2.6, 0.7),
                (2.3, -1.3),
                (1.6, -1.9),
                (-0.1, 0.0),
                (-2.0, 2.0),
            )
        ),
        "fish": drawn(
            curve(
                (-1.8, 1.8),
                (0.2, -0.1),
                (1.6, -1.7),
                (0.9, -2.5),
                (-0.9, -2.5),
                (-1.7, -1.7),
                (0.1, 0.2),
                (1.9, 1.9),
            )
        ),
        "upright": drawn(line((0.1, -2.4), (-0.1, 2.3)), line((-2.3, 0.2), (2.2, -0.2))),
        "leaning": drawn(line((-0.8, -2.3), (1.2, 2.1)), line((2.3, -0.9), (-2.1, 1.3))),
        "short bar": drawn(line((-2.4, -2.0), (2.1, 2.5)), line((-0.6, 1.7), (1.5, -0.5))),
        "trembling": drawn(
            curve((-1.9, -1.6), (-1.2, -1.3), (-0.9, -0.5), (0.0, -0.2), (0.4, 0.7), (1.1, 0.8), (1.7, 1.7)),
            curve((1.8, -1.9), (1.3, -1.1), (0.7, -0.9), (0.2, 0.1), (-0.7, 0.3), (-0.9, 1.1), (-1.8, 1.6)),
        ),
        "gone over": drawn(line((-1.4, -2.4), (2.4, 1.5), (-1.0, -2.6)), line((2.2, -1.5), (-2.4, 1.8))),
        "left hand": drawn(
            curve((2.3, -2.4), (0.6, -0.2), (-1.6, 1.5)), curve((-1.5, -1.7), (0.4, 0.2), (1.5, 2.3))
        ),
    },
    "slash": {
        "back": drawn(line((-1.2, -2.4), (1.1, 2.3))),
        "low": drawn(line((-2.5, 1.3), (2.5, -1.4))),
        "trembling": drawn(
            curve((-1.8, 1.7), (-1.0, 1.3), (-0.7, 0.4), (0.3, 0.0), (0.7, -1.0), (1.8, -1.7))
        ),
        "hooked": drawn(curve((-1.5, -2.3), (0.2, -0.3), (1.7, 1.9), (2.2, 1.5))),
    },
    "filled": {
        "coils": _coils,
        "inward": _inward,
        "cross first": _crossed_full,
        "steep": lambda width: (turned(hatch(2.1, max(0.35, width * 0.85)), -56),),
        "downhill": lambda width: (turned(hatch(2.3, max(0.35, width * 0.65)), 22),),
        "gone round": lambda width: (ellipse(2.4, 2.4, 2.2), turned(hatch(2.0, max(0.35, width * 0.8)), 68)),
    },
    "circle": {
        "lying": drawn(ellipse(6.1, 4.6, 1.1)),
        "twice": drawn(ellipse(4.6, 4.9, 2.1)),
        "egg": drawn(turned(ellipse(5.6, 4.5, 1.0), 24)),
        "unclosed": drawn(turned(ellipse(5.0, 4.7, 0.8), -60)),
    },
    "loop": {
        "nought": drawn(ellipse(1.3, 2.1, 1.06)),
        "twice": drawn(ellipse(2.5, 1.5, 2.15)),
        "tail": drawn(np.vstack([ellipse(1.2, 1.0, 1.0), [(1.4, -1.4), (2.4, -2.3)]])),
    },
    "half": {
        "top": lambda width: (turned(hatch(2.2, max(0.35, width * 0.85)) * (1.0, 0.5) - (0.0, 1.1), 6),),
        "corner": lambda width: (_triangle(width),),
    },
    "dash": {
        "short": drawn(line((-1.2, 0.2), (1.2, 0.1))),
        "uphill": drawn(line((-1.9, 0.5), (1.7, -0.4))),
        "twice": drawn(line((-1.7, -0.5), (1.7, -0.6)), line((-1.6, 0.5), (1.8, 0.4))),
    },
    "dot": {
        "round": lambda width: (spiral(0.8, max(0.2, width * 0.5)),),
        "stab": drawn(line((-0.3, -0.4), (0.5, 0.6), (0.0, 0.5))),
        "smear": lambda width: (spiral(0.45, max(0.2, width * 0.5)), line((0.2, 0.0), (1.1, -0.3))),
    },
}

PENS: Weighted = (
    (0.19, Pen("roller", 0.93, 0.65)),
    (0.18, Pen("office ball", 0.83, 0.38)),
    (0.14, Pen("blue gel", 0.92, 0.52, tint=(1.0, 0.9, 0.25))),
    (0.10, Pen("washable blue", 0.72, 0.7, tint=(1.0, 0.75, 0.2))),
    (0.06, Pen("teacher's red", 0.82, 0.45, tint=(0.12, 1.0, 0.95))),
    (0.03, Pen("purple gel", 0.84, 0.5, tint=(0.7, 0.95, 0.45))),
    (0.03, Pen("turquoise", 0.85, 0.6, tint=(0.95, 0.5, 0.45))),
    (0.06, Pen("blunt pencil", 0.52, 0.85, 0.2)),
    (0.03, Pen("school pencil", 0.55, 0.48, 0.25)),
    (0.05, Pen("broad felt", 0.91, 1.7)),
    (0.06, Pen("ball that skips", 0.86, 0.52, skip=0.22)),
    (0.03, Pen("pale lead", 0.22, 0.55, 0.25, plain=False)),
    (0.02, Pen("empty ball", 0.32, 0.35, 0.15, 0.45, plain=False)),
    (0.01, Pen("blue highlighter", 0.5, 3.9, tint=(0.8, 0.25, 0.05), plain=False)),
    (0.01, Pen("lemon highlighter", 0.7, 4.4, tint=(0.05, 0.02, 0.9), plain=False)),
)


def _cloud() -> Points:
    """Round and round over everything, out of the box on all sides."""
    angle = np.linspace(0, 26 * np.pi, 200)
    return np.stack([4.8 * np.cos(angle) * np.sin(angle * 0.41), 4.3 * np.sin(angle)], axis=1)


def _uprights() -> tuple[Points, ...]:
    return line((-1.0, -3.2), (-1.2, 3.4)), line((1.1, -3.4), (0.8, 3.2))


SCHOOLED = HandList(
    name="schooled",
    shapes=SHAPES,
    pens=PENS,
    words={
        "for": ("行", "好", "可", "agree", "yea"),
        "against": ("不可", "否", "nay", "不好"),
        "abstain": ("中立", "pass"),
        "": ("他", "this"),
    },
    sentences=("都好都好", "全不可", "先公开", "no to all", "all yes"),
    write=cursive,
    ring=turned(ellipse(1.3, 1.5, 1.8), 4),
    under=(
        curve((-1.15, 0.08), (-0.5, -0.08), (0.1, 0.1), (0.6, -0.06), (1.2, -0.16)),
        line((-0.6, 0.35), (0.8, 0.2)),
    ),
    scribbles=(
        (_cloud(),),
        (line(*((5.1 if no % 2 else -4.9, y) for no, y in enumerate(np.linspace(-3.1, 3.3, 10)))),),
        (curve((-4.2, 0.9), (-2.9, -1.3), (-1.5, 1.2), (-0.2, -1.2), (1.3, 1.4), (2.8, -1.1), (4.3, 0.8)),),
        (
            curve(
                (-3.4, 3.2),
                (3.1, -3.5),
                (-2.4, -2.6),
                (3.6, 2.9),
                (-3.5, 0.4),
                (3.8, -0.8),
                (-1.8, 3.5),
                (0.6, -3.6),
            ),
        ),
    ),
    strikes=(
        (curve((-4.3, 0.3), (-1.6, -0.3), (1.5, 0.4), (4.4, -0.2)),),
        (line((-4.1, -3.7), (3.9, 4.0)), line((3.8, -4.1), (-4.0, 3.8))),
        tuple(line((x - 1.3, 2.7 - x / 8), (x + 1.4, -2.8)) for x in (-2.9, -1.1, 0.9, 2.6)),
        (line((-3.8, -0.9), (3.9, -0.6)), line((-3.7, 0.9), (3.8, 1.2)), *_uprights()),
    ),
    shaken=swayed,
    initials=("改", "WL"),
    thorough=True,
)
