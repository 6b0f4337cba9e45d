"""Who was there as people tell it afterwards: an adjournment to another day parts nobody's stay in two."""

from __future__ import annotations

from dataclasses import replace

from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Attendance, Pause
from meeting_tui.record.person import Person


def whole_stays(state: MeetingState) -> tuple[Attendance, ...]:
    """The stays; who left with an adjournment and came again before the meeting went on, or before it has,
    was there all the time, and nobody left who may still come again."""
    parted = [pause for pause in state.pauses if pause.anew]
    if not parted:
        return state.attendance
    whole: list[Attendance] = []
    last: dict[Person, int] = {}
    for stay in state.attendance:
        at = last.get(stay.person)
        if at is not None and any(_goes_on(whole[at], stay, pause) for pause in parted):
            whole[at] = replace(whole[at], left=stay.left, left_seq=stay.left_seq)
            continue
        last[stay.person] = len(whole)
        whole.append(stay)
    return tuple(replace(stay, left="") if _may_come(state, stay) else stay for stay in whole)


def _goes_on(before: Attendance, after: Attendance, pause: Pause) -> bool:
    """Whether the one stay ended with the pause and the other began in it."""
    return before.left_seq == pause.anew < after.seq and (not pause.ended or after.came <= pause.ended)


def _may_come(state: MeetingState, stay: Attendance) -> bool:
    return bool(state.pause and state.pause.anew and stay.left_seq == state.pause.anew)


def back(state: MeetingState, pause: Pause) -> tuple[Person, ...]:
    """The members who were there when the meeting went on on another day."""
    there = [
        stay.person
        for stay in state.attendance
        if stay.seq > pause.anew and stay.came <= pause.ended and not (stay.left and stay.left <= pause.ended)
    ]
    return tuple(member for member in state.members if member.among(there))
