"""A short word beside an answer is of that answer, and says nothing of any other: initials."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.strokes import Stroke, touches

_LONG, _HIGH = 12.0, 8.0  # mm: initials, or a character; a word for every question is longer
_SHORT = 7.0  # mm: beside an answer that stands; two characters may say "the same below"
_LAST = 9.5  # mm: below all that is blank
_LINE = 3.0  # mm above and below the boxes of its question
_NEAR = 1.2  # mm
_MARKED = frozenset({"marked", "blackened", "crossed_out"})
"""Verdicts on a box that somebody marked, whether or not it is sure."""
_SURE = frozenset({"marked", "blank"})


def initials(
    free: Sequence[Stroke], layout: PageLayout, judged: Sequence[Judged], struck: Collection[str]
) -> bool:
    """Whether these strokes are no more than a short word beside each answer, as whoever signs one."""
    answered = [(most, _of(line, free)) for line, most in _answered(free, layout, judged, struck)]
    each_has = len(answered) > 1 and all(word for _most, word in answered)
    found = [(_LONG if each_has else most, word) for most, word in answered if word]
    return sum(len(each) for _most, each in found) == len(free) and all(
        _short(each, most) for most, each in found
    )


def _answered(
    free: Sequence[Stroke], layout: PageLayout, judged: Sequence[Judged], struck: Collection[str]
) -> Iterator[tuple[Rect, float]]:
    """Where the boxes are of each question that is answered, and how long a word there may be.

    Longer where two were drawn on and one of them is not to stay, and a little below all that is blank, where
    it can't say "the same below".
    """
    blank = _lowest_blank(layout, judged)
    for question in dict.fromkeys(box.question for box in layout.boxes):
        mine = [(box, one) for box, one in zip(layout.boxes, judged, strict=True) if box.question == question]
        drawn = [one.verdict for _box, one in mine if one.verdict != "blank"]
        put_right = len(drawn) > 1 and (question in struck or not _SURE.issuperset(drawn))
        if put_right or any(one.verdict in _MARKED and not _in(box.rect, free) for box, one in mine):
            top, bottom = min(box.rect.y for box, _one in mine), max(box.rect.bottom for box, _one in mine)
            line = Rect(0.0, top, layout.width, bottom - top).grown(_LINE)
            yield line, _LONG if put_right else _LAST if top > blank else _SHORT


def _lowest_blank(layout: PageLayout, judged: Sequence[Judged]) -> float:
    """Where the last question without anything in its boxes has them, mm down the page; 0 without one."""
    drawn = {box.question for box, one in zip(layout.boxes, judged, strict=True) if one.verdict != "blank"}
    return max((box.rect.bottom for box in layout.boxes if box.question not in drawn), default=0.0)


def _in(box: Rect, free: Sequence[Stroke]) -> bool:
    """Whether the words go into the box: then it may be them that look like a mark."""
    return any(touches(one.rect, box.grown(_NEAR)) for one in free)


def _of(line: Rect, free: Sequence[Stroke]) -> list[Rect]:
    return [one.rect for one in free if line.y <= one.rect.y and one.rect.bottom <= line.bottom]


def _short(word: Sequence[Rect], most: float) -> bool:
    across = max(rect.right for rect in word) - min(rect.x for rect in word)
    return across <= most and max(rect.bottom for rect in word) - min(rect.y for rect in word) <= _HIGH
