"""From the mapping of the page to the place of each box: frames correct it, neighbours the frames."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.scan.frames import Frames, locate
from meeting_tui.scan.image import Gray
from meeting_tui.scan.patches import Stack, cut_out, darkness
from meeting_tui.scan.plane import Matrix, Points
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.reasons import Unreadable
from meeting_tui.scan.register import Registration
from meeting_tui.scan.soft import print_steepness

CLEAR = 0.16  # how plainly a frame must show to be believed
_PALE, _ALIKE = (
    0.07,
    0.4,
)  # on a blurred page: so plainly at least, and so much of what its frames do as a rule
MAX_STRAY = 0.8  # mm that a frame may be off from where its neighbours say it is
MAX_STRAYS = 0.2  # part of the frames that may be
MAX_HIDDEN = 0.6  # part of the frames that may be covered
_APART = 80.0  # mm between frames that tell how all of a page is stretched and turned
_TOO_FAR = 1.0  # mm: beyond this the patches are cut again
_ZOOM = 2

Moves = NDArray[np.float64]


@dataclass(frozen=True)
class Aligned:
    """The patches, where in them the boxes are (mm from the middle), which frames were seen, or strayed.

    `start`: how far from their places by the mapping the patches were cut, mm. `bilevel` where the picture
    has black and white only.
    """

    place: Registration
    dark: Stack
    moves: Moves
    clear: NDArray[np.bool_]
    strayed: NDArray[np.bool_]
    start: Moves
    bilevel: bool = False

    @property
    def off(self) -> Moves:
        """How far each box is from its place by the mapping, mm."""
        return self.start + self.moves

    @property
    def framed(self) -> NDArray[np.bool_]:
        """Which boxes show their frame where it must be."""
        return np.asarray(self.clear & ~self.strayed, dtype=np.bool_)

    @cached_property
    def steep(self) -> float:
        """How steep the edges of its print are."""
        return print_steepness(self.dark, self.moves)


def align(gray: Gray, layout: PageLayout, place: Registration) -> Aligned:
    """The boxes of the page; Unreadable (`misaligned`) when the frames are not where they must be."""
    if place.squares < 4:
        place = _corrected(gray, layout, place)
    still = np.zeros((len(layout.boxes), 2))
    aligned = _aligned(gray, layout, place, still)
    _check(aligned)
    if float(np.abs(aligned.moves).max()) > _TOO_FAR:
        aligned = _aligned(gray, layout, place, aligned.moves)
    return aligned


def _aligned(gray: Gray, layout: PageLayout, place: Registration, start: Moves) -> Aligned:
    dark = darkness(cut_out(gray, layout.boxes, place.mapping, start), place.contrast)
    frames = locate(dark)
    clear = _clear(frames)
    expected = _field(_middles(layout), frames.moves + start, clear) - start
    strayed = clear & (np.hypot(*(frames.moves - expected).T) > MAX_STRAY)
    moves = np.where((clear & ~strayed)[:, None], frames.moves, expected)
    return Aligned(place, dark, moves, clear, strayed, start)


def _clear(frames: Frames, zoom: int = 1) -> NDArray[np.bool_]:
    """Which frames show as plainly as frames of this page do; what is none shows nothing, blurred or not."""
    usual = _ALIKE * reached(frames.clarity, 0.5)
    return np.asarray(frames.clarity >= np.clip(usual, _PALE / zoom, CLEAR / zoom), dtype=np.bool_)


def _check(aligned: Aligned) -> None:
    if aligned.strayed.mean() > MAX_STRAYS or (~aligned.clear).mean() > MAX_HIDDEN:
        raise Unreadable("misaligned")


def _corrected(gray: Gray, layout: PageLayout, place: Registration) -> Registration:
    """With a square missing, a wider look at the frames moves the whole mapping to where most of them are."""
    still = np.zeros((len(layout.boxes), 2))
    dark = darkness(cut_out(gray, layout.boxes, place.mapping, still, _ZOOM), place.contrast)
    frames: Frames = locate(dark, _ZOOM)
    clear = _clear(frames, _ZOOM)
    if clear.mean() < 1 - MAX_HIDDEN:
        raise Unreadable("misaligned")
    slope, offset = _plane(_middles(layout), frames.moves, clear)
    return replace(place, mapping=place.mapping @ _affine(slope, offset))


def drift(layout: PageLayout, aligned: Aligned) -> Matrix:
    """What most frames say about the mapping: page mm to where that place of the page really is, mm.

    Frames that are close together say little of what is far from them: there the squares are right.
    """
    middles, framed = _middles(layout), aligned.framed
    slope, offset = _plane(middles, aligned.off, framed)
    if not framed.any():
        return _affine(slope, offset)
    told = np.minimum(np.ptp(middles[framed], axis=0) / _APART, 1)[:, None] ** 2
    return _affine(slope * told, offset + middles[framed].mean(axis=0) @ (slope * (1 - told)))


def _affine(slope: Moves, offset: NDArray[np.float64]) -> Matrix:
    moves = np.eye(3)
    moves[:2, :2] += slope.T
    moves[:2, 2] = offset
    return moves


def _middles(layout: PageLayout) -> Points:
    return np.array([box.rect.center for box in layout.boxes])


def _field(middles: Points, moves: Moves, clear: NDArray[np.bool_]) -> Moves:
    """Where the boxes should have moved, by what most of them did."""
    slope, offset = _plane(middles, moves, clear)
    return np.asarray(middles @ slope + offset)


def _plane(middles: Points, moves: Moves, trusted: NDArray[np.bool_]) -> tuple[Moves, NDArray[np.float64]]:
    """The linear field nearest to the moves of the trusted boxes, less those that lie far from it."""
    trusted = trusted.copy()
    slope, offset = np.zeros((2, 2)), np.zeros(2)
    for _ in range(3):
        if not trusted.any():
            break
        center = middles[trusted].mean(axis=0)
        offset = np.median(moves[trusted], axis=0) if trusted.sum() < 4 else moves[trusted].mean(axis=0)
        if trusted.sum() >= 4:
            slope, *_rest = np.linalg.lstsq(middles[trusted] - center, moves[trusted] - offset, rcond=1e-3)
        offset = offset - center @ slope
        off = np.hypot(*(moves - middles @ slope - offset).T)
        strange = trusted & (off > max(0.3, 2.5 * median(off[trusted].tolist())))
        if not strange.any():
            break
        trusted &= ~strange
    return slope, offset
