"""Words in a voter's own writing: one half from strokes drawn here, the other from a font's letters, bent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal.strokes import Cover, Pen, Picture, Points, lay, line, stroke, turned

_Drawn = tuple[tuple[tuple[float, float], ...], ...]
STROKES: Mapping[str, _Drawn] = {
    "同": (
        ((0.15, 0.1), (0.13, 0.95)),
        ((0.15, 0.1), (0.85, 0.1), (0.86, 0.92), (0.74, 0.86)),
        ((0.3, 0.32), (0.7, 0.31)),
        ((0.33, 0.5), (0.33, 0.78), (0.67, 0.77)),
        ((0.33, 0.5), (0.68, 0.5), (0.67, 0.77)),
    ),
    "意": (
        ((0.5, 0.0), (0.52, 0.1)),
        ((0.2, 0.14), (0.8, 0.13)),
        ((0.36, 0.19), (0.41, 0.28)),
        ((0.65, 0.18), (0.6, 0.28)),
        ((0.08, 0.33), (0.92, 0.32)),
        ((0.28, 0.42), (0.29, 0.66), (0.71, 0.65)),
        ((0.28, 0.42), (0.72, 0.41), (0.71, 0.65)),
        ((0.3, 0.54), (0.7, 0.53)),
        ((0.15, 0.78), (0.08, 0.93)),
        ((0.3, 0.76), (0.36, 0.95), (0.66, 0.95), (0.71, 0.84)),
        ((0.48, 0.75), (0.53, 0.83)),
        ((0.8, 0.75), (0.92, 0.88)),
    ),
    "不": (
        ((0.1, 0.18), (0.9, 0.17)),
        ((0.56, 0.18), (0.4, 0.48), (0.1, 0.72)),
        ((0.5, 0.4), (0.5, 0.98)),
        ((0.6, 0.48), (0.88, 0.7)),
    ),
    "反": (
        ((0.82, 0.08), (0.2, 0.17)),
        ((0.25, 0.17), (0.22, 0.6), (0.06, 0.95)),
        ((0.3, 0.4), (0.76, 0.39), (0.6, 0.7), (0.28, 0.96)),
        ((0.38, 0.54), (0.6, 0.8), (0.94, 0.96)),
    ),
    "对": (
        ((0.08, 0.25), (0.42, 0.24), (0.3, 0.6), (0.04, 0.9)),
        ((0.12, 0.4), (0.3, 0.65), (0.45, 0.88)),
        ((0.5, 0.3), (0.97, 0.29)),
        ((0.78, 0.06), (0.79, 0.95), (0.66, 0.86)),
        ((0.56, 0.48), (0.66, 0.65)),
    ),
    "赞": (
        ((0.14, 0.03), (0.05, 0.15)),
        ((0.1, 0.12), (0.44, 0.11)),
        ((0.03, 0.28), (0.47, 0.27)),
        ((0.26, 0.02), (0.25, 0.28), (0.05, 0.48)),
        ((0.32, 0.28), (0.34, 0.42), (0.47, 0.42)),
        ((0.62, 0.03), (0.53, 0.15)),
        ((0.57, 0.12), (0.93, 0.11)),
        ((0.52, 0.28), (0.96, 0.27)),
        ((0.74, 0.02), (0.73, 0.28), (0.54, 0.47)),
        ((0.8, 0.28), (0.82, 0.42), (0.97, 0.41)),
        ((0.28, 0.55), (0.28, 0.82)),
        ((0.28, 0.55), (0.72, 0.54), (0.72, 0.82)),
        ((0.5, 0.62), (0.47, 0.8), (0.2, 0.98)),
        ((0.55, 0.82), (0.82, 0.98)),
    ),
    "成": (
        ((0.15, 0.23), (0.86, 0.22)),
        ((0.18, 0.23), (0.17, 0.6), (0.05, 0.93)),
        ((0.2, 0.46), (0.43, 0.45), (0.4, 0.76), (0.3, 0.69)),
        ((0.52, 0.04), (0.6, 0.55), (0.78, 0.88), (0.93, 0.96), (0.94, 0.77)),
        ((0.82, 0.4), (0.6, 0.77)),
        ((0.7, 0.04), (0.83, 0.14)),
    ),
    "弃": (
        ((0.5, 0.0), (0.51, 0.11)),
        ((0.12, 0.17), (0.88, 0.16)),
        ((0.45, 0.2), (0.27, 0.4), (0.66, 0.37)),
        ((0.6, 0.27), (0.75, 0.45)),
        ((0.08, 0.58), (0.92, 0.57)),
        ((0.36, 0.45), (0.34, 0.7), (0.14, 0.96)),
        ((0.66, 0.45), (0.67, 0.97)),
    ),
    "权": (
        ((0.05, 0.3), (0.45, 0.29)),
        ((0.25, 0.04), (0.26, 0.97)),
        ((0.25, 0.32), (0.04, 0.62)),
        ((0.27, 0.42), (0.42, 0.55)),
        ((0.5, 0.2), (0.88, 0.19), (0.75, 0.6), (0.44, 0.94)),
        ((0.55, 0.38), (0.7, 0.7), (0.96, 0.94)),
    ),
    "√": (((0.1, 0.5), (0.35, 0.95), (0.95, 0.05)),),
    "×": (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9))),
    "N": (((0.1, 0.95), (0.12, 0.05), (0.7, 0.95), (0.72, 0.05)),),
    "O": (((0.4, 0.05), (0.08, 0.4), (0.2, 0.88), (0.55, 0.95), (0.8, 0.5), (0.6, 0.1), (0.4, 0.05)),),
    "Y": (((0.1, 0.05), (0.4, 0.5)), ((0.75, 0.05), (0.4, 0.5), (0.3, 0.95))),
    "e": (((0.15, 0.65), (0.6, 0.6), (0.5, 0.4), (0.2, 0.5), (0.15, 0.8), (0.35, 0.95), (0.65, 0.85)),),
    "s": (((0.6, 0.42), (0.3, 0.42), (0.25, 0.6), (0.55, 0.75), (0.5, 0.95), (0.15, 0.92)),),
    "o": (((0.35, 0.4), (0.12, 0.7), (0.35, 0.95), (0.6, 0.7), (0.35, 0.4)),),
    "k": (((0.15, 0.05), (0.15, 0.95)), ((0.55, 0.42), (0.17, 0.7), (0.6, 0.95))),
}
"""Letters as one writes them, in a square of 1, down and right."""
_FINE = 96  # pixels a letter of the font is drawn in


def written(
    page: Picture, scale: float, at: tuple[float, float], text: str, size: float, pen: Pen, rng: Generator
) -> None:
    """`text` in strokes, `size` mm high, from `at` (mm, left top) rightward, a little up or down hill."""
    hill, lean = float(rng.normal(0, 3)), float(rng.normal(0, 0.08))
    lines: list[Points] = []
    for no, letter in enumerate(text):
        wide = step(letter) * no
        for drawn in STROKES.get(letter, ()):
            points = (line(*drawn) + rng.normal(0, 0.03, (len(drawn), 2)) + (wide, 0)) * size
            lines.append(turned(points + points[:, 1:] * (-lean, 0.0), hill))
    if lines:
        stroke(page, scale, at, lines, pen, rng)


def step(letter: str) -> float:
    """From a letter to the next, in parts of its height."""
    return 0.8 if letter.isascii() else 1.05


def printed(
    page: Picture, scale: float, at: tuple[float, float], text: str, size: float, pen: Pen, rng: Generator
) -> None:
    """The same in a font's letters, each bent in its own way."""
    for no, letter in enumerate(text):
        left = (at[0] + no * size * step(letter) + rng.normal(0, size * 0.04)) * scale
        top = (at[1] + rng.normal(0, size * 0.06)) * scale
        lay(
            page,
            (max(0, round(left)), max(0, round(top))),
            _bent(letter, max(4, round(size * scale)), rng),
            pen,
            rng,
        )


def _bent(letter: str, pixels: int, rng: Generator) -> Cover:
    import cv2

    glyph, wide = _glyph(letter), 1.3 * _FINE
    corners = np.array([(0, 0), (wide, 0), (0, wide)], np.float32)
    moved = (corners + rng.normal(0, 0.07 * _FINE, corners.shape)) * (pixels / _FINE)
    matrix = cv2.getAffineTransform(corners, moved.astype(np.float32))
    side = round(1.3 * pixels)
    return np.asarray(cv2.warpAffine(glyph, matrix, (side, side), flags=cv2.INTER_AREA), dtype=np.float32)


@cache
def _glyph(letter: str) -> Cover:
    from PIL import Image, ImageDraw, ImageFont

    from meeting_tui.paper import fonts

    image = Image.new("L", (round(1.3 * _FINE),) * 2)
    font = ImageFont.truetype(str(fonts.file_of(fonts.REGULAR)), _FINE)
    ImageDraw.Draw(image).text((4, -0.15 * _FINE), letter, fill=255, font=font)
    return np.asarray(np.asarray(image) / np.float32(255), dtype=np.float32)
