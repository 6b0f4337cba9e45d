"""The motions of meetings that an amendment can be voted on as."""

from __future__ import annotations

from typing import NamedTuple

from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.proposals.acts import recorded
from meeting_tui.record.meeting.values import Motion


class MotionLine(NamedTuple):
    """A motion by the meeting's id and its number there, which meeting that is, and what was decided (empty:
    nothing yet)."""

    meeting: str
    motion: int
    text: str
    title: str
    outcome: str = ""


def motions(office: Office, number: int) -> tuple[MotionLine, ...]:
    """Those put on items about the proposal or its matter, the latest meeting first.

    Refusal matters.unknown_proposal.
    """
    matter = recorded(office, number).matter
    opened = (line for line in meetings.meetings(office) if line.opened_at)
    return tuple(
        MotionLine(line.id, motion.id, motion.wording, line.title, _outcome(motion))
        for line in opened
        for item in meetings.meeting(office, line.id).items
        if item.proposal == number or item.matter == matter
        for motion in item.motions
        if not (motion.withdrawn_at or motion.aside)
    )


class WaitingAmendment(NamedTuple):
    """An amendment nobody has settled, by its number and its proposal's: the text it was moved to, and with
    it."""

    proposal: int
    no: int
    before: str
    after: str


def waiting(office: Office, proposal: int, matter: int) -> WaitingAmendment | None:
    """The first that waits on a proposal (0: on any of a matter's), as it would be moved at a meeting."""
    numbers = [proposal] if proposal else [each.id for each in matters.matter(office, matter).proposals]
    found = (
        WaitingAmendment(number, each.no, record.changed_by(each), each.text)
        for number in numbers
        for record in (recorded(office, number),)
        for each in record.amendments
        if not (each.outcome or record.frozen)
    )
    return next(found, None)


def _outcome(motion: Motion) -> str:
    return motion.decision["outcome"] if motion.decision else ""
