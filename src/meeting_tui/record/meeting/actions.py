"""What entries do to what somebody is to do: assigned, put right, done, dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.items import Act, Texts, on_item
from meeting_tui.record.meeting.righting import noted
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Action, Item
from meeting_tui.record.person import person_of


def _assigned(item: Item, entry: Entry, _texts: Texts) -> Item:
    body = entry.body
    action = Action(entry.seq, body["what"], person_of(body, "who"), body["due"])
    return replace(item, actions=(*item.actions, action))


def _action(change: Callable[[Entry], Mapping[str, Any]]) -> Act:
    """A step that changes fields of the action which the entry points at."""

    def act(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
        of, fields = entry.body["of"], change(entry)
        items = (
            replace(item, actions=tuple(replace(a, **fields) if a.seq == of else a for a in item.actions))
            if any(action.seq == of for action in item.actions)
            else item
            for item in state.items
        )
        return replace(state, items=tuple(items))

    return act


def _meant(entry: Entry) -> dict[str, Any]:
    body = entry.body
    said = {name: body[name] for name in ("what", "due") if name in body}
    return {**said, "who": person_of(body, "who")} if "who" in body else said


def _righted(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    return noted(_action(_meant)(state, entry, texts), entry)


STEPS: Mapping[str, Act] = {
    "action.assigned": on_item(_assigned),
    "action.righted": _righted,
    "action.done": _action(lambda entry: {"done_at": entry.at}),
    "action.dropped": _action(lambda entry: {"dropped_at": entry.at, "why": entry.body["reason"]}),
}
