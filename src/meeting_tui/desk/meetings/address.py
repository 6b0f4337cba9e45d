"""Lines that begin like an address: `张：同意` is nobody's words before it is sure who 张 is."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.clean import narrow
from meeting_tui.desk.meetings.floor import MEETING, stream_of
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching, unit_key
from meeting_tui.desk.persons.search import search
from meeting_tui.desk.roll.search import BAR, search_text, terms
from meeting_tui.record.person import Person, distinct

RATIO = 2
"""So many digits before a colon are a time or a ratio, not a room."""


@dataclass(frozen=True)
class CalledSo:
    """Who may be meant before a colon: those in the room, and those who are known and not there."""

    here: tuple[Person, ...] = ()
    away: tuple[Person, ...] = ()

    @property
    def sure(self) -> Person | None:
        """The one who is meant: in the room, and nobody else can be."""
        return self.here[0] if len(self.here) == 1 and not self.away else None


def called_so(office: Office, meeting: str, head: str) -> CalledSo:
    """Whom `head` can mean by name, pinyin, initials or unit; nobody where it is what somebody says.

    Who is in the room comes first; but a name in full is never the beginning of another's.
    """
    plain = narrow(head).casefold()
    if plain.isdecimal() and len(plain) <= RATIO:
        return CalledSo()
    with office.store.read() as session:
        state = office.state(session, stream_of(meeting), MEETING)
        room = tuple(stay.person for stay in state.in_room)
        around = distinct((*(stay.person for stay in state.attendance), *state.members))
        if named := matching(room, head):
            return CalledSo(named)
        full = matching(around, head) or known(session, head)
    here = tuple(each for each in room if _begins(each, plain))
    if full or here:
        return CalledSo(here, full)
    others = distinct((*around, *search(office, head, 50)))
    return CalledSo(away=tuple(each for each in others if _begins(each, plain)))


def _begins(person: Person, plain: str) -> bool:
    """Whether the name in hanzi, pinyin or initials, or the unit, begins so."""
    words = search_text((person.name,), [unit_key(person.unit)] if person.unit else ())
    wanted = terms(plain)
    return bool(wanted) and all(f"{BAR}{word}" in words for word in wanted)
