"""Words in a running hand: Latin letters in one line, the strokes of a character drawn into each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal.strokes import Pen, Picture, Points, curve, stroke, turned

LATIN: Mapping[str, tuple[float, str]] = {
    "a": (0.6, "45,50 20,45 8,75 25,97 47,55 48,95"),
    "e": (0.5, "5,78 38,65 25,46 10,70 20,96 44,88"),
    "g": (0.6, "45,50 15,50 15,90 45,60 42,130 10,125 50,90"),
    "h": (0.6, "15,60 25,2 12,97 32,50 42,60 45,96"),
    "i": (0.3, "10,70 15,48 13,93 26,90"),
    "l": (0.35, "5,80 28,10 14,8 12,94 30,90"),
    "n": (0.6, "10,52 10,96 28,50 42,58 42,96"),
    "o": (0.55, "30,47 8,70 25,97 45,70 30,48 50,55"),
    "p": (0.6, "10,50 8,135 14,60 40,50 42,85 15,95 50,90"),
    "r": (0.45, "10,55 12,95 15,60 35,50 38,60"),
    "s": (0.5, "5,90 30,48 22,66 38,85 12,95 42,90"),
    "t": (0.4, "10,60 22,12 14,93 12,40 34,36"),
    "y": (0.55, "5,50 15,85 40,50 35,120 5,130 50,85"),
    "L": (0.7, "30,10 12,50 10,95 30,85 65,97"),
    "W": (1.0, "5,10 25,95 48,30 68,95 95,5"),
}
"""How far each letter goes on, in heights of a tall letter, and the way of the pen as in `HANZI`."""
HANZI: Mapping[str, str] = {
    "不": "12,20 88,14 50,42 10,70/52,38 50,100/60,50 85,68",
    "可": "8,14 94,10/25,38 28,66 30,40 55,38 52,64 30,66/74,12 76,95 60,86",
    "行": "36,4 10,28/40,26 6,56 26,50 25,98/52,16 86,13/48,42 95,40 74,42 75,95 62,86",
    "好": "26,6 12,56 40,92/42,26 32,64 6,95/4,42 48,36/56,16 88,14 72,36 74,93 60,86/52,56 97,52",
    "否": "10,8 90,6 50,28 8,46/50,24 51,54/62,30 86,42/28,62 32,95 34,64 70,62 66,92 34,93",
    "中": "14,26 20,62 20,28 84,24 78,58 20,60/50,0 51,102",
    "立": "46,2 55,13/16,24 84,22/34,36 42,72/68,34 54,84/6,90 95,87",
    "他": "30,4 6,46/22,30 21,98/34,42 86,26 84,62 74,56/60,8 61,74/44,22 45,86 70,94 94,88 95,70",
    "都": (
        "10,16 50,13/30,2 29,36/4,38 58,34/54,8 28,48 5,68/20,56 22,96 22,58 46,56 44,92 22,94/"
        "22,75 44,73/66,12 92,10 74,36 92,54 74,62/66,12 65,102"
    ),
    "先": "30,6 14,28/20,22 80,18/48,0 48,44/6,46 94,42/36,48 30,76 6,97/58,46 58,88 74,95 94,90 95,74",
    "公": "38,6 30,28 6,52/58,4 72,30 96,48/46,46 20,90 72,82/66,64 84,97",
    "开": "14,12 86,10/5,46 96,42/36,12 34,60 10,97/68,10 68,102",
    "全": "50,2 32,24 4,46/50,4 70,26 97,44/28,48 72,46/30,70 70,68/50,48 50,94/10,96 92,93",
    "改": ("6,14 40,12 38,42 10,44 12,84 44,76/64,2 48,40/58,26 96,22/84,26 72,64 42,97/56,42 72,70 98,95"),
}
"""The strokes of characters in hundredths of their square, right and down; `/` where the pen is lifted."""
_JOINED = 0.4  # part of the strokes that the pen goes on from without being lifted


def cursive(
    page: Picture, scale: float, at: tuple[float, float], text: str, size: float, pen: Pen, rng: Generator
) -> None:
    """`text` from `at` (mm, left top) rightward, `size` mm high, uphill and leaning as the hand goes."""
    hill, lean = float(rng.normal(-2, 2)), float(rng.normal(0.15, 0.15))
    lines = [
        turned((points + (1 - points[:, 1:]) * (lean, 0.0)) * size, hill) for points in _lines(text, rng)
    ]
    if lines:
        stroke(page, scale, at, lines, pen, rng)


def _lines(text: str, rng: Generator) -> Iterator[Points]:
    right = 0.0
    for word in text.split():
        if word.isascii():
            begins = right + np.cumsum([0.0, *(LATIN[letter][0] for letter in word)])
            letters = [_shaken(LATIN[letter][1], rng) for letter in word]
            yield curve(
                *np.vstack([way + np.array((left, 0)) for way, left in zip(letters, begins, strict=False)])
            )
            right = float(begins[-1]) + 0.4
            continue
        for character in word:
            large = float(rng.uniform(0.85, 1.1))
            yield from (way * large + np.array((right, 0)) for way in _character(character, rng))
            right += 1.05


def _character(character: str, rng: Generator) -> Iterator[Points]:
    way: list[Points] = []
    for each in HANZI[character].split("/"):
        way.append(_shaken(each, rng))
        if rng.random() > _JOINED:
            yield curve(*np.vstack(way))
            way = []
    if way:
        yield curve(*np.vstack(way))


def _shaken(way: str, rng: Generator) -> Points:
    points = np.array([place.split(",") for place in way.split()], dtype=np.float64) / 100
    return points + rng.normal(0, 0.025, points.shape)
