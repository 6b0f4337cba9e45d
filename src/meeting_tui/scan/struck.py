"""Marks whose word is struck out, or that have a small sign on a word: somebody changed their mind, maybe."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout, Rect
from meeting_tui.scan.boxes import Judged
from meeting_tui.scan.strokes import Stroke, touches
from meeting_tui.scan.traces import Traces, word

REACH = 1.2  # mm beyond the frame that belong to a box
OWN = 0.35  # of a stroke's ink must be there for the stroke to be the box's
_THROUGH, _FLAT = 8.0, 0.35  # mm of a word; part of that: how level a line through it is


def struck_out(
    traces: Traces, found: Sequence[Stroke], layout: PageLayout, judged: Sequence[Judged]
) -> frozenset[str]:
    """The questions with a mark that has its word struck out, or a sign on a word that is no tail of it."""
    marked = {at for at, one in enumerate(judged) if one.verdict == "marked"}
    answered = {layout.boxes[at].question for at in marked}
    signed = {at for at in traces.signed if layout.boxes[at].question in answered}
    boxes = (layout.boxes[at] for at in (traces.struck & marked) | signed)
    return frozenset(box.question for box in boxes if not _reaches(found, box.rect, word(box, layout)))


def _reaches(found: Sequence[Stroke], box: Rect, word: Rect) -> bool:
    """Whether the tail of a box's own mark lies on its word."""
    near = [one for one in found if touches(one.rect, box) and touches(one.rect, word)]
    return any(one.share(box.grown(REACH)) >= OWN and not _through(one, word) for one in near)


def _through(stroke: Stroke, word: Rect) -> bool:
    """Whether it goes on through a word, level and far: no tail of a tick, but a line that strikes it out."""
    x, y = stroke.places.T
    on = stroke.places[(x >= word.x) & (x <= word.right) & (y >= word.y) & (y <= word.bottom)]
    across, down = np.ptp(on, axis=0) if len(on) else (0.0, 0.0)
    return bool(across >= _THROUGH and down <= _FLAT * across)
