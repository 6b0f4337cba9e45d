"""What somebody writes into a box instead of a mark: a character, a numeral, initials, a question mark.

None is among them that a box has as a mark, too: a one or an l is a slash, a v a tick, an x a cross, an o a
ring.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal import cursive, letters
from meeting_tui.rehearsal.strokes import Points, curve, line, turned

Lines = list[Points]

LATIN: Mapping[str, str] = {
    "2": "8,22 30,2 52,20 40,52 5,96 58,94",
    "3": "8,10 38,2 50,22 28,46 52,68 34,98 4,88",
    "4": "38,2 4,64 60,62/44,40 42,98",
    "5": "52,4 14,4 10,42 40,40 54,70 28,98 4,88",
    "6": "46,2 14,40 8,76 30,98 52,74 32,54 10,72",
    "7": "6,6 56,4 24,98",
    "8": "46,14 22,4 14,26 46,62 44,92 18,96 12,72 44,34 46,14",
    "9": "50,20 24,2 8,28 30,48 50,22 46,60 34,98",
    "?": "6,24 28,2 54,22 46,46 28,58 27,74/27,92 28,97",
    "A": "4,98 32,2 60,98/14,66 50,64",
    "B": "10,4 8,97/8,6 44,8 46,40 12,48 52,58 46,94 8,96",
    "D": "10,4 8,97/8,6 50,20 56,66 8,97",
    "E": "54,6 10,5 8,96 56,94/10,48 44,47",
    "F": "56,6 10,5 9,98/10,48 44,46",
    "G": "54,16 28,2 6,50 28,97 56,80 56,56 32,56",
    "H": "8,4 8,97/56,4 55,98/8,50 55,48",
    "J": "48,4 46,82 22,98 6,80/24,5 66,4",
    "K": "9,4 8,97/54,6 10,54 58,97",
    "M": "6,98 12,4 36,66 60,4 66,98",
    "N": "8,97 10,4 54,96 56,3",
    "P": "10,4 8,98/9,6 50,12 48,46 10,52",
    "Q": "34,3 6,46 30,96 60,52 34,3/36,70 62,102",
    "R": "10,4 8,98/9,6 50,12 46,46 10,50 58,98",
    "S": "54,14 28,2 10,24 50,64 34,97 4,84",
    "T": "4,5 62,3/33,5 32,98",
    "W": "3,4 20,97 36,34 52,97 68,3",
    "Y": "6,4 32,48 58,3/32,48 30,98",
    "Z": "6,6 56,5 6,96 60,94",
    "a": "50,54 20,46 8,74 24,97 48,62 50,96",
    "b": "12,2 11,96/12,60 44,56 46,90 12,95",
    "d": "46,2 47,97/46,58 14,58 12,92 46,92",
    "e": "8,74 50,68 30,46 8,72 26,98 52,88",
    "h": "12,2 10,97 14,62 42,56 45,97",
    "k": "12,2 11,97/46,48 13,74 50,97",
    "m": "8,50 9,97 12,62 30,52 33,96 36,60 54,52 58,97",
    "n": "9,50 9,97 14,60 42,54 45,97",
    "y": "8,48 28,84/50,46 20,130",
}
"""The way of the pen in hundredths of a letter's height, right and down; `/` where the pen is lifted."""
_ROUND = frozenset("2356789?BDGJPQRSabdehmny")
_LARGE = 2.6, 6.5  # mm: how high
_OFF = 0.6  # mm that its middle misses the box's, as a rule
_PAPER, _PAPER_WITHIN = 0.18, 0.12  # of its height: a wider pen makes a blot of a letter; of a character
_TWO = 0.2  # part of them that are two letters side by side


