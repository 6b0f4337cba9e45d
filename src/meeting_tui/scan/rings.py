"""The rings of a wet cup: pale, and round as no hand draws. They go over a page and answer nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import Stroke
from meeting_tui.scan.template import BARE, DENSITY, Mask, Part, Plane

_PIECE, _PALE, _MOSTLY = 20.0, 0.35, 0.75  # mm; of black that so much of it is at most: coffee is no darker
_RADII = 14.0, 50.0  # mm
_OFF, _MIDDLE, _BAND = 1.5, 0.5, 2.5  # mm off the circle: of a ring's places; its middle; all that it darkens
_LEAST = 0.09  # of black, as a rule
_TRIES, _BETTERED, _CUPS = 2000, 4, 4  # circles tried; rounds; rings on a page
_SECTORS, _SHOWN, _BESIDE = 72, 20, 2  # of a circle; those that show, at least; those next to such
_PLACES = 1500  # so many are asked
_DARKER, _UNEVEN = 2.0, 0.05  # times what it is as a rule; and of black: what is darker was drawn on it
_APART = 16  # pixels between places that are asked how dark paper is as a rule

Places = NDArray[np.float64]
Circle = tuple[float, float, float]
"""Its middle and its radius, mm."""


@dataclass(frozen=True, eq=False)
class Ring:
    """A `circle` of the page; in which of its sectors it shows, and how `dark` its middle is as a rule."""

    circle: Circle
    shown: Mask
    dark: float

    @property
    def most(self) -> float:
        """How dark a place on it may be, of black: what is darker was drawn on it."""
        return at_most(self.dark)

    def near(self, rect: Rect, reach: float) -> bool:
        """Whether it passes within `reach` mm."""
        angle = np.arange(4 * _SECTORS) * (np.pi / 2 / _SECTORS)
        x, y, radius = self.circle
        way = np.stack([x + radius * np.cos(angle), y + radius * np.sin(angle)], axis=1)
        room = rect.grown(reach + _OFF)
        inside = ((way >= (room.x, room.y)) & (way <= (room.right, room.bottom))).all(axis=1)
        return bool(self.shows(way[inside]).any())

    def has(self, stroke: Stroke) -> bool:
        """Whether a stroke lies along it and is, as a rule, no darker."""
        along = reached(np.abs(off(self.circle, stroke.places)), 0.9) <= _BAND
        return along and reached(stroke.ink, 0.5) <= self.most

    def shows(self, places: NDArray[np.floating]) -> Mask:
        """Whether it shows in the sectors of these places."""
        return np.asarray(self.shown[_sectors(self.circle, places)], dtype=np.bool_)

    def cover(self, ink: Plane, here: Part, area: Rect) -> Mask:
        """Which places of a part of the area are its own."""
        places = _places(here, area)
        near = np.abs(off(self.circle, places)) <= _BAND
        return near & (ink[here] <= self.most) & self.shows(places)


def at_most(dark: float) -> float:
    """How dark a place may be, of black, on what nobody drew and is so `dark` as a rule."""
    return _DARKER * dark + _UNEVEN


def off(circle: Circle, places: NDArray[np.floating]) -> Places:
    """How far places lie beyond a circle, mm; less than 0 within it."""
    x, y, radius = circle
    return np.asarray(np.hypot(places[..., 0] - x, places[..., 1] - y) - radius, dtype=np.float64)


def rings(found: Sequence[Stroke], rest: Residual, limit: Plane, near: Plane, area: Rect) -> list[Ring]:
    """The rings of which some of the strokes are pieces. `near`: how much print is close, place by place."""
    arcs = [one for one in found if one.length >= _PIECE and reached(one.ink, _MOSTLY) <= _PALE]
    step = sum(len(one.places) for one in arcs) // _PLACES + 1
    pieces = [one.places[::step].astype(np.float64) for one in arcs]
    some = list[Ring]()
    for _ in range(_CUPS):
        circle = _circle(pieces) if pieces else None
        ring = _ring(circle, rest, float(limit.min()), near, area) if circle else None
        if ring is None:
            break
        some.append(ring)
        pieces = [left for one in pieces if len(left := one[np.abs(off(ring.circle, one)) > _BAND]) >= 3]
    return some


def raised(limit: Plane, some: Sequence[Ring], rest: Residual, near: Plane, area: Rect) -> Plane:
    """The limit with the rings: higher by as much as each is dark there as a rule."""
    usual = reached(rest.ink[::_APART, ::_APART].ravel(), 0.5)
    for ring in some:
        away, on = _on(ring, rest, area)
        step = np.rint(np.abs(away) * DENSITY).astype(int)
        bare = (rest.open & (near < BARE))[on]
        dark = [rest.ink[on][bare & (step == at)] for at in range(round(_BAND * DENSITY) + 1)]
        each = [max(0.0, reached(one, 0.5) - usual) if len(one) else 0.0 for one in dark]
        wider = np.maximum(each, [each[0], *each[:-1]]).astype(np.float32)
        limit = limit.copy()
        limit[on] += wider[step]
    return limit


def _on(ring: Ring, rest: Residual, area: Rect) -> tuple[Places, tuple[NDArray[np.intp], ...]]:
    """How far off its middle the places are that it darkens; and which those are."""
    rows, columns = rest.ink.shape
    places = _places((slice(0, rows), slice(0, columns)), area)
    away = off(ring.circle, places)
    on = np.nonzero((np.abs(away) <= _BAND) & ring.shows(places))
    return away[on], on


def _places(here: Part, area: Rect) -> Places:
    """Where the pixels of a part of the area are, mm of the page."""
    rows, columns = (np.arange(one.start, one.stop) + 0.5 for one in here)
    x, y = np.meshgrid(columns / DENSITY + area.x, rows / DENSITY + area.y)
    return np.stack([x, y], axis=2)


def _ring(circle: Circle, rest: Residual, limit: float, near: Plane, area: Rect) -> Ring | None:
    """The circle as the page shows it, if it shows nearly all across in enough of its sectors."""
    away, on = _on(Ring(circle, np.ones(_SECTORS, np.bool_), 0.0), rest, area)
    bare = (np.abs(away) <= _MIDDLE) & (rest.open & (near < BARE))[on]
    down, across = (each[bare] for each in on)
    ink = rest.ink[down, across]
    sectors = _sectors(circle, np.stack([across, down], axis=1) / DENSITY + (area.x, area.y))
    seen, asked = (np.bincount(one, minlength=_SECTORS) for one in (sectors[ink > limit], sectors))
    shown = seen * 4 > asked * 3
    if np.count_nonzero(shown) < _SHOWN:
        return None
    dark = reached(ink[shown[sectors]], 0.5)
    beside = [np.roll(shown, step) for step in range(-_BESIDE, _BESIDE + 1)]
    return Ring(circle, np.any(beside, axis=0), dark) if _LEAST <= dark <= _PALE else None


def _circle(pieces: Sequence[Places]) -> Circle | None:
    """The circle on which most of the places are, as large as a cup's."""
    every = np.concatenate(pieces)
    cups = [circle for piece in pieces for circle in _tries(piece, _TRIES // len(pieces) + 1)]
    if not cups:
        return None
    best = max(cups, key=lambda one: np.count_nonzero(np.abs(off(one, every)) <= _OFF))
    for _ in range(_BETTERED):
        best = _through(every[np.abs(off(best, every)) <= _OFF])
    sectors = np.bincount(_sectors(best, every[np.abs(off(best, every)) <= _OFF]))
    return best if _cup(best[2]) and np.count_nonzero(sectors) >= _SHOWN // 2 else None


def _tries(piece: Places, times: int) -> Iterator[Circle]:
    """Circles through three places of a piece, as large as a cup's; the same ones for the same piece."""
    first, second, third = piece[np.random.default_rng(len(piece)).integers(0, len(piece), (3, times))]
    (bx, by), (cx, cy) = (second - first).T, (third - first).T
    b, c = bx * bx + by * by, cx * cx + cy * cy
    with np.errstate(divide="ignore", invalid="ignore"):  # three on a line have none
        x, y = np.stack([cy * b - by * c, bx * c - cx * b]) / (2 * (bx * cy - by * cx))
    every = np.stack([first[:, 0] + x, first[:, 1] + y, np.hypot(x, y)], axis=1).tolist()
    yield from ((x, y, radius) for x, y, radius in every if _cup(radius))


def _through(places: Places) -> Circle:
    """The circle that fits places best."""
    known = np.column_stack([places, np.ones(len(places))])
    x, y, more = np.linalg.lstsq(known, (places**2).sum(axis=1), rcond=None)[0] / (2.0, 2.0, 1.0)
    return float(x), float(y), float(np.sqrt(max(more + x * x + y * y, 0.0)))


def _cup(radius: float) -> bool:
    return _RADII[0] <= radius <= _RADII[1]


def _sectors(circle: Circle, places: NDArray[np.floating]) -> NDArray[np.intp]:
    """In which sector of a circle each place is."""
    turned = np.arctan2(places[..., 1] - circle[1], places[..., 0] - circle[0]) / (2 * np.pi) % 1
    return np.asarray(np.minimum((turned * _SECTORS).astype(int), _SECTORS - 1), dtype=np.intp)
