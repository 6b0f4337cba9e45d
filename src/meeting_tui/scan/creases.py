"""Folds and a scanner's streaks: thin lines that nobody drew, for they go on to both edges of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.rings import Ring, at_most
from meeting_tui.scan.strokes import Stroke, strokes
from meeting_tui.scan.template import DENSITY, Mask, Part, Plane

_STEEP = np.arange(-0.12, 0.1201, 0.002)  # how much a line may climb on its way
_THIN = 1.3  # mm across
_SEEN = 0.35  # of the way from bare paper to the limit: so much of a line still shows where it is pale
_STRAIGHT = 0.25  # of the straight line that fits best must show before it is followed
_APART = 16  # pixels between places that are asked how dark paper is as a rule
_SHOWN = 0.1  # part of its way that must not be hidden by a rule
_HITS = 0.6  # part of its way on which it must show
_ENDS = 12.0  # mm from each edge, where it must show as well
_INK, _PALER = 0.25, 0.25  # of black: a pen's line; the part of that which shows to its ends
_SLACK = 2  # pixels to each side where its next place is looked for
_LONG, _SEEDS = 15.0, 6  # mm: a piece that may be a line with other ink; places from which that is followed
_SHORT, _MOSTLY, _CLOSE = 4.5, 0.7, 0.8  # mm: a piece of line with dust in it; so much of it so close, mm
_WIDE = 6  # pixels to each side of its middle that a line may darken

_ROUNDS = 3  # folds close to each other are told apart once the first is known

Path = NDArray[np.float64]  # for each column, the row of the line


class Way(NamedTuple):
    """Where a line goes; whether that is down the page (then columns are rows); and how dark it is."""

    path: Path
    down: bool
    dark: float

    @property
    def most(self) -> float:
        """How dark a place on it may be, of black: what is darker was drawn along it."""
        return at_most(self.dark)

    def beyond(self, first: int, last: int) -> Path:
        """Where it is from one place to another along it; beyond the answer area it goes straight on."""
        on = np.arange(first, last + 1).clip(0, len(self.path) - 1)
        climb = (self.path[-1] - self.path[0]) / max(len(self.path) - 1, 1)
        return np.asarray(self.path[on] + climb * (np.arange(first, last + 1) - on), dtype=np.float64)

    def hides(self, ink: Plane) -> bool:
        """Whether so much ink on it is its own, as a rule: a pen's stroke along it is darker."""
        return reached(ink, 0.5) <= self.most


@dataclass(frozen=True)
class Creases:
    """Folds and streaks of a page: the `ways` they go; and the `rings` of a cup, which nobody drew either."""

    area: Rect
    ways: Sequence[Way]
    rings: Sequence[Ring] = ()

    def have(self, rect: Rect) -> bool:
        """Whether what is there is a piece of one."""
        return self.near(Rect(*rect.center, 0.0, 0.0), _CLOSE)

    def near(self, rect: Rect, reach: float) -> bool:
        """Whether one passes within `reach` mm."""
        ways = any(self._near(way, rect, reach) for way in self.ways)
        return ways or any(ring.near(rect, reach) for ring in self.rings)

    def by(self, rect: Rect) -> list[Way]:
        """The folds and streaks that pass a place."""
        return [way for way in self.ways if self._near(way, rect, 0.0)]

    def across(self, way: Way, along: Path) -> Path:
        """Where it is at each place along its way; both in mm of the page."""
        start, side = (self.area.y, self.area.x) if way.down else (self.area.x, self.area.y)
        at = (along - start) * DENSITY - 0.5
        return np.interp(at, np.arange(len(way.path)), way.path) / DENSITY + side + 0.5 / DENSITY

    def left(self, found: Sequence[Stroke]) -> list[Stroke]:
        """The strokes that are no part of one."""
        others = [one for one in found if not any(ring.has(one) for ring in self.rings)]
        return [one for one in others if not any(_on(way, one, self.area) for way in self.ways)]

    def hide(self, stroke: Stroke, reach: float) -> bool:
        """Whether one passes so near that is as dark as the stroke."""
        ways = any(way.hides(stroke.ink) and self._near(way, stroke.rect, reach) for way in self.ways)
        return ways or any(ring.has(stroke) for ring in self.rings)

    def cover(self, ink: Plane, here: Part) -> Mask:
        """Which places of a part of the page are a fold's or a streak's own."""
        rows, columns = np.ogrid[here]
        covered = np.zeros(ink[here].shape, np.bool_)
        for way in self.ways:
            along, across = (rows, columns) if way.down else (columns, rows)
            near = np.abs(across - way.path[along]) <= _CLOSE * DENSITY
            covered |= near & (ink[here] <= way.most)
        for ring in self.rings:
            covered |= ring.cover(ink, here, self.area)
        return covered

    def _near(self, way: Way, rect: Rect, reach: float) -> bool:
        x, y = (rect.x - self.area.x) * DENSITY, (rect.y - self.area.y) * DENSITY
        w, h = rect.w * DENSITY, rect.h * DENSITY
        along, across, far, wide = (y, x, h, w) if way.down else (x, y, w, h)
        rows, room = way.beyond(int(along), int(along + far)), reach * DENSITY
        return bool(((rows >= across - room) & (rows <= across + wide + room)).any())


