"""What voters do to one question of a page: mark a box, mark the word, write, strike out, take back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.rehearsal import pens, sight
from meeting_tui.rehearsal.hands import Hand, HandList, Manner
from meeting_tui.rehearsal.strokes import (
    Pen,
    Picture,
    Points,
    ellipse,
    hatch,
    line,
    stroke,
    turned,
)
from meeting_tui.rules.question import ABSTAIN, AGAINST

_EDGE, _RIGHT = 22.0, 188.0  # mm: where the print of a page begins and ends
_LEAST = 2.0  # mm of line inside a box that a mark must have
_BARE = 200  # paper, not print, of 255
_FULL = frozenset({"filled", "half", "circle"})
"""Marks that nobody takes back by more ink in the box: a filled one crossed out is a filled one."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a careful person sees in one question. `clear` when a machine should need no help: a plain mark
    in its box, or nothing at all.

    `valid` is false where nobody may be sure by the paper alone: whatever a machine says there is wrong.
    `wrote` is true where the voter wrote anything on the question: a blank read there is one nobody saw.
    """

    choices: tuple[str, ...]
    how: str
    clear: bool = True
    valid: bool = True
    wrote: bool = False


@dataclass(frozen=True)
class AskedRow:
    """One question on a page: its boxes, where the word of each choice is printed, how many may be marked."""

    question: str
    boxes: tuple[Box, ...]
    words: Mapping[str, Rect] = field(default_factory=dict)
    most: int = 1

    @property
    def top(self) -> float:
        return min(box.rect.y for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box.rect.bottom for box in self.boxes)

    @property
    def end(self) -> float:
        """Where the print of its last line of boxes ends."""
        return self.line_end(self.bottom)

    def line_end(self, bottom: float) -> float:
        """Where the print of the line of boxes ends that reach down to there."""
        line = [box for box in self.boxes if box.rect.bottom == bottom]
        return max(
            self.words[box.choice].right if box.choice in self.words else box.rect.right for box in line
        )


@dataclass(frozen=True)
class Desk:
    """A page under a voter's hand."""

    page: Picture
    scale: float
    hand: Hand
    rng: Generator

    @property
    def kin(self) -> HandList:
        """The list that the hand is of."""
        return self.hand.kin

    def draw(self, at: tuple[float, float], lines: Sequence[Points], pen: Pen | None = None) -> None:
        """Lines in mm round `at`, as they are."""
        stroke(self.page, self.scale, at, lines, pen or self.hand.pen, self.rng)

    def shaken(self, lines: Sequence[Points]) -> list[Points]:
        """Lines with the hand's shake."""
        return [self.kin.shaken(points, self.hand.shake, self.rng) for points in lines]

    def shown(self, at: tuple[float, float], lines: Sequence[Points]) -> bool:
        """Draw lines on print; whether a person sees enough of them beside it."""
        places = np.rint((sight.places(lines) + at) * self.scale).astype(int)
        across, down = (places[:, axis].clip(0, self.page.shape[1 - axis] - 1) for axis in (0, 1))
        bare = self.page.reshape(*self.page.shape[:2], -1).max(axis=2)[down, across] >= _BARE
        self.draw(at, lines)
        return float(bare.mean()) * sight.length(lines) >= sight.SHOWN

    def write(self, at: tuple[float, float], text: str, size: float) -> None:
        self.kin.write(self.page, self.scale, at, text, size, self.hand.pen, self.rng)

    def between(self, low: float, high: float) -> float:
        """A number of the part of the range that this hand's list draws from."""
        return self.kin.between(self.rng, low, high)

    def one_of(self, many: Sequence[str]) -> str:
        return many[int(self.rng.integers(len(many)))]

    def mark(self, box: Box) -> list[Points]:
        """Mark a box; the lines of the mark, mm from its middle."""
        lines = self.hand.outline(self.rng)
        self.draw(box.rect.center, lines)
        return lines


def rows(layout: PageLayout, most: Mapping[str, int]) -> list[AskedRow]:
    """The questions of a page, from the top; `most` boxes of each may be marked, or one."""
    found = []
    for question in dict.fromkeys(box.question for box in layout.boxes):
        boxes = tuple(box for box in layout.boxes if box.question == question)
        words = {box.choice: rect for box in boxes if (rect := _word(layout, box))}
        found.append(AskedRow(question, boxes, words, most.get(question, 1)))
    return found


def _word(layout: PageLayout, box: Box) -> Rect | None:
    for text in layout.texts:
        high = text.size * MM_PER_PT
        if 0 < text.x - box.rect.right < 6 and abs(text.y - high * 0.37 - box.rect.center[1]) < 6:
            return Rect(text.x, text.y - high * 0.9, text_width(text.text, text.size), high)
    return None


