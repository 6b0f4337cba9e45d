"""Folds and a scanner's streaks: thin lines that nobody drew, for they go on to both edges of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import Stroke, touches
from meeting_tui.scan.template import DENSITY, Mask, Plane

_STEEP = np.arange(-0.12, 0.1201, 0.002)  # how much a line may climb on its way
_THIN = 1.3  # mm across
_SEEN = 0.35  # of the way from bare paper to the limit: so much of a line still shows where it is pale
_APART = 16  # pixels between places that are asked how dark paper is as a rule
_HITS = 0.6  # part of its way on which it must show
_ENDS = 12.0  # mm from each edge, where it must show as well
_SLACK = 2  # pixels to each side where its next place is looked for
_LONG, _TALL, _RUN = 60.0, 20.0, 6.0  # mm: a piece that may be two lines that meet; what is level of it
_SHORT, _MOSTLY, _CLOSE = 4.5, 0.7, 0.8  # mm: a piece of line with dust in it; so much of it so close, mm

Path = NDArray[np.float64]  # for each column, the row of the line


@dataclass(frozen=True)
class Creases:
    """Folds and streaks: the `strokes` that are part of one; the `ways` they go, each with whether down."""

    strokes: Sequence[Stroke]
    area: Rect
    ways: Sequence[tuple[Path, bool]]

    def have(self, rect: Rect) -> bool:
        """Whether what is there is a piece of one."""
        return any(touches(one.rect, rect) for one in self.strokes) or any(
            self._on(way, rect, down) for way, down in self.ways
        )

    def _on(self, way: Path, rect: Rect, down: bool) -> bool:
        x, y = (np.array(rect.center) - (self.area.x, self.area.y)) * DENSITY
        along, away = (y, x) if down else (x, y)
        return bool(abs(way[min(int(along), len(way) - 1)] - away) <= _CLOSE * DENSITY)


def without_creases(
    found: Sequence[Stroke], rest: Residual, limit: Plane, area: Rect
) -> tuple[list[Stroke], Creases]:
    """The strokes that are no part of a fold or a streak, and those that are."""
    creases: list[Stroke] = []
    ways: list[tuple[Path, bool]] = []
    left = [part for one in found for part in _parted(one)]
    for turned in (False, True):
        paper = _Paper(rest.ink, limit, rest.open, area, turned)
        lines = [one for one in left if paper.like_a_line(one)]
        while lines:
            longest = max(lines, key=lambda one: one.length)
            path = paper.followed(longest)
            near = [one for one in left if one in lines or one.length <= _SHORT]
            mine = [one for one in near if path is not None and paper.on(path, one)]
            creases += mine
            ways += [(path, turned)] if path is not None and mine else []
            left = [one for one in left if one not in mine]
            lines = [one for one in lines if one is not longest and one not in mine]
    return left, Creases(creases, area, ways)


def _parted(stroke: Stroke) -> list[Stroke]:
    """A level line and what crosses it apart, where a piece may be both."""
    import cv2

    sides = sorted((stroke.rect.w, stroke.rect.h))
    if sides[1] < _LONG or sides[0] < _TALL:
        return [stroke]
    across, down = np.rint((stroke.places - stroke.places.min(axis=0)) * DENSITY).astype(int).T
    dark = np.zeros((down.max() + 1, across.max() + 1), np.uint8)
    dark[down, across] = 1
    run = np.ones((1, round(_RUN * DENSITY)), np.uint8)
    opened = cv2.dilate(cv2.morphologyEx(dark, cv2.MORPH_OPEN, run), np.ones((7, 3), np.uint8))
    level = np.asarray(opened)[down, across] > 0
    return [stroke.part(some) for some in (level, ~level) if some.any()]


class _Paper:
    """The page, or the page turned so that what runs down it runs across."""

    def __init__(self, ink: Plane, limit: Plane, open_: Mask, area: Rect, turned: bool) -> None:
        self.ink, self.limit, self.open = (one.T if turned else one for one in (ink, limit, open_))
        self.paper = 1.5 * float(limit.min())  # below this limit there is no print
        self.usual = float(np.median(self.ink[::_APART, ::_APART]))
        self.origin = np.array((area.y, area.x) if turned else (area.x, area.y))
        self.turned = turned

    def places(self, stroke: Stroke) -> tuple[Path, Path]:
        """Columns and rows of a stroke, in pixels."""
        places = stroke.places[:, ::-1] if self.turned else stroke.places
        x, y = ((places - self.origin) * DENSITY - 0.5).T
        return x, y

    def like_a_line(self, stroke: Stroke) -> bool:
        """Long this way and thin the other, or a short piece of such."""
        sides = (stroke.rect.h, stroke.rect.w) if self.turned else (stroke.rect.w, stroke.rect.h)
        far, wide = (round(side * DENSITY) - 1 for side in sides)
        if far < 2 * wide or far < 2 * DENSITY:
            return False
        x, y = (places - places.mean() for places in self.places(stroke))
        away = np.abs(y - x * (x @ y) / (x @ x))
        return bool(reached(away, 0.95) <= _THIN * DENSITY)

    def followed(self, stroke: Stroke) -> Path | None:
        """The line it is part of, if that goes on to both edges."""
        x, y = (float(np.median(places)) for places in self.places(stroke))
        slope = self._slope(x, y)
        path = np.full(self.ink.shape[1], np.nan)
        return path if all(self._walk(path, round(x), y, slope, way) for way in (1, -1)) else None

    def _slope(self, x: float, y: float) -> float:
        """How much the straight line through a place climbs that has most ink along it."""
        columns = np.arange(0, self.ink.shape[1], 2)
        rows = np.rint(y + _STEEP[:, None] * (columns - x)).astype(int)
        rows = np.clip(rows, 0, self.ink.shape[0] - 1)
        ink = np.where(self.open[rows, columns], self.ink[rows, columns] / self.limit[rows, columns], 0)
        return float(_STEEP[np.clip(ink, 0, 1).mean(axis=1).argmax()])

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

    def on(self, path: Path, stroke: Stroke) -> bool:
        """Whether a stroke lies along the line."""
        x, y = self.places(stroke)
        away = np.abs(y - path[np.rint(x).astype(int)])
        if stroke.length <= _SHORT and reached(away, _MOSTLY) <= _CLOSE * DENSITY:
            return True
        return bool(reached(away, 0.9) <= _THIN * DENSITY)
