"""The column of shares, read as one: how it writes its numbers, and whether they are parts of a whole.

`1,024` is a thousand to one writer and one and a bit to another; a cell that can only be read one way tells
which writer this is. Where none does, the cell is refused: a guess would weigh a thousandfold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.rules.holding import DIGITS, Holding, holding, together, total

MARKS = (".", ",")  # what may stand before the decimals; the other one then sets thousands apart
_LARGEST = 10**12
_HEADING = re.compile(
    r"(.+?)[\s(\[]*(?:\bin\s*)?(?:1\s*)?(?:/|\b(?:sur|of|von|aus)\b)\s*(\d[\d.,'’ ]*)[\s)\]]*"
)
_PER = {"%": 100, "‰": 1000}


def _pattern(mark: str) -> re.Pattern[str]:
    apart = "[.'’ ]" if mark == "," else "[,'’ ]"
    return re.compile(rf"(\d+|[1-9]\d{{0,2}}(?:{apart}\d{{3}})+)(?:{re.escape(mark)}(\d+))?", re.ASCII)


_PATTERNS = {mark: _pattern(mark) for mark in MARKS}


def _number(text: str, mark: str) -> Fraction | None:
    found = _PATTERNS[mark].fullmatch(text)
    if found is None:
        return None
    return Fraction(f"{re.sub(r'[^0-9]', '', found[1])}.{found[2] or 0}")


def _whole(text: str) -> int | None:
    """A denominator: a whole number, so a point or a comma in it sets thousands apart."""
    for mark in MARKS:
        value = _number(text, mark)
        if value is not None and mark not in text and value > 0:
            return int(value)
    return None


def split_heading(heading: str) -> tuple[str, int]:
    """The word of a heading, and the whole it names (1: none): `MEA/1000`, `tantièmes (sur 10 000)`."""
    found = _HEADING.fullmatch(narrow(heading).casefold())
    whole = _whole(found[2].strip()) if found else None
    return (found[1], whole) if found and whole else (heading, 1)


def _halves(text: str) -> tuple[str, str]:
    """The number of parts and the whole, as written: `83,5/1000`, `8.3 %`, `120`."""
    tidy = " ".join(narrow(text).split())
    for sign, of in _PER.items():
        if tidy.endswith(sign):
            return tidy.removesuffix(sign).rstrip(), str(of)
    parts, slash, whole = tidy.replace("⁄", "/").partition("/")
    return parts.strip(), whole.strip() if slash else ""


class ShareColumn:
    """How one column writes shares. `heading` may name the whole."""

    def __init__(self, texts: Iterable[str], heading: str = "") -> None:
        self._marks = {mark for text in texts for mark in self._told(text)}
        self.whole = split_heading(heading)[1]

    def readings(self, text: str) -> tuple[Holding, ...]:
        """Every number a cell may mean, as the rest of the column is written; none when it is no share."""
        marks = self._marks if len(self._marks) == 1 else MARKS
        return tuple(dict.fromkeys(self._values(text, marks)))

    def _values(self, text: str, marks: Iterable[str]) -> Iterator[Holding]:
        parts, over = _halves(text)
        whole = _whole(over) if over else self.whole
        for mark in marks:
            value = _number(parts, mark)
            if value is None or not whole or value >= _LARGEST or whole >= _LARGEST:
                continue
            if (value * 10**DIGITS).denominator == 1:
                yield Holding(value, whole)

    def _told(self, text: str) -> Iterator[str]:
        """The decimal mark of a cell that can be read one way only."""
        parts, over = _halves(text)
        readable = [mark for mark in MARKS if _number(parts, mark) is not None]
        yield from readable if len(readable) == 1 else ()
        if over and any(mark in over for mark in MARKS):
            yield from (mark for mark in MARKS if mark not in over)


def whole_faults(units: Sequence[UnitLine], totals: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    """What is wrong with the shares together: some are no parts of a whole, or they don't add up.

    `totals` are the rows of totals, with what each says of the shares.
    """
    held = [(unit.row, holding(unit.share)) for unit in units if unit.share]
    if not held:
        return
    first_row, first = held[0]
    mixed = next(((row, one) for row, one in held if (one.of == 1) != (first.of == 1)), None)
    if mixed:
        more = (("first", first.text), ("first_row", first_row))
        yield Fault("roll.share_mixed", mixed[0], "", mixed[1].text, more)
        return
    yield from _sums(held[-1][0], total(one for _row, one in held), totals)


def _sums(last: int, found: Holding, totals: Iterable[tuple[int, str]]) -> Iterator[Fault]:
    if found.of >= _LARGEST or found.amount >= _LARGEST or found.decimals > DIGITS:
        yield Fault("roll.share_wholes", last, "")
    elif found.of > 1 and found.amount > found.of:
        over = Holding(found.amount - found.of, found.of).text
        yield Fault("roll.share_over", last, "", found.text, (("over", over),))
    for row, text in totals:
        said = holding(text) if text else found
        told, summed = together((replace(said, of=found.of) if said.of == 1 else said, found))
        if told.amount != summed.amount:
            away = Holding(abs(told.amount - summed.amount), summed.of).text
            yield Fault("roll.share_sum", row, "", text, (("sum", found.text), ("away", away)))
