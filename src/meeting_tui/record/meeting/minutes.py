"""What entries do to the minutes: read back, confirmed, final; a change undoes what was confirmed before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.attested import (
    DRAFT,
    Approval,
    Confirmation,
    EnteredObjection,
    WrittenObjection,
)
from meeting_tui.record.meeting.items import Act, Texts
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item
from meeting_tui.record.person import people_of, person_of

UNCHANGED = frozenset(
    {
        *("minutes.read", "minutes.confirmed", "minutes.declared", "minutes.approved"),
        *("remark.confirmed", "objection.entered", "objection.written", "erasure", "clock.anomaly"),
        "objection.retracted",
        *(
            "presence.in",
            "presence.out",
            "presence.anew",
            "item.closed",
            "floor.ended",
            "queue.joined",
            "queue.left",
        ),
        *("meeting.paused", "meeting.resumed", "meeting.closed", "action.done", "action.dropped"),
    }
)
"""Entries that take nothing back from who has read the minutes and confirmed them."""


def follows(state: MeetingState, entry: Entry) -> MeetingState:
    """What an entry of any kind means for the minutes of a state that holds it already."""
    now = state.minutes
    if now.final_at:
        return state
    if entry.kind not in UNCHANGED:
        return replace(state, minutes=DRAFT) if now != DRAFT else state
    return _final(state, entry, "members") if state.settled_by() else state


def _final(state: MeetingState, entry: Entry, by: Literal["members", "officers", "meeting"]) -> MeetingState:
    if state.minutes.final_at:
        return state
    now = replace(state.minutes, final_at=entry.at, final_seq=entry.seq, final_by=by)
    return replace(state, minutes=now)


def _read(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    return replace(state, minutes=replace(state.minutes, read_at=entry.at))


def _confirmed(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    now, who = state.minutes, person_of(entry.body, "by")
    if now.has(who):
        return state
    return replace(state, minutes=replace(now, confirmed=(*now.confirmed, Confirmation(who, entry.at))))


def _declared(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    if state.minutes.final_at:
        return state
    body = entry.body
    told = replace(state.minutes, missing=people_of(body, "missing"), reason=body.get("reason", ""))
    return _final(replace(state, minutes=told), entry, "officers")


def _approved(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    approval = Approval(entry.at, body["meeting"], body["title"], body.get("number", ""))
    now = replace(state.minutes, approvals=(*state.minutes.approvals, approval))
    return _final(replace(state, minutes=now), entry, "meeting")


def _objected(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    body, text = entry.body, texts.get((entry.seq, "text"))
    told = EnteredObjection(entry.seq, entry.at, person_of(body, "name"), text, body.get("motion", 0))
    return replace(state, objections=(*state.objections, told))


def _in_writing(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    """The decision is from now on what the entry says it is with this objection."""
    body, who = entry.body, person_of(entry.body, "name")
    before = state.motion(body["motion"])
    undoes = body["decision"]["outcome"] != "passed" and before is not None and before[1].passed
    by = person_of(body, "by")
    written = WrittenObjection(body["voter"], body["weights"], body["delivered"], by, undoes)
    told = EnteredObjection(entry.seq, entry.at, who, "", body["motion"], written=written)
    decided = replace(state, items=tuple(_redecided(each, body["motion"], body) for each in state.items))
    return replace(decided, objections=(*state.objections, told))


def _taken_back(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    """The decision is from now on what the entry says it is without that objection."""
    of = entry.body["of"]
    motion = next((each.motion for each in state.objections if each.seq == of), 0)
    kept = (replace(each, taken_back=entry.at) if each.seq == of else each for each in state.objections)
    items = tuple(_redecided(each, motion, entry.body) for each in state.items)
    return replace(state, items=items, objections=tuple(kept))


def _redecided(item: Item, motion: int, body: Mapping[str, Any]) -> Item:
    motions = (
        replace(each, decision=body["decision"]) if each.id == motion else each for each in item.motions
    )
    return replace(item, motions=tuple(motions))


STEPS: Mapping[str, Act] = {
    "minutes.read": _read,
    "minutes.confirmed": _confirmed,
    "minutes.declared": _declared,
    "minutes.approved": _approved,
    "objection.entered": _objected,
    "objection.written": _in_writing,
    "objection.retracted": _taken_back,
}
