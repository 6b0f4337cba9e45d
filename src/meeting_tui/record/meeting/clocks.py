"""How long things took, by the moments of entries alone; a meeting that is interrupted takes no time."""

from __future__ import annotations

from datetime import datetime, timedelta

from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Turn
from meeting_tui.record.person import Person

NONE = timedelta()


def seconds(state: MeetingState, turn: Turn, now: datetime) -> int:
    """How long somebody has, or had, the floor."""
    return _between(state, turn.began, turn.ended, now)


def item_seconds(state: MeetingState, item: Item, now: datetime) -> int:
    """How long an item was dealt with, all the times it was taken up together."""
    sat = (*item.earlier, (item.opened_at, item.closed_at)) if item.opened_at else ()
    return sum(_between(state, began, ended, now) for began, ended in sat)


def time_used(state: MeetingState, item: Item, now: datetime) -> tuple[tuple[Person, int], ...]:
    """The seconds each speaker had on an item until now, in the order they first spoke."""
    used: dict[Person, int] = {}
    for turn in item.turns:
        who = next((person for person in used if person.is_(turn.person)), turn.person)
        used[who] = used.get(who, 0) + seconds(state, turn, now)
    return tuple(used.items())


def _between(state: MeetingState, began: str, ended: str, now: datetime) -> int:
    begin, end = _moment(began), _moment(ended) if ended else now
    pauses = ((_moment(each.since), _moment(each.ended) if each.ended else now) for each in state.pauses)
    lost = sum((max(min(until, end) - max(since, begin), NONE) for since, until in pauses), NONE)
    return max(int((end - begin - lost).total_seconds()), 0)


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)
