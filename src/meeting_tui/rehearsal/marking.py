"""A printed page marked by one hand: question by question, and what else comes over the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.random import Generator

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.rehearsal import pens
from meeting_tui.rehearsal.deeds import DEEDS, AskedRow, Desk, Meant, marked, rows
from meeting_tui.rehearsal.hands import Hand, HandList, Manner, living_hand
from meeting_tui.rehearsal.strokes import Picture, Points, curve, ellipse, scribble, spread

Seen = dict[str, Meant]
Wishes = Mapping[str, Sequence[str]]


class Marker(Protocol):
    """One voter at work on pages, whatever list the hand is of."""

    def mark(
        self, page: Picture, layout: PageLayout, wishes: Wishes, rng: Generator, most: Mapping[str, int]
    ) -> Seen:
        """As `mark` below."""

    def sign(self, page: Picture, layout: PageLayout, label: str, rng: Generator) -> None:
        """As `sign` below."""


class Voters(Protocol):
    """A list of hands that draws its own voters."""

    @property
    def name(self) -> str:
        """As benchmarks call it."""

    def marker(self, rng: Generator) -> Marker:
        """A voter as they come."""


@dataclass(frozen=True, slots=True)
class HandAtWork:
    """A hand of a list of shapes at work."""

    hand: Hand

    def mark(
        self, page: Picture, layout: PageLayout, wishes: Wishes, rng: Generator, most: Mapping[str, int]
    ) -> Seen:
        return mark(page, layout, wishes, self.hand, rng, most)

    def sign(self, page: Picture, layout: PageLayout, label: str, rng: Generator) -> None:
        sign(page, layout, label, self.hand, rng)


def marker(of: HandList | Voters, rng: Generator) -> Marker:
    """A voter of the list as they come."""
    return HandAtWork(living_hand(rng, of)) if isinstance(of, HandList) else of.marker(rng)


def mark(
    page: Picture,
    layout: PageLayout,
    wishes: Wishes,
    hand: Hand,
    rng: Generator,
    most: Mapping[str, int] | None = None,
) -> Seen:
    """Mark what the voter wishes on the rendered page, in place; what a careful person then sees there.

    `wishes` names the choices of each question on this page; a question without any stays blank. `most`: how
    many boxes of each question may be marked, where it is more than one.
    """
    desk, asked = Desk(page, page.shape[1] / layout.width, hand, rng), rows(layout, most or {})
    over = _OVER.get(hand.manner)
    odd = int(rng.integers(len(asked))) if asked else 0
    seen = {}
    for no, row in enumerate(asked):
        wished = tuple(box.choice for box in row.boxes if box.choice in wishes.get(row.question, ()))
        if hand.manner == "sentence":
            wished = ()
        deed = DEEDS.get(hand.manner if hand.always or no == odd else "", marked)
        seen[row.question] = deed(desk, row, wished)
    return unsettled(over(desk, asked, seen) if over and asked else seen)


def unsettled(seen: Seen) -> Seen:
    """Where something is written on a page, no blank of it is plain: the words may be meant for all, a ticked
    box beside them or not."""
    if all(one.valid and one.how != "written" for one in seen.values()):
        return seen
    return {name: replace(one, clear=one.clear and one.wrote) for name, one in seen.items()}


def sign(page: Picture, layout: PageLayout, label: str, hand: Hand, rng: Generator) -> None:
    """A name in nobody's letters behind the label of the signature line, where the page has one."""
    for text in layout.texts:
        if text.text.startswith(label) and text.align == "left":
            middle = (text.x + text_width(label, text.size) + 16.0, text.y - text.size * MM_PER_PT * 0.4)
            name = spread(scribble(rng) * (2.2, 0.9), 0.3, rng)
            Desk(page, page.shape[1] / layout.width, hand, rng).draw(middle, [name])


def _sentence(desk: Desk, asked: list[AskedRow], seen: Seen) -> Seen:
    """One sentence for all: across the rows, between two of them, or below the last."""
    text, size = desk.one_of(desk.kin.sentences), desk.between(5.0, 11.0)
    row = asked[int(desk.rng.integers(len(asked)))]
    down = {"across": row.top - 1.0, "between": row.top - 9.0, "below": asked[-1].bottom + 3.0}
    where = desk.one_of(tuple(down))
    desk.write((desk.between(28, 75), down[where]), text, size)
    told = Meant((), f"sentence {where}", clear=False, valid=False, wrote=True)
    return dict.fromkeys(seen, told)


