"""What stands beside a field for a time: the day with its weekday, and what is too late for it by law."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, formats, screen
from meeting_tui.lang.spoken_times import END_OF_DAY
from meeting_tui.tui.reading_fields import a_date, a_time

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.rules.profile import Event

Values = Mapping[str, str]


def day_in(field: str) -> Callable[[Office, Values], str]:
    """Tells the day in a field in full."""

    def says(office: Office, values: Values) -> str:
        text = values[field]
        return formats.day(a_date(text, office), screen().lang, weekday=True) if clean(text) else ""

    return says


def time_in(field: str) -> Callable[[Office, Values], str]:
    """Tells the day and time in a field in full."""
    return lambda office, values: _moment(office, values[field])


def of_end(office: Office, values: Values) -> str:
    """When a poll ends."""
    return _moment(office, values["closes"], END_OF_DAY)


def _moment(office: Office, text: str, at: time | None = None) -> str:
    """A moment in full, and whether it is over already."""
    if not clean(text):
        return ""
    moment = a_time(text, office, at)
    over = moment < office.world.now().replace(tzinfo=None)
    said = formats.moment(moment, screen().lang, weekday=True)
    return _("{time}: that is over already", time=said) if over else said


def of_meeting(office: Office, values: Values) -> str:
    """When a meeting will be, and which notice would be too short for it."""
    said = _moment(office, values["time"])
    return _with_late(office, said, a_time(values["time"], office), values["kind"]) if said else ""


def of_poll(office: Office, values: Values) -> str:
    """When a poll opens, and which notice would be too short for it."""
    said = _moment(office, values["opens"], time.min)
    return _with_late(office, said, a_time(values["opens"], office, time.min), "assembly", "vote_open")


def _with_late(office: Office, said: str, when: datetime, *events: str) -> str:
    from meeting_tui.desk.board.duties import too_late
    from meeting_tui.lang.duties import duty

    days: dict[Event, date] = {event: when.date() for event in events}  # type: ignore[misc]
    return "\n".join((said, *(duty(facts, screen()) for facts in too_late(office, days))))
