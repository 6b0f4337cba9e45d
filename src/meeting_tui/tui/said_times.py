"""What stands beside a field for a time: the day with its weekday, and what is too late for it by law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, formats, screen
from meeting_tui.lang.spoken_times import END_OF_DAY
from meeting_tui.refusal import Refusal
from meeting_tui.tui.reading_fields import a_date, a_time

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.published import DutyForm
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
    """When a meeting will be, by when its notice must hang, and whether more than it says may be decided."""
    from meeting_tui.desk.board import duties
    from meeting_tui.lang.duties import unlisted

    text = values["time"]
    if not clean(text):
        return ""
    kind: Event = "committee" if values["kind"] == "committee" else "assembly"
    day, said = _day(office, text)
    known = duties.before(office, {kind: day})
    return "\n".join((said, *_told(known), unlisted(duties.unlisted(office, kind), screen())))


def _day(office: Office, text: str) -> tuple[date, str]:
    """The day of a meeting, in full with its time; the hour may not be typed yet."""
    try:
        return a_time(text, office).date(), _moment(office, text)
    except Refusal:
        day = a_date(text, office)
        return day, formats.day(day, screen().lang, weekday=True)


def of_poll(office: Office, values: Values) -> str:
    """When a poll opens, and which notice would be too short for it."""
    from meeting_tui.desk.board.duties import before

    said = _moment(office, values["opens"], time.min)
    day = a_time(values["opens"], office, time.min).date()
    known = before(office, {"assembly": day, "vote_open": day})
    return "\n".join((said, *_told(facts for facts in known if facts["status"] == "late")))


def _told(known: Iterable[DutyForm]) -> Iterator[str]:
    from meeting_tui.lang.duties import duty

    return (duty(facts, screen()) for facts in known)
