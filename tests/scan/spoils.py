"""Papers that lie on each other, and papers of which a part is gone."""

from __future__ import annotations

import numpy as np
from numpy.random import Generator

from meeting_tui.rehearsal.copier import MM
from meeting_tui.rehearsal.strokes import Gray


def laid_on(lower: Gray, upper: Gray, rng: Generator, *, head: bool = False) -> Gray:
    """The lower part of `upper` (its upper part: `head`) on `lower`, a few mm off, with a thin shadow."""
    height, width = lower.shape
    edge = round(float(rng.uniform(60, 215) if not head else rng.uniform(55, 200)) * MM)
    down, across = (round(float(off)) for off in rng.normal(0, 4 * MM, 2))
    moved = np.full_like(lower, 255)
    kept = upper[max(0, -down) : height - max(0, down), max(0, -across) : width - max(0, across)]
    moved[max(0, down) :, max(0, across) :][: kept.shape[0], : kept.shape[1]] = kept
    laid = lower.copy()
    part = np.s_[:edge] if head else np.s_[edge:]
    laid[part] = moved[part]
    laid[edge - 1 : edge + 2] = np.minimum(laid[edge - 1 : edge + 2], 205)
    return laid


def torn_across(page: Gray, rng: Generator, *, head: bool = False) -> Gray:
    """Only the lower part of the sheet (its upper part: `head`), the edge as hands tear."""
    at = float(rng.uniform(55, 150) if not head else rng.uniform(110, 210)) * MM
    edge = at + np.cumsum(rng.normal(0, 0.6, page.shape[1])).clip(-15, 15)
    rows = np.arange(page.shape[0])[:, None]
    gone = rows < edge[None, :] if not head else rows > edge[None, :]
    return np.where(gone, np.uint8(255), page).astype(np.uint8)


def corner_gone(page: Gray, rng: Generator) -> Gray:
    """The upper right corner torn off, and with it the code at the head and a square."""
    rows, columns = np.mgrid[: page.shape[0], : page.shape[1]]
    across, down = float(rng.uniform(60, 90)) * MM, float(rng.uniform(45, 80)) * MM
    gone = (page.shape[1] - columns) / across + rows / down < 1
    return np.where(gone, np.uint8(255), page).astype(np.uint8)


def covered(page: Gray, rng: Generator) -> Gray:
    """Something dark and round, a cup or a stamp pad, on the code at the head."""
    import cv2

    centre = (round(float(rng.uniform(168, 182)) * MM), round(float(rng.uniform(18, 32)) * MM))
    soiled = page.copy()
    cv2.circle(soiled, centre, round(float(rng.uniform(9, 14)) * MM), int(rng.integers(40, 200)), -1)
    return soiled


def cropped(page: Gray, rng: Generator) -> Gray:
    """A picture that begins below the code at the head."""
    return np.ascontiguousarray(page[round(float(rng.uniform(40, 60)) * MM) :])
