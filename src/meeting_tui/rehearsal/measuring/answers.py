"""What voters do to one question, and what a careful person sees there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from meeting_tui.paper.ballots.geometry import Box, Rect
from meeting_tui.rehearsal import sight
from meeting_tui.rehearsal.deeds import AskedRow, Meant
from meeting_tui.rehearsal.measuring import judged, marks, words
from meeting_tui.rehearsal.measuring.paper import Paper, Place, within
from meeting_tui.rehearsal.measuring.script import width
from meeting_tui.rehearsal.measuring.tools import WHITE
from meeting_tui.rehearsal.strokes import Points, line, turned

Wished = tuple[str, ...]
Deed = Callable[[Paper, AskedRow, Wished], Meant]
_LEFT, _RIGHT = 22.0, 188.0  # mm: where the print of a page begins and ends
_TOUCH, _SPECK = 1.2, 0.6
"""mm: where a broader pen slips, it has marked; the same in a question that is empty otherwise."""
_OPEN = frozenset({"tick", "cross", "slash", "dash", "loop"})
"""Marks that can be seen to be taken back: more ink on a filled box is a filled box."""


def unsure(how: str, choices: Wished = ()) -> Meant:
    """Nobody can be sure of what was written there."""
    return Meant(choices, how, clear=False, valid=False, wrote=True)


def boxed(paper: Paper, row: AskedRow, wished: Wished, maker: marks.Maker | None = None) -> Meant:
    """The boxes wished for, each with the voter's mark."""
    chosen = [box for box in row.boxes if box.choice in wished]
    drawn = [(paper.mark(box.rect.center, maker), box) for box in chosen]
    return _seen(paper, row, drawn) if drawn else Meant((), "blank")


def _seen(paper: Paper, row: AskedRow, drawn: Sequence[tuple[list[Points], Box]]) -> Meant:
    habit, pen = paper.voter.habit, paper.tool.pen
    found = [(lines, box, [other for other in row.boxes if other is not box]) for lines, box in drawn]
    return Meant(
        tuple(box.choice for _lines, box in drawn),
        habit,
        clear=pen.plain and all(judged.plain(habit, *each) for each in found),
        valid=all(judged.counts(habit, lines, pen.width, box, others) for lines, box, others in found),
        wrote=True,
    )


def tailed(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """Ticks whose way up goes on through what stands above, or crosses with an arm into what comes below."""
    far = paper.between(2.2, 7.0)
    if paper.voter.habit == "tick":
        return replace(boxed(paper, row, wished, partial(marks.tick, tail=far)), how=_blank("tail", wished))
    if paper.voter.habit != "cross":
        return boxed(paper, row, wished)
    return replace(boxed(paper, row, wished, partial(_long_arm, far)), how=_blank("long arm", wished))


def _blank(how: str, wished: Wished) -> str:
    return how if wished else "blank"


def _long_arm(far: float, own: np.random.Generator, rng: np.random.Generator, wide: float) -> list[Points]:
    first, *rest = marks.cross(own, rng, wide)
    arm = marks.bow(first[-1], first[-1] + (first[-1] - first[0]) * (far - 1) / 3, 0.05)
    return [np.vstack([first, arm]), *rest]


def on_word(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """The printed word marked, ringed, boxed in or underlined, or all others struck out."""
    how = paper.one_of(("marked", "ringed", "underlined", "struck", "boxed in"))
    chosen = [word for choice, word in row.words.items() if (choice in wished) != (how == "struck")]
    if not wished or not chosen:
        return boxed(paper, row, wished)
    shown = [paper.shown(_over_word(paper, word, how)) for word in chosen]
    if any(shown):
        return unsure(f"word {how}", wished)
    return Meant((), f"word {how}, unseen", clear=False)


def _over_word(paper: Paper, word: Rect, how: str) -> list[Points]:
    across, down = word.w / 2 + paper.between(0.3, 2.5), word.h / 2 + paper.between(0.2, 1.6)
    if how == "marked":
        return paper.marked(word.center)
    if how == "ringed":
        unit = marks.ring(paper.voter.own, paper.rng, 0.5)[0]
        lines = [unit / np.abs(unit).max(axis=0) * (across, down)]
    elif how == "boxed in":
        lines = [np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -0.9)]) * (across, down)]
    else:
        low = down if how == "underlined" else paper.between(-0.7, 0.9)
        lines = [np.add(points, (0, low)) for points in marks.through(paper.dice(), paper.rng, word.w)]
    return paper.shaky([points + word.center for points in lines])


