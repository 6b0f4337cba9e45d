"""Pens that mark printed ballots as voters do: one voter has one pen and one habit. Seeded, never random."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

import numpy as np
from numpy.random import Generator

from meeting_tui.paper.ballots.geometry import Box, PageLayout
from meeting_tui.rehearsal.strokes import Gray, Points, ellipse, hatch, line, scribble, spread, stroke

Habit = Literal["tick", "cross", "filled", "slash", "circle"]
Slip = Literal["", "overvote", "correction", "dot"]
Picked = TypeVar("Picked")


@dataclass(frozen=True, slots=True)
class Pen:
    """`ink` is how dark (1 black), `width` mm, `grain` how much paper shows through."""

    name: str
    ink: float
    width: float
    grain: float = 0.0


@dataclass(frozen=True, slots=True)
class Hand:
    """One voter's pen and habit; `shake` in mm, `life` when slips and large marks happen."""

    pen: Pen
    habit: Habit
    shake: float = 0.12
    life: bool = True


@dataclass(frozen=True, slots=True)
class Meant:
    """What a careful person sees in one question; `clear` when a machine should need no help.

    `valid` is false for an overvote: whatever a machine reads there alone is wrong.
    """

    choices: tuple[str, ...]
    how: str
    clear: bool = True
    valid: bool = True


BLACK = Pen("black", 0.9, 0.6)
BLUE = Pen("blue", 0.72, 0.55)
PENS: tuple[tuple[float, Pen], ...] = (
    (0.40, BLACK),
    (0.25, BLUE),
    (0.07, Pen("red", 0.6, 0.6)),
    (0.15, Pen("pencil", 0.5, 0.5, 0.35)),
    (0.05, Pen("light pencil", 0.24, 0.45, 0.4)),
    (0.08, Pen("marker", 0.93, 1.5)),
)
HABITS: tuple[tuple[float, Habit], ...] = (
    (0.40, "tick"),
    (0.30, "cross"),
    (0.18, "filled"),
    (0.08, "slash"),
    (0.04, "circle"),
)
SLIPS: tuple[tuple[float, Slip], ...] = (
    (0.94, ""),
    (0.025, "overvote"),
    (0.025, "correction"),
    (0.01, "dot"),
)


def clean_hand(rng: Generator) -> Hand:
    """A voter who does as the ballot says: a dark pen, a tick or a cross inside the box."""
    pen: Pen = pick(rng, ((0.6, BLACK), (0.4, BLUE)))
    habit: Habit = "tick" if rng.random() < 0.6 else "cross"
    return Hand(pen, habit, shake=0.08, life=False)


def living_hand(rng: Generator) -> Hand:
    """A voter as they come."""
    return Hand(pick(rng, PENS), pick(rng, HABITS), shake=float(rng.uniform(0.05, 0.3)))


def mark(
    page: Gray, layout: PageLayout, wishes: Mapping[str, Sequence[str]], hand: Hand, rng: Generator
) -> dict[str, Meant]:
    """Draw what the voter wishes on the rendered page, in place; what a careful person then sees there.

    `wishes` names the choices of each question on this page; a question without any stays blank.
    """
    scale = page.shape[1] / layout.width
    seen = {}
    for question, boxes in _by_question(layout):
        wished = tuple(wishes.get(question, ()))
        slip: Slip = pick(rng, SLIPS) if hand.life else ""
        seen[question] = _answer(page, scale, boxes, wished, slip, hand, rng)
    return seen


def pick(rng: Generator, weighted: Sequence[tuple[float, Picked]]) -> Picked:
    """One of several by its weight."""
    weights = np.array([weight for weight, _ in weighted])
    return weighted[int(rng.choice(len(weighted), p=weights / weights.sum()))][1]


def _by_question(layout: PageLayout) -> Iterator[tuple[str, list[Box]]]:
    for question in dict.fromkeys(box.question for box in layout.boxes):
        yield question, [box for box in layout.boxes if box.question == question]


def _answer(
    page: Gray,
    scale: float,
    boxes: list[Box],
    wished: tuple[str, ...],
    slip: Slip,
    hand: Hand,
    rng: Generator,
) -> Meant:
    for box in boxes:
        if box.choice in wished:
            _draw(page, scale, box, _shape(hand, rng), hand, rng)
    others = [box for box in boxes if box.choice not in wished]
    if not slip or not others:
        return Meant(wished, hand.habit if wished else "blank", _plain(hand) or not wished)
    other = others[int(rng.integers(len(others)))]
    if slip == "dot":
        _draw(page, scale, other, [_dot(rng)], hand, rng)
        return Meant(wished, "dot", clear=False)
    _draw(page, scale, other, _shape(hand, rng), hand, rng)
    if slip == "correction":
        _draw(page, scale, other, [scribble(rng)], hand, rng)
        if hand.habit != "filled":
            return Meant(wished, "correction", clear=False)
        # a filled box crossed out is a filled box: nobody could tell
    chosen = (*wished, other.choice)
    return Meant(chosen, "overvote", clear=not wished and _plain(hand), valid=not wished)


def _plain(hand: Hand) -> bool:
    return hand.pen.name != "light pencil" and hand.habit != "circle"


def _draw(page: Gray, scale: float, box: Box, lines: list[Points], hand: Hand, rng: Generator) -> None:
    shaken = [spread(points, hand.shake, rng) for points in lines]
    stroke(page, scale, box.rect.center, shaken, hand.pen.width, hand.pen.ink, hand.pen.grain, rng)


def _shape(hand: Hand, rng: Generator) -> list[Points]:
    """The lines of one mark, mm from the middle of the box."""
    large = float(rng.uniform(0.75, 1.25)) if hand.life else float(rng.uniform(0.85, 1.0))
    at = rng.normal(0, 0.35 if hand.life else 0.15, 2)
    return [points * large + at for points in _outline(hand.habit, hand.pen.width, rng)]


def _outline(habit: Habit, width: float, rng: Generator) -> list[Points]:
    if habit == "tick":
        return [line((-2.0, -0.1), (-0.7, 1.9), (2.6, -2.4))]
    if habit == "cross":
        return [line((-2.1, -2.0), (2.1, 2.0)), line((2.0, -2.1), (-2.0, 2.1))]
    if habit == "slash":
        return [line((-2.0, 2.1), (2.1, -2.2))]
    if habit == "circle":
        return [ellipse(float(rng.uniform(4.3, 5.5)), float(rng.uniform(4.0, 5.0)))]
    return [hatch(2.4, max(0.35, width * float(rng.uniform(0.6, 0.95))))]


def _dot(rng: Generator) -> Points:
    at = rng.uniform(-2.2, 2.2, 2)
    return line(tuple(at), tuple(at + rng.uniform(-0.12, 0.12, 2)))
