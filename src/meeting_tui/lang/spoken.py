"""Days and times as people type them: 11-26 19:30, 明晚7点半, 下周五, 26/11 7.30pm, next Friday at noon.

All of what was typed must be understood, or none is: a rest that means nothing is refused, never dropped.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from meeting_tui.clean import clean
from meeting_tui.lang import Lang
from meeting_tui.lang.spoken_days import DAYS, Either, day_of
from meeting_tui.lang.spoken_text import joined, plain
from meeting_tui.lang.spoken_times import TIMES, time_of
from meeting_tui.refusal import On, Refusal

LONGEST = 60
_DAY = timedelta(days=1)
_Read = tuple[date | None, time | None]


def a_day(text: str, today: date, lang: Lang) -> date:
    """The day that is meant, without a year the nearest. Refusals when.day, when.no_such_day, when.either."""
    day, at = _read(text, today, lang)
    if day is None or at is not None:
        raise Refusal("when.day", value=clean(text))
    return day


def a_moment(text: str, now: datetime, lang: Lang, at: time | None = None) -> datetime:
    """Day and time of day; `at` is the time when none is typed, without it when.no_time is refused.

    A time alone is the next such time: today, or tomorrow when that is over.
    """
    day, clock = _read(text, now.date(), lang)
    clock = clock or at
    if clock is None:
        raise Refusal("when.no_time", value=clean(text))
    if day is None:
        day = now.date() if clock > now.time() else now.date() + _DAY
    return datetime.combine(day, clock)


def _read(text: str, today: date, lang: Lang) -> _Read:
    typed = plain(text)
    try:
        found = (
            _day_first(typed, today, lang) or _time_first(typed, today, lang)
            if len(typed) <= LONGEST
            else None
        )
    except Either as error:
        first, second = (On(day.isoformat()) for day in error.days)
        raise Refusal("when.either", value=clean(text), first=first, second=second) from None
    except (ValueError, OverflowError):
        raise Refusal("when.no_such_day", value=clean(text)) from None
    if found is None:
        raise Refusal("when.moment", value=clean(text))
    return found


def _day_first(typed: str, today: date, lang: Lang) -> _Read | None:
    """A day, and perhaps a time behind it."""
    for pattern, meaning in DAYS:
        found = pattern.match(typed)
        rest = joined(typed[found.end() :]) if found else None
        if found and rest is not None:
            at = _time(rest)
            if at is not None or not rest:
                return day_of(meaning, found, today, lang), at
    return None


def _time_first(typed: str, today: date, lang: Lang) -> _Read | None:
    """A time, and perhaps a day behind it."""
    for pattern, meaning in TIMES:
        found = pattern.match(typed)
        rest = joined(typed[found.end() :]) if found else None
        if found and rest is not None:
            after = _day_first(rest, today, lang) if rest else (None, None)
            if after is not None and after[1] is None:
                return after[0], time_of(meaning, found)
    return None


def _time(rest: str) -> time | None:
    """The time that is all of `rest`."""
    for pattern, meaning in TIMES:
        if found := pattern.fullmatch(rest):
            return time_of(meaning, found)
    return None
