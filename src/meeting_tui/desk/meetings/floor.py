"""The floor of one meeting: its state inside one transaction, and what every act asks of it first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlmodel import Session

from meeting_tui.clean import clean, clean_lines
from meeting_tui.desk.office import Fold, Office
from meeting_tui.desk.persons.find import known, matching, only
from meeting_tui.paper import fonts
from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting import steps as fold
from meeting_tui.record.meeting.allowed import why_not
from meeting_tui.record.meeting.conditions import ANYTHING, About
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item
from meeting_tui.record.person import Person
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.store.journal import New

MEETING: Fold[MeetingState] = Fold(MeetingState, fold.step)
LONGEST = 20_000
"""Characters of one remark; more is a slip of the clipboard."""


def stream_of(meeting: str) -> str:
    """The stream of a meeting's entries."""
    return f"meeting:{meeting}"


class Floor:
    """`state` is the meeting as it is now, with what this transaction added."""

    def __init__(self, office: Office, session: Session, meeting: str) -> None:
        self.office = office
        self.session = session
        self.stream = stream_of(meeting)
        self.state = office.state(session, self.stream, MEETING)
        if not self.state.count:
            raise Refusal("meetings.unknown", meeting=clean(meeting))

    def write(self, kind: str, texts: dict[str, str] | None = None, /, **body: Any) -> None:
        """Add an entry to the record."""
        self._take(self.office.append_all(self.session, self.stream, [New(kind, body, texts or {})]), texts)

    def erase(self, seq: int, reason: str) -> None:
        """Erase the personal text of an entry."""
        self._take(self.office.erase(self.session, self.stream, seq, reason), None)

    def _take(self, entries: tuple[Entry, ...], texts: dict[str, str] | None) -> None:
        for entry in entries:
            said = {(entry.seq, name): text for name, text in (texts or {}).items()}
            self.state = fold.step(self.state, entry, said)

    def may(self, act: str, about: About = ANYTHING) -> MeetingState:
        """The state; refused where `record.meeting.allowed` says why the act is not possible now."""
        if refusal := why_not(self.state, act, about):
            raise refusal
        return self.state

    def may_here(self, act: str, about: About = ANYTHING) -> Item:
        """As `may`; gives the item being dealt with, for acts that need one."""
        item = self.may(act, about).open_item
        if item is None:
            raise Refusal("meetings.no_item")
        return item

    def may_one(self, act: str, ref: str, field: str, **more: Any) -> Person:
        """As `may`, about whoever is meant in the room; `more` as in `About`."""
        self.may(act)
        person = self.in_room(ref, field)
        self.may(act, About(person=person, **more))
        return person

    def in_room(self, ref: str, field: str) -> Person:
        """Whoever is meant, when that person is there; who is there comes before others of the name."""
        told = line(ref, field)
        if found := matching((stay.person for stay in self.state.in_room), told):
            return only(found, told)
        others = matching(self.state.members, told) or known(self.session, told)
        if not others:
            raise Refusal("persons.unknown", name=told)
        raise Refusal("meetings.not_here", name=others[0].name)

    def member_here(self, ref: str, field: str) -> Person:
        """As `in_room`, when that is a member, or stands for a voter: only they move and vote."""
        person = self.in_room(ref, field)
        if not person.among(self.state.movers):
            code = "meetings.no_vote" if self.state.roll is None else "meetings.no_voter"
            raise Refusal(code, name=self.state.labels(person))
        return person


@contextmanager
def floor(office: Office, meeting: str) -> Iterator[Floor]:
    """One act: what is written in it is kept whole or not at all."""
    with office.store.write() as session:
        yield Floor(office, session, meeting)


def words(text: str, field: str) -> str:
    """Text of one or more lines from a person; refused when empty or endless."""
    kept = clean_lines(text)
    if not kept:
        raise Refusal("meetings.empty", field=FieldName(field))
    if len(kept) > LONGEST:
        raise Refusal("meetings.text_long", field=FieldName(field), length=len(kept), most=LONGEST)
    return kept


def line(text: str, field: str) -> str:
    """As `words`, on one line: names and titles. They must print."""
    kept = clean(words(text, field))
    fonts.require([kept])
    return kept