def without_creases(
    every: Sequence[Stroke], rest: Residual, limit: Plane, area: Rect, cups: Sequence[Ring] = ()
) -> tuple[list[Stroke], Creases, Plane]:
    """The strokes that are no part of a fold or a streak, nor of the rings of `cups`; those; and the limit
    with them: a place there must be darker than the fold is as a rule."""
    found, most, ways = list(every), limit, list[Way]()
    for _ in range(_ROUNDS):
        more, most = _followed(found, rest, (limit, most), area)
        if not more:
            break
        ways += more
        found = strokes(rest, most, area)
    creases = Creases(area, ways, cups)
    return creases.left(found), creases, most


def _followed(
    found: Sequence[Stroke], rest: Residual, limits: tuple[Plane, Plane], area: Rect
) -> tuple[list[Way], Plane]:
    """The folds of which these strokes are pieces, and the limit with them.

    `limits`: without any folds, and with those that are known.
    """
    ways, (least, most) = list[Way](), limits
    for turned in (False, True):
        seeds = [seed for one in found for seed in _seeds(one, area, turned)]
        if not seeds:
            continue
        paper = _Paper(rest, most, turned)
        known: list[Path] = []
        for x, y in seeds:
            apart = all(abs(path[round(x)] - y) > _THIN * DENSITY for path in known)
            if apart and (path := paper.followed(x, y)) is not None and paper.goes_through(path):
                known.append(path)
        for path in known:
            raised, dark = paper.raised(path, least)
            most = np.maximum(most, raised)
            ways.append(Way(path, turned, dark))
    return ways, most


def _on(way: Way, stroke: Stroke, area: Rect) -> bool:
    """Whether a stroke lies along the line, and is no darker than that."""
    x, y = _places(stroke, area, way.down)
    away = np.abs(y - way.path[np.clip(np.rint(x).astype(int), 0, len(way.path) - 1)])
    if not way.hides(stroke.ink):
        return False
    if stroke.length <= _SHORT and reached(away, _MOSTLY) <= _CLOSE * DENSITY:
        return True
    return bool(reached(away, 0.9) <= _THIN * DENSITY) and _like_a_line(stroke, x, y, way.down)


def _places(stroke: Stroke, area: Rect, turned: bool) -> tuple[Path, Path]:
    """Columns and rows of a stroke in pixels of the area, or of the area turned."""
    x, y = ((stroke.places - (area.x, area.y)) * DENSITY - 0.5).T
    return (y, x) if turned else (x, y)


def _seeds(stroke: Stroke, area: Rect, turned: bool) -> Iterator[tuple[float, float]]:
    """Places from which a line that this is a piece of can be followed, if it may be one."""
    thin = _thin(stroke, turned)
    if not thin and (stroke.rect.h if turned else stroke.rect.w) < _LONG:
        return  # told at once: neither
    x, y = _places(stroke, area, turned)
    if thin and _straight(x, y):
        yield reached(x, 0.5), reached(y, 0.5)
    elif (far := float(np.ptp(x))) >= _LONG * DENSITY:
        for part in (np.arange(_SEEDS) + 0.5) / _SEEDS:
            column = x[np.abs(x - x.min() - part * far).argmin()]
            yield float(column), reached(y[np.abs(x - column) < 1], 0.5)


def _like_a_line(stroke: Stroke, x: Path, y: Path, turned: bool) -> bool:
    """Long this way and thin the other, or a short piece of such."""
    return _thin(stroke, turned) and _straight(x, y)


def _thin(stroke: Stroke, turned: bool) -> bool:
    sides = (stroke.rect.h, stroke.rect.w) if turned else (stroke.rect.w, stroke.rect.h)
    far, wide = (round(side * DENSITY) - 1 for side in sides)
    return far >= max(2 * wide, 2 * DENSITY)


def _straight(x: Path, y: Path) -> bool:
    x, y = x - x.mean(), y - y.mean()
    away = np.abs(y - x * (x @ y) / (x @ x))
    return bool(reached(away, 0.95) <= _THIN * DENSITY)