def _plain(hand: Hand, lines: Sequence[Points]) -> bool:
    """A dark mark of a kind that counts, and its body inside the box: half of it, or the point of a tick."""
    if not hand.pen.plain or hand.habit not in {"tick", "cross", "slash", "filled"}:
        return False
    steps = [np.hypot(*np.diff(points, axis=0).T) for points in lines]
    within = [(np.abs(points[:-1] + points[1:]) < 6.0).all(axis=1) for points in lines]
    inside = sum(float(step[there].sum()) for step, there in zip(steps, within, strict=True))
    lowest = max((point for points in lines for point in points), key=lambda point: float(point[1]))
    pointed = hand.habit == "tick" and bool((np.abs(lowest) < 2.7).all())
    return inside >= _LEAST and (pointed or inside > 0.55 * sum(float(step.sum()) for step in steps))


def marked(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """The boxes wished for, each with the hand's mark."""
    plain = [_plain(desk.hand, desk.mark(box)) for box in row.boxes if box.choice in wished]
    if not plain:
        return Meant((), "blank")
    valid = desk.hand.habit != "circle"  # the ballot says that a circle round the box does not count
    return Meant(wished, desk.hand.habit, all(plain), valid, wrote=True)


def _word_marked(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """The printed word ticked, ringed or underlined, or all other words struck out."""
    how = desk.one_of(("ticked", "ringed", "underlined", "struck"))
    chosen = [word for choice, word in row.words.items() if (choice in wished) != (how == "struck")]
    if not wished or not chosen:
        return marked(desk, row, wished)
    shown = [desk.shown(*_on_word(desk, word, how)) for word in chosen]
    if any(shown):
        return Meant(wished, f"word {how}", clear=False, valid=False, wrote=True)
    return Meant((), f"word {how}, unseen", clear=False)


def _on_word(desk: Desk, word: Rect, how: str) -> tuple[tuple[float, float], list[Points]]:
    """What marks a word, and round which place it is drawn."""
    half = (word.w / 2 + 0.6, word.h / 2 + 0.4)
    if how == "ticked":
        return word.center, desk.hand.outline(desk.rng)
    if how == "ringed":
        return word.center, desk.shaken([desk.kin.ring * half])
    low = half[1] + desk.between(0.2, 1.2) if how == "underlined" else desk.between(-0.8, 0.8)
    return (word.center[0], word.center[1] + low), desk.shaken([each * half for each in desk.kin.under])


def _beside(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """A mark before the box, in the margin, or at the end of the row."""
    if not wished:
        return marked(desk, row, wished)
    where = desk.one_of(("before", "margin", "end"))
    for box in row.boxes:
        if box.choice in wished:
            across = {
                "before": box.rect.x - desk.between(4.0, 6.5),
                "margin": desk.between(_EDGE - 8, _EDGE + 6),
                "end": min(_RIGHT + 4, row.line_end(box.rect.bottom) + desk.between(5.0, 22.0)),
            }[where]
            desk.draw((across, box.rect.center[1] + desk.between(-1.5, 1.5)), desk.hand.outline(desk.rng))
    return Meant(wished, f"beside: {where}", clear=False, valid=False, wrote=True)


def _written(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """A word behind the row or over it; of four one ticks the box as well."""
    if not wished:
        return marked(desk, row, wished)
    ticked = desk.rng.random() < 0.25
    plain = ticked and marked(desk, row, wished).valid
    words = desk.kin.words
    text, size = desk.one_of(words.get(wished[0]) or words[""]), desk.between(4.0, 9.0)
    behind = ticked or desk.rng.random() < 0.6
    left = row.end + desk.between(2, 12) if behind else desk.between(row.boxes[0].rect.x - 4, row.end - 12)
    desk.write(
        (min(left, _RIGHT + 8 - size * len(text)), row.bottom - 3 - size * desk.between(0.4, 0.9)), text, size
    )
    return Meant(wished, "written", clear=False, valid=plain, wrote=True)


def _taken_back(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """A mark, and then not: scribbled or crossed over, or its word struck out."""
    if not wished or desk.hand.habit in _FULL:
        return marked(desk, row, wished)
    left = tuple(box.choice for box in row.boxes if box.choice in wished and not _undone(desk, row, box))
    if not left:
        return Meant((), "taken back", clear=False, valid=False, wrote=True)
    return Meant(left, "taken back, unseen", clear=False, wrote=True)


def _undone(desk: Desk, row: AskedRow, box: Box) -> bool:
    """Mark a box and take it back; whether a person sees that."""
    mark, word = desk.mark(box), row.words.get(box.choice)
    if word and desk.rng.random() < 0.2:
        half = (word.w / 2 + 0.5, 1.0)
        return desk.shown(word.center, desk.shaken([each * half for each in desk.kin.under]))
    if desk.kin.thorough and desk.rng.random() < 0.1:
        desk.draw(box.rect.center, [hatch(desk.between(2.8, 4.2), 1.5)], pens.FLUID)
        return True
    over = _crossed_over(desk, box)
    seen = sight.taken_back(mark, over, desk.hand.pen.width)
    if not seen and desk.kin.thorough and desk.rng.random() < 0.75:  # whoever means it to be seen goes on
        seen = sight.taken_back(mark, over + _crossed_over(desk, box), desk.hand.pen.width)
    return seen


def _crossed_over(desk: Desk, box: Box) -> list[Points]:
    """Lines over a mark, one way or another."""
    ways = desk.kin.scribbles + (() if desk.hand.habit in {"cross", "slash"} else desk.kin.strikes)
    lines = ways[int(desk.rng.integers(len(ways)))]
    over = desk.shaken([each * desk.between(0.9, 1.5) for each in lines])
    desk.draw(box.rect.center, over)
    return over


def _correction(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """Another box first, taken back, and then the one wished for."""
    first = _other(desk, row, wished)
    if not wished or first is None or desk.hand.habit in _FULL:
        return marked(desk, row, wished)
    if desk.kin.thorough and desk.rng.random() < 0.2:
        return _moved(desk, row, first, wished)
    undone = _undone(desk, row, first)
    marked(desk, row, wished)
    if desk.kin.initials and desk.rng.random() < 0.4:
        desk.write((row.end + desk.between(1, 6), row.bottom - 6), desk.one_of(desk.kin.initials), 4.5)
    if undone:
        return Meant(wished, "correction", clear=False, wrote=True)
    both = tuple(box.choice for box in row.boxes if box.choice in {first.choice, *wished})
    return Meant(both, "correction, unseen", clear=False, valid=False, wrote=True)


def _moved(desk: Desk, row: AskedRow, first: Box, wished: tuple[str, ...]) -> Meant:
    """A mark ringed, and an arrow from it to the box that is meant."""
    desk.mark(first)
    desk.draw(first.rect.center, desk.shaken([ellipse(desk.between(3.8, 5.0), desk.between(3.6, 4.6))]))
    to = next(box for box in row.boxes if box.choice == wished[0])
    way = np.subtract(to.rect.center, first.rect.center)
    along = way / np.hypot(*way)
    start, tip = along * 4.5, way - along * desk.between(0.0, 4.0)
    barbs = [tip - turned(along[None], angle)[0] * 2.5 for angle in (28, -28)]
    arrow = [line(tuple(start), tuple(tip)), line(tuple(barbs[0]), tuple(tip), tuple(barbs[1]))]
    desk.draw(first.rect.center, desk.shaken(arrow))
    return Meant(wished, "moved by an arrow", clear=False, valid=False, wrote=True)


def _overvote(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """One box too many."""
    others = [box.choice for box in row.boxes if box.choice not in wished]
    more = row.most + 1 - len(wished)
    if not wished or len(others) < more:
        return marked(desk, row, wished)
    return _too_much(desk, row, {*wished, *desk.rng.permutation(others)[:more]}, "overvote")


def _contradiction(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """A name, and against all of them or abstention as well."""
    names = [choice for choice in wished if choice not in {"for", AGAINST, ABSTAIN}]
    none = [box.choice for box in row.boxes if box.choice in {AGAINST, ABSTAIN}]
    if not names or not none:
        return marked(desk, row, wished)
    return _too_much(desk, row, {*names, desk.one_of(none)}, "contradiction")


def _too_much(desk: Desk, row: AskedRow, chosen: set[str], how: str) -> Meant:
    every = tuple(box.choice for box in row.boxes if box.choice in chosen)
    marked(desk, row, every)
    return Meant(every, how, clear=False, valid=False, wrote=True)


def _dot(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """The pen touched another box."""
    seen, other = marked(desk, row, wished), _other(desk, row, wished)
    if other is not None:
        at = desk.rng.uniform(-2.2, 2.2, 2)
        desk.draw(other.rect.center, [np.stack([at, at + desk.rng.uniform(-0.12, 0.12, 2)])])
    return Meant(wished, "dot", clear=False, valid=seen.valid, wrote=seen.wrote)


def _other(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Box | None:
    others = [box for box in row.boxes if box.choice not in wished]
    return others[int(desk.rng.integers(len(others)))] if others else None


Deed = Callable[[Desk, AskedRow, tuple[str, ...]], Meant]
DEEDS: Mapping[Manner, Deed] = {
    "": marked,
    "word": _word_marked,
    "beside": _beside,
    "written": _written,
    "taken back": _taken_back,
    "correction": _correction,
    "overvote": _overvote,
    "contradiction": _contradiction,
    "dot": _dot,
}
"""What is done in one question; the other manners are done to the page (`marking`)."""