def beside(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """A mark before the box, in the margin, behind the word, at the end, above it or upon its frame."""
    if not wished:
        return boxed(paper, row, wished)
    where = paper.one_of(("before", "margin", "far margin", "behind", "above", "frame"))
    chosen = [box for box in row.boxes if box.choice in wished]
    drawn = [(paper.mark(_beside(paper, row, box, where)), box) for box in chosen]
    if where == "frame":
        return replace(_seen(paper, row, drawn), how="beside: frame", clear=False)
    return unsure(f"beside: {where}", wished)


def _beside(paper: Paper, row: AskedRow, box: Box, where: str) -> Place:
    x, y = box.rect.center
    aside = row.words[box.choice].right if box.choice in row.words else box.rect.right
    up = y + paper.between(-1.6, 1.6)
    angle = paper.between(0, 2 * np.pi)
    return {
        "before": (x - paper.between(7.0, 9.0), up),
        "margin": (paper.between(_LEFT - 10, _LEFT - 2), up),
        "far margin": (paper.between(_RIGHT - 2, _RIGHT + 9), up),
        "behind": (aside + paper.between(4.0, 9.0), up),
        "above": (x + paper.between(-1, 1), y - paper.between(8.0, 10.5)),
        "frame": (x + 3.4 * float(np.cos(angle)), y + 3.4 * float(np.sin(angle))),
    }[where]


def written(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """The answer in words: behind the row, upon it, before it, above it; of four one ticks the box too."""
    if not wished:
        return boxed(paper, row, wished)
    ticked = paper.rng.random() < 0.25
    seen = boxed(paper, row, wished) if ticked else unsure("written", wished)
    text, size = paper.one_of(words.ANSWERS.get(wished[0], words.ANSWERS[""])), paper.between(3.5, 10.0)
    behind = (row.end + paper.between(2, 10), row.bottom - size * paper.between(0.5, 1.1))
    places = {
        "behind": behind,
        "upon": (paper.between(row.boxes[0].rect.x - 3, row.end - 10), row.bottom - 3 - size * 0.5),
        "before": (_LEFT - paper.between(4, 12), row.top + 3 - size * 0.6),
        "above": (paper.between(60, 150), row.top - size - paper.between(0, 2)),
    }
    left, top = behind if ticked else places[paper.one_of(tuple(places))]
    paper.write((min(left, _RIGHT + 10 - width(text, size)), top), text, size)
    return replace(seen, how="written", clear=False)


def lettered(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """A word or a letter in the box instead of a mark; or one that says the contrary, as far as one knows."""
    box = next((box for box in row.boxes if box.choice in wished), None)
    if box is None:
        return boxed(paper, row, wished)
    contrary = paper.rng.random() < 0.35
    text, size = paper.one_of(words.CONTRARY if contrary else words.IN_BOX), paper.between(3.6, 5.6)
    half = width(text, size) / 2 - 0.15 * size
    x, y = box.rect.center
    lines = paper.write((x - half + paper.between(-0.5, 0.5), y - size * 0.5), text, size)
    if contrary or within(lines, box) < sight.SHOWN:
        return unsure("letter, contrary", (box.choice,))
    return Meant((box.choice,), "letter", clear=False, wrote=True)


def taken_back(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """A mark, and then not."""
    if not wished or paper.voter.habit not in _OPEN:
        return boxed(paper, row, wished)
    left = tuple(box.choice for box in row.boxes if box.choice in wished and not _undone(paper, row, box))
    if not left:
        return unsure("taken back")
    return Meant(left, "taken back, unseen", clear=False, wrote=True)


def _undone(paper: Paper, row: AskedRow, box: Box) -> bool:
    """Mark a box and take it back, until it is to be seen; whether a person sees that."""
    mark, way = paper.mark(box.rect.center), paper.rng.random()
    word = row.words.get(box.choice)
    if way < 0.08:
        paper.ink(box.rect.center, [line((-3.2, -1.2), (3.3, -1.0)), line((-3.1, 1.1), (3.2, 1.2))], WHITE)
        return True
    if word and way < 0.2:
        lines = marks.through(paper.dice(), paper.rng, word.w)
        return paper.shown(paper.shaky([points + word.center for points in lines]))
    over: list[Points] = []
    own = [points - box.rect.center for points in mark]
    for _ in range(2):
        lines = marks.cover(paper.dice(), paper.rng)
        over += paper.shaky(lines)
        paper.ink(box.rect.center, over[-len(lines) :])
        if sight.taken_back(own, over, paper.tool.pen.width):
            return True
    return False


def correction(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """Another box first, taken back, and then the one wished for; some put their initials to it."""
    first = _other(paper, row, wished)
    if not wished or first is None or paper.voter.habit not in _OPEN:
        return boxed(paper, row, wished)
    undone = _undone(paper, row, first)
    seen = boxed(paper, row, wished)
    if paper.rng.random() < 0.35:
        paper.write((row.end + paper.between(2, 7), row.bottom - 5.5), paper.one_of(words.INITIALS), 4.2)
    if undone:
        return replace(seen, how="correction", clear=False)
    both = tuple(box.choice for box in row.boxes if box.choice in {first.choice, *wished})
    return unsure("correction, unseen", both)


def voided(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """A mark called wrong in words, not touched; of two one marks another box."""
    if not wished:
        return boxed(paper, row, wished)
    boxed(paper, row, wished)
    other = _other(paper, row, wished)
    if other is not None and paper.rng.random() < 0.5:
        paper.mark(other.rect.center)
    size = paper.between(3.5, 6.0)
    box = next(box for box in row.boxes if box.choice in wished)
    above = (box.rect.x - 2 + paper.between(-6, 10), box.rect.y - size - paper.between(0.3, 2.5))
    where = above if paper.rng.random() < 0.6 else (row.end + 3, row.top)
    paper.write(where, paper.one_of(words.VOIDS), size)
    return unsure("called wrong")


def moved(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """A mark, and an arrow from it to the box that is meant."""
    first = _other(paper, row, wished)
    if not wished or first is None:
        return boxed(paper, row, wished)
    paper.mark(first.rect.center)
    to = next(box for box in row.boxes if box.choice == wished[0])
    way = np.subtract(to.rect.center, first.rect.center)
    along = way / np.hypot(*way)
    start, tip = along * paper.between(3.5, 6), way - along * paper.between(2.5, 6)
    barbs = [tip - turned(along[None], angle)[0] * paper.between(2, 3.5) for angle in (30, -30)]
    arrow = [marks.bow(start, tip, paper.between(-0.2, 0.05)), np.array([barbs[0], tip, barbs[1]])]
    paper.ink(first.rect.center, paper.shaky(arrow))
    return unsure("moved by an arrow", wished)


def too_many(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """One box too many."""
    others = [box.choice for box in row.boxes if box.choice not in wished]
    more = row.most + 1 - len(wished)
    if not wished or len(others) < more:
        return boxed(paper, row, wished)
    return _all_of(paper, row, {*wished, *paper.rng.permutation(others)[:more]}, "too many")


def against_each_other(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """A name, and against all of them or abstention as well."""
    names = [choice for choice in wished if choice not in {words.FOR, words.AGAINST, words.ABSTAIN}]
    none = [box.choice for box in row.boxes if box.choice in {words.AGAINST, words.ABSTAIN}]
    if not names or not none:
        return too_many(paper, row, wished)
    return _all_of(paper, row, {*names, paper.one_of(none)}, "contradiction")


def _all_of(paper: Paper, row: AskedRow, chosen: set[str], how: str) -> Meant:
    every = tuple(box.choice for box in row.boxes if box.choice in chosen)
    boxed(paper, row, every)
    return unsure(how, every)


def tick_and_crosses(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """A tick for what is wished, a cross for each of the others: both count on this ballot."""
    if not wished or paper.voter.habit not in {"tick", "cross"}:
        return boxed(paper, row, wished)
    for box in row.boxes:
        paper.mark(box.rect.center, marks.tick if box.choice in wished else marks.cross)
    return unsure("tick and crosses", tuple(box.choice for box in row.boxes))


def slipped(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """The pen touched another box, or ran away between marked ones: nothing a person takes for a mark."""
    seen, other = boxed(paper, row, wished), _other(paper, row, wished)
    if other is None or paper.tool.pen.width > (_TOUCH if wished else _SPECK):
        return seen
    inside = not wished or paper.rng.random() < 0.6
    at = other.rect.center if inside else (other.rect.right + paper.between(6, 9), row.bottom + 3.0)
    far = paper.between(0.05, 0.5 if wished else 0.2) if inside else paper.between(3, 14)
    start = paper.rng.uniform(-1.8, 1.8, 2)
    run = marks.bow(start, marks.along(start, paper.between(-40, 40), far), 0.1)
    paper.ink(at, [run])
    return replace(seen, clear=False, how=f"slip, {seen.how}")


def initialled(paper: Paper, row: AskedRow, wished: Wished) -> Meant:
    """The voter's initials behind an answer."""
    seen, size = boxed(paper, row, wished), paper.between(3.5, 6.0)
    if wished:
        at = (row.end + paper.between(2, 12), row.bottom - size * paper.between(0.8, 1.2))
        paper.write(at, paper.one_of(words.INITIALS), size)
    return replace(seen, clear=seen.clear and not wished, how=f"initials, {seen.how}")


def _other(paper: Paper, row: AskedRow, wished: Wished) -> Box | None:
    others = [box for box in row.boxes if box.choice not in wished]
    return others[int(paper.rng.integers(len(others)))] if others else None


DEEDS: Mapping[str, Deed] = {
    "": boxed,
    "tail": tailed,
    "word": on_word,
    "beside": beside,
    "written": written,
    "letter": lettered,
    "taken back": taken_back,
    "correction": correction,
    "called wrong": voided,
    "moved": moved,
    "too many": too_many,
    "contradiction": against_each_other,
    "tick and crosses": tick_and_crosses,
    "slip": slipped,
    "initials": initialled,
}
"""What is done in one question, by manner; other manners are done to the page (`pages`)."""
