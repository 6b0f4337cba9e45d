"""From numbers to an answer: marked, blank, or a reason to ask people. Never a guess.

A mark must be dark, large and inside its box; a blank must be clean. What lies between is doubt.
The values were chosen on rehearsed pages (`benchmarks/reading.py`); `docs/formats/reading.md` lists them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import median

from meeting_tui.rules.question import ABSTAIN, AGAINST, VOTE
from meeting_tui.scan.features import Features
from meeting_tui.scan.values import Mark

MARKED_PEAK, BLANK_PEAK = 0.26, 0.10
PALE_FILL, PALE_AREA = 0.03, 0.5  # much of the box grey and none of it ink: a pale pencil, to and fro
MARKED_AREA, BLANK_AREA = 0.14, 0.035
MARKED_EXTENT = 2.9  # mm
MARKED_RING, BLANK_RING = 0.12, 0.02
RING_EXTENT = 1.5  # mm: more than a speck, less than a stroke
DUST_AREA, DUST_EXTENT, DUST_SPAN = 0.035, 1.1, 1.8  # mm; a pale stroke in pieces spans more
LINE, STREAK = 0.22, 0.06  # a streak is thin: with more ink round the box, somebody drew it
BLACKENED, HABIT = 0.62, 0.12

Answer = tuple[Mark, tuple[str, ...]]  # a mark, or why there is none


@dataclass(frozen=True, slots=True)
class Scores:
    """The features of one box."""

    fill: float
    peak: float
    weak: float
    extent: float
    ink_extent: float
    span: float
    ring: float
    ring_extent: float
    through: float

    def thousandths(self) -> dict[str, int]:
        """As kept with a reading."""
        return {name: round(1000 * getattr(self, name)) for name in _NAMES}


_NAMES = tuple(field.name for field in fields(Scores))


def scores(features: Features) -> list[Scores]:
    """One a box."""
    columns = [getattr(features, name).tolist() for name in _NAMES]
    return [Scores(*row) for row in zip(*columns, strict=True)]


def judge(box: Scores) -> str:
    """ "marked", "blank", or the reason for doubt."""
    return "blank" if _is_blank(box) else _around(box) or _within(box)


def _around(box: Scores) -> str:
    """What is wrong round the box, if anything."""
    if box.ring > (STREAK if box.through > LINE else MARKED_RING):
        return "outside"
    if box.through > LINE:
        return "line_through"
    return "outside" if box.ring_extent > RING_EXTENT and box.weak < MARKED_AREA else ""


def _within(box: Scores) -> str:
    if box.peak < MARKED_PEAK or (box.fill < PALE_FILL and box.weak > PALE_AREA):
        return "faint"
    return "small" if box.weak < MARKED_AREA or box.extent < MARKED_EXTENT else "marked"


def dusty(box: Scores) -> bool:
    """Whether what makes a box no blank may be dust, where no stroke is: some round it, or grains in it."""
    if box.ring > BLANK_RING or box.through > LINE:
        return False
    return box.weak <= DUST_AREA and (box.peak <= BLANK_PEAK or box.extent <= DUST_EXTENT)


def _is_blank(box: Scores) -> bool:
    if box.ring > BLANK_RING or box.ring_extent > RING_EXTENT or box.through > LINE:
        return False
    if box.peak <= BLANK_PEAK and box.weak <= BLANK_AREA:
        return True
    return box.weak <= DUST_AREA and box.extent <= DUST_EXTENT and box.span <= DUST_SPAN


def answer(verdicts: Mapping[str, str], max_ticks: int, least: int = 0, *, ranked: bool = False) -> Answer:
    """The mark of one question from the verdict of each choice; doubts instead when it is not sure.
    `ranked`: a name has a row of boxes, of which one at most is to be marked."""
    doubts = tuple(dict.fromkeys(v for v in verdicts.values() if v not in {"marked", "blank"}))
    marked = tuple(choice for choice, verdict in verdicts.items() if verdict == "marked")
    names = {choice.partition(VOTE)[0] for choice in marked} if ranked else marked
    if len(marked) > max_ticks or len(names) < len(marked):
        doubts = ("overvote", *doubts)
    elif len(marked) > 1 and {AGAINST, ABSTAIN} & set(marked):
        doubts = ("contradiction", *doubts)
    elif 0 < len(marked) < least and not {AGAINST, ABSTAIN} & set(marked):
        doubts = ("undervote", *doubts)
    if doubts:
        return None, doubts
    if max_ticks > 1 or ranked:
        return marked or None, ()
    return (marked[0] if marked else None), ()


def taken_back(boxes: Sequence[Scores], verdicts: Sequence[str]) -> list[int]:
    """Marks that may have been crossed out: a blackened box votes only where the others are black too."""
    marked = [at for at, verdict in enumerate(verdicts) if verdict == "marked"]
    return [at for at in marked if boxes[at].weak > max(BLACKENED, _habit(boxes, marked, at) + HABIT)]


def _habit(boxes: Sequence[Scores], marked: Sequence[int], but: int) -> float:
    """How much of a box the voter's other marks cover, as a rule."""
    others = [boxes[at].weak for at in marked if at != but]
    return median(others) if others else 0.0
