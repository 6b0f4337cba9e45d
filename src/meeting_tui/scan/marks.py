"""From numbers to an answer: marked, blank, or a reason to ask people. Never a guess.

A mark must be dark, large and inside its box; a blank must be clean. What is between the two thresholds is doubt.
The values were chosen on rehearsed pages (`benchmarks/reading.py`); `docs/formats/reading.md` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from meeting_tui.scan.features import Features
from meeting_tui.scan.reading import Mark

MARKED_PEAK, BLANK_PEAK = 0.26, 0.10
MARKED_AREA, BLANK_AREA = 0.14, 0.035
MARKED_EXTENT = 2.9  # mm
MARKED_RING, BLANK_RING = 0.12, 0.02
RING_EXTENT = 1.8  # mm: more than a speck, less than a stroke
DUST_PEAK, DUST_AREA, DUST_EXTENT = 0.25, 0.05, 1.1
LINE = 0.22
FILLED, SPILT = 0.5, 0.12

State = Literal["marked", "blank"]


@dataclass(frozen=True, slots=True)
class Scores:
    """The features of one box."""

    fill: float
    peak: float
    weak: float
    extent: float
    ink_extent: float
    ring: float
    ring_extent: float
    spill: float
    through: float

    def thousandths(self) -> dict[str, int]:
        """As kept with a reading."""
        return {name.name: round(1000 * getattr(self, name.name)) for name in fields(self)}


def scores(features: Features) -> list[Scores]:
    """One a box."""
    columns = [getattr(features, name.name).tolist() for name in fields(Scores)]
    return [Scores(*row) for row in zip(*columns, strict=True)]


def judge(box: Scores) -> str:
    """"marked", "blank", or the reason for doubt."""
    if _is_blank(box):
        return "blank"
    if box.through > LINE:
        return "line_through"
    if box.ring > MARKED_RING or (box.ring_extent > RING_EXTENT and box.weak < MARKED_AREA):
        return "outside"
    if box.fill > FILLED and box.spill > SPILT:
        return "scribble"
    if box.peak < MARKED_PEAK:
        return "faint"
    if box.weak < MARKED_AREA or box.extent < MARKED_EXTENT:
        return "small"
    return "marked"


def _is_blank(box: Scores) -> bool:
    if box.ring > BLANK_RING or box.ring_extent > RING_EXTENT or box.through > LINE:
        return False
    if box.peak <= BLANK_PEAK and box.weak <= BLANK_AREA:
        return True
    return box.peak >= DUST_PEAK and box.weak <= DUST_AREA and box.extent <= DUST_EXTENT


def answer(verdicts: Mapping[str, str], max_ticks: int) -> tuple[Mark, tuple[str, ...]]:
    """The mark of one question from the verdict of each choice; doubts instead when it is not sure."""
    doubts = tuple(dict.fromkeys(v for v in verdicts.values() if v not in {"marked", "blank"}))
    marked = tuple(choice for choice, verdict in verdicts.items() if verdict == "marked")
    if len(marked) > max_ticks:
        doubts = ("overvote", *doubts)
    if doubts:
        return None, doubts
    if max_ticks > 1:
        return marked or None, ()
    return (marked[0] if marked else None), ()


def unlike_the_others(boxes: Sequence[Scores], verdicts: Sequence[str]) -> list[int]:
    """Boxes that are blacked out on a page whose other marks are strokes: a mark taken back, perhaps."""
    marked = [at for at, verdict in enumerate(verdicts) if verdict == "marked"]
    lightest = min((boxes[at].fill for at in marked), default=1.0)
    return [at for at in marked if boxes[at].fill > max(0.6, lightest + 0.3)]
