"""What a careful person says of a mark in or at a box, by its lines alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meeting_tui.paper.ballots.geometry import Box
from meeting_tui.rehearsal import sight
from meeting_tui.rehearsal.measuring.paper import within
from meeting_tui.rehearsal.strokes import Points

_PLAIN = frozenset({"tick", "cross", "slash", "filled"})
_INSIDE, _LONE = 2.0, 3.0  # mm of line in its box that a plain mark has, and one of a single line
_LARGE = 2.5  # mm across or down: people look twice at less
_POINT, _NEAR = 2.7, 3.5  # mm from the middle: the point of a plain tick, and of one that is still this box's
_PRESSED = 1.2  # mm across, its ink and all: a smaller dot may be where a pen rested
_TAIL = 10.0  # mm of line out of its box, and more of it is not a plain mark
_MOSTLY, _HELD = 0.55, 0.6  # parts of a mark's line inside its box: of a plain one, of a scribble that counts
_STRAY = 0.3  # mm of line in another box


def counts(habit: str, lines: Sequence[Points], width: float, box: Box, others: Sequence[Box]) -> bool:
    """Whether a person is sure that the mark, by a pen of this width (mm), is this box's, and a choice.

    A ring round a box is none: the ballot says so. A small dot is where a pen rested, for all one knows.
    """
    here, there = within(lines, box), max((within(lines, other) for other in others), default=0.0)
    if habit == "circle":
        return False
    if habit == "dot":
        across = float(np.ptp(np.vstack(lines), axis=0).max()) + width
        return across >= _PRESSED and here > sight.length(lines) / 2
    if habit == "tangle" and here < _HELD * sight.length(lines):
        return False
    return here >= sight.SHOWN and (_away(habit, lines, box) < _NEAR or here > 2 * there)


def plain(habit: str, lines: Sequence[Points], box: Box, others: Sequence[Box]) -> bool:
    """Whether a machine should need no help: a mark as the ballot asks, in its box and in no other."""
    here, long = within(lines, box), sight.length(lines)
    if habit not in _PLAIN or here < (_LONE if habit == "slash" else _INSIDE):
        return False
    if np.ptp(np.vstack(lines), axis=0).max() < _LARGE or (long - here > _TAIL and habit != "filled"):
        return False
    if any(within(lines, other) > _STRAY for other in others):
        return False
    return here > _MOSTLY * long or (habit == "tick" and _away(habit, lines, box) < _POINT)


def _away(habit: str, lines: Sequence[Points], box: Box) -> float:
    """From the middle of the box to where a mark is: to the point of a tick, the middle of another mark."""
    places = sight.places(lines) - box.rect.center
    at = places[np.argmax(places[:, 1])] if habit == "tick" else places.mean(axis=0)
    return float(np.abs(at).max())
