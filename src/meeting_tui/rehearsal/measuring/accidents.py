"""What happens to a ballot between the pen and the scanner: crumpled, folded small, put through a copier."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal import optics
from meeting_tui.rehearsal.strokes import Picture

_COARSE = 3  # shade is worked out so much coarser than the page


def crumpled(page: Picture, rng: Generator) -> None:
    """Pressed to a ball and smoothed out: facets, each lit otherwise, and the ridges between them."""
    down, across = _grid(page)
    shade = np.zeros(np.broadcast_shapes(down.shape, across.shape), np.float32)
    for _ in range(int(rng.integers(18, 40))):
        away = _from_line(down, across, rng)
        shade += np.float32(rng.normal(0, 0.012)) * np.sign(away)
        shade -= np.float32(rng.uniform(0.0, 0.09)) * np.exp(-np.abs(away) / np.float32(rng.uniform(1.5, 4)))
    _shaded(page, 0.97 + shade)


def folded_small(page: Picture, rng: Generator) -> None:
    """Folded to a pocket's size: each fold a dark line and a light one beside it, some panels greyer."""
    down, across = _grid(page)
    shade = np.zeros(np.broadcast_shapes(down.shape, across.shape), np.float32)
    for way, folds in ((down, int(rng.integers(1, 4))), (across, int(rng.integers(0, 3)))):
        high = float(way.max())
        for no in range(1, folds + 1):
            away = way - np.float32(high * no / (folds + 1) + rng.normal(0, 4)) + 0 * shade
            shade += np.float32(rng.normal(0, 0.015)) * np.sign(away)
            shade -= np.float32(rng.uniform(0.04, 0.22)) * np.exp(-((away / 1.6) ** 2))
            shade += np.float32(rng.uniform(0.0, 0.06)) * np.exp(-(((away - 4) / 2.5) ** 2))
    _shaded(page, 0.98 + shade)


def copied(page: Picture, rng: Generator) -> None:
    """Put through an office copier first: no colour, harder blacks, toner where none belongs."""
    grey = page if page.ndim == 2 else np.repeat(page.mean(axis=2, keepdims=True), 3, 2).astype(np.uint8)
    scale, angle = float(rng.uniform(0.985, 1.005)), float(rng.normal(0, 0.3))
    lain = optics.placed(grey, grey.shape, optics.turn(grey, angle, scale, rng.normal(0, 4, 2)))
    copy = optics.soft(lain, float(rng.uniform(0.5, 0.9)))
    levels = (np.arange(256) - 128) * float(rng.uniform(1.1, 1.4)) + float(rng.uniform(125, 150))
    copy = levels.clip(int(rng.uniform(10, 45)), 254).astype(np.uint8)[copy]
    optics.specks(copy, rng)
    page[:] = copy


def _grid(page: Picture) -> tuple[optics.Field, optics.Field]:
    down, across = (np.arange(-(-side // _COARSE)).astype(np.float32) for side in page.shape[:2])
    return down[:, None], across[None, :]


def _from_line(down: optics.Field, across: optics.Field, rng: Generator) -> optics.Field:
    """How far each place is from a line anywhere, on its one side below 0; the line ends somewhere."""
    angle, at = float(rng.uniform(0, np.pi)), rng.uniform(0.05, 0.95, 2)
    sin, cos = np.float32(np.sin(angle)), np.float32(np.cos(angle))
    from_top, from_left = down - np.float32(at[0] * down.max()), across - np.float32(at[1] * across.max())
    away, past = cos * from_top + sin * from_left, np.abs(cos * from_left - sin * from_top)
    ends = np.float32(rng.uniform(80, 350))
    return np.asarray(away + np.sign(away) * np.maximum(0, past - ends), dtype=np.float32)


def _shaded(page: Picture, shade: optics.Field) -> None:
    import cv2

    whole = cv2.resize(shade.clip(0.4, 1.0), page.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    page[:] = optics.lit(page, np.asarray(whole, dtype=np.float32))


ACCIDENTS: Mapping[str, Callable[[Picture, Generator], None]] = {
    "crumpled": crumpled,
    "folded small": folded_small,
    "copied": copied,
}
