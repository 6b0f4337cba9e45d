"""What the printer put on a page, as a scanner sees it: rendered once a layout, without voters' facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.blank import blank_page
from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.paper.ballots.shapes import LEFT, RIGHT

DENSITY = 3  # pixels a mm
SOFT = 0.3  # mm: everything is looked at through a blur of this width, in which print and scan meet
SHARPNESS = (0.3, 0.35, 0.42, 0.52)  # mm: that blur together with those a scan may add
_FINE = 3  # the page is drawn this much finer
_MARGIN = 7.0  # mm from the edges of the sheet that are not looked at
BEYOND = 2.4  # mm within the area that are not either, for a page is never quite flat
_AROUND = 1.5  # mm round a square or a code, where only print is expected
BESIDE = 0.8  # mm beside a line of print, where dust were one piece with an edge of it that shows
_UNDER = 8.0  # mm below its last boxes that are still a question's own, where no line ends it
_ROOM = 4.0  # mm from the baseline of a voter's fact to where the paper is clear of it
_DENSE = 0.12  # so much print near a place, and a pixel more or less means nothing there
_NEAR = 0.5  # mm
BARE = 0.05  # so much of `near` is still bare paper
_SAMPLE = 7  # of so many places on it one is asked
_INKED = 0.15  # of black: print that tells how black and how sharp a scan is

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]
Places = NDArray[np.intp]  # numbers of pixels, row by row
Part = tuple[slice, slice]


@dataclass(frozen=True, eq=False)  # there is one a layout
class Template:
    """The answer area of a page: below the voter's facts, above the signatures.

    `area` is its place, mm. `prints` is what stands there, 0 paper to 1 black, once for each SHARPNESS.
    `open` is where people may have written, `near` how much print is close (0 to 1), `rows` from where to
    where, in mm down the page, each question has the page to itself.
    """

    layout: PageLayout
    area: Rect
    prints: tuple[Plane, ...]
    open: Mask
    near: Plane
    rows: dict[str, tuple[float, float]]

    @cached_property
    def bare(self) -> Places:
        """Places far from any print; one of many, as they are so many."""
        return np.flatnonzero(self.open & (self.near < BARE))[::_SAMPLE].copy()

    @cached_property
    def dense(self) -> Places:
        """Places where there is print all round."""
        return np.flatnonzero(self.open & (self.near >= 1))

    @cached_property
    def inked(self) -> tuple[Places, Plane]:
        """Places of print so black that they tell how a scan shows it; the print there, by sharpness."""
        places = np.flatnonzero(self.open & (self.prints[0] > _INKED))
        return places, np.stack([sharp.ravel()[places] for sharp in self.prints])


@lru_cache(maxsize=32)
def template(layout: PageLayout) -> Template:
    """The template of a page; drawn at the first call."""
    top = _top(layout)
    area = Rect(_MARGIN, top, layout.width - 2 * _MARGIN, _bottom(layout) - top)
    sharp = printed(layout, area)
    near = np.minimum(1, _blurred(sharp, _NEAR) / np.float32(_DENSE))
    prints = tuple(_blurred(sharp, width) for width in SHARPNESS)
    return Template(layout, area, prints, paper(layout, area, BEYOND), near, _rows(layout))


def _top(layout: PageLayout) -> float:
    """Below the heading and what is stamped for the voter."""
    first = min(box.rect.y for box in layout.boxes)
    facts = max(slot.y for slot in layout.slots if slot.y < first)
    return min(y for y in _lines(layout) if facts < y < first)


def _bottom(layout: PageLayout) -> float:
    """Above the signatures, else above the number at the foot."""
    last = max(box.rect.bottom for box in layout.boxes)
    foot = min(slot.y for slot in layout.slots if slot.y > last) - _ROOM
    return min([foot, *(y for y in _lines(layout) if y > last)])


def _rows(layout: PageLayout) -> dict[str, tuple[float, float]]:
    rows = {}
    for question in dict.fromkeys(box.question for box in layout.boxes):
        mine = [box.rect for box in layout.boxes if box.question == question]
        first, last = min(rect.y for rect in mine), max(rect.bottom for rect in mine)
        lines = list(_lines(layout))
        above = max(y for y in lines if y < first)
        rows[question] = above, min([y for y in lines if y > last], default=last + _UNDER)
    return rows


def _lines(layout: PageLayout) -> Iterator[float]:
    """The lines across the page, which part its sections."""
    return (rule.y1 for rule in layout.rules if rule.x1 <= LEFT and rule.x2 >= RIGHT)


def printed(layout: PageLayout, area: Rect) -> Plane:
    """How much of each place of an area of the page is printed, 0 to 1, without what is stamped."""
    import cv2
    import pypdfium2

    document = pypdfium2.PdfDocument(blank_page(layout))
    fine = DENSITY * _FINE
    page = np.array(document[0].render(scale=fine * 25.4 / 72).to_numpy()[:, :, 0])
    document.close()
    place = np.array([(1, 0, area.x * fine), (0, 1, area.y * fine)], np.float32)
    rows, columns = size(area)
    dark = cv2.warpAffine(
        255 - page, place, (columns * _FINE, rows * _FINE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    )
    small = cv2.resize(dark.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(small / np.float32(255), dtype=np.float32)


def _blurred(sharp: Plane, width: float) -> Plane:
    import cv2

    return np.asarray(cv2.GaussianBlur(sharp, (0, 0), width * DENSITY), dtype=np.float32)


def size(area: Rect) -> tuple[int, int]:
    """Rows and columns of an area."""
    return round(area.h * DENSITY), round(area.w * DENSITY)


def part(area: Rect, rect: Rect) -> tuple[slice, slice]:
    """The rows and columns of `rect` in the pixels of `area`."""
    left, right = (max(0, round((x - area.x) * DENSITY)) for x in (rect.x, rect.right))
    top, bottom = (max(0, round((y - area.y) * DENSITY)) for y in (rect.y, rect.bottom))
    return slice(top, bottom), slice(left, right)


def paper(layout: PageLayout, area: Rect, but: float = 0.0) -> Mask:
    """Where on an area of the page people may have written, `but` so many mm at its edges."""
    mask = np.zeros(size(area), np.bool_)
    mask[part(area, area.grown(-but))] = True
    for rect in (*layout.squares, layout.bar, *((layout.foot,) if layout.foot else ())):
        mask[part(area, rect.grown(_AROUND))] = False
    for rule in layout.rules:
        mask[part(area, Rect(rule.x1, rule.y1, rule.x2 - rule.x1, 0.0).grown(BESIDE))] = False
    return mask
