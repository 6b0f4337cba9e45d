"""How much too dark a place of this page may look and still be nothing: told by what nobody can write."""

from __future__ import annotations

import numpy as np

from meeting_tui.scan.residual import Residual
from meeting_tui.scan.template import Mask, Plane, Template

_PAPER, _PRINT = 0.035, 0.08  # parts of black: no page is trusted further than this
_RARE, _RARER = 0.998, 0.999  # of the places on print and on paper
_BEYOND_PRINT, _BEYOND_PAPER = 1.35, 1.6  # times that
_SAMPLE = 7  # of so many places on paper one is asked
UNFIT = 0.25  # of black: where print is off by more, it hides what is written on it


def limit(rest: Residual, blank: Template) -> tuple[Plane, float]:
    """The most that is still nothing, place by place; and how much that is upon print.

    Ink only ever makes paper darker. What is brighter than the printer left it is noise, a bad fit, a
    bad picture; it is as often too dark, and by as much.
    """
    paper = _worst(rest, rest.open & (blank.near < 0.05), _RARER, _SAMPLE) * _BEYOND_PAPER
    upon = _worst(rest, rest.open & (blank.near >= 1), _RARE, 1) * _BEYOND_PRINT
    paper = max(_PAPER, paper)
    upon = max(_PRINT, paper, upon)
    return np.float32(paper) + blank.near * np.float32(upon - paper), upon


def _worst(rest: Residual, where: Mask, part: float, step: int) -> float:
    bright = -rest.ink[where][::step]
    return float(np.quantile(bright, part)) if len(bright) else 0.0
