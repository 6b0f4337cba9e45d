"""A page put together of two papers: below the joint its rows of boxes jump."""

from __future__ import annotations

import numpy as np

from meeting_tui.paper.ballots.geometry import PageLayout
from meeting_tui.scan.alignment import Aligned

_JUMP = 0.5  # mm from one row to the next: paper that is bent moves less, as a rule


def joined(layout: PageLayout, aligned: Aligned) -> bool:
    """Whether a row of boxes is off from where the next one is. A row without a frame waits as it is."""
    rows: dict[float, list[int]] = {}
    for at in np.flatnonzero(aligned.framed).tolist():
        rows.setdefault(layout.boxes[at].rect.y, []).append(at)
    means = np.array([aligned.off[rows[y]].mean(axis=0) for y in sorted(rows)]).reshape(-1, 2)
    return bool((np.hypot(*np.diff(means, axis=0).T) > _JUMP).any())
