"""A pale stroke upon a printed word: what is left of the word once its own misfit is taken off.

The page as a whole is laid over its print (`residual`), but how one word was printed and scanned still
differs from that by a part of a pixel: its edges show, as dark as a pencil. Each word is therefore fitted
once more by itself, moved, turned, stretched, blackened and blurred; a hand's line is none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.creases import Creases
from meeting_tui.scan.level import MOST, darkest
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.template import DENSITY, Part, Plane, Template, part

_PRINT, _ROUND_IT = 0.15, 2  # of black: what is a word; pixels about it
_FIT, _ROUNDS = 0.1, 2  # of black: a place that is off by more pulls no more
_MOST = 0.1  # of black: no place says more, or a speck were a line
_SPECK, _ACROSS, _SMALL, _RIM = (
    0.1,
    4,
    10,
    2,
)  # of black; pixels each way, in all and about it: a grain of dust
_UPON_PRINT = 0.5  # of what ink must have on crumpled paper shows of it upon print
_HALF, _WAYS = 4, 12  # pixels: half a line, both of which must be dark; ways it may lean
_REACH = _HALF // 2 + 1
_PALEST, _SURE = 0.06, 1.4  # of black; times what is too bright along any line through a word of the page
_PALEST_LEVEL, _SURE_LEVEL = 0.055, 1.5  # the same of a nearly level line, which is longer
BESIDE = 1.0  # mm from a fold or a streak: what lies there is its


@dataclass(frozen=True, eq=False)
class _Word:
    """Where one stands, in mm and in pixels, and the ways it can be off, each as long as 1."""

    rect: Rect
    part: Part
    ways: Plane


def drawn_upon(
    rest: Residual, blank: Template, creases: Creases, places: Sequence[Rect], ridges: float = 0.0
) -> frozenset[int]:
    """The places, by their number, upon whose word a line is drawn that is too pale to be a stroke.

    `ridges`: how dark ink must be on crumpled paper; a ridge upon print is no line.
    """
    words = [word if word and rest.open[word.part].all() else None for word in _words(blank, tuple(places))]
    left = {at: _dusted(_unfitted(rest.ink[word.part], word.ways)) for at, word in enumerate(words) if word}
    least, level_least = (max(palest, _UPON_PRINT * ridges) for palest in (_PALEST, _PALEST_LEVEL))
    seen = _beyond(left, _darkest, max(_MOST, ridges), least, _SURE)
    seen |= _beyond(left, darkest, max(MOST, ridges), level_least, _SURE_LEVEL)
    return frozenset(at for at in seen if (word := words[at]) and not creases.near(word.rect, BESIDE))


def _beyond(
    left: Mapping[int, Plane], line: Callable[[Plane], float], most: float, palest: float, sure: float
) -> set[int]:
    """The words on which a line is darker than any of the page is bright; `line`: how dark the darkest is.

    No line is darker than its darkest place, which is told at once; how bright any is is asked only where
    one is dark.
    """
    maybe = {at: ink.clip(-most, most) for at, ink in left.items() if float(ink.max()) > palest}
    dark = {at: much for at, ink in maybe.items() if (much := line(ink)) > palest}
    least = sure * max(line((-ink).clip(-most, most)) for ink in left.values()) if dark else palest
    return {at for at, much in dark.items() if much > least}


def _darkest(ink: Plane) -> float:
    """How dark the darkest short line through a word is beyond its print."""
    import cv2

    dark = 0.0
    for half, across, down in _halves():
        along: Plane = np.asarray(cv2.filter2D(ink, -1, half, borderType=cv2.BORDER_CONSTANT), np.float32)
        both = np.minimum(_shifted(along, across, down), _shifted(along, -across, -down))
        dark = max(dark, float(both.max()))
    return dark


def _unfitted(ink: Plane, ways: Plane) -> Plane:
    off = ink.ravel()
    fit = np.zeros_like(off)
    for _ in range(_ROUNDS):
        fit += ways @ (np.clip(off - fit, -_FIT, _FIT) @ ways)
    return np.asarray((off - fit).reshape(ink.shape), dtype=np.float32)


def _dusted(left: Plane) -> Plane:
    """Without the one dark grain that lies there: two may be what shows of a stroke between print."""
    import cv2

    if (most := float(left.max())) < _SPECK:
        return left
    pieces, _numbers, stats, _centres = cv2.connectedComponentsWithStats((left > most / 2).astype(np.uint8))
    x, y, across, down, places = stats[-1].tolist()
    if pieces != 2 or max(across, down) > _ACROSS or places > _SMALL:
        return left
    clear = left.copy()
    rows, columns = slice(max(0, y - _RIM), y + down + _RIM), slice(max(0, x - _RIM), x + across + _RIM)
    clear[rows, columns] = np.minimum(left[rows, columns], 0)
    return clear


def _shifted(plane: Plane, across: int, down: int) -> Plane:
    """The plane but for its rim, taken from so many pixels away."""
    rows, columns = plane.shape
    return plane[_REACH + down : rows - _REACH + down, _REACH + across : columns - _REACH + across]


@cache
def _halves() -> list[tuple[Plane, int, int]]:
    """Half a line in each way it may lean, and how far from the middle of the whole its own is."""
    halves = []
    for lean in np.pi * np.arange(_WAYS) / _WAYS:
        across, down = float(np.cos(lean)), float(np.sin(lean))
        halves.append((_line(across, down), round(across * _HALF / 2), round(down * _HALF / 2)))
    return halves


def _line(across: float, down: float) -> Plane:
    """A line of _HALF pixels that way, as thin as pixels allow."""
    side = np.arange(-_REACH, _REACH + 1)
    x, y = np.meshgrid(side, side)
    beyond = np.maximum(np.abs(x * across + y * down) - _HALF / 2 + 0.5, 0)
    line = np.clip(1 - np.abs(x * down - y * across), 0, 1) * np.clip(1 - beyond, 0, 1)
    return np.asarray(line / line.sum(), dtype=np.float32)


@lru_cache(maxsize=32)
def _words(blank: Template, places: tuple[Rect, ...]) -> list[_Word | None]:
    """The words at these places; None where there is no print."""
    return [_word(blank, place) for place in places]


def _word(blank: Template, place: Rect) -> _Word | None:
    rows, columns = part(blank.area, place)
    print_ = blank.prints[0][rows, columns] > _PRINT
    down, across = (np.flatnonzero(print_.any(axis=side)) for side in (1, 0))
    if not len(down):
        return None
    top, bottom = (rows.start + int(end) for end in (down[0] - _ROUND_IT, down[-1] + 1 + _ROUND_IT))
    left, right = (columns.start + int(end) for end in (across[0] - _ROUND_IT, across[-1] + 1 + _ROUND_IT))
    here = slice(max(0, top), bottom), slice(max(0, left), right)
    x, y = blank.area.x + left / DENSITY, blank.area.y + top / DENSITY
    at = Rect(x, y, (right - left) / DENSITY, (bottom - top) / DENSITY)
    return _Word(at, here, _ways(blank, here))


def _ways(blank: Template, here: Part) -> Plane:
    every = np.stack([way.ravel() for way in _each(blank, here)], axis=1)
    return np.asarray(np.linalg.qr(every)[0], dtype=np.float32)


def _each(blank: Template, here: Part) -> Iterator[Plane]:
    """Blacker, blurred, moved, and moved more to one side of the word than to the other."""
    import cv2

    prints = [each[here] for each in blank.prints]
    yield from (prints[1], prints[2] - prints[0])
    rows, columns = (np.linspace(-1, 1, side, dtype=np.float32) for side in prints[1].shape)
    for x, y in ((1, 0), (0, 1)):
        slope: Plane = np.asarray(cv2.Sobel(prints[1], cv2.CV_32F, x, y, scale=1 / 8), np.float32)
        yield from (slope, slope * columns, slope * rows[:, None])