def character(rng: Generator, width: float, *, invented: bool = False) -> tuple[Lines, bool]:
    """Lines of one, or of two side by side, in mm from the middle of the box; and whether a pen of this width
    (mm) leaves enough paper between them for anybody to see that. `invented`: one in three is in no list."""
    makes = (_latin, _latin, _drawn, _running, *((_invented, _invented) if invented else ()))
    make, many = makes[int(rng.integers(len(makes)))], 1 + int(rng.random() < _TWO)
    high = float(rng.uniform(*_LARGE)) * (0.75 if many > 1 else 1.0)
    lines: Lines = []
    for _ in range(many):
        right = max((float(points[:, 0].max()) for points in lines), default=-0.15) + 0.15
        lines += [points + np.array((right, 0.0)) for points in make(rng)]
    return _placed(lines, rng, high), width <= high * (_PAPER if make is _latin else _PAPER_WITHIN)


def _placed(lines: Lines, rng: Generator, high: float) -> Lines:
    """As high as that, its middle near the box's, leaning and wide or narrow as it comes."""
    every = np.vstack(lines)
    middle = (every.min(axis=0) + every.max(axis=0)) / 2
    shape = np.array([[float(rng.uniform(0.8, 1.3)), 0.0], [float(rng.normal(-0.1, 0.12)), 1.0]])
    off, hill = rng.normal(0, _OFF, 2), float(rng.normal(0, 5))
    return [turned((points - middle) @ shape * high, hill) + off for points in lines]


def _latin(rng: Generator) -> Lines:
    letter = _one(tuple(LATIN), rng)
    ways = [_shaken(way, rng) for way in LATIN[letter].split("/")]
    bent = rng.random() < (0.85 if letter in _ROUND else 0.25)
    return [curve(*way) if bent else way for way in ways]


def _drawn(rng: Generator) -> Lines:
    """A Chinese character in strokes."""
    strokes = letters.STROKES[
        _one([one for one in letters.STROKES if not one.isascii() and one not in "√×"], rng)
    ]
    return [line(*each) + rng.normal(0, 0.03, (len(each), 2)) for each in strokes]


def _running(rng: Generator) -> Lines:
    """One in a running hand."""
    return [curve(*_shaken(way, rng)) for way in cursive.HANZI[_one(tuple(cursive.HANZI), rng)].split("/")]


def _invented(rng: Generator) -> Lines:
    """One that nobody knows, of level, upright and falling strokes and dots as characters have them: there
    are more of those than any list has."""
    level, upright, falling, dots = 1 + rng.binomial(3, 0.5), rng.binomial(2, 0.5), rng.binomial(3, 0.5), 0
    if upright + falling == 0:
        upright = 1
    dots = max(4 - level - upright - falling, rng.binomial(2, 0.3))
    return [
        *(_stroke(rng, (0.05, down), (0.95, down - 0.06), 0.3) for down in _apart(rng, level)),
        *(_stroke(rng, (across, 0.02), (across, 0.98), 0.35) for across in _apart(rng, upright)),
        *(_fall(rng) for _ in range(falling)),
        *(_stroke(rng, at, np.add(at, (0.12, 0.16)), 0.0) for at in rng.uniform(0.05, 0.8, (dots, 2))),
    ]


def _apart(rng: Generator, many: int) -> Sequence[float]:
    """So many places, none on another."""
    return [float((no + rng.uniform(0.25, 0.75)) / many) for no in range(many)]


def _fall(rng: Generator) -> Points:
    """A stroke that falls to the left or to the right, bent."""
    start = rng.uniform(0.3, 0.7), rng.uniform(0.0, 0.5)
    way = np.array((rng.choice((-1, 1)) * rng.uniform(0.25, 0.5), rng.uniform(0.3, 0.55)))
    return curve(start, np.add(start, way * (0.4, 0.6)), np.add(start, way))


def _stroke(rng: Generator, start: Sequence[float], end: Sequence[float], less: float) -> Points:
    """A straight one that may begin later and end earlier by so much of it."""
    first, last = np.asarray(start), np.asarray(end)
    parts = np.array((rng.uniform(0, less), 1 - rng.uniform(0, less)))
    return first + parts[:, None] * (last - first) + rng.normal(0, 0.03, (2, 2))


def _shaken(way: str, rng: Generator) -> Points:
    points = np.array([place.split(",") for place in way.split()], dtype=np.float64) / 100
    return points + rng.normal(0, 0.03, points.shape)


def _one(many: Sequence[str], rng: Generator) -> str:
    return many[int(rng.integers(len(many)))]
