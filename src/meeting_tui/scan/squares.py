"""The four solid squares of a page: looked for where a code says, each find sharpening the next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import dist

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan.image import Gray
from meeting_tui.scan.plane import Matrix, Points, affine, fine, moved, shift

_COARSE, _FINE = 1.5, 5.0  # pixels a mm of the two looks
_WIDE, _NARROW = 0.16, 0.10  # of the way from what is known: how far off a guess may be
_ALIKE = 0.7  # of the blackest square's contrast
_LEAST = 18.0  # grey levels between paper and square


@dataclass(frozen=True, slots=True)
class FoundSquare:
    """A square in the image: its middle in pixels, how well it shows, how dark it and its paper are."""

    at: tuple[float, float]
    score: float
    ink: float
    paper: float


@dataclass(frozen=True)
class Anchor:
    """A code of the page that was read: its place in mm, and where its corners are in the image."""

    place: Rect
    seen: Points

    @cached_property
    def corners(self) -> Points:
        """The corners in mm, in the order of `seen`."""
        return corners(self.place)


def find(gray: Gray, layout: PageLayout, anchor: Anchor) -> list[FoundSquare | None]:
    """The squares in the layout's order; None where one is not to be seen."""
    found: list[FoundSquare | None] = [None] * 4
    order = sorted(range(4), key=lambda i: dist(layout.squares[i].center, anchor.place.center))
    for at in (*order, *order):  # twice: what was missed may be plain once the others are known
        if found[at] is None:
            found[at] = _next(gray, layout, at, anchor, found)
    return _alike(found)


def _next(
    gray: Gray, layout: PageLayout, at: int, anchor: Anchor, found: list[FoundSquare | None]
) -> FoundSquare | None:
    """Square number `at`, looked for where the code and the squares found so far put it."""
    seen = [(layout.squares[i].center, square.at) for i, square in enumerate(found) if square]
    page, image = ([pair[side] for pair in seen] for side in (0, 1))
    guess = affine(np.array([*anchor.corners, *page]), np.array([*anchor.seen, *image]))
    away = min(dist(place, layout.squares[at].center) for place in (anchor.place.center, *page))
    reach = 2.0 + away * (_NARROW if len(seen) == 2 else _WIDE)
    return _search(gray, layout.squares[at], guess, reach)


def _alike(found: list[FoundSquare | None]) -> list[FoundSquare | None]:
    """Without those far paler than the blackest: text that was taken for a square."""
    black = max((1 - dot.ink / dot.paper for dot in found if dot), default=0.0)
    return [dot if dot and 1 - dot.ink / dot.paper > _ALIKE * black else None for dot in found]


def corners(rect: Rect) -> Points:
    """Top left, top right, bottom left, bottom right."""
    return np.array([(x, y) for y in (rect.y, rect.bottom) for x in (rect.x, rect.right)])


def _search(gray: Gray, square: Rect, guess: Matrix, reach: float) -> FoundSquare | None:
    """The best square within `reach` mm of where `guess` puts it, then its centre at full sharpness."""
    coarse = _best(_view(gray, square.center, guess, reach + 1.9 * square.w, _COARSE), square.w * _COARSE)
    if coarse is None:
        return None
    (x, y), (right, down) = square.center, coarse[0]
    return _centred(gray, (x + right / _COARSE, y + down / _COARSE), square.w, guess, coarse[1])


def _view(gray: Gray, center: tuple[float, float], guess: Matrix, reach: float, density: float) -> Gray:
    """The image round a place of the page, upright, `density` pixels a mm."""
    import cv2

    side = 2 * round(reach * density) + 1
    to_image = guess @ shift(*center) @ fine(density) @ shift(-(side // 2), -(side // 2))
    view = cv2.warpAffine(
        gray,
        to_image[:2],
        (side, side),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(view, dtype=np.uint8)


def _best(view: Gray, side: float) -> tuple[tuple[int, int], float] | None:
    """Offset of the best square from the view's middle, in its pixels, and its score."""
    score = _scores(view, side)
    height, width = score.shape
    score *= _nearer(width)
    down, across = divmod(int(score.argmax()), width)
    best = float(score[down, across])
    if best < _LEAST:
        return None
    return (across - width // 2, down - height // 2), best


@lru_cache(maxsize=64)
def _nearer(width: int) -> NDArray[np.float32]:
    """1 in the middle of a view, half of it at its edge: what is nearer is likelier."""
    away = np.abs(np.arange(width) - width // 2, dtype=np.float32) / width
    return np.asarray(1 - 0.5 * np.maximum(away[:, None], away[None, :]), dtype=np.float32)


def _scores(view: Gray, side: float) -> NDArray[np.float32]:
    """Paper round a place, less the darkness in it, less how uneven that is."""
    import cv2

    inner, moat, outer = (2 * round(side * part / 2) + 1 for part in (0.75, 1.3, 1.9))
    dark = _sums(view, inner) / np.float32(inner * inner)
    uneven = np.asarray(cv2.sqrBoxFilter(view, cv2.CV_32F, (inner, inner)), dtype=np.float32) - dark * dark
    paper = (_sums(view, outer) - _sums(view, moat)) / np.float32(outer * outer - moat * moat)
    score = paper - dark - np.float32(1.2) * np.sqrt(np.maximum(uneven, 0))
    edge = round(side * 0.5)
    score[:edge] = score[-edge:] = 0
    score[:, :edge] = score[:, -edge:] = 0
    return np.asarray(score, dtype=np.float32)


def _sums(view: Gray, side: int) -> NDArray[np.float32]:
    import cv2

    return np.asarray(cv2.boxFilter(view, cv2.CV_32F, (side, side), normalize=False), dtype=np.float32)


def _centred(
    gray: Gray, center: tuple[float, float], side: float, guess: Matrix, score: float
) -> FoundSquare | None:
    """Its centre of darkness, where a square of the right size really is."""
    import cv2

    view = _view(gray, center, guess, side * 0.85, _FINE)
    middle = view.shape[0] // 2
    ink, paper = _levels(view, round(side * 0.3 * _FINE), round(side * 0.62 * _FINE))
    dark = np.clip((paper - view.astype(np.float32)) * (2 / max(paper - ink, 1)) - 1, 0, 1)
    whole = cv2.moments(dark)
    mass = whole["m00"]
    if not 0.5 < mass / (side * _FINE) ** 2 < 1.7:
        return None
    right, down = (whole[moment] / mass - middle for moment in ("m10", "m01"))
    at = moved(guess, np.array([(center[0] + right / _FINE, center[1] + down / _FINE)]))[0]
    return FoundSquare((float(at[0]), float(at[1])), score, ink, paper)


def _levels(view: Gray, inner: int, outer: int) -> tuple[float, float]:
    """How bright the square is, and the paper beyond its surroundings."""
    middle = view.shape[0] // 2
    square, near = (
        view[middle - half : middle + half + 1, middle - half : middle + half + 1] for half in (inner, outer)
    )
    paper = (float(view.sum()) - float(near.sum())) / (view.size - near.size)
    return float(square.mean()), paper
