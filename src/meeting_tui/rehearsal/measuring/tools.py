"""What people have at hand when a ballot lies on the kitchen table: pens, pencils, felt, a highlighter."""

from __future__ import annotations

from meeting_tui.rehearsal.measuring.inking import Tool
from meeting_tui.rehearsal.strokes import Pen

_BLUE, _ROYAL, _RED = (0.98, 0.82, 0.28), (1.0, 0.66, 0.15), (0.16, 0.92, 0.86)

TOOLS: tuple[tuple[float, Tool], ...] = (
    (0.16, Tool(Pen("signing pen", 0.94, 0.56), 0.15)),
    (0.10, Tool(Pen("hotel ball", 0.81, 0.4), 0.1)),
    (0.13, Tool(Pen("bank ball, blue", 0.84, 0.45, tint=_BLUE), 0.12)),
    (0.07, Tool(Pen("blue rollerball", 0.9, 0.62, tint=_BLUE), 0.2)),
    (0.05, Tool(Pen("fountain pen", 0.95, 0.68), 0.4, 0.1)),
    (0.04, Tool(Pen("fountain pen, royal", 0.88, 0.74, tint=_ROYAL), 0.4, 0.14)),
    (0.03, Tool(Pen("brush pen", 0.93, 1.0), 0.6)),
    (0.04, Tool(Pen("red ball", 0.8, 0.47, tint=_RED), 0.1)),
    (0.02, Tool(Pen("green gel", 0.83, 0.53, tint=(0.95, 0.5, 0.8)), 0.1)),
    (0.02, Tool(Pen("violet fineliner", 0.82, 0.42, tint=(0.6, 1.0, 0.4)))),
    (0.05, Tool(Pen("HB pencil", 0.56, 0.52, 0.22), 0.3)),
    (0.05, Tool(Pen("2B pencil", 0.62, 0.72, 0.24), 0.35)),
    (0.04, Tool(Pen("parcel marker", 0.92, 2.1), 0.1, 0.1)),
    (0.03, Tool(Pen("drying felt", 0.88, 1.3, 0.15, 0.15), 0.2)),
    (0.05, Tool(Pen("ball on a soft table", 0.85, 0.48, skip=0.26), 0.15)),
    (0.03, Tool(Pen("eyeliner", 0.8, 0.9, 0.2), 0.4)),
    (0.02, Tool(Pen("4H pencil", 0.23, 0.38, 0.28, plain=False), 0.2)),
    (0.02, Tool(Pen("pencil, hardly pressed", 0.3, 0.6, 0.35, plain=False), 0.3)),
    (0.02, Tool(Pen("ball out of ink", 0.34, 0.42, 0.2, 0.4, plain=False), 0.15)),
    (0.01, Tool(Pen("washed-out felt", 0.26, 1.2, 0.1, plain=False), 0.2)),
    (0.01, Tool(Pen("yellow text marker", 0.72, 4.2, tint=(0.04, 0.04, 0.95), plain=False))),
    (0.01, Tool(Pen("green text marker", 0.55, 3.8, tint=(0.6, 0.05, 0.7), plain=False))),
)
STAMP = Tool(Pen("stamp pad", 0.78, 0.65, 0.2, tint=(0.1, 0.88, 0.82)), 0.2, 0.06)
THUMB = Tool(Pen("thumb on a pad", 0.7, 0.5, 0.25, 0.35, tint=(0.1, 0.88, 0.82)))
TEA = Tool(Pen("tea", 0.36, 1.3, tint=(0.45, 0.72, 1.0)), 0.12, 0.4)
SPILL = Tool(Pen("spilt coffee", 0.22, 9.0, tint=(0.5, 0.75, 1.0)), 0.0, 1.2)
WHITE = Tool(Pen("correction tape", 0.96, 2.2, 0.05, covers=True))
