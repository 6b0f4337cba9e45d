"""Where a meeting stands: one of ten phases, and the one step that comes next.

called → open → item → motion → amendment → vote → decided → … → closed; paused and adjourned in between.
"""

from __future__ import annotations

from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Motion

CALLED, OPEN, ITEM, MOTION, AMENDMENT = "called", "open", "item", "motion", "amendment"
VOTE, DECIDED, PAUSED, ADJOURNED, CLOSED = "vote", "decided", "paused", "adjourned", "closed"
PHASES = (CALLED, OPEN, ITEM, MOTION, AMENDMENT, VOTE, DECIDED, PAUSED, ADJOURNED, CLOSED)
"""Called and not opened; between items; on an item; a motion waits for its vote; an amendment does; a vote is
open; the item's last motion is settled; interrupted for a while; until a day; over."""

ON_ITEM = frozenset((ITEM, MOTION, AMENDMENT, VOTE, DECIDED))
"""An item is being dealt with, and nothing interrupts."""


def phase(state: MeetingState) -> str:
    """The phase, one of `PHASES`."""
    if state.closed_at:
        return CLOSED
    if not state.opened_at:
        return CALLED
    if state.pause:
        return ADJOURNED if state.pause.until else PAUSED
    return _on(state.open_item) if state.open_item else OPEN


def _on(item: Item) -> str:
    motion = item.question
    if motion is None:
        return DECIDED if item.motions else ITEM
    if motion.voting:
        return VOTE
    return AMENDMENT if motion.amends else MOTION


def question(state: MeetingState) -> Motion | None:
    """The motion that waits for its vote on the open item, or is being voted on."""
    return state.open_item.question if state.open_item else None


def to_vote(state: MeetingState) -> Motion | None:
    """The motion to be voted on next: the question, else the one on which a second vote is due."""
    return question(state) or (state.open_item.again if state.open_item else None)


def upcoming(state: MeetingState) -> Item | None:
    """The first item that was not taken up yet."""
    return next((item for item in state.items if not item.opened_at), None)


def next_step(state: MeetingState) -> str:
    """The one thing that comes next: open, resume, vote, next_item, close, or minutes when it is over."""
    now = phase(state)
    if now in _STEPS:
        return _STEPS[now]
    return "next_item" if upcoming(state) else "close"


_STEPS = {
    CALLED: "open",
    PAUSED: "resume",
    ADJOURNED: "resume",
    MOTION: "vote",
    AMENDMENT: "vote",
    VOTE: "vote",
    CLOSED: "minutes",
}
