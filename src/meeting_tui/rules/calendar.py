"""The calendar: what the law wants done by when, counted as the law counts days.

The first day is not counted (民法典 201). A period whose last day is a holiday ends on the next working day
(203); a period that runs backwards from an event never gets shorter.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

from meeting_tui.refusal import Refusal
from meeting_tui.rules.node import Node
from meeting_tui.rules.profile import Duty, Event, Profile
from meeting_tui.rules.profile_toml import parse

Status = Literal["done", "done_late", "due", "late", "running", "over"]
_FOLDER = Path(__file__).with_name("holidays")
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Holidays:
    """Days off, and weekend days that are worked; `years` are those the list knows."""

    years: frozenset[int] = frozenset()
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def free(self, day: date) -> bool:
        """Whether `day` is no working day; of a year the list doesn't know, only weekends are free."""
        return day in self.off or (day.weekday() >= 5 and day not in self.worked)


@dataclass(frozen=True)
class Evidence:
    """What shows that a duty was done: the day, and where to find it."""

    on: date
    what: str


@dataclass(frozen=True)
class Due:
    """One duty with its last day, None where the law names none that could be said. `safe` is a day earlier
    where courts could count the event's own day.

    `event_on`: of a duty that comes again, the first day of its span. `moved`: the last day was a holiday.
    `certain`: no holiday that is not known yet can move it.
    """

    duty: Duty
    event_on: date
    last: date | None
    safe: date | None
    moved: bool
    certain: bool
    status: Status
    evidence: Evidence | None = None


@cache
def holidays(name: str) -> Holidays:
    """A list that ships with the program, by name; without a name, weekends alone."""
    if not name:
        return Holidays()
    source = f"{name}.toml"
    file = _FOLDER.joinpath(source)
    if not file.is_file():
        raise Refusal("rules.unknown_holidays", name=name)
    return load_holidays(file.read_text(encoding="utf-8"), source)


def load_holidays(text: str, source: str) -> Holidays:
    """A list in TOML: `[year.2026] off = ["2026-01-01/2026-01-03", …], worked = […]`."""
    raw, origin = parse(text, source)
    root = Node(raw, (), origin)
    root.table("cite", "url", "verified", "year")
    years, off, worked = set(), set(), set()
    for year, node in root.entries("year"):
        node.table("off", "worked")
        years.add(int(year) if year.isdecimal() else node.fail("date", value=year))
        off |= _days(node.must("off"))
        worked |= _days(node.must("worked"))
    return Holidays(frozenset(years), frozenset(off), frozenset(worked))


def _days(node: Node) -> set[date]:
    """Days and spans of days, "2026-10-01/2026-10-07"."""
    found: set[date] = set()
    for each in node.items():
        first, _, last = each.text().partition("/")
        try:
            day, end = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError:
            each.fail("date", value=each.value)
        while day <= end:
            found.add(day)
            day += _DAY
    return found


def shifted(day: date, count: int, unit: str) -> date:
    """`day` moved by days, months or years (negative: back); a day the month doesn't have is its last."""
    if unit == "days":
        return day + count * _DAY
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def spans(duty: Duty, anchor: date, year: int) -> Iterator[tuple[date, date]]:
    """First and last day of every span of a duty that comes again whose last day lies in the year.

    Each is counted from the anchor itself, so that spans follow each other without a gap whatever day of the
    month that is.
    """
    step = {"days": 1, "months": 28, "years": 365}[duty.unit] * duty.count
    n = (date(year, 1, 1) - anchor).days // step  # months may be longer: at or behind the first of them
    while shifted(anchor, n * duty.count, duty.unit) > date(year, 1, 1):
        n -= 1
    while (first := shifted(anchor, n * duty.count, duty.unit)) <= date(year, 12, 31):
        n += 1
        last = shifted(anchor, n * duty.count, duty.unit) - _DAY
        if last.year == year:
            yield first, last


def last_day(
    duty: Duty, event_on: date, known: Holidays, ends: date | None = None
) -> tuple[date | None, bool]:
    """The last day of a duty, None where there is none that could be said; and whether a holiday moved it.

    `ends`: the last day of the span, of a duty that comes again.
    """
    if duty.when == "before":
        return shifted(event_on, -duty.count, duty.unit) if duty.count else event_on - _DAY, False
    if duty.known or not duty.count:
        return None, False
    day = planned = ends or shifted(event_on, duty.count, duty.unit)
    while duty.roll_over and known.free(day):
        day += _DAY
    return day, day != planned


def _status(duty: Duty, last: date | None, today: date, evidence: Evidence | None) -> Status:
    if evidence is not None:
        return "done" if last is None or evidence.on <= last else "done_late"
    if duty.evidence == "none":
        return "running" if last is None or today <= last else "over"
    return "due" if last is None or today <= last else "late"


def due(
    duty: Duty,
    event_on: date,
    today: date,
    known: Holidays,
    evidence: Evidence | None = None,
    ends: date | None = None,
) -> Due:
    """One duty on the calendar; `ends` as in `last_day`."""
    last, moved = last_day(duty, event_on, known, ends)
    before = duty.when == "before"
    safe = last - _DAY if last and before and duty.count else last
    moves = duty.roll_over and not before and last is not None
    certain = not (moves and known.years) or last is None or last.year in known.years
    return Due(duty, event_on, last, safe, moved, certain, _status(duty, last, today, evidence), evidence)


def order(due: Due) -> tuple[date, str]:
    """What lies behind what: the nearest last day first; what has none, by the day it is counted from."""
    return due.last or due.event_on, due.duty.id


def schedule(
    profile: Profile,
    events: Mapping[Event, date],
    today: date,
    evidence: Mapping[str, Evidence] | None = None,
    known: Holidays | None = None,
    rules: Collection[str] | None = None,
    matters: Collection[str] | None = None,
) -> tuple[Due, ...]:
    """Every duty of the profile that is done once and whose event has a date, the nearest last day first.

    `rules` and `matters`: what decides, and on what (`Duty.binds`).
    `evidence` is by duty id. `known` holidays default to the profile's own list.
    """
    shown = evidence or {}
    days = holidays(profile.holidays) if known is None else known
    found = [
        due(duty, events[duty.event], today, days, shown.get(duty.id))
        for duty in profile.duties
        if duty.event in events and duty.when != "every" and duty.binds(rules, matters)
    ]
    return tuple(sorted(found, key=order))


def check_window(profile: Profile, opens: date, closes: date) -> None:
    """Refuse a voting window shorter or longer than the profile allows; both days count."""
    days = (closes - opens).days + 1
    least, most = profile.window.min_days, profile.window.max_days
    if days < 1 or (least is not None and days < least) or (most is not None and days > most):
        raise Refusal("rules.window", days=days, least=least or 1, most=most if most is not None else "")
