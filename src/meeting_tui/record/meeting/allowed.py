"""What may happen in a meeting: each act with the phases in which it is possible, and under which condition.

Desks ask before they write, screens before they show a key, and both give the same reason. What puts right
(corrections, confirmations, erasures) is possible at any time and stands in no table. Whether words, names
and dates that were given can be understood is for the desk to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from meeting_tui.record.meeting import conditions as when
from meeting_tui.record.meeting.conditions import ANYTHING, About, Says
from meeting_tui.record.meeting.phase import (
    ADJOURNED,
    AMENDMENT,
    CALLED,
    CLOSED,
    DECIDED,
    ITEM,
    MOTION,
    ON_ITEM,
    OPEN,
    PAUSED,
    PHASES,
    VOTE,
    phase,
)
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.refusal import At, Refusal


@dataclass(frozen=True, slots=True)
class _Rule:
    phases: frozenset[str]
    unless: Says = when.nothing
    instead: Says = when.nothing


def why_not(state: MeetingState, act: str, about: About = ANYTHING) -> Refusal | None:
    """Why an act of `ACTS` is not possible now; None when it is."""
    rule, now = _RULES[act], phase(state)
    return rule.unless(state, about) if now in rule.phases else _phase(state, about, now, rule)


def possible(state: MeetingState) -> tuple[str, ...]:
    """The acts of `ACTS` that are possible now."""
    return tuple(act for act in ACTS if why_not(state, act) is None)


def _phase(state: MeetingState, about: About, now: str, rule: _Rule) -> Refusal | None:
    """Another phase lasts: what an act says of that on the floor, or what everybody says of it."""
    own = rule.instead(state, about) if now in _FLOOR else None
    return own or _LASTS[now](state)


# what lasts


def _closed(state: MeetingState) -> Refusal:
    return Refusal("meetings.closed", title=state.title, at=At(state.closed_at))


def _not_open(state: MeetingState) -> Refusal:
    return Refusal("meetings.not_open", meeting=state.id, title=state.title)


def _paused(state: MeetingState) -> Refusal:
    return Refusal("meetings.paused", at=At(state.pause.since if state.pause else ""))


def _no_item(_state: MeetingState) -> Refusal:
    return Refusal("meetings.no_item")


def _nothing_put(_state: MeetingState) -> Refusal:
    return Refusal("meetings.nothing_put")


_LASTS: Mapping[str, Callable[[MeetingState], Refusal]] = {
    CALLED: _not_open,
    OPEN: _no_item,
    ITEM: _nothing_put,
    DECIDED: _nothing_put,
    MOTION: when.waits,
    AMENDMENT: when.waits,
    VOTE: when.waits,
    PAUSED: _paused,
    ADJOURNED: _paused,
    CLOSED: _closed,
}

# the table

_FLOOR = ON_ITEM | {OPEN}
_NOT_CLOSED = frozenset(PHASES) - {CLOSED}
_HELD = frozenset(PHASES) - {CALLED}
_QUIET = frozenset((ITEM, DECIDED))
_PUT = frozenset((MOTION, AMENDMENT))
_TO_VOTE = _PUT | {VOTE}

_RULES: Mapping[str, _Rule] = {
    "open": _Rule(frozenset((CALLED,)), when.officers, when.opened),
    "close": _Rule(frozenset((OPEN,)), instead=when.dealt_with),
    "pause": _Rule(_FLOOR),
    "resume": _Rule(frozenset((PAUSED, ADJOURNED)), when.there_again, when.not_paused),
    "take_anew": _Rule(frozenset((PAUSED, ADJOURNED)), when.still_counted, when.not_paused),
    "assign_office": _Rule(_NOT_CLOSED, when.one(when.serves)),
    "arrive": _Rule(_NOT_CLOSED, when.one(when.comes)),
    "leave": _Rule(_NOT_CLOSED, when.one(when.goes)),
    "represent": _Rule(_NOT_CLOSED),
    "withdraw_proxy": _Rule(_NOT_CLOSED),
    "change_meeting": _Rule(_NOT_CLOSED),
    "add_item": _Rule(_NOT_CLOSED),
    "change_item": _Rule(_NOT_CLOSED, when.agenda(when.free)),
    "deeper": _Rule(_NOT_CLOSED, when.agenda(when.deeper)),
    "shallower": _Rule(_NOT_CLOSED, when.agenda(when.shallower)),
    "remove_item": _Rule(_NOT_CLOSED, when.agenda(when.taken_off)),
    "take_up": _Rule(frozenset((OPEN,)), when.agenda(when.taken_up), when.dealt_with),
    "turn_to": _Rule(_QUIET | {OPEN}, when.another),
    "close_item": _Rule(_QUIET),
    "say": _Rule(ON_ITEM, when.one(when.absent)),
    "assign": _Rule(ON_ITEM),
    "join_queue": _Rule(ON_ITEM, when.one(when.asks)),
    "leave_queue": _Rule(ON_ITEM, when.one(when.leaves_queue)),
    "give_floor": _Rule(ON_ITEM, when.one(when.speaks)),
    "next_speaker": _Rule(ON_ITEM, when.somebody_waits),
    "end_floor": _Rule(ON_ITEM, when.is_done),
    "put_motion": _Rule(_QUIET, when.decides),
    "amend": _Rule(frozenset((MOTION,)), when.amends, when.settled),
    "put_off": _Rule(_PUT, when.puts_off),
    "right_motion": _Rule(_PUT, when.next_to_vote, when.settled),
    "withdraw": _Rule(_TO_VOTE, when.next_to_vote, when.settled),
    "stand_aside": _Rule(ON_ITEM - {VOTE}, when.one(when.aside)),
    "vote_again": _Rule(ON_ITEM - {VOTE}, when.one(when.votes_again)),
    "open_vote": _Rule(_TO_VOTE | {DECIDED}, when.voters, when.settled),
    "answer": _Rule(frozenset((VOTE,)), when.in_vote(when.answers), when.no_vote),
    "count": _Rule(frozenset((VOTE,)), when.in_vote(when.counted), when.no_vote),
    "conclude": _Rule(frozenset((VOTE,)), when.in_vote(when.concludes), when.no_vote),
    "read_back": _Rule(_QUIET | {OPEN}),
    "object": _Rule(_HELD),
    "confirm_minutes": _Rule(_HELD, when.confirms),
    "declare_final": _Rule(_HELD, when.declares),
}
ACTS = tuple(_RULES)
"""What can be asked for, by its name."""
