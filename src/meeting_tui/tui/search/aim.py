"""Where what was found is shown: which place, which of its things, which entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.search.values import SearchLine


class Aim(NamedTuple):
    """A place, the thing in it, and the entry of that thing's record; 0: the thing itself."""

    place: str
    ref: str
    seq: int = 0


def aim(office: Office, found: SearchLine) -> Aim:
    """Where an entry, or a person, is shown. A meeting that was not opened has no table to show it at."""
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.desk.proposals import acts as proposals

    noun, _colon, ref = found.stream.partition(":")
    if found.sort == "person":
        return Aim("roll", found.words.partition(" ")[0])
    if noun == "meeting":
        return Aim("meetings", ref, found.seq if meetings.meeting(office, ref).opened_at else 0)
    if noun == "proposal":
        return Aim("matters", str(proposals.proposal(office, int(ref)).matter))
    if noun == "board":
        return Aim("board", found.document)
    return Aim("matters" if noun == "matter" else "polls", ref, found.seq)
