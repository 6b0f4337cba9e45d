"""What is shown of a meeting that is prepared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from meeting_tui.lang import screen

if TYPE_CHECKING:
    from meeting_tui.desk.matters import MatterView
    from meeting_tui.desk.meetings.acts import MeetingLine
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState


@dataclass(frozen=True)
class Prepared:
    """The meeting, what there is to be dealt with, the meetings held before, and what must be done before it,
    by when, in words. `announced`: its notice hangs."""

    state: MeetingState
    matters: tuple[MatterView, ...]
    held: tuple[MeetingLine, ...]
    before: str
    announced: bool


def prepared(office: Office, meeting: str) -> Prepared:
    """Look at a meeting; in the desk's thread."""
    from meeting_tui.desk import matters
    from meeting_tui.desk.board import duties, postings
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.lang.duties import duty

    state = meetings.meeting(office, meeting)
    every = () if state.opened_at else duties.of_meeting(office, state)
    due = [each for each in every if each.duty.when == "before"]
    told = "\n".join(duty(facts, screen()) for facts in duties.published(due))
    held = tuple(each for each in meetings.meetings(office) if each.closed_at and each.id != meeting)
    announced = bool(postings.postings(office, f"notice:{meeting}"))
    return Prepared(state, matters.matters(office), held, told, announced)
