"""A short word beside an answer that was put right: it is of that answer, and says nothing of any other."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.strokes import Stroke

_LONG, _HIGH = 12.0, 8.0  # mm: initials, or a character; a word for every question is longer
_LINE = 3.0  # mm above and below the boxes of its question
_SURE = frozenset({"marked", "blank"})


def initials(
    free: Sequence[Stroke], layout: PageLayout, judged: Sequence[Judged], struck: Collection[str]
) -> bool:
    """Whether these strokes are no more than a short word each beside answers that were put right."""
    lines = [line for line in _put_right(layout, judged, struck) if any(_on(one, line) for one in free)]
    each = [[one.rect for one in free if _on(one, line)] for line in lines]
    return sum(map(len, each)) == len(free) and all(_short(one) for one in each)


def _put_right(layout: PageLayout, judged: Sequence[Judged], struck: Collection[str]) -> list[Rect]:
    """Where the boxes are of each question of which two were drawn on, and one of them not to stay."""
    found = []
    for question in dict.fromkeys(box.question for box in layout.boxes):
        mine = [(box, one) for box, one in zip(layout.boxes, judged, strict=True) if box.question == question]
        drawn = [one.verdict for _box, one in mine if one.verdict != "blank"]
        if len(drawn) > 1 and (question in struck or not _SURE.issuperset(drawn)):
            top, bottom = min(box.rect.y for box, _one in mine), max(box.rect.bottom for box, _one in mine)
            found.append(Rect(0.0, top, layout.width, bottom - top).grown(_LINE))
    return found


def _on(stroke: Stroke, line: Rect) -> bool:
    return line.y <= stroke.rect.y and stroke.rect.bottom <= line.bottom


def _short(word: Sequence[Rect]) -> bool:
    across = max(rect.right for rect in word) - min(rect.x for rect in word)
    return across <= _LONG and max(rect.bottom for rect in word) - min(rect.y for rect in word) <= _HIGH
