"""A page less what was printed on it, and less what nobody drew: folds, streaks, the rings of a cup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan import noise
from meeting_tui.scan.alignment import Aligned
from meeting_tui.scan.creases import Creases, without_creases
from meeting_tui.scan.drops import Drops, drops
from meeting_tui.scan.ends import at_ends
from meeting_tui.scan.image import Gray
from meeting_tui.scan.patches import BLACK, HALF
from meeting_tui.scan.residual import Residual, residual
from meeting_tui.scan.rings import raised, rings
from meeting_tui.scan.strokes import Stroke, strokes
from meeting_tui.scan.template import Plane, Template, part, template

_MIDDLE, _COVERED = 24, 0.3  # pixels, to the frame; of black: more hides that, and is no correction fluid
_PAINTED = 2.5  # mm beyond the frame that correction fluid may cover
_ON_FOLD = 0.5  # mm from where a fold or a streak goes on


@dataclass(frozen=True)
class Unprinted:
    """What is on a page beyond its print, before anybody asks what it means: the residual and its limit,
    `upon_print` too; every stroke; the folds and streaks, and the strokes and the limit without them; the
    strokes `at_ends`, at the head and the foot of the paper; and the `drops` beside a cup's rings. `blank` is
    the page as it was printed."""

    blank: Template
    rest: Residual
    limit: Plane
    upon_print: float
    every: Sequence[Stroke]
    found: Sequence[Stroke]
    creases: Creases
    at_ends: Sequence[Stroke] = ()
    drops: Drops | None = None


def look(gray: Gray, layout: PageLayout, aligned: Aligned, *, test: bool = False) -> Unprinted:
    """A page less its print, its folds and its streaks. `test`: whether it is a test ballot's."""
    blank = template(layout)
    rest = residual(gray, layout, aligned, blank)
    limit, upon_print = noise.limit(_unpainted(rest, blank.area, layout, aligned), blank)
    every = strokes(rest, limit, blank.area)
    spilt = None
    if cups := rings(every, rest, limit, blank.near, blank.area):
        limit = raised(limit, cups, rest, blank.near, blank.area)
        spilt, limit = drops(gray, blank, aligned, cups, limit)
        every = strokes(rest, limit, blank.area)
    found, creases, limit = without_creases(every, rest, limit, blank.area, cups)
    ends = at_ends(gray, blank, aligned, float(limit.min()), test=test)
    ends = [one for one in ends if not creases.hide(one, _ON_FOLD)]
    return Unprinted(blank, rest, limit, upon_print, every, found, creases, ends, spilt)


def _unpainted(rest: Residual, area: Rect, layout: PageLayout, aligned: Aligned) -> Residual:
    """The page but for boxes without their frame: correction fluid over print is no noise of it."""
    middle = slice(HALF - _MIDDLE, HALF + _MIDDLE)
    inked = aligned.dark[:, middle, middle].mean(axis=(1, 2)) > _COVERED * BLACK
    gone = [box.rect for box, there in zip(layout.boxes, aligned.framed | inked, strict=True) if not there]
    if not gone:
        return rest
    open_ = rest.open.copy()
    for box in gone:
        open_[part(area, box.grown(_PAINTED))] = False
    return replace(rest, open=open_, whole=False)
