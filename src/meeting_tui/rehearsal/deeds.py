"""What voters do to one question of a page: mark a box, mark the word, write, strike out, take back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.rehearsal.hands import Hand, HandList, Manner
from meeting_tui.rehearsal.strokes import Pen, Picture, Points, spread, stroke
from meeting_tui.rules.question import ABSTAIN, AGAINST

_EDGE, _RIGHT = 22.0, 188.0  # mm: where the print of a page begins and ends
_LEAST = 2.0  # mm of line inside a box that a mark must have


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

    def shaken(self, at: tuple[float, float], lines: Sequence[Points]) -> None:
        """The same with the hand's shake."""
        self.draw(at, [spread(points, self.hand.shake, self.rng) for points in lines])

    def write(self, at: tuple[float, float], text: str, size: float) -> None:
        self.kin.write(self.page, self.scale, at, text, size, self.hand.pen, self.rng)

    def between(self, low: float, high: float) -> float:
        """A number of the part of the range that this hand's list draws from."""
        return self.kin.between(self.rng, low, high)

    def one_of(self, many: Sequence[str]) -> str:
        return many[int(self.rng.integers(len(many)))]

    def mark(self, box: Box) -> bool:
        """Mark a box; whether it is plain to see for anybody."""
        lines = self.hand.outline(self.rng)
        self.draw(box.rect.center, lines)
        return self.hand.pen.plain and _plain(self.hand, lines)


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
    """A mark of a kind that counts, and its body inside the box: half of it, or the point of a tick."""
    if hand.habit not in {"tick", "cross", "slash", "filled"}:
        return False
    steps = [np.hypot(*np.diff(points, axis=0).T) for points in lines]
    within = [(np.abs(points[:-1] + points[1:]) < 6.0).all(axis=1) for points in lines]
    inside = sum(float(step[there].sum()) for step, there in zip(steps, within, strict=True))
    lowest = max((point for points in lines for point in points), key=lambda point: float(point[1]))
    pointed = hand.habit == "tick" and bool((np.abs(lowest) < 2.7).all())
    return inside >= _LEAST and (pointed or inside > 0.55 * sum(float(step.sum()) for step in steps))


def marked(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """The boxes wished for, each with the hand's mark."""
    plain = [desk.mark(box) for box in row.boxes if box.choice in wished]
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
    for word in chosen:
        half = (word.w / 2 + 0.6, word.h / 2 + 0.4)
        if how == "ticked":
            desk.draw(word.center, desk.hand.outline(desk.rng))
        elif how == "ringed":
            desk.shaken(word.center, [desk.kin.ring * half])
        else:
            low = half[1] + desk.between(0.2, 1.2) if how == "underlined" else desk.between(-0.8, 0.8)
            desk.shaken((word.center[0], word.center[1] + low), [line * half for line in desk.kin.under])
    return Meant(wished, f"word {how}", clear=False, valid=False, wrote=True)


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
    if not wished or desk.hand.habit in {"filled", "half", "circle"}:
        return marked(desk, row, wished)  # a filled box crossed out is a filled box: nobody could tell
    for box in row.boxes:
        if box.choice in wished:
            desk.mark(box)
            _undo(desk, row, box)
    return Meant((), "taken back", clear=False, valid=False, wrote=True)


def _undo(desk: Desk, row: AskedRow, box: Box) -> None:
    word = row.words.get(box.choice)
    if word and desk.rng.random() < 0.2:
        half = (word.w / 2 + 0.5, 1.0)
        desk.shaken(word.center, [line * half for line in desk.kin.under])
        return
    ways = desk.kin.scribbles + (() if desk.hand.habit in {"cross", "slash"} else desk.kin.strikes)
    lines = ways[int(desk.rng.integers(len(ways)))]
    desk.shaken(box.rect.center, [line * desk.between(0.9, 1.5) for line in lines])


def _correction(desk: Desk, row: AskedRow, wished: tuple[str, ...]) -> Meant:
    """Another box first, taken back, and then the one wished for."""
    first = _other(desk, row, wished)
    if not wished or first is None or desk.hand.habit in {"filled", "half", "circle"}:
        return marked(desk, row, wished)
    desk.mark(first)
    _undo(desk, row, first)
    marked(desk, row, wished)
    return Meant(wished, "correction", clear=False, wrote=True)


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
