"""Who comes to an assembly and is in arrears on the roll, where the law takes the vote of whoever owes.

The door says so; whether a resolution is one of those on which they keep their vote is for the chair to know,
and whoever has none comes as an observer.
"""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.roll import arrears, storage
from meeting_tui.record.person import Person
from meeting_tui.rules.condition import Words


@dataclass(frozen=True)
class OwesAtTheDoor:
    """Since when (ISO) a voter is in arrears for whom somebody stands, and what the law says of it."""

    since: str
    wording: Words
    cite: Words


def owes(office: Office, meeting: str, person: Person) -> OwesAtTheDoor | None:
    """Of the voters a person stands for, the longest arrears; None where nobody owes, or it takes no vote."""
    with office.store.read() as session:
        state = Floor(office, session, meeting).state
        told = law(state).arrears if state.roll else None
        mine = {each.voter for each in state.room if each.person.is_(person)}
        if told is None or not mine:
            return None
        owing = arrears.of_voters(storage.load(session), arrears.notes(office, session))
    since = [note.since for no in owing.keys() & mine for _line, note in owing[no] if note]
    return OwesAtTheDoor(min(since), told.wording, told.cite) if since else None
