"""Nearly level lines, as words are struck out with."""

from __future__ import annotations

from functools import cache

import numpy as np

from meeting_tui.scan.template import Plane

LINE, LEAN = 15, 2  # pixels of a line, and that it may climb there
MOST = 0.15  # of black: no place says more


def darkest(ink: Plane) -> float:
    """How dark the darkest line is that lies there, in parts of black."""
    import cv2

    return max(float(cv2.filter2D(ink, -1, line, borderType=cv2.BORDER_CONSTANT).max()) for line in _lines())


@cache
def _lines() -> list[Plane]:
    """A line in each way it may lean."""
    lines = []
    for lean in range(-LEAN, LEAN + 1):
        line = np.zeros((2 * LEAN + 1, LINE), np.float32)
        down = np.rint(np.linspace(-lean, lean, LINE)).astype(int) + LEAN
        line[down, np.arange(LINE)] = 1 / LINE
        lines.append(line)
    return lines
