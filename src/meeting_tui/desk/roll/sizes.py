"""Areas that a slip of the decimal point may have made: each is asked about, for it may be a hall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median_low

from meeting_tui.desk.roll.doubt import Doubts, RollDoubt, doubt_key
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.refusal import Area

RIGHT = "right"
_FEW = 3  # units of a kind: fewer have no size as a rule
_TIMES, _PART = 30, Fraction(1, 8)  # of what a unit of its kind has as a rule
_LARGE, _SMALL = 1_000_00, 10_00  # 0.01 m²: the least that may be too much, the most that may be too little


def ask_sizes(units: Sequence[UnitLine], doubts: Doubts) -> None:
    """Ask about each unit whose area is out of all proportion to those of its kind."""
    kinds = defaultdict[str, list[UnitLine]](list)
    for unit in units:
        if unit.area:
            kinds[unit.kind].append(unit)
    for alike in kinds.values():
        for unit, usual in _odd(alike):
            place = "-".join(filter(None, (unit.building, unit.unit, unit.room)))
            key = doubt_key("area", f"{place} {unit.area}")
            more = (("area", Area(unit.area)), ("usual", Area(usual)))
            doubts.ask(RollDoubt("roll.doubt_area", key, unit.row, "", place, (RIGHT,), more))


def _odd(alike: Sequence[UnitLine]) -> Iterator[tuple[UnitLine, int]]:
    if len(alike) <= _FEW:
        return
    usual = median_low(unit.area for unit in alike)
    for unit in alike:
        times = Fraction(unit.area, usual)
        small = unit.kind == "home" and unit.area < _SMALL and times <= _PART
        if (unit.area >= _LARGE and times >= _TIMES) or small:
            yield unit, usual
