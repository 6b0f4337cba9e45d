"""What can be done at the chair's table now; where something can't, why not, and the key that helps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.record.meeting import allowed
from meeting_tui.record.meeting.conditions import ANYTHING, About
from meeting_tui.record.meeting.phase import next_step, question, upcoming
from meeting_tui.tui.keys import shown

if TYPE_CHECKING:
    from textual.binding import Binding

    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.person import Person
    from meeting_tui.refusal import Refusal

NEXT = {
    "open": "open_meeting",
    "resume": "resume",
    "vote": "vote",
    "next_item": "next_item",
    "close": "read_back",
    "minutes": "minutes",
}
"""What F8 does in each of the steps that come next; exactly one of them is."""


def queued(state: MeetingState, person: Person) -> bool:
    """Whether somebody waits for the floor."""
    item = state.open_item
    return item is not None and any(each.person.is_(person) for each in item.queue)


def _vote(state: MeetingState) -> str:
    """A vote that is open is gone on with, whoever is there."""
    motion = question(state)
    return "withdraw" if motion and motion.voting else "open_vote"


def _moves(state: MeetingState) -> str:
    """A motion; where one waits, an amendment or how to go on with it."""
    from meeting_tui.desk.meetings.motions import AMEND, in_order

    if question(state) is None:
        return "put_motion"
    ways = in_order(state)
    return "put_off" if ways and AMEND not in ways else "amend"


def _speaks(state: MeetingState) -> str:
    item = state.open_item
    ends = item is not None and item.speaking and allowed.why_not(state, "next_speaker")
    return "end_floor" if ends else "next_speaker"


_ACTS: Mapping[str, Callable[[MeetingState], str]] = {
    "open_meeting": lambda _state: "open",
    "next_item": lambda _state: "turn_to",
    "vote": _vote,
    "speaker": lambda _state: "say",
    "presence": lambda _state: "arrive",
    "motion": _moves,
    "roll_call": _vote,
    "aside": lambda _state: "stand_aside",
    "assign": lambda _state: "assign",
    "item": lambda _state: "add_item",
    "agenda": lambda _state: "add_item",
    "queue": lambda _state: "join_queue",
    "next_speaker": _speaks,
    "pause": lambda _state: "pause",
    "read_back": lambda _state: "read_back",
    "objection": lambda _state: "object",
    "confirm": lambda state: "object" if state.closed_at or state.pause else "read_back",
}
"""Which act of the record each key of the table stands for."""
TABLE = frozenset(_ACTS) | frozenset(NEXT.values())


def _item(state: MeetingState) -> str:
    return "next_item" if upcoming(state) else "agenda"


_HELPS: Mapping[str, Callable[[MeetingState], str]] = {
    "meetings.not_open": lambda _state: "open_meeting",
    "meetings.paused": lambda _state: "resume",
    "meetings.no_item": _item,
    "meetings.not_for_decision": lambda _state: "item",
    "meetings.no_other_item": lambda _state: "item",
    "meetings.motion_open": lambda _state: "vote",
    "meetings.vote_open": lambda _state: "vote",
    "meetings.nothing_put": lambda _state: "motion",
    "meetings.nobody_votes": lambda _state: "presence",
    "meetings.not_here": lambda _state: "presence",
    "meetings.nobody_waits": lambda _state: "queue",
}
"""The key that helps, by what is in the way."""


def why_not(state: MeetingState, action: str, keys: Mapping[str, Binding]) -> str | None:
    """Why an action can't be done; None when it can, "" when another stands in its place.

    `keys`: the table's keys, by what they do.
    """
    if action in NEXT.values() and action != NEXT[next_step(state)]:
        return ""
    refusal = allowed.why_not(state, _ACTS[action](state)) if action in _ACTS else None
    return None if refusal is None else helped(state, refusal, keys)


def told(state: MeetingState, act: str, about: About = ANYTHING) -> str | None:
    """Why an act of the record is not possible now, in words; None when it is."""
    from meeting_tui.lang.refusals import word

    refusal = allowed.why_not(state, act, about)
    return None if refusal is None else word(refusal, screen())


def fades(state: MeetingState, action: str) -> bool:
    """Whether it stays in the key bar, dimmed, when it can't be done: what is waited for."""
    if action == NEXT[next_step(state)]:
        return True
    return state.is_open and action in ("motion", "roll_call", "assign")


def helped(state: MeetingState, refusal: Refusal, keys: Mapping[str, Binding]) -> str:
    """A refusal in words, with the key that helps."""
    from meeting_tui.lang.refusals import word

    why = word(refusal, screen())
    helps = _HELPS.get(refusal.code)
    if helps is None:
        return why
    key = keys[helps(state)]
    return _("{why} {key}: {does}.", why=why, key=shown(key.key), does=_(key.description))
