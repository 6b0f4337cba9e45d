"""What entries do to who is in the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.items import Act, Texts
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Attendance
from meeting_tui.record.person import person_of


def _came(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    person = person_of(body, "name", body.get("organ", ""))
    stay = Attendance(
        person,
        body["capacity"],
        entry.at,
        seq=entry.seq,
        voter=body.get("voter", 0),
        weights=body.get("weights", {}),
    )
    return replace(state, attendance=(*state.attendance, stay))


def _left(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    who = person_of(entry.body, "name")

    def ended(stay: Attendance) -> Attendance:
        leaves = stay.person.is_(who) and not stay.left
        return replace(stay, left=entry.at, left_seq=entry.seq) if leaves else stay

    items = (
        item.silent(entry.at) if item.speaking and item.speaking.person.is_(who) else item
        for item in state.items
    )
    return replace(state, attendance=tuple(map(ended, state.attendance)), items=tuple(items))


def _anew(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    """Who was there when the meeting was interrupted left then; who came since stays."""
    if state.pause is None:
        return state
    since = state.pause.since

    def ended(stay: Attendance) -> Attendance:
        return stay if stay.left or stay.came > since else replace(stay, left=since, left_seq=entry.seq)

    return replace(
        state,
        attendance=tuple(map(ended, state.attendance)),
        items=tuple(item.silent(since) if item.speaking else item for item in state.items),
        pauses=(*state.pauses[:-1], replace(state.pause, anew=entry.seq)),
    )


STEPS: Mapping[str, Act] = {"presence.in": _came, "presence.out": _left, "presence.anew": _anew}
