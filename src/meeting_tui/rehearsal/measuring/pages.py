"""A page in the hands of one voter: question by question, then what goes over several of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.random import Generator

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.paper.line_breaks import MM_PER_PT, text_width
from meeting_tui.rehearsal import sight
from meeting_tui.rehearsal.deeds import AskedRow, Meant, rows
from meeting_tui.rehearsal.marking import Seen, Wishes, unsettled
from meeting_tui.rehearsal.measuring import marks, tools, words
from meeting_tui.rehearsal.measuring.accidents import ACCIDENTS
from meeting_tui.rehearsal.measuring.answers import DEEDS, unsure
from meeting_tui.rehearsal.measuring.paper import Paper, Penman
from meeting_tui.rehearsal.measuring.script import width
from meeting_tui.rehearsal.strokes import Picture, Points, turned

Over = Callable[[Paper, list[AskedRow], Seen], Seen]
_REACH = 3.0  # mm above the boxes of a question and below them: ink of another there is near its answer
_TEXT = 12.0  # mm above the boxes where a question's text begins
_BELOW = 8.0  # mm below them, where its part of the page ends
_STRAY = 0.5  # mm of line
_WORDLESS = frozenset({"sentence", "column", "brace"})
"""Whoever does this marks no box."""


def fill(
    page: Picture, layout: PageLayout, wishes: Wishes, voter: Penman, rng: Generator, most: Mapping[str, int]
) -> Seen:
    """Fill in the rendered page, in place; what a careful person then sees in each question."""
    asked = rows(layout, most)
    paper = Paper(page, page.shape[1] / layout.width, voter, voter.tools[0], rng)
    odd, turns = (int(rng.integers(len(asked) + more)) if asked else 0 for more in (0, 1))
    seen, drawn = {}, {}
    for no, row in enumerate(asked):
        leaves = (len(asked) > 1 and rng.random() < voter.leaves) or (no > 0 and voter.manner == "ditto")
        wants = () if leaves else wishes.get(row.question, ())
        wished = tuple(box.choice for box in row.boxes if box.choice in wants)
        deed = DEEDS.get(voter.manner if voter.always or no == odd else "", DEEDS[""])
        now = replace(paper, tool=voter.tools[-1] if no >= turns else voter.tools[0], drawn=[])
        seen[row.question] = deed(now, row, () if voter.manner in _WORDLESS else wished)
        drawn[row.question] = now.drawn
    over = OVER.get(voter.manner)
    if over and asked:
        seen = over(paper, asked, seen)
    if voter.accident:
        ACCIDENTS[voter.accident](page, rng)
    return unsettled({row.question: _beside(row, seen[row.question], drawn, paper.drawn) for row in asked})


def _beside(row: AskedRow, seen: Meant, drawn: Mapping[str, list[Points]], over: list[Points]) -> Meant:
    """No question is plain that has another's ink near its boxes, or anything beside marks on its own part of
    the page: people are to see that."""
    others = [points for name, lines in drawn.items() if name != row.question for points in lines]
    near = _in_band(others, row.top - _REACH, row.bottom + _REACH)
    return replace(seen, clear=seen.clear and not (near or _on_part(over, row)))


def _on_part(lines: Sequence[Points], row: AskedRow) -> bool:
    return _in_band(lines, row.top - _TEXT, row.bottom + _BELOW)


def _in_band(lines: Sequence[Points], top: float, bottom: float) -> bool:
    if not lines:
        return False
    down = sight.places(lines)[:, 1]
    return float(((down > top) & (down < bottom)).mean()) * sight.length(lines) > _STRAY


def sign(page: Picture, layout: PageLayout, label: str, voter: Penman, rng: Generator) -> None:
    """A name behind the label of the signature line, where the page has one; some put the day to it."""
    paper = Paper(page, page.shape[1] / layout.width, voter, voter.tools[-1], rng)
    for text in layout.texts:
        if text.text.startswith(label) and text.align == "left":
            size = paper.between(5, 9)
            left = text.x + text_width(text.text, text.size) + paper.between(3, 14)
            foot = text.y + text.size * MM_PER_PT * 0.2
            paper.write((left, foot - size), _name(voter), size)
            if voter.own.random() < 0.4:
                paper.write((155 + paper.between(0, 4), foot - 4.5), paper.one_of(words.DATES), 4.0)


def _name(voter: Penman) -> str:
    """One voter has one name."""
    return words.NAMES[voter.seed % len(words.NAMES)]


def _comment(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """Something said between two questions, beside one, in the margin or below; the marks stand."""
    row, size = _one(paper, asked), paper.between(3.5, 7.0)
    text = paper.one_of(words.COMMENTS)
    left, top = {
        "between": (paper.between(25, 110), row.bottom + paper.between(1, 6)),
        "beside": (paper.between(110, 170), row.top - paper.between(8, 14)),
        "margin": (paper.between(3, 12), row.top - paper.between(-8, 8)),
        "below": (paper.between(25, 90), min(asked[-1].bottom + paper.between(8, 16), 215.0)),
    }[paper.one_of(("between", "beside", "margin", "below"))]
    lines = paper.write((min(left, 200 - width(text, size)), top), text, size)
    return {each.question: _spoken(seen[each.question], _on_part(lines, each)) for each in asked}


def _spoken(seen: Meant, near: bool) -> Meant:
    """What words make of a question: beside an empty one they may be the answer."""
    if near and not seen.wrote:
        return unsure("comment")
    return replace(seen, clear=seen.clear and seen.wrote and not near, how=f"comment, {seen.how}")


def _sentence(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """One sentence instead of all marks."""
    row, size = _one(paper, asked), paper.between(4.5, 13.0)
    text = paper.one_of(words.SENTENCES)
    down = {"across": row.top - size / 3, "between": row.bottom + 2, "below": asked[-1].bottom + 4}
    where = paper.one_of(tuple(down))
    left = max(4.0, min(paper.between(18, 90), 203 - width(text, size)))
    paper.write((left, min(down[where], 222 - size)), text, size)
    return dict.fromkeys(seen, unsure(f"sentence {where}"))


def _signature(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """The voter's name, large and across the questions; it answers none of them.

    No blank of the page is plain, as beside any words: who can't read them can't know that they are a name.
    """
    row, size = _one(paper, asked), paper.between(9.0, 24.0)
    name = _name(paper.voter)
    top = row.top + paper.between(-0.9 * size, 4)
    lines = paper.write((max(10.0, min(paper.between(25, 120), 195 - width(name, size))), top), name, size)
    if paper.rng.random() < 0.5:  # a flourish below it
        end = lines[-1][-1]
        paper.ink((0.0, 0.0), [marks.bow(end, end - (paper.between(15, 50), paper.between(-3, 3)), 0.15)])
    return _handwritten(seen, "signature")


def _handwritten(seen: Seen, what: str) -> Seen:
    return {
        name: replace(one, clear=one.clear and one.wrote, how=f"{what}, {one.how}")
        for name, one in seen.items()
    }


def _date(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """The day, put where there was room."""
    row = _one(paper, asked)
    at = paper.between(60, 165), row.top - paper.between(2, 12)
    paper.write(at, paper.one_of(words.DATES), paper.between(3.5, 6))
    return _handwritten(seen, "date")


def _stamp(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """A name stamp on an answer, square or oblong, not quite level, pressed on one side."""
    row = _one(paper, asked)
    x, y = row.boxes[int(paper.rng.integers(len(row.boxes)))].rect.center
    wide, turn = paper.between(4.5, 8.5), paper.between(-25, 25)
    high = wide * float(paper.rng.choice([1.0, 0.45]))
    edge = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]) * (wide, high)
    at = (x + paper.between(-6, 9), y + paper.between(-4, 4))
    paper.ink(at, [turned(edge, turn)], tools.STAMP)
    for across in (-0.5, 0.0, 0.5):
        strokes = [paper.rng.uniform(-0.8, 0.8, (3, 2)) * (wide * 0.28, high) for _ in range(4)]
        paper.ink(at, [turned(np.add(each, (across * wide, 0)), turn) for each in strokes], tools.STAMP)
    return {name: replace(one, how=f"stamp, {one.how}") for name, one in seen.items()}


def _thumb(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """A thumbprint in red: arches in an oval."""
    row = _one(paper, asked)
    x, y = row.boxes[int(paper.rng.integers(len(row.boxes)))].rect.center
    wide, turn = paper.between(6, 9), paper.between(-30, 30)
    at = (x + paper.between(-8, 12), y + paper.between(-5, 5))
    arches = [
        turned(np.stack([away * np.cos(angle), away * 1.35 * np.sin(angle) + 1.5], axis=1), turn)
        for away in np.arange(0.6, wide, 0.85)
        for angle in [np.linspace(np.pi * 0.9, np.pi * paper.rng.uniform(2.05, 2.4), 30)]
    ]
    paper.ink(at, paper.shaky(arches), tools.THUMB)
    return {name: replace(one, how=f"thumb, {one.how}") for name, one in seen.items()}


def _coffee(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """The rings of a cup that was put down twice, or a spill with drops."""
    row = _one(paper, asked)
    x, y = row.boxes[int(paper.rng.integers(len(row.boxes)))].rect.center
    angle, around = np.linspace(0, 2 * np.pi * paper.between(0.6, 1.0), 80), paper.between(28, 44)
    turn = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    for _ in range(int(paper.rng.integers(1, 3))):
        paper.ink((x + paper.between(-30, 30), y + paper.between(-30, 30)), [turn * around], tools.TEA)
    for _ in range(int(paper.rng.integers(0, 4))):
        at = (x + paper.between(-20, 40), y + paper.between(-15, 15))
        paper.ink(at, [paper.rng.normal(0, 2.5, (4, 2))], tools.SPILL)
    return {name: replace(one, how=f"coffee, {one.how}") for name, one in seen.items()}


def _struck(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """The whole paper struck through, once or crosswise or in a wave."""
    top, bottom = asked[0].top - paper.between(4, 30), asked[-1].bottom + paper.between(3, 12)
    left, right = paper.between(15, 50), paper.between(140, 195)
    lines = [marks.bow(np.array((left, bottom)), np.array((right, top)), paper.between(-0.1, 0.1))]
    if paper.rng.random() < 0.6:
        lines.append(marks.bow(np.array((left, top)), np.array((right, bottom)), paper.between(-0.1, 0.1)))
    paper.ink((0.0, 0.0), paper.shaky(lines))
    return dict.fromkeys(seen, unsure("struck through"))


def _column(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """One line down through a column of boxes, from the first question to the last."""
    no = int(paper.rng.integers(min(len(row.boxes) for row in asked)))
    x = asked[0].boxes[no].rect.center[0] + paper.between(-1.5, 1.5)
    top, bottom = asked[0].top + paper.between(-4, 3), asked[-1].bottom + paper.between(-3, 8)
    line = marks.bow(np.array((x, top)), np.array((x + paper.between(-2, 2), bottom)), 0.01)
    paper.ink((0.0, 0.0), paper.shaky([line]))
    return dict.fromkeys(seen, unsure("column"))


def _brace(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """A brace along all questions and one word for them."""
    x, top, bottom = paper.between(164, 180), asked[0].top - 3, asked[-1].bottom + 3
    half = (top + bottom) / 2
    tip = np.array((x + paper.between(3, 6), half))
    ends = np.array((x, top)), np.array((x, bottom))
    paper.ink((0.0, 0.0), paper.shaky([marks.bow(ends[0], tip, -0.08), marks.bow(tip, ends[1], -0.08)]))
    text, size = paper.one_of(words.ANSWERS[paper.one_of((words.FOR, words.AGAINST))]), paper.between(4, 7)
    paper.write((min(float(tip[0]) + 2, 206 - width(text, size)), half - size / 2), text, size)
    return dict.fromkeys(seen, unsure("brace"))


def _ditto(paper: Paper, asked: list[AskedRow], seen: Seen) -> Seen:
    """〃 below the first question's mark, in the same box of each other one: it is the same there."""
    first, *others = asked
    marked = [no for no, box in enumerate(first.boxes) if box.choice in seen[first.question].choices]
    for row in (row for row in others if marked and marked[-1] < len(row.boxes)):
        boxes = [row.boxes[no] for no in marked]
        for box in boxes:
            high, apart = paper.between(0.7, 1.4), paper.between(0.5, 1.2)
            lines = [marks.bow(np.array((x, -high)), np.array((x - 0.3, high)), 0.1) for x in (-apart, apart)]
            paper.ink(box.rect.center, paper.shaky(lines))
        same = tuple(box.choice for box in boxes)
        seen[row.question] = Meant(same, "ditto", clear=False, valid=seen[first.question].valid, wrote=True)
    return seen


def _one(paper: Paper, asked: list[AskedRow]) -> AskedRow:
    return asked[int(paper.rng.integers(len(asked)))]


OVER: Mapping[str, Over] = {
    "comment": _comment,
    "sentence": _sentence,
    "signature": _signature,
    "date": _date,
    "stamp": _stamp,
    "thumb": _thumb,
    "coffee": _coffee,
    "struck": _struck,
    "column": _column,
    "brace": _brace,
    "ditto": _ditto,
}
"""What is done to a page, by manner."""
