"""All that the law wants of a community in a year: its own duties, and those of its meetings and polls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from meeting_tui.desk import communities
from meeting_tui.desk.board import duties, occasions
from meeting_tui.desk.board.duties import published
from meeting_tui.desk.board.evidence import Shown
from meeting_tui.desk.board.occasions import Occasion
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.published import CalendarForm
from meeting_tui.refusal import Refusal
from meeting_tui.rules.calendar import Due, Holidays, due, holidays, order, spans
from meeting_tui.rules.profile import Duty, Profile


@dataclass(frozen=True)
class YearDuty:
    """A duty and what it is about: a meeting or poll by title, who left the committee; empty: the community.
    `document`: as what a posting shows that it was done; `ends`: the last day of its span."""

    due: Due
    document: str
    about: str = ""
    ends: date | None = None

    @property
    def on(self) -> date:
        """Where it stands in the year: its last day; without one, the day it is counted from."""
        return self.due.last or self.due.event_on


def of_year(office: Office, year: int) -> tuple[YearDuty, ...]:
    """Everything that falls into the year, in the order of the days. Refused: `occasions.far`."""
    if year not in occasions.YEARS:
        raise Refusal("occasions.far", year=year)
    found = (*of_community(office, (year,)), *_of_meetings(office), *_of_polls(office))
    return tuple(sorted((each for each in found if each.on.year == year), key=_place))


def _place(each: YearDuty) -> tuple[tuple[date, str], str]:
    return order(each.due), each.document


def forms(found: Iterable[YearDuty]) -> list[CalendarForm]:
    """The same as facts, for programs and papers."""
    told = tuple(found)
    return [
        {
            **form,
            "document": each.document,
            "about": each.about,
            "span": [each.due.event_on.isoformat(), each.ends.isoformat()] if each.ends else None,
        }
        for form, each in zip(published(each.due for each in told), told, strict=True)
    ]


def _of_meetings(office: Office) -> Iterator[YearDuty]:
    for line in meetings.meetings(office):
        for each in duties.of_meeting(office, meetings.meeting(office, line.id)):
            yield YearDuty(each, f"{each.duty.id}:{line.id}", line.title)


def _of_polls(office: Office) -> Iterator[YearDuty]:
    for poll in polls.polls(office):
        for each in duties.of_poll(office, poll):
            yield YearDuty(each, f"{each.duty.id}:{poll.id}", poll.title)


def of_community(office: Office, years: Iterable[int]) -> tuple[YearDuty, ...]:
    """The duties of the community itself: each that comes again once in every span that ends in these years
    and not before the community had duties, and all that an event of its own brings."""
    calendar = _Calendar(office)
    return tuple(each for duty in calendar.profile.duties for each in calendar.of(duty, tuple(years)))


class _Calendar:
    """What the community's own duties are counted from, and what shows that they were done."""

    def __init__(self, office: Office) -> None:
        self.today = office.world.now().date()
        self.profile: Profile = communities.profile(office)
        self.known: Holidays = holidays(self.profile.holidays)
        self.shown = Shown.of(office)
        self.begun = occasions.begun(office)
        self.told = occasions.now(office)
        self.occasions = tuple(occasions.occasions(office, self.profile, self.shown.hung))

    def of(self, duty: Duty, years: tuple[int, ...]) -> Iterator[YearDuty]:
        """The duty, as often as it falls due."""
        if duty.when == "every":
            yield from (each for year in dict.fromkeys(years) for each in self._again(duty, year))
            return
        for occasion in self.occasions:
            if occasion.event == duty.event and duty.binds(None):
                yield self._once(duty, occasion)

    def _again(self, duty: Duty, year: int) -> Iterator[YearDuty]:
        anchor = self.told.get(duty.event) or (date(year, 1, 1) if duty.event == "year" else None)
        for first, ends in spans(duty, anchor, year) if anchor else ():
            if ends < self.begun:
                continue
            document = f"{duty.id}:{first.isoformat()}"
            evidence = self.shown.first(duty, document, first, ends)
            found = due(duty, first, self.today, self.known, evidence, ends)
            yield YearDuty(found, document, ends=ends)

    def _once(self, duty: Duty, of: Occasion) -> YearDuty:
        of_whom = f":p{of.person}" if of.person else ""
        document = f"{duty.id}:{of.on.isoformat()}{of_whom}"
        evidence = self.shown.first(duty, document, of.on)
        return YearDuty(due(duty, of.on, self.today, self.known, evidence), document, of.label)