class _Paper:
    """The page, or the page turned so that what runs down it runs across."""

    def __init__(self, rest: Residual, limit: Plane, turned: bool) -> None:
        self.ink, self.limit, self.open = (one.T if turned else one for one in (rest.ink, limit, rest.open))
        self.paper = 1.5 * float(limit.min())  # below this limit there is no print
        self.usual = reached(rest.ink[::_APART, ::_APART].ravel(), 0.5)
        self.flat = rest.ink.ravel(), limit.ravel(), rest.open.ravel()  # thousands are asked quicker so
        self.steps = (1, rest.ink.shape[1]) if turned else (rest.ink.shape[1], 1)
        self.turned = turned

    def followed(self, x: float, y: float) -> Path | None:
        """The line through a place, if it goes on to both edges."""
        slope, shown = self._slope(x, y)
        if shown < _STRAIGHT:
            return None
        straight: Path = y + slope * (np.arange(self.ink.shape[1], dtype=np.float64) - x)
        if self._goes(straight):
            return straight
        path = np.full(self.ink.shape[1], np.nan)
        return path if all(self._walk(path, round(x), y, slope, way) for way in (1, -1)) else None

    def goes_through(self, path: Path) -> bool:
        """Whether a line that is as dark as a pen's is hardly paler at both edges: one drawn from box to box
        ends before them, on paper with dirt enough to go on."""
        near, _limit = self._near(path)
        if not len(near):
            return True
        dark, end = reached(near, 0.5) - self.usual, round(_ENDS * DENSITY)
        shown = near - self.usual > _PALER * dark
        return dark < _INK or min(float(part.mean()) for part in (shown[:end], shown[-end:])) >= _HITS

    def _goes(self, path: Path) -> bool:
        """Whether a straight line shows on its way: no mark beside it leads that astray."""
        near, limit = self._near(path)
        if not len(near):
            return False
        seen, end = near > self.usual + _SEEN * (limit - self.usual), round(_ENDS * DENSITY)
        return min(float(part.mean()) for part in (seen, seen[:end], seen[-end:])) >= _HITS

    def _near(self, path: Path) -> tuple[Plane, Plane]:
        """How dark the page is along a way, and how dark it may be, where there is no print."""
        rows = np.rint(path).astype(int)
        columns = np.flatnonzero((rows >= _SLACK) & (rows < self.ink.shape[0] - _SLACK))
        rows = rows[columns]
        asked = self.open[rows, columns] & (self.limit[rows, columns] < self.paper)
        rows, columns = rows[asked], columns[asked]
        near = [self.ink[rows + step, columns] for step in range(-_SLACK, _SLACK + 1)]
        return np.asarray(np.max(near, axis=0)), np.asarray(self.limit[rows, columns])

    def _slope(self, x: float, y: float) -> tuple[float, float]:
        """How much the straight line through a place climbs that has most ink along it; and how much."""
        columns = np.arange(0, self.ink.shape[1], 2)
        rows = np.rint(y + _STEEP[:, None] * (columns - x)).astype(int)
        rows = np.clip(rows, 0, self.ink.shape[0] - 1)
        down, across = self.steps
        ink, limit, open_ = (one.take(rows * down + columns * across) for one in self.flat)
        ink = np.where(open_, ink / limit, 0)
        shown = np.maximum(open_.sum(axis=1), columns.size * _SHOWN)
        along = np.clip(ink, 0, 1).sum(axis=1) / shown
        return float(_STEEP[along.argmax()]), float(along.max())

    def _walk(self, path: Path, start: int, row: float, slope: float, way: int) -> bool:
        """Follow the line one way, and say whether it shows all the way and at the edge."""
        rows, columns = self.ink.shape
        seen: list[bool] = []
        way_to_go = range(start, columns if way > 0 else -1, way)
        spare = (1 - _HITS) * len(way_to_go) + 1  # places where it may be missing; with more it is no line
        for column in way_to_go:
            path[column] = row
            at = round(row)
            if not (_SLACK <= at < rows - _SLACK):
                pass
            elif self.open[at, column] and (limit := self.limit[at, column]) < self.paper:
                near = self.ink[at - _SLACK : at + _SLACK + 1, column]
                best = int(near.argmax())
                seen.append(bool(near[best] > self.usual + _SEEN * (limit - self.usual)))
                if seen[-1]:
                    off = at - _SLACK + best - row
                    row, slope = row + 0.3 * off, slope + way * 0.002 * off
                elif (spare := spare - 1) < 0:
                    return False
            row += way * slope
        end = round(_ENDS * DENSITY)
        return not seen or (float(np.mean(seen)) >= _HITS and float(np.mean(seen[-end:])) >= _HITS)

    def raised(self, path: Path, least: Plane) -> tuple[Plane, float]:
        """A limit that is over `least`, on a line, by as much as the line is dark there as a rule; and how
        dark its middle is."""
        limit = np.ascontiguousarray(least.T if self.turned else least)
        away = np.arange(-_WIDE, _WIDE + 1)
        rows = np.rint(path).astype(int) + away[:, None]
        columns = np.broadcast_to(np.arange(len(path)), rows.shape)
        on = (rows >= 0) & (rows < limit.shape[0])
        rows = rows.clip(0, limit.shape[0] - 1)
        bare = on & self.open[rows, columns] & (self.limit[rows, columns] < self.paper)
        dark = [
            self._usual(self.ink[row[some], column[some]])
            for row, column, some in zip(rows, columns, bare, strict=True)
        ]
        wider = np.max([[*dark[1:], 0.0], dark, [0.0, *dark[:-1]]], axis=0).astype(np.float32)
        raised = limit.copy()
        raised[rows[on], columns[on]] += np.broadcast_to(wider[:, None], on.shape)[on]
        return raised.T if self.turned else raised, max(dark)

    def _usual(self, ink: Plane) -> float:
        """By how much these places are darker than the page's paper, as a rule."""
        return max(0.0, reached(ink, 0.5) - self.usual) if len(ink) else 0.0
