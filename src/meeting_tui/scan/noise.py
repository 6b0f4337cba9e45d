"""How much too dark a place of this page may look and still be nothing: told by what nobody can write."""

from __future__ import annotations

import numpy as np

from meeting_tui.scan.quantile import reached
from meeting_tui.scan.residual import Residual
from meeting_tui.scan.template import Places, Plane, Template

_PAPER, _PRINT = 0.035, 0.08  # parts of black: no page is trusted further than this
_RARE, _RARER = 0.998, 0.999  # of the places on print and on paper
_BEYOND_PRINT, _BEYOND_PAPER = 1.35, 1.6  # times that
_SAMPLE = 2  # of so many places on paper one is asked
PLAIN = 1.25  # times the limit: as dark as this a stroke or a spot is somewhere
_NEAR = 1.3  # times the least limit
CORE = 0.5  # of a spot's darkest place: so far it reaches, whatever the blur
UNFIT = 0.25  # of black: where print is off by more, it hides what is written on it


def limit(rest: Residual, blank: Template) -> tuple[Plane, float]:
    """The most that is still nothing, place by place; and how much that is upon print.

    Ink only ever makes paper darker. What is brighter than the printer left it is noise, a bad fit, a
    bad picture; it is as often too dark, and by as much.
    """
    paper = on_paper(_shown(rest, blank.bare))
    upon = _worst(rest, blank.dense, _RARE, _PRINT / _BEYOND_PRINT) * _BEYOND_PRINT
    paper = max(_PAPER, paper)
    upon = max(_PRINT, paper, upon)
    return np.float32(paper) + blank.near * np.float32(upon - paper), upon


def near_print(limit: Plane) -> float:
    """The limit from which print is near."""
    return _NEAR * float(limit.min())


def on_paper(ink: Plane) -> float:
    """As dark as bare paper may be: as far from its usual darkness as it is bright anywhere, and more."""
    if not len(ink):
        return _PAPER
    some = ink[::_SAMPLE]
    usual, bright = reached(some, 0.5), reached(some, 1 - _RARER)
    return usual + (usual - bright) * _BEYOND_PAPER


def _shown(rest: Residual, places: Places) -> Plane:
    shown = places if rest.whole else places[rest.open.ravel()[places]]
    return np.asarray(rest.ink.ravel()[shown])


def _worst(rest: Residual, places: Places, part: float, least: float) -> float:
    """How much too bright all but the brightest of the places, up to `part`, are; 0 up to `least`."""
    ink = _shown(rest, places)
    bright, at = ink[ink < -least], (1 - part) * (len(ink) - 1)
    return -reached(bright, at / (len(bright) - 1)) if len(bright) > at + 1 else 0.0
