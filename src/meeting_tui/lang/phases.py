"""Where a meeting stands, what comes next and what may happen, in words."""

from __future__ import annotations

from collections.abc import Iterable

from meeting_tui.lang import N_p, Translator
from meeting_tui.lang.formats import names

_PHASES = {
    "called": N_p("phase", "called, not open yet"),
    "open": N_p("phase", "open, between items"),
    "item": N_p("phase", "an item is being dealt with"),
    "motion": N_p("phase", "a motion waits for its vote"),
    "amendment": N_p("phase", "an amendment waits for its vote"),
    "vote": N_p("phase", "a vote is open"),
    "decided": N_p("phase", "the item's last motion is settled"),
    "paused": N_p("phase", "interrupted"),
    "adjourned": N_p("phase", "adjourned to another time"),
    "closed": N_p("phase", "closed"),
}
_STEPS = {
    "open": N_p("step", "open the meeting"),
    "resume": N_p("step", "go on"),
    "vote": N_p("step", "vote on what waits"),
    "next_item": N_p("step", "take up the next item"),
    "close": N_p("step", "close the meeting"),
    "minutes": N_p("step", "write the minutes"),
}
_ACTS = {
    "open": N_p("act", "open"),
    "close": N_p("act", "close"),
    "pause": N_p("act", "interrupt"),
    "resume": N_p("act", "go on"),
    "assign_office": N_p("act", "say who chairs and records"),
    "arrive": N_p("act", "check in"),
    "leave": N_p("act", "check out"),
    "turn_to": N_p("act", "take up another item"),
    "say": N_p("act", "speak"),
    "assign": N_p("act", "give somebody something to do"),
    "join_queue": N_p("act", "ask for the floor"),
    "put_motion": N_p("act", "put a motion"),
    "amend": N_p("act", "amend"),
    "withdraw": N_p("act", "withdraw the motion"),
    "stand_aside": N_p("act", "stand aside"),
    "open_vote": N_p("act", "begin the vote"),
    "answer": N_p("act", "answer the roll call"),
    "count": N_p("act", "count"),
    "conclude": N_p("act", "record the result"),
    "read_back": N_p("act", "read back"),
    "object": N_p("act", "object"),
    "confirm_minutes": N_p("act", "confirm the minutes"),
    "declare_final": N_p("act", "declare the minutes final"),
    "add_item": N_p("act", "change the agenda"),
}


def stands(phase: str, t: Translator) -> str:
    """The phase in words."""
    return t(_PHASES[phase])


def comes_next(step: str, why: str, t: Translator) -> str:
    """The next step, and why it can't be taken yet."""
    said = t(_STEPS[step])
    return t("{step}, but: {why}", step=said, why=why) if why else said


def may_happen(acts: Iterable[str], t: Translator) -> str:
    """What is possible now, the chief acts alone."""
    return names([t(_ACTS[act]) for act in acts if act in _ACTS], t.lang)
