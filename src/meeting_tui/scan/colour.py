"""Coloured ink upon black print, where grey can't tell it from an edge of the print that shows.

Black ink on paper of any tint, under any lamp, takes the same part of each colour. Whatever differs from that
by more than the page's own paper and print do was put there by no printer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from meeting_tui.paper.ballots.geometry import Box, PageLayout, Rect
from meeting_tui.scan.account import Unprinted
from meeting_tui.scan.alignment import Aligned, drift
from meeting_tui.scan.image import Colours, PageImage
from meeting_tui.scan.plane import Matrix, shift
from meeting_tui.scan.quantile import reached
from meeting_tui.scan.template import DENSITY, Mask, Places, Plane, Template, part, size, template
from meeting_tui.scan.traces import word

_WIDE, _HIGH = 9, 5  # pixels, 3 by 1.7 mm: what a line leaves of colour there is looked at together
_OF_GREY = np.float32(128)  # a colour difference where there is no colour
_BLOCK, _BLOCKS = 15, 5  # pixels, 5 mm; so many of these each way tell what the paper's tint is
_NEARLY_ALL, _BEYOND = 0.97, 2.2  # of the places on paper, and on print; times what those show
_LEAST = 0.009  # of the paper's light: no page is trusted further than this
_SAMPLE, _ENOUGH, _ROUNDS, _USUAL = 4, 200, 3, 0.9  # of so many places one; at least; of them all but ink
_BESIDE = 3  # pixels round a stroke that grey shows
_NEAR = 1.0  # mm round a box


def upon_print(
    image: PageImage, layout: PageLayout, aligned: Aligned, sheet: Unprinted, asked: Collection[str]
) -> frozenset[str]:
    """Which of the questions `asked` have coloured ink on a box or a printed word that grey does not show."""
    colours = image.colours() if asked else None
    if colours is None:
        return frozenset()
    blank, times = template(layout), round(image.gray.shape[1] / colours.shape[1])
    free = _free(sheet, blank.area)
    view = _view(colours, aligned.place.mapping @ drift(layout, aligned), times, blank.area)
    strength = _strength(view, blank.dense[free.ravel()[blank.dense]])
    inked = (strength > _limit(strength, free, blank)) & free
    mine = (box for box in layout.boxes if box.question in asked)
    return frozenset(box.question for box in mine if _inked(inked, box, blank))


def _view(colours: Colours, mapping: Matrix, times: int, area: Rect) -> Colours:
    """An area of the page in colour; `mapping` takes page mm to the pixels of a picture `times` finer."""
    import cv2

    rows, columns = size(area)
    small = shift(-0.5, -0.5) @ np.diag([1 / times, 1 / times, 1.0]) @ shift(0.5, 0.5)
    place = shift(area.x, area.y) @ np.diag([1 / DENSITY, 1 / DENSITY, 1.0]) @ shift(0.5, 0.5)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    view = cv2.warpPerspective(
        colours, small @ mapping @ place, (columns, rows), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(view, dtype=np.uint8)


def _strength(view: Colours, print_: Places) -> Plane:
    """How much colour there is round a place beyond that of the paper near it and of the `print_`, in parts
    of the paper's light.

    Black takes as much of each colour: the tint of what is dark is that of its paper, and less of it.
    """
    import cv2

    light, *tints = (np.asarray(one, np.float32) for one in cv2.split(view))
    paper = np.maximum(_of_paper(light), 1)
    seen = light / paper
    beyond = [(tint - _OF_GREY) / paper - seen * (_of_paper(tint - _OF_GREY) / paper) for tint in tints]
    dark, blue, red = (np.asarray(cv2.blur(one, (_WIDE, _HIGH)), np.float32) for one in (1 - seen, *beyond))
    ways = _ways(dark)
    return np.asarray(cv2.magnitude(*(_without(one, ways, print_) for one in (blue, red))), np.float32)


def _ways(dark: Plane) -> list[Plane]:
    """How print may be coloured: its black is none, or the colours lie beside each other; all over the page
    alike, or more and more from one side to the other."""
    import cv2

    slopes = (
        np.asarray(cv2.Sobel(dark, cv2.CV_32F, *way, scale=1 / 8), np.float32) for way in ((1, 0), (0, 1))
    )
    rows, columns = (np.linspace(-1, 1, side, dtype=np.float32) for side in dark.shape)
    return [one * by for one in (dark, *slopes) for by in (np.float32(1), columns, rows[:, None])]


def _without(tint: Plane, ways: Sequence[Plane], print_: Places) -> Plane:
    """A colour less what of it is the print's, by most of that."""
    places = print_[::_SAMPLE]
    if len(places) < _ENOUGH:
        return tint
    known, seen = np.stack([way.ravel()[places] for way in ways], axis=1), tint.ravel()[places]
    usual = np.ones(len(seen), np.bool_)
    for _ in range(_ROUNDS):
        much = np.linalg.lstsq(known[usual], seen[usual], rcond=1e-4)[0].astype(np.float32)
        off = np.abs(seen - known @ much)
        usual = off <= reached(off, _USUAL)
    return tint - sum((way * some for way, some in zip(ways, much, strict=True)), np.zeros_like(tint))


def _of_paper(plane: Plane) -> Plane:
    """What is usual for some cm round each place."""
    import cv2

    rows, columns = plane.shape
    blocks = (max(1, columns // _BLOCK), max(1, rows // _BLOCK))
    usual = cv2.medianBlur(cv2.resize(plane, blocks, interpolation=cv2.INTER_AREA), _BLOCKS)
    return np.asarray(cv2.resize(usual, (columns, rows)), dtype=np.float32)


def _free(sheet: Unprinted, area: Rect) -> Mask:
    """Where grey shows no stroke: of those that it does the account was given."""
    import cv2

    shown = np.zeros(sheet.rest.open.shape, np.uint8)
    for stroke in sheet.found:
        across, down = np.rint((stroke.places - (area.x, area.y)) * DENSITY - 0.5).astype(int).T
        shown[down, across] = 1
    wide, high = _WIDE + 2 * _BESIDE, _HIGH + 2 * _BESIDE
    return np.asarray((cv2.dilate(shown, np.ones((high, wide), np.uint8)) == 0) & sheet.rest.open)


def _limit(strength: Plane, free: Mask, blank: Template) -> float:
    """The most that is still nothing: more than nearly all of the page's own paper and print shows."""
    seen, where = strength.ravel(), free.ravel()
    sure = [seen[some[where[some]]] for some in (blank.bare, blank.dense)]
    return max([_LEAST, *(_BEYOND * reached(some, _NEARLY_ALL) for some in sure if len(some))])


def _inked(inked: Mask, box: Box, blank: Template) -> bool:
    """Whether there is any on a box, or on its word."""
    places = box.rect.grown(_NEAR), word(box, blank.layout)
    return any(bool(inked[part(blank.area, place)].any()) for place in places)
