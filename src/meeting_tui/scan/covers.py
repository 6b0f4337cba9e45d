"""What lies over one answer and is no word for all: a name, seal or thumb across its boxes, a cup's ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.drops import Drops
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.strokes import BOW, Stroke, off_bow, touches

_HIGH, _WIDE = 14.0, 7.0  # mm: a piece of a name or a seal; words for all are written smaller
_HIGHEST, _WIDEST = 32.0, 60.0  # mm: what is larger strikes the paper through
_GAP = 3.0  # mm between pieces of one name
_PALE, _MOSTLY = 0.35, 0.9  # of black, that most of it is at most: coffee is no darker on paper, as a rule
_ALL = 0.98  # of a piece beside a blank
_SMALL = 3.0  # mm: a dot, for no word is so small
_CLOSED, _REST = 0.85, 0.5  # of its rectangle that a stamp goes round; mm beyond it
_NARROW, _STAMP, _FULL = 6.0, 20.0, 0.48  # mm each way; of its rectangle that a stamp fills
_DRAWN = frozenset({"marked", "crossed_out", "blackened"})
_THUMB, _SOLID = 11.0, 0.4  # mm each way, part of its rectangle: no pale line is so wide
_LONGEST = 30.0  # mm: of a thumb; what is as long and lower than _HIGH is a word of a broad pen


def spoken(
    free: Sequence[Stroke],
    layout: PageLayout,
    judged: Sequence[Judged],
    rows: dict[str, tuple[float, float]],
    spill: Spill,
) -> list[Stroke]:
    """Those of the strokes that may be words for every question of the page."""
    names = list(_together([one for one in free if not spill.of_it(one)]))
    marked = {box.question for box, one in zip(layout.boxes, judged, strict=True) if one.verdict == "marked"}
    words = [name for name in names if not (marked and _one_thing(name, rows))]
    drawn = {box.question for box, one in zip(layout.boxes, judged, strict=True) if one.verdict in _DRAWN}
    return [one for name in words if not _across_one(name, layout, rows, drawn) for one in name]


def _together(free: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Strokes close to each other."""
    rest = list(free)
    while rest:
        name, more = [], [rest[0]]
        while more:
            name += more
            rest = [one for one in rest if not any(one is other for other in more)]
            more = [one for one in rest if any(touches(one.rect.grown(_GAP), two.rect) for two in name)]
        yield name


def _one_thing(name: Sequence[Stroke], rows: dict[str, tuple[float, float]]) -> bool:
    """Whether it is a dot, one line, or a pale stamp with all else in it, on one question's part of the page
    or on none's.

    None is a word, so it says nothing of other questions.
    """
    most = max(name, key=lambda one: one.rect.w * one.rect.h)
    if len(on_parts(most.rect, rows)) > 1:
        return False
    stamp = _pale(most) and most.length >= _HIGH and most.enclosed >= _CLOSED
    if len(name) == 1:
        return most.length <= _SMALL or off_bow(most.places) <= BOW or stamp
    return stamp and all(_in(one.rect, most.rect.grown(_REST)) for one in name)


def on_parts(rect: Rect, rows: dict[str, tuple[float, float]]) -> list[str]:
    """The questions on whose part of the page some of it is, however far aside."""
    return [name for name, (top, bottom) in rows.items() if top < rect.bottom and rect.y < bottom]


def _in(rect: Rect, other: Rect) -> bool:
    across = other.x <= rect.x and rect.right <= other.right
    return across and other.y <= rect.y and rect.bottom <= other.bottom


def _across_one(
    name: Sequence[Stroke], layout: PageLayout, rows: dict[str, tuple[float, float]], marked: set[str]
) -> bool:
    """Whether it is higher than letters, or a stamp, and goes over a box, and a question that it does not
    come near has a mark: whoever answers one by one says nothing of all by that."""
    if not any(one.rect.h >= _HIGH and one.rect.w >= _WIDE for one in name) and not _stamp(name, layout):
        return False
    top, bottom = min(one.rect.y for one in name), max(one.rect.bottom for one in name)
    left, right = min(one.rect.x for one in name), max(one.rect.right for one in name)
    if bottom - top > _HIGHEST or right - left > _WIDEST:
        return False
    over = any(touches(one.rect, box.rect.grown(_GAP)) for one in name for box in layout.boxes)
    return over and any(bottom < rows[other][0] or top > rows[other][1] for other in marked)


def _stamp(name: Sequence[Stroke], layout: PageLayout) -> bool:
    """Whether it is one piece upon a box, as large, as full and as compact as a name's stamp."""
    whole = max(name, key=lambda one: one.rect.w * one.rect.h)
    sides = sorted((whole.rect.w, whole.rect.h))
    full = sides[0] >= _NARROW and sides[1] <= _STAMP and whole.solid >= _FULL
    upon = any(touches(whole.rect, box.rect) for box in layout.boxes)
    return full and upon and all(_in(one.rect, whole.rect.grown(_REST)) for one in name)


@dataclass(frozen=True)
class Spill:
    """What lies on a page and is nothing written: the `drops` beside a cup's rings; or a pale thumb."""

    drops: Drops | None

    def of_it(self, stroke: Stroke) -> bool:
        """Whether a stroke is of a drop, or a pale thumb."""
        if self.drops is None:
            return _thumb(stroke)
        return _pale(stroke) and self.drops.have(stroke)

    def all_of(self, stroke: Stroke, row: tuple[float, float]) -> bool:
        """Whether nothing but it is there, from where to where down the page a question has its part."""
        down = stroke.places[:, 1]
        there = (down >= row[0]) & (down < row[1])
        if not there.any():
            return True
        pale = reached(stroke.ink[there], _ALL) <= _PALE
        return pale and self.of_it(stroke) and self.of_it(stroke.part(there))


def _pale(stroke: Stroke) -> bool:
    return reached(stroke.ink, _MOSTLY) <= _PALE


def _wordlike(rect: Rect) -> bool:
    """Whether it is as long and low as a word: a broad pale pen joins its letters to one piece."""
    return max(rect.w, rect.h) > _LONGEST and min(rect.w, rect.h) < _HIGH


def _thumb(stroke: Stroke) -> bool:
    solid = _pale(stroke) and stroke.solid >= _SOLID and min(stroke.rect.w, stroke.rect.h) >= _THUMB
    return solid and not _wordlike(stroke.rect)
