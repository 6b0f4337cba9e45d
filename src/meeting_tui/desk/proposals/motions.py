"""The motions of meetings that an amendment can be voted on as."""

from __future__ import annotations

from typing import NamedTuple

from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.acts import recorded


class MotionLine(NamedTuple):
    """A motion by the meeting's id and its number there, and which meeting that is."""

    meeting: str
    motion: int
    text: str
    title: str


def motions(office: Office, number: int) -> tuple[MotionLine, ...]:
    """Those put on items about the proposal or its matter, the latest meeting first.

    Refusal matters.unknown_proposal.
    """
    matter = recorded(office, number).matter
    opened = (line for line in meetings.meetings(office) if line.opened_at)
    return tuple(
        MotionLine(line.id, motion.id, motion.wording, line.title)
        for line in opened
        for item in meetings.meeting(office, line.id).items
        if item.proposal == number or item.matter == matter
        for motion in item.motions
        if not motion.withdrawn_at
    )
