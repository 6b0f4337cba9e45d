"""What voters write with: two boxes of pens that share none, for tuning and for measuring."""

from __future__ import annotations

from meeting_tui.rehearsal.strokes import Pen

Weighted = tuple[tuple[float, Pen], ...]
_BLUE, _RED, _VIOLET, _GREEN = (1.0, 0.8, 0.35), (0.2, 0.95, 0.9), (0.75, 1.0, 0.35), (1.0, 0.55, 0.85)

BLACK = Pen("black", 0.9, 0.6)
BLUE = Pen("blue", 0.87, 0.55, tint=_BLUE)
SEAL = Pen("seal", 0.8, 0.7, 0.15, tint=(0.08, 0.9, 0.8))
"""The paste of a seal, and of a thumb."""
COFFEE = Pen("coffee", 0.42, 1.6, tint=(0.5, 0.75, 1.0))

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
MEASURED_PENS: Weighted = (
    (0.22, Pen("gel", 0.95, 0.5)),
    (0.20, Pen("black ball", 0.8, 0.42)),
    (0.20, Pen("dark blue", 0.9, 0.48, tint=(0.95, 0.85, 0.5))),
    (0.06, Pen("crimson", 0.85, 0.5, tint=(0.3, 1.0, 0.85))),
    (0.04, Pen("violet", 0.8, 0.55, tint=_VIOLET)),
    (0.02, Pen("green", 0.8, 0.55, tint=_GREEN)),
    (0.08, Pen("soft pencil", 0.58, 0.65, 0.3)),
    (0.05, Pen("felt", 0.9, 1.15)),
    (0.05, Pen("clogged ball", 0.8, 0.45, skip=0.3)),
    (0.03, Pen("hard pencil", 0.2, 0.4, 0.3, plain=False)),
    (0.03, Pen("dying ball", 0.28, 0.4, 0.2, 0.42, plain=False)),
    (0.01, Pen("green highlighter", 0.6, 4.5, tint=(0.55, 0.03, 0.75), plain=False)),
    (0.01, Pen("orange highlighter", 0.65, 3.2, tint=(0.02, 0.35, 0.9), plain=False)),
)
