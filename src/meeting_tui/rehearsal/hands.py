"""Hands: how a voter marks. Lists of them share no shape, no pen, no word and no size.

`TUNING` is what the reader's constants are fitted on. `measuring.crowd` is who the reader is measured with,
and no constant is ever fitted to that: a change that was tried on it and kept because it did better there
is a fit. Whatever is drawn from a range is drawn from every second slice of it: these from the even ones,
those from the odd.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal import letters, pens
from meeting_tui.rehearsal.shapes import TUNED, Habit, Shape
from meeting_tui.rehearsal.strokes import Pen, Picture, Points, ellipse, line, spread, turned

SLICES = 8
Picked = TypeVar("Picked")
Manner = Literal[
    "", "word", "beside", "written", "sentence", "taken back", "correction", "overvote", "contradiction",
    "dot", "signature", "seal", "thumb", "coffee", "struck",
]  # fmt: skip
"""What a voter does beside marking boxes; "" nothing."""


def sliced(rng: Generator, low: float, high: float, *, odd: bool) -> float:
    """A number of the odd slices of a range, or of the even ones."""
    slice_ = 2 * int(rng.integers(SLICES // 2)) + odd
    return low + (high - low) * (slice_ + float(rng.random())) / SLICES


@dataclass(frozen=True)
class HandList:
    """Where hands are drawn from."""

    name: str
    shapes: Mapping[Habit, Mapping[str, Shape]]
    pens: pens.Weighted
    words: Mapping[str, Sequence[str]]
    """What is written for a choice; under "" for a choice nobody has a word for."""
    sentences: tuple[str, ...]
    write: Callable[[Picture, float, tuple[float, float], str, float, Pen, Generator], None]
    ring: Points
    """Round a word, for a width and a height of 2."""
    under: tuple[Points, ...]
    """Under a word or through it, from -1 to 1."""
    scribbles: tuple[tuple[Points, ...], ...]
    """What covers a mark that is taken back, mm from the middle of its box."""
    strikes: tuple[tuple[Points, ...], ...]
    """Lines that strike out a tick; a cross or a slash would only be a larger cross with them."""
    shaken: Callable[[Points, float, Generator], Points] = spread
    """How a hand that shakes so many mm draws a line."""
    initials: tuple[str, ...] = ()
    """What is written beside an answer that was put right."""
    thorough: bool = False
    """Whether some put an answer right with correction fluid, or with a ring and an arrow to another box."""

    def between(self, rng: Generator, low: float, high: float) -> float:
        """A number of the tuned part of a range."""
        return sliced(rng, low, high, odd=False)


@dataclass(frozen=True, slots=True)
class Hand:
    """One voter's pen and habits. `off` is how far (σ, mm) marks miss the middle, `slant` in degrees.

    `manner` is done in every question where `always`, else in one.
    """

    pen: Pen
    habit: Habit
    shape: str = "printed"
    size: float = 1.0
    off: float = 0.15
    slant: float = 0.0
    shake: float = 0.12
    manner: Manner = ""
    always: bool = False
    of: HandList | None = None

    @property
    def kin(self) -> HandList:
        """The list the hand is of."""
        return self.of or TUNING

    def outline(self, rng: Generator) -> list[Points]:
        """The lines of one mark, mm from the middle of the box."""
        shapes = self.kin.shapes[self.habit]
        shape = shapes.get(self.shape) or next(iter(shapes.values()))
        return self.drawn(shape(self.pen.width), rng)

    def drawn(self, lines: Sequence[Points], rng: Generator) -> list[Points]:
        """Lines as this hand draws them: its size and slant, and not twice the same."""
        large, at = self.size * float(rng.uniform(0.92, 1.08)), rng.normal(0, self.off, 2)
        return [
            self.kin.shaken(
                turned(points, self.slant + float(rng.normal(0, 4))) * large + at, self.shake, rng
            )
            for points in lines
        ]


HABITS: tuple[tuple[float, Habit], ...] = (
    (0.42, "tick"),
    (0.22, "cross"),
    (0.16, "filled"),
    (0.07, "slash"),
    (0.04, "circle"),
    (0.03, "loop"),
    (0.02, "half"),
    (0.02, "dash"),
    (0.02, "dot"),
)
SIZES: Mapping[Habit, tuple[float, float]] = {"circle": (0.9, 1.3), "filled": (0.7, 1.2), "half": (0.7, 1.2)}
MANNERS: tuple[tuple[float, Manner], ...] = (
    (0.56, ""),
    (0.08, "word"),
    (0.06, "beside"),
    (0.06, "written"),
    (0.03, "sentence"),
    (0.05, "taken back"),
    (0.03, "correction"),
    (0.02, "overvote"),
    (0.02, "contradiction"),
    (0.01, "dot"),
    (0.03, "signature"),
    (0.01, "seal"),
    (0.01, "thumb"),
    (0.02, "coffee"),
    (0.01, "struck"),
)

TUNING = HandList(
    name="tuning",
    shapes=TUNED,
    pens=pens.TUNED_PENS,
    words={
        "for": ("可以", "没意见", "ok", "√行"),
        "against": ("不行", "不要", "No"),
        "abstain": ("随便",),
        "": ("选他",),
    },
    sentences=("以上各项我都可以", "一律不行", "I agree to all of these", "请先公布账目再说"),
    write=letters.printed,
    ring=ellipse(1.25, 1.35),
    under=(line((-1.0, 0.0), (1.0, -0.05)),),
    scribbles=((line(*((x / 2, 2.4 if x % 2 else -2.3) for x in range(-6, 7))),),),
    strikes=(
        (line((-3.4, 0.2), (3.5, -0.3)), line((-3.3, 0.9), (3.4, 0.4))),
        (line((-2.8, 2.9), (2.9, -2.8)), line((-2.7, -2.7), (2.8, 2.8))),
    ),
)
"""What the constants of the reader are fitted on."""


def clean_hand(rng: Generator) -> Hand:
    """A voter who does as the ballot says: a dark pen, a tick or a cross inside the box."""
    pen = pick(rng, ((0.6, pens.BLACK), (0.4, pens.BLUE)))
    habit: Habit = "tick" if rng.random() < 0.6 else "cross"
    return Hand(pen, habit, "printed" if habit == "tick" else "even", float(rng.uniform(0.85, 1)), shake=0.08)


def marking_hand(rng: Generator, of: HandList, habit: Habit) -> Hand:
    """A voter of this habit with a pen that is plain to see, who does nothing beside marking boxes."""
    plain = replace(of, pens=tuple((often, pen) for often, pen in of.pens if pen.plain))
    return replace(living_hand(rng, plain, ((1.0, habit),)), manner="")


def living_hand(rng: Generator, of: HandList, habits: Sequence[tuple[float, Habit]] | None = None) -> Hand:
    """A voter as they come; of one of these `habits`, where some are given."""
    habit: Habit = pick(rng, habits or HABITS)
    names = list(of.shapes[habit])
    return Hand(
        pen=pick(rng, of.pens),
        habit=habit,
        shape=names[int(rng.integers(len(names)))],
        size=of.between(rng, *SIZES.get(habit, (0.6, 1.6))),
        off=of.between(rng, 0.05, 0.8),
        slant=of.between(rng, -15, 15),
        shake=of.between(rng, 0.04, 0.2),
        manner=pick(rng, MANNERS),
        always=bool(rng.random() < 0.5),
        of=of,
    )


def pick(rng: Generator, weighted: Sequence[tuple[float, Picked]]) -> Picked:
    """One of several by its weight."""
    weights = np.array([weight for weight, _ in weighted])
    return weighted[int(rng.choice(len(weighted), p=weights / weights.sum()))][1]
