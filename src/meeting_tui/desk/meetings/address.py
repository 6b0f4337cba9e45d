"""Lines that begin like an address: `张：同意` is nobody's words before it is sure who 张 is."""

from __future__ import annotations

from meeting_tui.clean import narrow
from meeting_tui.desk.meetings.floor import MEETING, stream_of
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import unit_key
from meeting_tui.desk.persons.search import search
from meeting_tui.desk.roll.search import BAR, search_text, terms
from meeting_tui.refusal import Refusal, Several

SHOWN = 6
"""So many who could be meant are named in a refusal."""
RATIO = 2
"""So many digits before a colon are a time or a ratio, not a room."""


def nobody_meant(office: Office, meeting: str, head: str) -> None:
    """Do nothing where no person can be meant by `head`: then the line is what somebody says.

    Refused: `meetings.address_several` when more than one who is here is called so, `meetings.address_unsure`
    when it looks like somebody who is not here, or like one of these.
    """
    with office.store.read() as session:
        state = office.state(session, stream_of(meeting), MEETING)
    plain = narrow(head).casefold()
    if plain.isdecimal() and len(plain) <= RATIO:
        return
    labels = (state.labels(stay.person) for stay in state.in_room)
    here = [label for label in labels if narrow(label).casefold().startswith(plain)]
    if len(here) > 1:
        raise Refusal("meetings.address_several", name=head, people=Several(here[:SHOWN]))
    around = [*(stay.person for stay in state.attendance), *state.members, *search(office, head, 50)]
    found = [each.name for each in around if _begins(each.name, each.unit, plain)]
    if found:
        raise Refusal(
            "meetings.address_unsure", name=head, people=Several(list(dict.fromkeys(found))[:SHOWN])
        )


def _begins(name: str, unit: str, plain: str) -> bool:
    """Whether a name in hanzi, pinyin or initials, or a unit, begins so."""
    words = search_text((name,), [unit_key(unit)] if unit else ())
    wanted = terms(plain)
    return bool(wanted) and all(f"{BAR}{word}" in words for word in wanted)
