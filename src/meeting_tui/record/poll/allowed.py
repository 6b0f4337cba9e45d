"""What may happen to a poll: each act with the phases in which it is possible, and under which condition.

Desks ask before they write, screens before they show a key, and both give the same reason. What was typed
(serials, marks, names, reasons) is for the desk to understand.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from meeting_tui.record.poll import conditions as when
from meeting_tui.record.poll.conditions import Concerns, Objects
from meeting_tui.record.poll.phase import (
    CLOSED,
    COUNTED,
    ENDED,
    OPEN,
    PLANNED,
    RECOUNT,
    WITHDRAWN,
    PollStanding,
    phase,
)
from meeting_tui.record.stations import AT_STATIONS
from meeting_tui.refusal import At, Refusal, Term


@dataclass(frozen=True, slots=True)
class _Entitled:
    """`ever`: what stands in the way in every phase, and so comes first."""

    phases: frozenset[str]
    unless: Objects = when.nothing
    ever: Objects = when.nothing


ABOUT_ALL = Concerns()


def why_not(poll: PollStanding, act: str, about: Concerns = ABOUT_ALL) -> Refusal | None:
    """Why an act of `POLL_ACTS` is not possible now; None when it is."""
    rule, now, station = _TABLE[act], phase(poll), poll.register.stations.here
    if station and act not in AT_STATIONS:
        return Refusal("stations.at_home", station=station, poll=poll.id)
    if refusal := rule.ever(poll, about):
        return refusal
    return rule.unless(poll, about) if now in rule.phases else _lasts(rule.phases, now)(poll)


def possible(poll: PollStanding) -> tuple[str, ...]:
    """The acts of `POLL_ACTS` that are possible now."""
    return tuple(act for act in POLL_ACTS if why_not(poll, act) is None)


# what lasts


def _lasts(wanted: frozenset[str], now: str) -> Callable[[PollStanding], Refusal]:
    """What of this phase stands against an act of others: what must be done first, where that is all."""
    if wanted == {COUNTED} and now in _UNCLOSED | {CLOSED}:
        return _uncounted
    return _unclosed if now == ENDED and wanted <= _DONE else _LASTS[now]


def _planned(poll: PollStanding) -> Refusal:
    return Refusal("polls.not_begun", poll=poll.id, at=when.at(poll.opens))


def _running(poll: PollStanding) -> Refusal:
    return Refusal("polls.running", poll=poll.id, at=when.at(poll.closes))


def _ended(poll: PollStanding) -> Refusal:
    return Refusal("polls.ended", poll=poll.id, at=when.at(poll.closes))


def _unclosed(poll: PollStanding) -> Refusal:
    return Refusal("polls.unclosed", poll=poll.id, at=when.at(poll.closes))


def _uncounted(poll: PollStanding) -> Refusal:
    return Refusal("polls.uncounted", poll=poll.id)


def _closed(poll: PollStanding) -> Refusal:
    return Refusal("polls.not_open", poll=poll.id, state=Term(CLOSED))


def _counted(poll: PollStanding) -> Refusal:
    return Refusal("polls.on_record", poll=poll.id, at=At(poll.register.counted_at))


def _recounted(poll: PollStanding) -> Refusal:
    return Refusal("polls.recounted", poll=poll.id)


def _withdrawn(poll: PollStanding) -> Refusal:
    change = poll.register.withdrawn
    told = {"at": At(change.at), "reason": change.reason} if change else {}
    return Refusal("polls.withdrawn", poll=poll.id, **told)


_LASTS: Mapping[str, Callable[[PollStanding], Refusal]] = {
    PLANNED: _planned,
    OPEN: _running,
    ENDED: _ended,
    CLOSED: _closed,
    COUNTED: _counted,
    RECOUNT: _recounted,
    WITHDRAWN: _withdrawn,
}

# the table

_BEFORE = frozenset((PLANNED, OPEN))
_UNCLOSED = _BEFORE | {ENDED}
_AFTER = frozenset((ENDED, CLOSED, RECOUNT))
_COUNTING = _AFTER | {OPEN}
_DONE = frozenset((CLOSED, RECOUNT, COUNTED))

_TABLE: Mapping[str, _Entitled] = {
    "print": _Entitled(_BEFORE, when.none_out),
    "rehearse": _Entitled(_BEFORE),
    "waive": _Entitled(_BEFORE, when.unrehearsed),
    "issue": _Entitled(
        _BEFORE, when.both(when.rehearsed, when.paper(when.by_name, when.not_void, when.not_issued))
    ),
    "return": _Entitled(
        frozenset((OPEN,)), when.paper(when.by_name, when.not_void, when.not_returned, when.issued)
    ),
    "admit": _Entitled(
        _AFTER, when.both(when.unmixed, when.paper(when.by_name, when.not_void, when.not_in_time))
    ),
    "late": _Entitled(_AFTER | {COUNTED}, when.paper(when.by_name, when.not_void, when.not_returned)),
    "replace": _Entitled(_BEFORE, when.paper(when.by_name, when.not_replaced, when.not_seen)),
    "void": _Entitled(
        _UNCLOSED, when.both(when.unmixed, when.paper(when.by_name, when.not_void, when.not_seen))
    ),
    "void_alone": _Entitled(_UNCLOSED, when.not_void_alone),
    "mix": _Entitled(_AFTER, when.enveloped),
    "read": _Entitled(_COUNTING, when.mixed),
    "compare": _Entitled(_COUNTING | {COUNTED}, when.mixed),
    "enter": _Entitled(
        _COUNTING,
        when.both(when.mixed, when.paper(when.not_void, when.in_time, when.first, when.returned)),
    ),
    "enter_again": _Entitled(
        _COUNTING, when.both(when.mixed, when.paper(when.not_void, when.in_time, when.returned))
    ),
    "undo": _Entitled(_UNCLOSED | {CLOSED, RECOUNT}),
    "undo_alone": _Entitled(_UNCLOSED | {CLOSED, RECOUNT}, when.alone),
    "undo_envelope": _Entitled(_UNCLOSED | {CLOSED}, when.both(when.enveloped, when.unmixed)),
    "move": _Entitled(_COUNTING | {COUNTED}, when.paper(when.came)),
    "second": _Entitled(_COUNTING, when.paper(when.not_void, when.in_time, when.seen)),
    "decide": _Entitled(_COUNTING, when.paper(when.not_void, when.in_time, when.returned, when.back)),
    "merge_names": _Entitled(_COUNTING, when.mixed),
    "give_proxy": _Entitled(_BEFORE),
    "pay": _Entitled(_BEFORE),
    "close": _Entitled(frozenset((OPEN, ENDED)), when.both(when.nothing_to_come, when.delivered)),
    "close_early": _Entitled(frozenset((OPEN,)), when.delivered),
    "object": _Entitled(frozenset((COUNTED,))),
    "settle": _Entitled(frozenset((COUNTED,))),
    "count": _Entitled(frozenset((CLOSED, RECOUNT)), when.complete),
    "count_pile": _Entitled(_AFTER | {COUNTED}),
    "explain": _Entitled(_DONE, when.unexplained),
    "extend": _Entitled(_UNCLOSED, when.both(when.unmixed, when.later)),
    "reopen": _Entitled(frozenset((CLOSED,)), when.both(when.unmixed, when.to_come)),
    "withdraw": _Entitled(_UNCLOSED | {CLOSED}),
    "audit": _Entitled(frozenset((COUNTED,)), ever=when.not_secret),
    "recount": _Entitled(frozenset((COUNTED,))),
    "stations": _Entitled(_BEFORE | _AFTER),
}
POLL_ACTS = tuple(_TABLE)
"""What can be asked for, by its name."""
