"""Lines that begin like an address: `张：同意` is nobody's words before it is sure who 张 is."""

from __future__ import annotations

from meeting_tui.clean import narrow
from meeting_tui.desk.meetings.floor import MEETING, stream_of
from meeting_tui.desk.meetings.meant import CalledSo
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching, unit_key
from meeting_tui.desk.persons.search import index
from meeting_tui.desk.roll.search import BAR, search_text, terms
from meeting_tui.record.person import Person, distinct

MOST = 50
"""So many of all who are known are looked at."""
RATIO = 2
"""So many digits before a colon are a time or a ratio, not a room."""


def called_so(office: Office, meeting: str, head: str, *, everybody: bool = False) -> CalledSo:
    """Whom `head` can mean by name, pinyin, initials or unit; nobody where it is what somebody says.

    Who is in the room comes first; but a name in full is never the beginning of another's. `everybody`:
    also somebody may be meant who is called so and comes now.
    """
    plain = narrow(head).casefold()
    if plain.isdecimal() and len(plain) <= RATIO:
        return CalledSo()
    with office.store.read() as session:
        state = office.state(session, stream_of(meeting), MEETING)
        room = tuple(stay.person for stay in state.in_room)
        around = distinct((*(stay.person for stay in state.attendance), *state.members))
        named = matching(room, head)
        if named and not everybody:
            return CalledSo(named)
        full = matching(around, head) or known(session, head)
        here = named or tuple(each for each in room if _begins(each, plain))
        if here and everybody:
            others = () if named else (each for each in around if _begins(each, plain))
            away = distinct((*known(session, head), *full, *others))
            return CalledSo(here, tuple(each for each in away if not each.among(room)))
        if full or here:
            return CalledSo(here, full)
        anybody = distinct((*around, *index(office.store, session).search(head, MOST)))
    return CalledSo(away=tuple(each for each in anybody if _begins(each, plain)))


def _begins(person: Person, plain: str) -> bool:
    """Whether the name in hanzi, pinyin or initials, or the unit, begins so."""
    words = search_text((person.name,), [unit_key(person.unit)] if person.unit else ())
    wanted = terms(plain)
    return bool(wanted) and all(f"{BAR}{word}" in words for word in wanted)
