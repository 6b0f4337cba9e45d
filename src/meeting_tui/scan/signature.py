"""Whether anything is written on the lines for a signature. Whose hand it is, nobody here can say."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.paper.ballots.shapes import LEFT
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.image import Gray
from meeting_tui.scan.places import DENSITY as SHOWN
from meeting_tui.scan.plane import Matrix, fine, shift
from meeting_tui.scan.template import Mask, Plane

_DENSITY = 4  # pixels a mm
_MARGIN = 4.0  # mm round the lines in their picture
_WIDE, _SMOOTH = 5, 3  # mm: darker places at least as wide are paper in a shadow
_SOFT = 0.25  # mm
_LEAST, _RARE, _BEYOND = 0.07, 0.002, 1.6  # of black; what is brighter than paper is noise
_STROKE, _ENOUGH = 1.5, 4.0  # mm: a piece of writing; all of them together
_FAR, _WORD = 6.5, 7.0  # mm of paper between a name and a word; across either, for an initial is no word
_LEVEL, _LOW = 8, 0.6  # times as wide as high; mm: the edge of a printed line, or a streak
_THROUGH, _THIN = 0.97, 1.3  # part of the height, mm: a fold that runs through; no pen is as wide
_ACROSS = 0.6  # part of the width: a level fold that runs through
_BESIDE = np.ones(5)  # pixels across: a fold and its edges


def crowded(gray: Gray, layout: PageLayout, aligned: Aligned) -> bool:
    """Whether more is written on a line than a name: two pieces of writing far apart."""
    return any(
        _words(_pieces(_darkness(gray, line, aligned.place.mapping, aligned.place.contrast))) > 1
        for line in layout.signatures
    )


def unsigned(gray: Gray, layout: PageLayout, aligned: Aligned) -> bool:
    """Whether the page has lines to sign on and nothing shows on any of them, or they are not in sight."""
    return bool(layout.signatures) and not any(
        _written(_darkness(gray, line, aligned.place.mapping, aligned.place.contrast))
        for line in layout.signatures
    )


def pen(gray: Gray, layout: PageLayout, aligned: Aligned) -> float:
    """How dark what is written on the lines is at its darkest, piece by piece and as a rule; 0 where nothing
    is. It was hardly another pen that marked the boxes."""
    darkest = [
        float(dark[top : top + height, left : left + width].max())
        for line in layout.signatures
        for dark in [_darkness(gray, line, aligned.place.mapping, aligned.place.contrast)]
        for left, top, width, height in _pieces(dark).astype(int)
    ]
    return float(np.median(darkest)) if darkest else 0.0


def shown(layout: PageLayout) -> Rect:
    """What the picture of the signatures shows of the page, mm."""
    first, last = layout.signatures[0], layout.signatures[-1]
    left, top = LEFT - _MARGIN, first.y - _MARGIN
    return Rect(left, top, last.right + _MARGIN - left, last.bottom + _MARGIN - top)


def picture(gray: Gray, layout: PageLayout, aligned: Aligned) -> Gray:
    """The signatures as they were scanned, upright."""
    return _view(gray, shown(layout), aligned.place.mapping, SHOWN)


def _view(gray: Gray, area: Rect, mapping: Matrix, density: float) -> Gray:
    """A part of the page upright; what is not in the picture is as white as paper."""
    import cv2

    view = cv2.warpPerspective(
        gray,
        mapping @ shift(area.x, area.y) @ fine(density) @ shift(0.5, 0.5),
        (round(area.w * density), round(area.h * density)),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    return np.asarray(view, dtype=np.uint8)


def _darkness(gray: Gray, line: Rect, mapping: Matrix, contrast: float) -> Plane:
    """How dark each place above the line is against the paper round it: 0 paper, 1 the page's black."""
    import cv2

    view = _view(gray, line, mapping, _DENSITY)
    rows, columns = view.shape
    blocks = cv2.resize(view, (columns // _DENSITY, rows // _DENSITY), interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(blocks, cv2.MORPH_CLOSE, np.ones((_WIDE, _WIDE), np.uint8))
    smooth = np.maximum(cv2.blur(closed, (_SMOOTH, _SMOOTH)), 1)
    paper = cv2.resize(smooth, (columns, rows), interpolation=cv2.INTER_LINEAR)
    soft = cv2.GaussianBlur(view, (0, 0), _SOFT * _DENSITY)
    dark = cv2.divide(soft, paper, scale=-1 / contrast, dtype=cv2.CV_32F)
    return np.asarray(dark + np.float32(1 / contrast), dtype=np.float32)


def _written(dark: Plane) -> bool:
    """Whether pieces of writing are there."""
    _left, _top, width, height = _pieces(dark).T
    lengths = np.maximum(width, height)
    return bool(lengths.sum() >= _ENOUGH * _DENSITY)


def _words(pieces: NDArray[np.float64]) -> int:
    """How many words or names they are: what is long enough, with much paper between."""
    words: list[tuple[float, float]] = []
    for left, right in sorted((left, left + width) for left, _top, width, _height in pieces):
        first, last = words.pop() if words and left - words[-1][1] <= _FAR * _DENSITY else (left, left)
        words.append((first, max(last, right)))
    return sum(right - left >= _WORD * _DENSITY for left, right in words)


def _pieces(dark: Plane) -> NDArray[np.float64]:
    """Pieces of writing: where they begin across and down, how wide they are and how high; pixels."""
    import cv2

    sample = dark[::2, ::2].ravel()
    bright = -float(np.partition(sample, rare := int(_RARE * sample.size))[rare])
    mask = (dark > max(_LEAST, _BEYOND * bright)).astype(np.uint8)
    level, upright = mask.mean(axis=1) > _ACROSS, mask.mean(axis=0) >= _THROUGH
    mask[_edged(level)], mask[:, _edged(upright)] = (
        0,
        0,
    )  # where two folds cross, they would be one large piece
    _n, _labels, stats, _middles = cv2.connectedComponentsWithStats(mask)
    width, height, area = (stats[1:, at].astype(float) for at in (2, 3, 4))
    length = np.maximum(width, height)
    thick = area / np.maximum(length, 1) / _DENSITY
    through = (height >= _THROUGH * dark.shape[0]) & (thick < _THIN) & (width < height)
    low = ((width > _LEVEL * height) & (thick < _THIN)) | (height < _LOW * _DENSITY)
    writing = (length >= _STROKE * _DENSITY) & ~through & ~low
    return np.asarray(stats[1:, :4][writing], dtype=np.float64)


def _edged(folds: Mask) -> Mask:
    """The rows or columns of folds, with their edges."""
    return np.convolve(folds, _BESIDE, "same") > 0 if folds.any() else folds
