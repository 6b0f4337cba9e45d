"""What a person can see of strokes, by their geometry alone and before a copier makes a picture of them.

The truth that the reader is held against: `docs/formats/reading.md` says what each number stands for. They
were chosen by eye, as a scrutineer would look at a paper, on drawings of tuning hands.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meeting_tui.rehearsal.strokes import Pen, Points

_STEP = 0.05  # mm from one place of a line to the next where it is looked at
SHOWN = 1.5
"""mm of a line that must lie clear of another, or of print, to be seen beside it."""
STRAIGHT_SHOWN = 3.5
"""The same of a mark that is one straight line: with less it is an arm of a cross that was drawn twice."""
_BENT = 0.8  # mm across: a narrower mark is one straight line
_WILD = 2.3  # times the diagonal of what it covers: two straight lines are never longer than twice
_BEYOND, _SPILT = 4.0, 4.0  # mm from the middle of the box, which is 6 mm wide; mm of line out there
CONTRAST = 0.1
"""How much of one colour's light a pen must take away to be seen on white paper."""


def taken_back(mark: Sequence[Points], over: Sequence[Points], width: float) -> bool:
    """Whether a person sees that lines drawn `over` a mark take it back, by a pen of this width (mm).

    All in mm from the middle of the box. Not seen where both make one mark to anybody: a cross drawn exactly
    over a tick, a box filled over a cross.
    """
    if _spilt(over):
        return True
    straight = _straight(mark)
    if straight and _straight(over):
        return False
    shown = STRAIGHT_SHOWN if straight else SHOWN
    return apart(mark, over, width) >= shown and apart(over, mark, width) >= SHOWN


def apart(lines: Sequence[Points], others: Sequence[Points], width: float) -> float:
    """How many mm of `lines` have ink that touches none of the ink of `others`; both `width` mm wide."""
    ours, theirs = places(lines), places(others)
    across, down = (np.subtract.outer(ours[:, axis], theirs[:, axis]) for axis in (0, 1))
    nearest = (across * across + down * down).min(axis=1)
    return float((nearest > width * width).sum()) * _STEP


def visible(pen: Pen) -> bool:
    """Whether a person sees lines of this pen on white paper."""
    return pen.ink * max(pen.tint) * (1 - pen.grain / 2) >= CONTRAST


def length(lines: Sequence[Points]) -> float:
    """mm of lines."""
    return float(sum(np.hypot(*np.diff(points, axis=0).T).sum() for points in lines))


def places(lines: Sequence[Points]) -> Points:
    """Places along lines, one for each twentieth of a millimetre."""
    return np.vstack([_along(points) for points in lines])


def _along(points: Points) -> Points:
    done = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at = np.arange(_STEP / 2, max(float(done[-1]), _STEP), _STEP)
    return np.stack([np.interp(at, done, points[:, axis]) for axis in (0, 1)], axis=1)


def _straight(lines: Sequence[Points]) -> bool:
    """All of it on one straight line."""
    at = np.vstack(lines)
    at = at - at.mean(axis=0)
    return bool(np.ptp(at @ np.linalg.svd(at, full_matrices=False)[2][-1]) < _BENT)


def _spilt(lines: Sequence[Points]) -> bool:
    """Too much line for a cross, and out of the box as nobody's is who fills one."""
    at = places(lines)
    wild = length(lines) > _WILD * float(np.hypot(*np.ptp(at, axis=0)))
    return wild and float((np.abs(at).max(axis=1) > _BEYOND).sum()) * _STEP >= _SPILT
