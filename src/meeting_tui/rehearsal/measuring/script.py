"""A voter's own handwriting: one seed, one hand; broken or joined, upright or leaning, neat or hasty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal.measuring.skeletons import HANZI, LATIN
from meeting_tui.rehearsal.strokes import Points, curve, turned

_WIDE = 0.45  # of its height, a letter


@dataclass(frozen=True, slots=True)
class Script:
    """`lean` in widths a height, `hill` in degrees, `joined` the chance that the pen stays down, `wobble` how
    far places are off and `uneven` how much sizes differ, in heights; `narrow` how wide characters are."""

    lean: float
    hill: float
    joined: float
    wobble: float
    uneven: float
    narrow: float
    gap: float
    rounded: bool

    @classmethod
    def of(cls, own: Generator) -> Script:
        """The handwriting that a voter's own dice give."""
        hasty = float(own.beta(1.2, 1.6))
        return cls(
            lean=float(own.normal(0.08, 0.16)),
            hill=float(own.normal(-1, 3)),
            joined=0.85 * hasty,
            wobble=0.012 + 0.035 * hasty,
            uneven=float(own.uniform(0.03, 0.16)),
            narrow=float(own.uniform(0.75, 1.15)),
            gap=float(own.uniform(0.08, 0.3)),
            rounded=bool(own.random() < 0.3 + 0.6 * hasty),
        )


def width(text: str, size: float) -> float:
    """About how many mm a text of this height takes."""
    return size * sum(0.7 if letter.isascii() else 1.2 for letter in text)


def written(text: str, size: float, how: Script, rng: Generator) -> list[Points]:
    """The lines of `text`, `size` mm high, mm from its left top."""
    hill = how.hill + float(rng.normal(0, 0.8))
    right, lines = 0.0, []
    for letter in text:
        large = 1 + float(rng.normal(0, how.uneven))
        low = np.array((right, float(rng.normal(0, how.uneven / 3))))
        lines += [_leaning(points * large, how.lean) + low for points in _glyph(letter, how, rng)]
        right += (_WIDE if letter.isascii() else how.narrow) * large + how.gap
    return [turned(points * size, hill) for points in lines]


def _leaning(points: Points, lean: float) -> Points:
    return np.asarray(points + (1 - points[:, 1:]) * (lean, 0.0), dtype=np.float64)


def _glyph(letter: str, how: Script, rng: Generator) -> Iterator[Points]:
    way: list[Points] = []
    for each in (HANZI.get(letter) or LATIN.get(letter, "")).split():
        way.append(_places(each, letter, how) + rng.normal(0, how.wobble, (len(each) // 2, 2)))
        if rng.random() >= how.joined:
            yield _drawn(np.vstack(way), how)
            way = []
    if way:
        yield _drawn(np.vstack(way), how)


def _places(each: str, letter: str, how: Script) -> Points:
    at = np.array([int(digit) for digit in each], dtype=np.float64).reshape(-1, 2)
    return at * ((0.1, 0.125) if letter.isascii() else (0.11 * how.narrow, 0.11))


def _drawn(points: Points, how: Script) -> Points:
    return curve(*points) if how.rounded and len(points) > 2 else points
