"""Traces too small or too pale to be strokes: they put a blank in doubt, and a mark with its word struck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect
from meeting_tui.scan.creases import Creases
from meeting_tui.scan.dust import grains
from meeting_tui.scan.level import LEAN, LINE, MOST, darkest
from meeting_tui.scan.noise import CORE, PLAIN, near_print
from meeting_tui.scan.overprint import BESIDE, drawn_upon
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import touches
from meeting_tui.scan.template import DENSITY, Plane, Template, part

_UPON = 1.6  # times the limit: as dark as this it must be somewhere beside print
_LARGE = 4.0  # mm: no dot, and no stroke's end
_DOT, _ROUND, _FULL, _DARK = 1.4, 1.0, 0.7, 0.14  # mm², mm each way: a pen's dot; part; of black
_EVEN = ((1.6, 0.54), (0.9, 0.75))  # mm², and the part of its darkest place that half of it is over
_SHORT, _THIN, _PALE = 5, 2, 0.08  # pixels long and wide, of black: the end of a stroke that print hides
_NEAR, _FAR = 4.0, 2.0  # mm from the boxes of a question and their words; so long it counts farther off
_WORD, _GAP = 20.0, 2.5  # mm beside a box that its word may take; from the box to it
_PLAIN_LINE = 0.1  # of black: so dark a line through a word takes back the mark beside it
_BOTH, _OUT = 2, 1.0  # ends of a line, and mm from a word where they come out of it
_PENCIL = 0.16  # of black: the palest pen of which half shows upon print, plainer than any edge of that
_SURE = 1.5  # times what is too bright along any such line
_RARE, _SAMPLE = 0.999, 4  # of the places on print, of which one in so many is asked


@dataclass(frozen=True)
class Traces:
    """`unproven`: the questions on which something may be written after all. `struck`: the boxes, by their
    number in the layout, whose word has a line through it; `signed` those with something small on it. `pale`:
    the questions without a mark on a word of which plainly is a line too pale to be a stroke."""

    unproven: frozenset[str]
    struck: frozenset[int]
    signed: frozenset[int]
    pale: frozenset[str]


def traced(
    rest: Residual,
    limit: Plane,
    blank: Template,
    creases: Creases,
    inked: Sequence[Rect],
    ridges: float = 0.0,
    answered: bool = False,
) -> Traces:
    """What there is of them on a page, but for what is in the `inked` boxes.

    `ridges`: how dark ink must be on crumpled paper; 0 where it is smooth. `answered`: whether a box of the
    page is marked; else the voter may answer by dots, and a paler one may be another answer.
    """
    layout, rows = blank.layout, around(blank)
    spots = [
        (rect, dot)
        for rect, dot in _spots(rest, limit, blank.area)
        if not creases.have(rect) and not any(touches(one, rect) for one in inked)
    ]
    ends, empty = _ends(blank, [rect for rect, _dot in spots]), rows.keys() - _marked(layout, inked)
    upon = drawn_upon(rest, blank, creases, _words(blank), ridges) if empty or ends else frozenset()
    found = empty & {layout.boxes[at].question for at in upon}
    plainly = drawn_upon(rest, blank, creases, _words(blank), max(ridges, _PENCIL)) if found else frozenset()
    pale = found & {layout.boxes[at].question for at in plainly}
    for rect, dot in spots:
        if dot:
            found |= _on_part(rect, blank.rows) if answered else set(rows)
        elif max(rect.w, rect.h) >= _FAR:
            found |= _on_part(rect, blank.rows)
        else:
            found |= {name for name, row in rows.items() if _within(rect, row)}
    signed = frozenset(
        at for at, word in enumerate(_words(blank)) if any(touches(rect, word) for rect, _dot in spots)
    )
    struck = frozenset(_struck(rest, blank, creases)) | (ends & upon)
    return Traces(frozenset(found), struck, signed, frozenset(pale))


def _ends(blank: Template, spots: Sequence[Rect]) -> frozenset[int]:
    """The boxes from whose word two ends of a line or more come out."""
    beside = [word.grown(_OUT) for word in _words(blank)] if len(spots) >= _BOTH else []
    return frozenset(
        at for at, word in enumerate(beside) if sum(touches(word, rect) for rect in spots) >= _BOTH
    )


def _marked(layout: PageLayout, inked: Sequence[Rect]) -> set[str]:
    """The questions with something in a box, or close to it."""
    return {box.question for box in layout.boxes if any(touches(one, box.rect) for one in inked)}


def _struck(rest: Residual, blank: Template, creases: Creases) -> Iterator[int]:
    """The boxes whose word has a nearly level line through it that is plain to see."""
    words = ((at, rest.ink[part(blank.area, beside)]) for at, beside in enumerate(_words(blank)))
    dark = {at: np.clip(ink, -MOST, MOST) for at, ink in words if ink.size and float(ink.max()) > _PLAIN_LINE}
    maybe = [at for at, ink in dark.items() if _at_most(ink) > _PLAIN_LINE]
    least = _bright(rest, blank) if maybe else _PLAIN_LINE
    for at in maybe:
        if not creases.near(_words(blank)[at], BESIDE) and darkest(dark[at]) > least:
            yield at


def _bright(rest: Residual, blank: Template) -> float:
    """How dark a line must be, by what is too bright along any line through print."""
    import cv2

    bright = np.asarray(cv2.blur(np.clip(-rest.ink, -MOST, MOST), (LINE, 1))).ravel()[blank.dense[::_SAMPLE]]
    return max(_PLAIN_LINE, _SURE * reached(bright, _RARE)) if len(bright) else _PLAIN_LINE


def _at_most(dark: Plane) -> float:
    """No line there is darker, whichever way it leans; that is told at once, and mostly it is little."""
    import cv2

    leaning = cv2.dilate(dark, np.ones((2 * LEAN + 1, 1), np.uint8))
    return float(cv2.blur(leaning, (LINE, 1)).max())


def word(box: Box, layout: PageLayout) -> Rect:
    """Where its word stands."""
    mine = box.rect
    after = [one.rect.x - 2 for one in layout.boxes if one.rect.y == mine.y and one.rect.x > mine.x]
    left = mine.right + _GAP
    return Rect(left, mine.y, min([left + _WORD, *after]) - left, mine.h)


@lru_cache(maxsize=32)
def _words(blank: Template) -> list[Rect]:
    """Those of the boxes of a page."""
    return [word(box, blank.layout) for box in blank.layout.boxes]


@lru_cache(maxsize=32)
def around(blank: Template) -> dict[str, Rect]:
    """Where the boxes of each question are, and their words, and what is close to those."""
    rows, layout = {}, blank.layout
    for question in dict.fromkeys(box.question for box in layout.boxes):
        mine = [box.rect for box in layout.boxes if box.question == question]
        left, top = min(rect.x for rect in mine), min(rect.y for rect in mine)
        right, bottom = max(rect.right for rect in mine) + _WORD, max(rect.bottom for rect in mine)
        rows[question] = Rect(left, top, right - left, bottom - top).grown(_NEAR)
    return rows


def _on_part(rect: Rect, rows: dict[str, tuple[float, float]]) -> set[str]:
    """The question on whose part of the page it is: a dot is no word for another."""
    return {name for name, (top, bottom) in rows.items() if top <= rect.center[1] < bottom}


def _within(rect: Rect, row: Rect) -> bool:
    x, y = rect.center
    return row.x <= x <= row.right and row.y <= y <= row.bottom


def _spots(rest: Residual, limit: Plane, area: Rect) -> Iterator[tuple[Rect, bool]]:
    """Dots, and short ends of strokes: where each is, and whether it is a dot."""
    import cv2

    bare = near_print(limit)
    seen = ((rest.ink > limit) & rest.open).view(np.uint8)
    outlines, _within = cv2.findContours(seen, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for left, top, width, height in map(cv2.boundingRect, outlines):
        if not _SHORT - 1 <= max(width, height) < _LARGE * DENSITY:
            continue  # dust, or a stroke
        here = slice(top, top + height), slice(left, left + width)
        ink, most = rest.ink[here], limit[here]
        apart = float(most.max()) < bare
        if float((ink / most).max()) < (PLAIN if apart else _UPON):
            continue
        across, down, places = _core(ink)
        dark = float(ink.max())
        whole = places >= max(_DOT * DENSITY**2, _FULL * across * down)
        dot = whole and min(across, down) >= _ROUND * DENSITY and apart and dark > _DARK
        if not dot and apart and grains(ink) and not _even(ink, most):
            continue
        if (
            dot
            or _even(ink, most)
            or (max(across, down) >= _SHORT and min(across, down) >= _THIN and dark > _PALE)
        ):
            x, y = area.x + left / DENSITY, area.y + top / DENSITY
            yield Rect(x, y, width / DENSITY, height / DENSITY), dot


def _even(ink: Plane, limit: Plane) -> bool:
    """Whether it is a pale pen's dot: large, or as dark all over; dust has a dark middle."""
    dark = float(ink.max())
    if min(ink.shape) < _ROUND * DENSITY or dark > _DARK:
        return False
    inside = ink[ink > limit]
    large, even = len(inside) / DENSITY**2, reached(inside, 0.5) / dark
    return any(large >= least and even > most for least, most in _EVEN)


def _core(ink: Plane) -> tuple[int, int, int]:
    """How far its darkest part reaches, across and down, and how many places that is."""
    import cv2

    dark = (ink > CORE * ink.max()).astype(np.uint8)
    _n, numbers, stats, _centres = cv2.connectedComponentsWithStats(dark)
    across, down, places = stats[np.asarray(numbers).ravel()[int(ink.argmax())], 2:5]
    return int(across), int(down), int(places)
