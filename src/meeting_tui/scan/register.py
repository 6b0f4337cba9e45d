"""Where the page is in the image: from a code to the squares to one mapping, checked before it is trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from statistics import median

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.scan import squares
from meeting_tui.scan.image import Gray
from meeting_tui.scan.plane import Matrix, Points, affine, moved, perspective, scale_at
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.squares import Anchor, FoundSquare

MAX_RESIDUAL = 1.8  # mm that the code may be off when the squares are in place
MIN_SCALE, _SHARP = 3.6, 6.0  # pixels a mm
MIN_CONTRAST = 18.0  # grey levels between paper and print
_TILT = 0.35  # how much longer one side of the page may look than the opposite one


@dataclass(frozen=True)
class Registration:
    """`mapping` takes page mm to image pixels; `contrast` is the print's, `squares` how many were seen."""

    mapping: Matrix
    contrast: float
    squares: int

    @cached_property
    def scale(self) -> float:
        """Pixels a mm in the middle of the page."""
        return scale_at(self.mapping, (105.0, 130.0))

    @property
    def coarse(self) -> bool:
        """Whether the pixels are few: they blur a pen, and one block of a JPEG is as large as a look."""
        return self.scale < _SHARP


def register(gray: Gray, layout: PageLayout, anchor: Anchor) -> Registration:
    """Find the page; Unreadable with `not_registered`, `low_resolution` or `low_contrast`."""
    found = squares.find(gray, layout, anchor)
    seen = [(square.center, dot) for square, dot in zip(layout.squares, found, strict=True) if dot]
    if len(seen) < 2:
        raise Unreadable("not_registered")
    contrast = _contrast([dot for _, dot in seen])
    for some in (seen, *(combinations(seen, 3) if len(seen) == 4 else ())):
        mapping = _mapping(anchor, [(np.array(mm), np.array(dot.at)) for mm, dot in some])
        if _fits(mapping, layout, anchor):
            return _sharp(Registration(mapping, contrast, len(some)))
    raise Unreadable("not_registered")


def _sharp(place: Registration) -> Registration:
    if place.scale < MIN_SCALE:
        raise Unreadable("low_resolution")
    return place


def _mapping(anchor: Anchor, seen: Sequence[tuple[Points, Points]]) -> Matrix:
    page = np.array([mm for mm, _ in seen])
    image = np.array([px for _, px in seen])
    if len(seen) == 4:
        return perspective(page, image)
    return affine(np.vstack([page, page, anchor.corners]), np.vstack([image, image, anchor.seen]))


def _contrast(seen: list[FoundSquare]) -> float:
    ink = median(square.ink for square in seen)
    paper = median(square.paper for square in seen)
    if paper - ink < MIN_CONTRAST:
        raise Unreadable("low_contrast")
    return 1 - ink / paper


def _fits(mapping: Matrix, layout: PageLayout, anchor: Anchor) -> bool:
    off = moved(mapping, anchor.corners) - anchor.seen
    near = MAX_RESIDUAL * scale_at(mapping, anchor.place.center)
    return float(np.hypot(*off.T).max()) <= near and _plausible(mapping, layout)


def _plausible(mapping: Matrix, layout: PageLayout) -> bool:
    """A sheet seen from somewhere above it: opposite sides much alike, no corner folded over."""
    tl, tr, bl, br = moved(mapping, np.array([square.center for square in layout.squares]))
    pairs = ((tr - tl, br - bl), (bl - tl, br - tr))
    ratios = [float(np.hypot(*a) / max(np.hypot(*b), 1e-9)) for a, b in pairs]
    (ax, ay), (bx, by) = tr - tl, bl - tl
    return all(abs(ratio - 1) < _TILT for ratio in ratios) and ax * by - ay * bx > 0


def print_scale(registration: Registration, dpi: float | None) -> float | None:
    """How large the page was printed, 1 as it should be; None when the file does not say its resolution."""
    return None if dpi is None else registration.scale / (dpi / 25.4)