def _signature(desk: Desk, asked: list[AskedRow], seen: Seen) -> Seen:
    """A large name over the boxes of one question."""
    row = asked[int(desk.rng.integers(len(asked)))]
    box = row.boxes[int(desk.rng.integers(len(row.boxes)))]
    wide, high = desk.between(18, 45), desk.between(4, 11)
    at = np.linspace(-1, 1, int(desk.rng.integers(7, 12)))
    down = np.where(np.arange(len(at)) % 2, 1.0, -1.0) * desk.rng.uniform(0.3, 1, len(at))
    name = curve(*np.stack([at * wide / 2, down * high / 2], axis=1))
    middle = (
        box.rect.center[0] + desk.between(-wide / 2, wide / 2),
        box.rect.center[1] + desk.between(-5, 5),
    )
    desk.draw(middle, [spread(name, 0.1, desk.rng)])
    return _covered(seen, row, "signature")


def _seal(desk: Desk, asked: list[AskedRow], seen: Seen) -> Seen:
    """A red seal over an answer: square with a name, or round."""
    row, at = _somewhere(desk, asked)
    half = desk.between(6, 10)
    frame = curve(*ellipse(half, half)) if desk.rng.random() < 0.5 else _square(half)
    desk.draw(at, [frame, frame * 0.9], pens.SEAL)
    for across in (-0.45, 0.45):
        lines = [desk.rng.uniform(-0.4, 0.4, (4, 2)) * half + (across * half, 0.0) for _ in range(5)]
        desk.draw(at, lines, pens.SEAL)
    return _covered(seen, row, "seal")


def _square(half: float) -> Points:
    return np.array([(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)])


def _thumb(desk: Desk, asked: list[AskedRow], seen: Seen) -> Seen:
    """A thumb in red paste on an answer: ridges in an oval."""
    row, at = _somewhere(desk, asked)
    wide = desk.between(5.5, 8.5)
    ridges = [
        spread(ellipse(wide * part, wide * 1.35 * part), 0.08, desk.rng) for part in np.arange(0.1, 1.0, 0.14)
    ]
    desk.draw(at, ridges, replace(pens.SEAL, skip=0.3))
    return _covered(seen, row, "thumb")


def _coffee(desk: Desk, asked: list[AskedRow], seen: Seen) -> Seen:
    """The ring of a cup, or a spill, over an answer."""
    _row, at = _somewhere(desk, asked)
    around = desk.between(18, 38)
    desk.draw((at[0] + around, at[1]), [curve(*ellipse(around, around))], pens.COFFEE)
    if desk.rng.random() < 0.5:
        spill = replace(pens.COFFEE, ink=0.2, width=desk.between(8, 16))
        desk.draw(at, [desk.rng.normal(0, 3, (3, 2))], spill)
    return {name: replace(one, clear=False, how=f"coffee, {one.how}") for name, one in seen.items()}


def _somewhere(desk: Desk, asked: list[AskedRow]) -> tuple[AskedRow, tuple[float, float]]:
    """A question, and a place on one of its boxes."""
    row = asked[int(desk.rng.integers(len(asked)))]
    x, y = row.boxes[int(desk.rng.integers(len(row.boxes)))].rect.center
    return row, (x + desk.between(-4, 4), y + desk.between(-4, 4))


def _covered(seen: Seen, row: AskedRow, what: str) -> Seen:
    """What lies over a question makes it nobody's duty to read it; what the voter meant stays."""
    near = {row.question: replace(seen[row.question], clear=False, how=f"{what}, {seen[row.question].how}")}
    others = {name: replace(one, clear=False) for name, one in seen.items() if name != row.question}
    return {name: {**others, **near}[name] for name in seen}


def _struck(desk: Desk, asked: list[AskedRow], seen: Seen) -> Seen:
    """The whole paper struck through: one or two lines over all that was marked."""
    top, bottom = asked[0].top - 4, asked[-1].bottom + 4
    left, right = desk.between(26, 45), desk.between(150, 180)
    lines = [np.array([(left, bottom), (right, top)])]
    if desk.rng.random() < 0.5:
        lines.append(np.array([(left, top), (right, bottom)]))
    desk.draw((0.0, 0.0), [spread(points, 0.4, desk.rng) for points in lines])
    return {name: Meant((), "struck through", clear=False, valid=False, wrote=True) for name in seen}


_OVER: Mapping[Manner, Callable[[Desk, list[AskedRow], Seen], Seen]] = {
    "sentence": _sentence,
    "signature": _signature,
    "seal": _seal,
    "thumb": _thumb,
    "coffee": _coffee,
    "struck": _struck,
}
