"""What voters write with: the pens that the reader is tuned on, and what falls on papers."""

from __future__ import annotations

from meeting_tui.rehearsal.strokes import Pen

Weighted = tuple[tuple[float, Pen], ...]
_BLUE, _RED = (1.0, 0.8, 0.35), (0.2, 0.95, 0.9)

BLACK = Pen("black", 0.9, 0.6)
BLUE = Pen("blue", 0.87, 0.55, tint=_BLUE)
SEAL = Pen("seal", 0.8, 0.7, 0.15, tint=(0.08, 0.9, 0.8))
"""The paste of a seal, and of a thumb."""
COFFEE = Pen("coffee", 0.42, 1.6, tint=(0.5, 0.75, 1.0))
FLUID = Pen("correction fluid", 0.95, 1.8, 0.1, covers=True)

TUNED_PENS: Weighted = (
    (0.30, BLACK),
    (0.24, BLUE),
    (0.07, Pen("red", 0.75, 0.6, tint=_RED)),
    (0.10, Pen("pencil", 0.5, 0.5, 0.35)),
    (0.06, Pen("marker", 0.93, 1.5)),
    (0.06, Pen("fine", 0.85, 0.35)),
    (0.05, Pen("skipping", 0.85, 0.5, skip=0.25, tint=_BLUE)),
    (0.04, Pen("light pencil", 0.24, 0.45, 0.4, plain=False)),
    (0.04, Pen("dry", 0.22, 0.6, 0.3, 0.35, plain=False)),
    (0.02, Pen("yellow highlighter", 0.75, 4.0, tint=(0.03, 0.06, 1.0), plain=False)),
    (0.02, Pen("pink highlighter", 0.55, 3.6, tint=(0.03, 0.7, 0.3), plain=False)),
)
