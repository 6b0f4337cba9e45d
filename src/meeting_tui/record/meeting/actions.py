"""What entries do to what somebody is to do: assigned, put right, done, dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from meeting_tui.record import actions
from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.items import Act, Texts, on_item
from meeting_tui.record.meeting.righting import noted
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item


def _assigned(item: Item, entry: Entry, _texts: Texts) -> Item:
    return replace(item, actions=(*item.actions, actions.assigned(entry)))


def _settled(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    of = entry.body["of"]
    items = (
        replace(item, actions=actions.settled(item.actions, entry))
        if any(action.seq == of for action in item.actions)
        else item
        for item in state.items
    )
    return replace(state, items=tuple(items))


def _righted(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    return noted(_settled(state, entry, texts), entry)


STEPS: Mapping[str, Act] = {
    "action.assigned": on_item(_assigned),
    "action.righted": _righted,
    "action.done": _settled,
    "action.dropped": _settled,
}
