"""What is shown of a meeting that is prepared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meeting_tui.lang import screen

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.desk.meetings.acts import MeetingLine
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item
    from meeting_tui.rules.profile import Event


@dataclass(frozen=True)
class Prepared:
    """The meeting, what there is to be dealt with, the meetings held before; what must be done before it, by
    when, in words; the items for decision that are not on its notice, and what that means.

    `announced`: its notice hangs.
    """

    state: MeetingState
    matters: tuple[MatterView, ...]
    held: tuple[MeetingLine, ...]
    before: str
    unlisted: tuple[Item, ...]
    rule: str
    announced: bool


def prepared(office: Office, meeting: str) -> Prepared:
    """Look at a meeting; in the desk's thread."""
    from meeting_tui.desk.board import duties, postings
    from meeting_tui.desk.matters import acts as matters
    from meeting_tui.desk.meetings import acts as meetings
    from meeting_tui.lang.duties import duty, unlisted

    state = meetings.meeting(office, meeting)
    every = () if state.opened_at else duties.of_meeting(office, state)
    due = [each for each in every if each.duty.when == "before"]
    told = "\n".join(duty(facts, screen()) for facts in duties.published(due))
    rule = unlisted(duties.unlisted(office, _kind(state)), screen())
    held = tuple(each for each in meetings.meetings(office) if each.closed_at and each.id != meeting)
    hung = [posting.since.isoformat() for posting in postings.postings(office, f"notice:{meeting}")]
    late = tuple(_late(state, min(hung, default="")))
    return Prepared(state, matters.matters(office), held, told, late, rule, bool(hung))


def _kind(state: MeetingState) -> Event:
    return "committee" if state.kind == "committee" else "assembly"


def _late(state: MeetingState, hung: str) -> Iterator[Item]:
    """Items for decision that were put on the agenda after the day its notice hung, or after the opening."""
    for item in state.items:
        after_opening = state.opened_at and item.added_at > state.opened_at
        if item.decides and (after_opening or (hung and item.added_at[:10] > hung)):
            yield item
