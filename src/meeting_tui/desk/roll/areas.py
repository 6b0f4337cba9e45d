"""The column of areas, read as one: how it writes its numbers, and what it measures in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.headings import FOREIGN_AREA

HUNDREDTHS = 100
LARGEST = 1_000_000 * HUNDREDTHS
_PLAUSIBLE = 10_000 * HUNDREDTHS  # above it, a sign that may set thousands apart is not believed
_METRES = re.compile(
    r"\s*(?:m2|m²|平方米|平方公尺|平方|平米|平|㎡|sq\.? ?m\.?|sqm|qm|square met(?:re|er)s?|mq|"
    r"metres carres)\.?$"
)
_GROUPED = {
    mark: re.compile(rf"(\d+|[1-9]\d{{0,2}}(?:{apart}\d{{3}})+)(?:{re.escape(mark)}(\d+))?", re.ASCII)
    for mark, apart in ((".", "[,'’ ]"), (",", "[.'’ ]"))
}


class AreaColumn:
    """How one column writes areas. `delimiter` parts the cells of a .csv: a semicolon leaves commas free."""

    def __init__(self, texts: Iterable[str], heading: str = "", delimiter: str = "") -> None:
        self.foreign = bool(FOREIGN_AREA.search(narrow(heading)))
        self._marks = {mark for text in texts for mark in _told(text)}
        self._free = delimiter == ";"

    def read(self, text: str) -> tuple[int, str]:
        """The area in 0.01 m², exactly, and "": or 0 and the code of what is wrong with it."""
        if FOREIGN_AREA.search(narrow(text)):
            return 0, "roll.area_unit"
        values = _values(text)
        if not values:
            return 0, "roll.area"
        value = self._one(values)
        if value is None:
            return 0, "roll.area_unclear"
        whole = value * HUNDREDTHS
        fits = whole.denominator == 1 and 0 < whole < LARGEST
        return (int(whole), "") if fits else (0, "roll.area")

    def _one(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The value a cell has as its column is written; None where that can't be told."""
        if len(set(values.values())) == 1:
            return next(iter(values.values()))
        if len(self._marks) == 1:
            return values.get(next(iter(self._marks)))
        unclear = self._marks or self._free or values["."] * HUNDREDTHS >= _PLAUSIBLE
        return None if unclear else values["."]


@lru_cache(maxsize=20_000)
def _values(text: str) -> Mapping[str, Fraction]:
    """What the cell means for who writes decimals with a point, and for who writes them with a comma."""
    bare = _METRES.sub("", narrow(text).casefold())
    found = {mark: pattern.fullmatch(bare) for mark, pattern in _GROUPED.items()}
    return {
        mark: Fraction(f"{re.sub(r'[^0-9]', '', match[1])}.{match[2] or 0}")
        for mark, match in found.items()
        if match and len(match[0]) <= 24
    }


def _told(text: str) -> Iterable[str]:
    """The decimal mark of a cell that can be read one way only."""
    values = _values(text)
    if len(values) == 1:
        yield next(iter(values))
