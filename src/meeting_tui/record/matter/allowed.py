"""What may happen to a matter: each act with the states in which it is possible, and where it leads.

Desks ask before they write, screens before they show an act, and both give the same reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from meeting_tui.record.matter.values import (
    DECIDED,
    DISCUSSED,
    DONE,
    DROPPED,
    PROPOSED,
    RAISED,
    STATES,
    UNDER_WAY,
    VOTING,
    MatterState,
)
from meeting_tui.refusal import FieldName, Keys, Refusal, Term

Says = Callable[[MatterState, int], Refusal | None]


def _nothing(_matter: MatterState, _of: int) -> None:
    """Nothing stands in the way."""


def _asked(matter: MatterState, of: int) -> Refusal | None:
    known = any(question.seq == of and question.open for question in matter.questions)
    return None if known or not of else Refusal("matters.no_question", matter=matter.id, seq=of)


def _grouped(matter: MatterState, _of: int) -> Refusal | None:
    return None if matter.group else Refusal("matters.no_group", matter=matter.id)


def _ungrouped(matter: MatterState, _of: int) -> Refusal | None:
    return Refusal("matters.has_group", matter=matter.id) if matter.group else None


def _to_do(matter: MatterState, of: int) -> Refusal | None:
    known = any(action.seq == of and action.open for action in matter.actions)
    return None if known or not of else Refusal("matters.no_action", matter=matter.id, seq=of)


def _counts(matter: MatterState, of: int) -> Refusal | None:
    known = any(line.seq == of and line.counts for line in matter.money)
    return None if known or not of else Refusal("matters.no_money", matter=matter.id, seq=of)


@dataclass(frozen=True, slots=True)
class _Possible:
    """`leads`: the state it leads to, empty where it stays; `reasoned`: not without a reason."""

    states: frozenset[str]
    leads: str = ""
    unless: Says = _nothing
    reasoned: bool = False


def why_not(matter: MatterState, act: str, of: int = 0) -> Refusal | None:
    """Why an act of `ACTS` is not possible now; None when it is. `of`: the entry it is about, 0: any."""
    rule = _TABLE[act]
    if matter.state not in rule.states:
        ended = matter.state not in _LIVE and rule.leads in ("", VOTING)
        code = "matters.ended" if ended else "matters.not_now"
        known = Keys(move for move in MOVES if matter.state in _TABLE[move].states)
        return Refusal(code, matter=matter.id, state=Term(matter.state), known=known)
    return rule.unless(matter, of)


def check_reason(act: str, reason: str) -> None:
    """Refusal matters.no_reason where an act is not done without one."""
    if _TABLE[act].reasoned and not reason:
        raise Refusal("matters.no_reason", field=FieldName("reason"))


def possible(matter: MatterState) -> tuple[str, ...]:
    """The acts of `ACTS` that are possible now."""
    return tuple(act for act in ACTS if why_not(matter, act) is None)


def forward(matter: MatterState) -> tuple[str, ...]:
    """The moves that are possible now: first those that lead on, the nearest in front, then those that lead
    back."""
    here = STATES.index(matter.state)
    moves = [(STATES.index(_TABLE[act].leads), act) for act in possible(matter) if act in MOVES]
    return tuple(act for _at, act in sorted(moves, key=lambda each: (each[0] < here, each[0])))


def leads(act: str) -> str:
    """The state an act leads to; empty where it stays."""
    return _TABLE[act].leads


_ALL = frozenset(STATES)
_LIVE = _ALL - {DONE, DROPPED}
_BEFORE = frozenset((RAISED, DISCUSSED))

_TABLE: Mapping[str, _Possible] = {
    "discuss": _Possible(frozenset((RAISED, PROPOSED, VOTING)), DISCUSSED),
    "propose": _Possible(_BEFORE, PROPOSED),
    "ballot": _Possible(_LIVE - {VOTING}, VOTING),
    "decide": _Possible(_ALL - {DECIDED}, DECIDED),
    "begin": _Possible(frozenset((DISCUSSED, DECIDED)), UNDER_WAY),
    "finish": _Possible(_BEFORE | {DECIDED, UNDER_WAY}, DONE),
    "drop": _Possible(_LIVE, DROPPED, reasoned=True),
    "resume": _Possible(frozenset((DECIDED, DONE, DROPPED)), DISCUSSED, reasoned=True),
    "change": _Possible(_LIVE),
    "ask": _Possible(_LIVE),
    "answer": _Possible(_ALL, unless=_asked),
    "link": _Possible(_ALL),
    "enclose": _Possible(_ALL),
    "form_group": _Possible(_LIVE, unless=_ungrouped),
    "dissolve_group": _Possible(_ALL, unless=_grouped, reasoned=True),
    "assign": _Possible(_LIVE),
    "settle_action": _Possible(_ALL, unless=_to_do),
    "enter_money": _Possible(_ALL),
    "reverse_money": _Possible(_ALL, unless=_counts, reasoned=True),
}
ACTS = tuple(_TABLE)
"""What can be asked for, by its name."""
MOVES = tuple(act for act in ACTS if _TABLE[act].leads)
"""Those that lead to another state."""
