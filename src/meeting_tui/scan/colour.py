"""Coloured ink upon black print, where grey can't tell it from an edge of the print that shows.

Black ink on paper of any tint, under any lamp, takes the same part of each colour. Whatever differs from that
by more than the page's own paper and print do was put there by no printer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect
from meeting_tui.scan.alignment import Aligned, drift
from meeting_tui.scan.image import Colours, PageImage
from meeting_tui.scan.plane import Matrix, fine, shift
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.slopes import COARSE
from meeting_tui.scan.template import BARE, DENSITY, Mask, Plane, Template, part, size
from meeting_tui.scan.traces import word
from meeting_tui.scan.unprinted import Unprinted

_WIDE, _HIGH = 5, 3  # of COARSE pixels, 3.3 by 2 mm: what a line leaves of colour there is looked at together
_OF_GREY = np.float32(128)  # a colour difference where there is no colour
_BLOCK, _BLOCKS = 8, 5  # COARSE pixels, 5 mm; so many of these each way tell what the paper's tint is
_OF_PAPER, _OF_PRINT, _BEYOND = 0.99, 0.97, 2.2  # nearly all places on it; times the most that those show
_LEAST, _STEP = 0.009, 2.8  # of the paper's light, and in levels of it: no page is trusted further than this
_ENOUGH, _ROUNDS, _USUAL = 100, 3, 0.9  # places on print, at least; of them all but ink
_BESIDE = 7, 5  # pixels round a stroke that grey shows, across and down
_NEAR = 1.0  # mm round a box


def upon_print(
    image: PageImage, layout: PageLayout, aligned: Aligned, sheet: Unprinted, asked: Collection[str]
) -> frozenset[str]:
    """Which of the questions `asked` have coloured ink on a box or a printed word that grey does not show."""
    colours = image.colours() if asked else None
    if colours is None:
        return frozenset()
    blank, times = sheet.blank, round(image.gray.shape[1] / colours.shape[1])
    free = _free(sheet, blank.area)
    near = blank.near[::COARSE, ::COARSE]
    paper, print_ = free & (near < BARE), free & (near >= 1)
    view = _view(colours, aligned.place.mapping @ drift(layout, aligned), times, blank.area)
    strength = _strength(view, print_)
    least = _STEP / max(1.0, float(np.median(view[0]))) if aligned.place.coarse else _LEAST
    inked = free & (strength > max(least, _limit(strength[paper], strength[print_])))
    mine = (box for box in layout.boxes if box.question in asked)
    return frozenset(box.question for box in mine if _inked(inked, box, blank))


def _free(sheet: Unprinted, area: Rect) -> Mask:
    """Where grey shows no stroke: of those that it does the account was given."""
    import cv2

    shown = np.zeros(sheet.rest.open.shape, np.uint8)
    for stroke in sheet.found:
        across, down = np.rint((stroke.places - (area.x, area.y)) * DENSITY - 0.5).astype(int).T
        shown[down, across] = 1
    wide, high = (2 * side + 1 for side in _BESIDE)
    free = (cv2.dilate(shown, np.ones((high, wide), np.uint8)) == 0) & sheet.rest.open
    return np.asarray(free[::COARSE, ::COARSE])


def _view(colours: Colours, mapping: Matrix, times: int, area: Rect) -> list[Plane]:
    """How bright, blue and red an area of the page is, COARSE; `mapping` takes page mm to the pixels of a
    picture `times` finer."""
    import cv2

    rows, columns = (-(-side // COARSE) for side in size(area))
    small = shift(-0.5, -0.5) @ fine(times) @ shift(0.5, 0.5)
    place = shift(area.x, area.y) @ fine(DENSITY) @ shift(0.5, 0.5)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    view = cv2.warpPerspective(
        colours,
        small @ mapping @ place,
        (columns * COARSE, rows * COARSE),
        flags=flags,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return [
        np.asarray(
            cv2.resize(one.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA), np.float32
        )
        for one in cv2.split(view)
    ]


def _strength(view: Sequence[Plane], print_: Mask) -> Plane:
    """How much colour there is round a place beyond that of the paper near it and of the `print_`, in parts
    of the paper's light.

    Black takes as much of each colour: the tint of what is dark is that of its paper, and less of it.
    """
    import cv2

    light, *tints = view
    paper = np.maximum(_of_paper(light), 1)
    seen = light / paper
    beyond = [(tint - _OF_GREY) / paper - seen * (_of_paper(tint - _OF_GREY) / paper) for tint in tints]
    dark, blue, red = (np.asarray(cv2.blur(one, (_WIDE, _HIGH)), np.float32) for one in (1 - seen, *beyond))
    ways = list(_ways(dark))
    return np.asarray(cv2.magnitude(*(_without(one, ways, print_) for one in (blue, red))), np.float32)


def _of_paper(plane: Plane) -> Plane:
    """What is usual for some cm round each place."""
    import cv2

    rows, columns = plane.shape
    blocks = (max(1, columns // _BLOCK), max(1, rows // _BLOCK))
    usual = cv2.medianBlur(cv2.resize(plane, blocks, interpolation=cv2.INTER_AREA), _BLOCKS)
    return np.asarray(cv2.resize(usual, (columns, rows)), dtype=np.float32)


def _ways(dark: Plane) -> Iterator[Plane]:
    """How print may be coloured: its black is none, or the colours lie beside each other; all over the page
    alike, or more and more from one side to the other."""
    import cv2

    rows, columns = (np.linspace(-1, 1, side, dtype=np.float32) for side in dark.shape)
    slopes = (cv2.Sobel(dark, cv2.CV_32F, x, y, scale=1 / 8) for x, y in ((1, 0), (0, 1)))
    for one in (dark, *(np.asarray(slope, np.float32) for slope in slopes)):
        yield from (one, one * columns, one * rows[:, None])


def _without(tint: Plane, ways: Sequence[Plane], print_: Mask) -> Plane:
    """A colour less what of it is the print's, by what nearly all of that shows."""
    known, seen = np.stack([way[print_] for way in ways], axis=1).astype(np.float64), tint[print_]
    if len(seen) < _ENOUGH:
        return tint
    usual = np.ones(len(seen), np.bool_)
    for _ in range(_ROUNDS):
        some = known[usual]
        much = np.linalg.lstsq(some.T @ some, some.T @ seen[usual], rcond=None)[0]
        off = np.abs(seen - known @ much)
        usual = off <= reached(off, _USUAL)
    colour = tint.copy()
    for way, of_it in zip(ways, much.tolist(), strict=True):
        colour -= way * np.float32(of_it)
    return colour


def _limit(paper: Plane, print_: Plane) -> float:
    """The most that is still nothing: more than nearly all of the page's own paper and print shows.

    Of paper more than of print: a chat app's picture has a block here and there that is a step off.
    """
    seen = ((some, most) for some, most in ((paper, _OF_PAPER), (print_, _OF_PRINT)) if len(some))
    return max((_BEYOND * reached(some, most) for some, most in seen), default=0.0)


def _inked(inked: Mask, box: Box, blank: Template) -> bool:
    """Whether there is any on a box, or on its word."""
    for place in (box.rect.grown(_NEAR), word(box, blank.layout)):
        rows, columns = (
            slice(one.start // COARSE, -(-one.stop // COARSE)) for one in part(blank.area, place)
        )
        if inked[rows, columns].any():
            return True
    return False
