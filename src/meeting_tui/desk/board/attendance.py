"""The voters of the roll as the papers at the door of an assembly list them, with the code to be scanned."""

from __future__ import annotations

from collections.abc import Iterator

from meeting_tui.desk.communities import community, signing_key
from meeting_tui.desk.office import Office
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.acts import fingerprint_of
from meeting_tui.paper import door
from meeting_tui.paper.documents.sheets import SheetPerson
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.refusal import Refusal
from meeting_tui.rules.profile import Profile


def voters(
    office: Office, state: MeetingState, profile: Profile, *, proxy: bool = False
) -> tuple[SheetPerson, ...]:
    """The rows, in the roll's order, with the code of the sheet or of the form for a `proxy`.

    Refusal meetings.no_roll.
    """
    return tuple(_voters(office, state, profile, proxy))


def _voters(office: Office, state: MeetingState, profile: Profile, proxy: bool) -> Iterator[SheetPerson]:
    lang = community(office).lang
    with office.store.read() as session:
        roll = storage.load(session)
    if not roll.voters:
        raise Refusal("meetings.no_roll")
    key = door.door_key(signing_key(office), fingerprint_of(roll))
    number = int(state.id.removeprefix("m"))
    for voter in roll.voters:
        names = storage.JOIN[lang].join(storage.names_of(roll, voter))
        units = storage.JOIN[lang].join(storage.places_of(roll, voter, lang))
        area = voter.area if "area" in profile.measures else 0
        share = voter.share if "share" in profile.measures else ""
        code = door.encode(door.DoorCode(number, voter.no, proxy), key)
        yield SheetPerson(names, units, area, "owner", share, code)
