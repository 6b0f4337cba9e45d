"""A query: words, pinyin initials, days. What isn't a day is a word; each must be in what is found."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from meeting_tui.clean import narrow
from meeting_tui.desk.search.initials import in_initials, initials
from meeting_tui.desk.search.values import SearchLine
from meeting_tui.refusal import On, Refusal

LONGEST = 200
"""Characters of a query; more is a slip of the clipboard."""
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月?)|年)")
_IN_YEAR = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号])?")
_UNTIL = re.compile(r"(.+?)(?:\.\.|~|至|到|—+|–)(.+)")

Days = Callable[[str], bool]
"""Whether an ISO day is among them."""


@dataclass(frozen=True)
class SearchTerm:
    """A word as it is looked for; letters alone are `initials` too, and what reads as one is `days` too."""

    word: str
    initials: re.Pattern[str] | None = None
    days: Days | None = None

    def having(self, lines: Iterable[SearchLine]) -> list[SearchLine]:
        """Of the lines those that have it."""
        word, days = self.word, self.days
        if days is not None:
            return [line for line in lines if days(line.at[:10]) or word in line.key]
        if self.initials is not None:
            found = self.initials.search
            return [line for line in lines if word in line.key or found(in_initials(line))]
        return [line for line in lines if word in line.key]


def fold(text: str) -> str:
    """A text as it is looked through: one line, plain letters and digits (NFKC), in small letters."""
    return narrow(text).casefold()


def terms(query: str) -> tuple[SearchTerm, ...]:
    """The words of a query. Refusal search.long."""
    if len(query) > LONGEST:
        raise Refusal("search.long", most=LONGEST, length=len(query))
    return tuple(SearchTerm(word, initials(word), days(word)) for word in dict.fromkeys(fold(query).split()))


def between(first: date | None, last: date | None) -> Days:
    """The days from one to another. Refusal search.backwards."""
    if first and last and last < first:
        raise Refusal("search.backwards", first=On(first.isoformat()), last=On(last.isoformat()))
    least, most = (first or date.min).isoformat(), (last or date.max).isoformat()
    return lambda day: least <= day <= most


def days(word: str) -> Days | None:
    """`2026-11`, `2026年11月3日`, `11月3日` of any year, `2026-10..2026-11`; None where it is no day."""
    if parts := _UNTIL.fullmatch(word):
        ends = _span(parts[1]), _span(parts[2])
        if ends[0] and ends[1] and ends[0][0] <= ends[1][1]:
            return between(ends[0][0], ends[1][1])
    if span := _span(word):
        return between(*span)
    if (found := _IN_YEAR.fullmatch(word)) and 1 <= int(found[1]) <= 12:
        month, day = f"-{int(found[1]):02}", f"-{int(found[2]):02}" if found[2] else ""
        return lambda at: at[4:].startswith(month + day)
    return None


def _span(word: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day."""
    found = _DAY.fullmatch(word)
    try:
        year, month, day = (int(part) if part else 0 for part in found.groups()) if found else (0, 0, 0)
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None
    end = month or 12
    return first, date(year, end, day or monthrange(year, end)[1])
