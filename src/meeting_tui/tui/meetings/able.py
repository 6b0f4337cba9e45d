"""What can be done at the chair's table now; and where something can't, why not and what would help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meeting_tui.lang import _

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item, Motion
    from meeting_tui.record.person import Person

NEXT = frozenset({"open_meeting", "resume", "vote", "next_item", "close_meeting", "minutes"})
"""What F8 may be; exactly one of them is."""
ON_ITEM = frozenset({"speaker", "motion", "roll_call", "aside", "assign", "queue", "next_speaker"})
WRITES = ON_ITEM | {"presence", "item", "agenda", "pause"}


def waiting(state: MeetingState) -> Item | None:
    """The first item that was not taken up yet."""
    return next((item for item in state.items if not item.opened_at), None)


def pending(state: MeetingState) -> Motion | None:
    """The motion that is put and not yet decided."""
    return state.open_item.question if state.open_item else None


def queued(state: MeetingState, person: Person) -> bool:
    """Whether somebody waits for the floor."""
    item = state.open_item
    return item is not None and any(each.person.is_(person) for each in item.queue)


def next_step(state: MeetingState) -> str:
    """The one thing F8 does."""
    if state.closed_at:
        return "minutes"
    if not state.opened_at:
        return "open_meeting"
    if state.pause:
        return "resume"
    if pending(state):
        return "vote"
    return "next_item" if waiting(state) else "close_meeting"


def why_not(state: MeetingState, action: str) -> str | None:
    """Why an action can't be done; None when it can, "" when another stands in its place."""
    if action in NEXT:
        return None if action == next_step(state) else ""
    if action in WRITES and state.closed_at:
        return _("The meeting is closed. What is wrong is corrected by a new entry: Up, then Enter on it.")
    if action in ON_ITEM | {"agenda", "pause"} and not state.opened_at:
        return _("The meeting is not open yet: F8 opens it.")
    if action in ON_ITEM | {"agenda", "pause"} and state.pause:
        return _("The meeting is interrupted: F8 goes on with it.")
    if action in ON_ITEM:
        return _without_item(state) if state.open_item is None else _on_item(state, state.open_item, action)
    return None


def _without_item(state: MeetingState) -> str:
    if waiting(state):
        return _("No item is taken up: F8 takes up the next.")
    return _("No item is taken up: Ctrl+N puts one on the agenda, Ctrl+L takes one up again.")


def _on_item(state: MeetingState, item: Item, action: str) -> str | None:
    from meeting_tui.desk.meetings.motions import in_order

    motion = pending(state)
    if action == "roll_call":
        return None if motion or item.again else _("No motion is put yet: Ctrl+T puts one.")
    if action == "next_speaker" and not (item.queue or item.speaking):
        return _("Nobody speaks or waits for the floor: Ctrl+E puts somebody into the queue.")
    if action == "motion" and motion and not in_order(state):
        return _("Motion {no} is put already: Ctrl+R calls the roll.", no=motion.id)
    if action == "aside" and motion and motion.vote:
        return _("Motion {no} is being voted on: F8 goes on with that.", no=motion.id)
    if action == "motion" and not item.decides:
        return _("Item {no} is not for decision: nothing is voted on.", no=item.number)
    return None
