"""Dust beside print, and bits of a frame that show: neither was written by anybody."""

import numpy as np
import pytest

from meeting_tui.paper.ballots.geometry import Rect
from meeting_tui.scan.creases import Creases
from meeting_tui.scan.ink import Ink
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.strokes import strokes
from meeting_tui.scan.template import Mask, Plane

AREA = Rect(0.0, 0.0, 20.0, 20.0)
SIDE = 60  # pixels, three a mm
PAPER, PRINT = 0.035, 0.08
BOX = Rect(7.0, 7.0, 6.0, 6.0)


def _near_print() -> Plane:
    """The limit where print stands upright, 8 to 9 mm from the left."""
    limit = np.full((SIDE, SIDE), PAPER, np.float32)
    limit[:, 24:28] = PRINT
    return limit


def _grain(ink: Plane, x: int, y: int, dark: float = 0.3) -> None:
    down, across = np.mgrid[0:SIDE, 0:SIDE]
    ink += (dark * np.exp(-((across - x) ** 2 + (down - y) ** 2) / 2)).astype(np.float32)


def _rest(ink: Plane) -> Residual:
    open_: Mask = np.ones((SIDE, SIDE), np.bool_)
    return Residual(ink, open_, whole=True)


@pytest.mark.parametrize(("edge", "found"), [(0.1, 0), (0.2, 1)])
def test_a_grain_beside_an_edge_of_print_is_no_stroke_and_a_line_upon_print_is_one(
    edge: float, found: int
) -> None:
    ink = np.zeros((SIDE, SIDE), np.float32)
    ink[20:36, 24:28] = edge
    _grain(ink, 22, 18)
    assert len(strokes(_rest(ink), _near_print(), AREA)) == found


def test_a_line_that_goes_on_from_print_is_a_stroke() -> None:
    ink = np.zeros((SIDE, SIDE), np.float32)
    ink[20:36, 24:28] = 0.1
    ink[27:30, 12:24] = 0.3
    assert len(strokes(_rest(ink), _near_print(), AREA)) == 1


@pytest.mark.parametrize(("x", "quiet"), [(21, True), (26, False), (14, False)])
def test_a_box_is_quiet_with_bits_of_its_frame_and_not_with_anything_else(x: int, quiet: bool) -> None:
    """The frame's left line is 7 mm from the edge: pixel 21."""
    ink = np.zeros((SIDE, SIDE), np.float32)
    ink[30:34, x : x + 2] = 0.12
    limit = np.full((SIDE, SIDE), PAPER, np.float32)
    assert Ink(_rest(ink), limit, [], Creases(AREA, []), AREA, lost=False).quiet(BOX) is quiet
