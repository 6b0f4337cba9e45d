"""What lies over one answer and is no word for all: a name, seal or thumb across its boxes, a cup's ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.strokes import Stroke, touches

_HIGH, _WIDE = 14.0, 7.0  # mm: a piece of a name or a seal; words for all are written smaller
_HIGHEST, _WIDEST = 32.0, 60.0  # mm: what is larger strikes the paper through
_GAP = 3.0  # mm between pieces of one name
_ARC, _RADII = 25.0, (14.0, 48.0)  # mm: a piece of a cup's ring; the ring
_OFF, _MOSTLY, _NEAR = 1.5, 0.9, 3.0  # mm off the circle that most of it is; that drops beside it may be
_PALE = 0.35  # of black: coffee is no darker on paper, as a rule
_DROP, _THUMB, _SOLID = 7.0, 11.0, 0.4  # mm each way, part of its rectangle: no pale line is so wide


def spoken(
    free: Sequence[Stroke], layout: PageLayout, judged: Sequence[Judged], rows: dict[str, tuple[float, float]]
) -> list[Stroke]:
    """Those of the strokes that may be words for every question of the page."""
    left = list(_not_spilt(free))
    marked = {box.question for box, one in zip(layout.boxes, judged, strict=True) if one.verdict == "marked"}
    over = [name for name in _names(left) if _across_one(name, layout, rows, marked)]
    return [one for one in left if not any(one is part for name in over for part in name)]


def _names(free: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Strokes close to each other, of which one is higher than any letter."""
    rest = list(free)
    while rest:
        name, more = [], [rest[0]]
        while more:
            name += more
            rest = [one for one in rest if not any(one is other for other in more)]
            more = [one for one in rest if any(touches(one.rect.grown(_GAP), two.rect) for two in name)]
        if any(one.rect.h >= _HIGH and one.rect.w >= _WIDE for one in name):
            yield name


def _across_one(
    name: Sequence[Stroke], layout: PageLayout, rows: dict[str, tuple[float, float]], marked: set[str]
) -> bool:
    """Whether it goes over a box, and a question that it does not come near has a mark: whoever answers one
    by one says nothing of all by that."""
    top, bottom = min(one.rect.y for one in name), max(one.rect.bottom for one in name)
    left, right = min(one.rect.x for one in name), max(one.rect.right for one in name)
    if bottom - top > _HIGHEST or right - left > _WIDEST:
        return False
    over = any(touches(one.rect, box.rect) for one in name for box in layout.boxes)
    return over and any(bottom < rows[other][0] or top > rows[other][1] for other in marked)


def _not_spilt(free: Sequence[Stroke]) -> Iterator[Stroke]:
    """The strokes that are no ring of a cup, no drops beside one, and no pale thumb."""
    arcs = [one.places for one in free if one.length >= _ARC and _pale(one)]
    ring = _circle(np.concatenate(arcs)) if arcs else None
    for one in free:
        of_cup = ring is not None and (_on(ring, one.places, _NEAR) or _blot(one, _DROP))
        if not of_cup and not _blot(one, _THUMB):
            yield one


def _circle(places: NDArray[np.float32]) -> tuple[float, float, float] | None:
    """Middle and radius of the circle on which nearly all places are, if there is one as large as a cup."""
    known = np.column_stack([places, np.ones(len(places))]).astype(np.float64)
    x, y, more = np.linalg.lstsq(known, (known[:, :2] ** 2).sum(axis=1), rcond=None)[0] / (2.0, 2.0, 1.0)
    radius = float(np.sqrt(max(more + x * x + y * y, 0.0)))
    ring = float(x), float(y), radius
    return ring if _RADII[0] <= radius <= _RADII[1] and _on(ring, places, _OFF) else None


def _on(ring: tuple[float, float, float], places: NDArray[np.float32], off: float) -> bool:
    x, y, radius = ring
    away = np.abs(np.hypot(places[:, 0] - x, places[:, 1] - y) - radius)
    return reached(away, _MOSTLY) <= off


def _pale(stroke: Stroke) -> bool:
    return reached(stroke.ink, _MOSTLY) <= _PALE


def _blot(stroke: Stroke, least: float) -> bool:
    return _pale(stroke) and stroke.solid >= _SOLID and min(stroke.rect.w, stroke.rect.h) >= least
