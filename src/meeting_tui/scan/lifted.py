"""Folds, streaks and a cup's rings lifted off the boxes they cross, before any box is judged."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import Box, PageLayout
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.creases import Creases, Way
from meeting_tui.scan.patches import BLACK, DENSITY, HALF, SIDE
from meeting_tui.scan.rings import Ring, off

_BEYOND, _FAR = 31, 50  # pixels from the middle: outside the frame and its blur, short of the next print
_WIDE = 12  # pixels to each side of its middle that a line may darken
_NEAR = 6.2  # mm round a box that are asked for ink
_RING = 20  # pixels to each side of its middle that a ring may darken
_FAINT = 0.45  # of black: a darker line could hide a stroke; that is left to people

Patch = NDArray[np.uint8]
Levels = NDArray[np.float64]


def lifted(aligned: Aligned, layout: PageLayout, creases: Creases) -> Aligned:
    """The boxes without the folds, streaks and rings that pass them on both sides."""
    if not creases.ways and not creases.rings:
        return aligned
    dark = aligned.dark.copy()
    for at, box in enumerate(layout.boxes):
        if aligned.strayed[at]:
            continue
        for way in creases.by(around := box.rect.grown(_NEAR - box.rect.w / 2)):
            if way.dark <= _FAINT:
                dark[at] = _without(dark[at], _middle(way, creases, box, aligned.moves[at]), way)
        for ring in creases.rings:
            if ring.near(around, 0.0):
                dark[at] = _dried(dark[at], ring, np.array(box.rect.center) - aligned.moves[at])
    return replace(aligned, dark=dark)


def _middle(way: Way, creases: Creases, box: Box, move: NDArray[np.float64]) -> Levels:
    """Where the line goes in a box's patch: for each place along it the place across, in pixels."""
    x, y = np.array(box.rect.center) - move
    along, across = (y, x) if way.down else (x, y)
    places = along + (np.arange(SIDE) + 0.5 - HALF) / DENSITY
    return np.asarray((creases.across(way, places) - across) * DENSITY + HALF - 0.5)


def _without(patch: Patch, middle: Levels, way: Way) -> Patch:
    turned = patch.T if way.down else patch
    away = np.arange(-_WIDE, _WIDE + 1)
    rows = np.rint(middle).astype(int) + away[:, None]
    columns = np.broadcast_to(np.arange(SIDE), rows.shape)
    seen = turned[rows.clip(0, SIDE - 1), columns].astype(np.float64)
    sides = slice(HALF - _FAR, HALF - _BEYOND), slice(HALF + _BEYOND, HALF + _FAR)
    profile = np.min([np.median(seen[:, side], axis=1) for side in sides], axis=0)
    profile = np.minimum(profile, way.most * BLACK)
    off = np.arange(SIDE)[:, None] - middle
    line = np.interp(off, away, _wider(profile), left=0, right=0)
    clean = np.asarray(np.clip(turned - np.rint(line), 0, 255), dtype=np.uint8)
    return clean.T if way.down else clean


def _wider(profile: Levels) -> Levels:
    """A little wider than it was seen, for a line is not quite straight."""
    return np.asarray(np.max([np.roll(profile, step) for step in (-1, 0, 1)], axis=0))


def _dried(patch: Patch, ring: Ring, middle: NDArray[np.float64]) -> Patch:
    """A patch without a ring: as dark as that is to both sides of the frame, as a rule, and on the paler."""
    across, down = np.meshgrid(*[(np.arange(SIDE) + 0.5 - HALF) / DENSITY] * 2)
    places = np.stack([across, down], axis=2) + middle
    step = np.rint(off(ring.circle, places) * DENSITY).astype(int)
    on = (np.abs(step) <= _RING) & ring.shows(places)
    away = np.maximum(np.abs(across), np.abs(down)) * DENSITY
    beside = on & (away > _BEYOND) & (away < _FAR)
    along = across * (middle[1] - ring.circle[1]) - down * (middle[0] - ring.circle[0])
    sides = [patch[beside & side] for side in (along < 0, along >= 0)]
    steps = [step[beside & side] for side in (along < 0, along >= 0)]
    profile = np.zeros(2 * _RING + 1)
    for at in range(-_RING, _RING + 1):
        seen = [side[there == at] for side, there in zip(sides, steps, strict=True)]
        profile[at + _RING] = min((float(np.median(one)) if len(one) else 0.0) for one in seen)
    profile = _wider(np.minimum(profile, ring.most * BLACK))
    line = np.where(on, profile[np.clip(step, -_RING, _RING) + _RING], 0)
    return np.asarray(np.clip(patch - np.rint(line), 0, 255), dtype=np.uint8)
