"""The ink on a page that its printer did not put there: the scan less its blank, fitted place by place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan.alignment import Aligned, drift
from meeting_tui.scan.image import Gray
from meeting_tui.scan.plane import Matrix, Points, fine, moved, scale_at, shift
from meeting_tui.scan.slopes import CELL, COARSE, SOFTER, slopes, taken_at
from meeting_tui.scan.squares import corners
from meeting_tui.scan.template import DENSITY, Mask, Plane, Template, size

_ROUNDS, _STILL = 6, 0.008  # most rounds; pixels: no more where places as a rule move less in one
_WIDE = 9  # mm: darker places at least as wide as this are paper in a shadow
_SMOOTH = 5  # mm
_BROAD = 31  # mm: wider than anything that is spilt in drops
_SOME = 0.1  # part of a bare area: with less of it in the picture nothing is looked for
_FINER = 1.9  # times as fine as the template: no more is needed
_BLUR = 0.32  # mm: SOFT, and a little more against the grain of a scan
_HALVED = np.diag([0.5, 0.5, 1.0]) @ shift(-0.5, -0.5)  # to where a pixel lies in a picture half as large


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
    edges = moved(mapping, corners(blank.area))
    near, to_near = _near(gray, mapping, blank.area, edges)
    soft, paper = _softly(near, to_near, aligned.place.contrast, blank)
    view = _bent(near, to_near, _field(soft, blank), blank)
    dark = _darkness(view, paper, _BLUR * DENSITY, aligned.place.contrast)
    shown = _shown(gray, mapping, blank.area, edges)
    open_ = blank.open if shown is None else blank.open & shown
    return Residual(_beyond_print(dark, blank), open_, shown is None)


def bare(gray: Gray, mapping: Matrix, area: Rect, where: Mask, contrast: float) -> Residual:
    """The ink on an area of the page, `where` nothing is printed on it."""
    import cv2

    rows, columns = size(area)
    edges = moved(mapping, corners(area))
    shown = _shown(gray, mapping, area, edges)
    if shown is not None and shown.mean() < _SOME:
        return Residual(np.zeros((rows, columns), np.float32), np.zeros((rows, columns), np.bool_), False)
    near, to_near = _near(gray, mapping, area, edges)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    view = np.asarray(
        cv2.warpPerspective(near, to_near, (columns, rows), flags=flags, borderMode=cv2.BORDER_REPLICATE),
        dtype=np.uint8,
    )
    paper = _paper(view, (columns // DENSITY, rows // DENSITY))
    dark = _darkness(view, paper, _BLUR * DENSITY, contrast)
    return Residual(dark, where if shown is None else where & shown, shown is None)


def broadly(gray: Gray, mapping: Matrix, area: Rect, contrast: float) -> Plane:
    """How dark an area of the page is against the paper far round it, a pixel a mm."""
    import cv2

    near, to_near = _near(gray, mapping, area, moved(mapping, corners(area)))
    rows, columns = size(area)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    view = cv2.warpPerspective(near, to_near, (columns, rows), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    mm = (columns // DENSITY, rows // DENSITY)
    blocks = cv2.resize(view, mm, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(blocks, cv2.MORPH_CLOSE, np.ones((_BROAD, _BROAD), np.uint8))
    paper = np.asarray(np.maximum(cv2.blur(closed, (_BROAD, _BROAD)), 1), dtype=np.uint8)
    dark = cv2.divide(blocks, paper, scale=-1 / contrast, dtype=cv2.CV_32F)
    return np.asarray(dark + np.float32(1 / contrast), dtype=np.float32)


def _near(gray: Gray, mapping: Matrix, area: Rect, edges: Points) -> tuple[Gray, Matrix]:
    """The part of the picture with an area, no finer than needed; from the area's pixels to its.

    `edges`: where the corners of the area are in the picture.
    """
    left, top = (max(0, int(low) - 2) for low in edges.min(axis=0))
    right, bottom = (max(0, int(high) + 3) for high in edges.max(axis=0))
    near = gray[top:bottom, left:right]
    to_near = shift(-left, -top) @ mapping @ shift(area.x, area.y) @ fine(DENSITY)
    to_near = to_near @ shift(0.5, 0.5)
    scale = scale_at(mapping, area.center)
    while scale > _FINER * DENSITY:  # halving is by far the quickest, and calms the grain
        near, to_near, scale = _half(near), _HALVED @ to_near, scale / 2
    return near, to_near


def _half(gray: Gray) -> Gray:
    import cv2

    even = gray[: gray.shape[0] // 2 * 2, : gray.shape[1] // 2 * 2]
    return np.asarray(cv2.resize(even, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _shown(gray: Gray, mapping: Matrix, area: Rect, edges: Points) -> Mask | None:
    """Which of an area the picture shows; None for all of it."""
    if (edges >= 0).all() and (edges <= (gray.shape[1] - 2, gray.shape[0] - 2)).all():
        return None
    rows, columns = size(area)
    x, y, depth = mapping @ shift(area.x, area.y) @ fine(DENSITY)
    height, width = (side - 2 for side in gray.shape)
    first, last = np.zeros(rows), np.full(rows, columns - 1.0)
    for across, down, more in (x - depth, width * depth - x, y - depth, height * depth - y):
        edge = -(down * np.arange(rows) + more) / (across or 1e-12)  # where each row meets it
        first, last = (np.maximum(first, edge), last) if across >= 0 else (first, np.minimum(last, edge))
    if first.max() <= 0 and last.min() >= columns - 1:
        return None
    places = np.arange(columns)
    return (places >= first[:, None]) & (places <= last[:, None])


def _softly(near: Gray, to_near: Matrix, contrast: float, blank: Template) -> tuple[Plane, Gray]:
    """How dark the area is, COARSE and SOFTER; and how bright its paper, a pixel a mm."""
    import cv2

    rows, columns = blank.open.shape
    view = cv2.warpPerspective(
        _half(near),
        _HALVED @ to_near @ np.diag([COARSE, COARSE, 1.0]) @ shift(0.25, 0.25),
        (columns // COARSE, rows // COARSE),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    paper = _paper(np.asarray(view, dtype=np.uint8), (columns // DENSITY, rows // DENSITY))
    return _darkness(np.asarray(view, dtype=np.uint8), paper, SOFTER * DENSITY / COARSE, contrast), paper


def _paper(view: Gray, mm: tuple[int, int]) -> Gray:
    """How bright the paper of a view is that is so large, a pixel a mm."""
    import cv2

    blocks = cv2.resize(view, mm, interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(blocks, cv2.MORPH_CLOSE, np.ones((_WIDE, _WIDE), np.uint8))
    return np.asarray(np.maximum(cv2.blur(closed, (_SMOOTH, _SMOOTH)), 1), dtype=np.uint8)


def _darkness(view: Gray, paper: Gray, blur: float, contrast: float) -> Plane:
    """How dark each place is against the paper round it, 0 to 1."""
    import cv2

    bright = cv2.resize(paper, view.shape[::-1], interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(view, (0, 0), blur)
    dark = np.asarray(cv2.divide(soft, bright, scale=-1 / contrast, dtype=cv2.CV_32F), dtype=np.float32)
    dark += np.float32(1 / contrast)
    return dark


def _field(soft: Plane, blank: Template) -> Plane:
    """Where each cell of the template lies in the scan beyond its place, in pixels of the area."""
    import cv2

    steps = slopes(blank)
    field = np.zeros((*steps.cells, 2), np.float32)
    for _ in range(_ROUNDS):
        step = steps.step(soft, field)
        field += step
        if cv2.norm(step) < _STILL * step.size**0.5:
            break
    return field * np.float32(COARSE)


def _bent(near: Gray, to_near: Matrix, field: Plane, blank: Template) -> Gray:
    """The area as it lies on the template: each of its cells taken from where it is."""
    import cv2

    side = CELL * COARSE
    more = np.asarray(cv2.copyMakeBorder(field, 1, 1, 1, 1, cv2.BORDER_REPLICATE))
    rows, columns = (np.arange(-1, cells - 1) * side + (side - 1) / 2 for cells in more.shape[:2])
    places = np.stack(np.meshgrid(columns, rows), axis=2) + more
    there = moved(to_near, places.reshape(-1, 2)).reshape(places.shape)
    every = np.asarray(cv2.resize(there.astype(np.float32), None, fx=side, fy=side), dtype=np.float32)
    height, width = blank.open.shape
    return taken_at(near, every[side : side + height, side : side + width])


def _beyond_print(flat: Plane, blank: Template) -> Plane:
    """The page less its print, as sharp and as black as this scan shows it."""
    import cv2

    places, prints = blank.inked
    seen = flat.ravel()[places]
    blacks = [float(seen @ sharp) / max(float(sharp @ sharp), 1e-9) for sharp in prints]
    off = [cv2.norm(seen, black * sharp, cv2.NORM_L1) for black, sharp in zip(blacks, prints, strict=True)]
    best = int(np.argmin(off))
    return np.asarray(cv2.scaleAdd(blank.prints[best], -blacks[best], flat), dtype=np.float32)
