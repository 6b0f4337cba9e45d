"""Lines that begin like an address: `张：同意` is nobody's words before it is sure who 张 is."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlmodel import Session

from meeting_tui.clean import narrow
from meeting_tui.desk.meetings.floor import MEETING, stream_of
from meeting_tui.desk.meetings.meant import CalledSo
from meeting_tui.desk.meetings.numbered import beginning, numbers, the_numbered
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching
from meeting_tui.desk.persons.search import index
from meeting_tui.record.latest import latest
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Attendance
from meeting_tui.record.person import Person, distinct

MOST = 50
"""So many of all who are known are looked at."""
RATIO = 2
"""So many digits before a colon are a time or a ratio, not a room."""
_NUMBER = re.compile(r"p\d+")
"""Elsewhere a person's number in the file, which nobody at a table knows."""


def called_so(office: Office, meeting: str, head: str, *, everybody: bool = False) -> CalledSo:
    """Whom `head` can mean by name, pinyin, initials or unit, or by the beginning of a name and a number
    (`l2`); nobody where it is what somebody says.

    Who is in the room comes first; but a name in full is never the beginning of another's. `everybody`:
    also somebody may be meant who is called so and comes now. What is a name or a unit is never a number.
    """
    plain = narrow(head).casefold()
    if plain.isdecimal() and len(plain) <= RATIO:
        return CalledSo()
    with office.store.read() as session:
        state = office.state(session, stream_of(meeting), MEETING)
        people = index(office.store, session)
        came = _came(state.attendance)
        room = tuple(stay.person for stay in state.in_room)
        if _NUMBER.fullmatch(plain) and (found := the_numbered(plain, came, room, people.lettered)):
            return found
        named = _named(session, state, head, everybody=everybody)
        if named.everybody:
            return replace(named, numbers=numbers(plain, came, named.here, people.lettered))
        if found := the_numbered(plain, came, room, people.lettered):
            return found
        anybody = distinct((*came, *state.members, *people.search(head, MOST)))
    return CalledSo(away=beginning(anybody, plain))


def _named(session: Session, state: MeetingState, head: str, *, everybody: bool) -> CalledSo:
    """Whoever in the room is called so or begins so, and who bears the name and is not there."""
    plain = narrow(head).casefold()
    room = tuple(stay.person for stay in state.in_room)
    around = _around(state.attendance, state.members)
    named = matching(room, head)
    if named and not everybody:
        return CalledSo(named)
    full = matching(around, head) or known(session, head)
    here: tuple[Person, ...] = named or beginning(room, plain)
    if not here or not everybody:
        return CalledSo(here, full)
    others = () if named else beginning(around, plain)
    away = distinct((*known(session, head), *full, *others))
    return CalledSo(here, tuple(each for each in away if not each.among(room)))


def _each_once(attendance: tuple[Attendance, ...]) -> tuple[Person, ...]:
    """Everybody who ever came, in that order."""
    return distinct(stay.person for stay in attendance)


def _with(attendance: tuple[Attendance, ...], members: tuple[Person, ...]) -> tuple[Person, ...]:
    return distinct((*_came(attendance), *members))


_came, _around = latest(_each_once), latest(_with)
