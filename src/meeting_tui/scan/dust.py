"""Dust on glass and paper: grains, dark in the middle. A pen's line is as dark along it as in its middle."""

from __future__ import annotations

import numpy as np

from meeting_tui.scan.template import Plane

_PEAK, _MOST, _GRAIN = 0.7, 2, 3  # of the darkest place; grains; pixels each way of what is as dark as that
_TRACE, _SPECK = (
    0.5,
    4,
)  # times the limit: so pale a line would go on; pixels each way of a grain with its blur


def speck(over: Plane) -> bool:
    """Whether all that shows in a box is one grain; `over`: how dark each place is, in parts of the limit.

    The trace of a pale pen goes on beyond its darkest place.
    """
    import cv2

    _n, _numbers, stats, _centres = cv2.connectedComponentsWithStats((over > _TRACE).astype(np.uint8))
    return bool(len(stats) == 2 and (stats[1:, 2:4] <= _SPECK).all())


def grains(ink: Plane) -> bool:
    """Whether a piece of ink no longer than 3 mm is a grain of dust, or two side by side."""
    import cv2

    peaks = (ink > _PEAK * ink.max()).astype(np.uint8)
    pieces, _numbers, stats, _centres = cv2.connectedComponentsWithStats(peaks)
    return pieces <= 1 + _MOST and bool((stats[1:, 2:4] <= _GRAIN).all())
