"""The ink on a page that its printer did not put there: the scan less its blank, fitted place by place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.scan.alignment import Aligned, drift
from meeting_tui.scan.image import Gray
from meeting_tui.scan.plane import Matrix, Points, moved, scale_at, shift
from meeting_tui.scan.slopes import COARSE, coarse, slopes
from meeting_tui.scan.template import DENSITY, SOFT, Mask, Plane, Template

_ROUNDS, _STILL = 5, 0.012  # most rounds; pixels: no more where places as a rule move less in one
_WIDE = 9  # mm: darker places at least as wide as this are paper in a shadow
_SMOOTH = 5  # mm


@dataclass(frozen=True)
class Residual:
    """`ink` in parts of the page's black, blurred by SOFT, `open` where it means anything.

    `whole` when the picture shows all of the answer area.
    """

    ink: Plane
    open: Mask
    whole: bool


def residual(gray: Gray, layout: PageLayout, aligned: Aligned, blank: Template) -> Residual:
    """What is on the answer area beyond its own print."""
    mapping = aligned.place.mapping @ drift(layout, aligned)
    view = _view(gray, mapping, blank)
    dark = _darkness(view, aligned.place.contrast)
    flat = _flattened(dark, blank)
    shown = _shown(gray, mapping, blank)
    open_ = blank.open if shown is None else blank.open & shown
    return Residual(_beyond_print(flat, blank), open_, shown is None)


def _view(gray: Gray, mapping: Matrix, blank: Template) -> Gray:
    """The answer area upright."""
    import cv2

    area = blank.area
    edges = moved(mapping, np.array([(x, y) for x in (area.x, area.right) for y in (area.y, area.bottom)]))
    left, top = (max(0, int(low) - 2) for low in edges.min(axis=0))
    right, bottom = (max(0, int(high) + 3) for high in edges.max(axis=0))
    near, step = gray[top:bottom, left:right], 1
    while 2 * step * DENSITY <= scale_at(mapping, area.center):  # halving is by far the quickest
        near, step = _half(near), 2 * step
    scale = np.diag([1 / DENSITY, 1 / DENSITY, 1.0])
    smaller = np.diag([1 / step, 1 / step, 1.0]) @ shift((1 - step) / 2 - left, (1 - step) / 2 - top)
    view = cv2.warpPerspective(
        near,
        smaller @ mapping @ shift(area.x, area.y) @ scale @ shift(0.5, 0.5),
        blank.open.shape[::-1],
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(view, dtype=np.uint8)


def _half(gray: Gray) -> Gray:
    import cv2

    even = gray[: gray.shape[0] // 2 * 2, : gray.shape[1] // 2 * 2]
    return np.asarray(cv2.resize(even, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _shown(gray: Gray, mapping: Matrix, blank: Template) -> Mask | None:
    """Which of the answer area the picture shows; None for all of it."""
    rows, columns = blank.open.shape
    ends = ((0, 0), (0, columns - 1), (rows - 1, 0), (rows - 1, columns - 1))
    here = mapping @ shift(blank.area.x, blank.area.y) @ np.diag([1 / DENSITY, 1 / DENSITY, 1.0])
    if _within(gray, moved(here, np.array([(x, y) for y, x in ends], dtype=np.float64))).all():
        return None
    places = _grid(rows, columns).reshape(-1, 2).astype(np.float64)
    return _within(gray, moved(here, places)).reshape(rows, columns)


def _within(gray: Gray, places: Points) -> Mask:
    inside = (places >= 1) & (places < (gray.shape[1] - 2, gray.shape[0] - 2))
    return np.asarray(inside.all(axis=1), dtype=np.bool_)


def _darkness(view: Gray, contrast: float) -> Plane:
    """How dark each place is against the paper round it, 0 to 1, blurred by SOFT."""
    import cv2

    rows, columns = view.shape
    blocks = cv2.resize(view, (columns // DENSITY, rows // DENSITY), interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(blocks, cv2.MORPH_CLOSE, np.ones((_WIDE, _WIDE), np.uint8))
    smooth = np.maximum(cv2.blur(closed, (_SMOOTH, _SMOOTH)), 1)
    paper = cv2.resize(smooth, (columns, rows), interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(view, (0, 0), SOFT * DENSITY)
    dark = np.asarray(cv2.divide(soft, paper, scale=-1 / contrast, dtype=cv2.CV_32F), dtype=np.float32)
    dark += np.float32(1 / contrast)
    return dark


def _flattened(dark: Plane, blank: Template) -> Plane:
    """The page as it would lie on the template: bent back where its print is off."""
    import cv2

    steps = slopes(blank)
    soft = coarse(dark)
    field = np.zeros((*steps.cells, 2), np.float32)
    for _ in range(_ROUNDS):
        step = steps.step(_bent(soft, field))
        field += step
        if cv2.norm(step) < _STILL * step.size**0.5:
            break
    return _bent(dark, field * np.float32(COARSE))


def _bent(dark: Plane, field: Plane) -> Plane:
    """A plane with each of its cells moved."""
    import cv2

    grid = _grid(*dark.shape)
    places = cv2.add(grid, cv2.resize(field, dark.shape[::-1], interpolation=cv2.INTER_LINEAR))
    across, down = cv2.split(places)
    bent = cv2.remap(dark, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(bent, dtype=np.float32)


@lru_cache(maxsize=8)
def _grid(rows: int, columns: int) -> Plane:
    """Where each place is: across, down."""
    return np.stack(np.meshgrid(*(np.arange(side, dtype=np.float32) for side in (columns, rows))), axis=2)


def _beyond_print(flat: Plane, blank: Template) -> Plane:
    """The page less its print, as sharp and as black as this scan shows it."""
    import cv2

    places, prints = blank.inked
    seen = flat.ravel()[places]
    blacks = [float(seen @ sharp) / max(float(sharp @ sharp), 1e-9) for sharp in prints]
    off = [float(np.abs(seen - black * sharp).mean()) for black, sharp in zip(blacks, prints, strict=True)]
    best = int(np.argmin(off))
    return np.asarray(cv2.scaleAdd(blank.prints[best], -blacks[best], flat), dtype=np.float32)
