"""What entries do to the meeting as a whole: called, opened, its officers, closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.attested import Attesters
from meeting_tui.record.meeting.items import Act, Texts
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Pause
from meeting_tui.record.person import people_of, person_of


def _created(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    names = ("id", "title", "kind", "place", "planned_at", "profile", "rule", "seats")
    return replace(
        state,
        **{name: entry.body[name] for name in names},
        members=people_of(entry.body, "members"),
        speech=entry.body.get("speech", 0),
        law=entry.body.get("law", ""),
        second_of=entry.body.get("second_of", ""),
    )


def _changed(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    names = ("title", "place", "planned_at", "speech")
    return replace(state, **{name: entry.body[name] for name in names if name in entry.body})


def _assigned(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    who = person_of(entry.body, "name")
    return replace(state, chair=who) if entry.body["role"] == "chair" else replace(state, recorder=who)


def _opened(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    return replace(
        state,
        opened_at=entry.at,
        members=people_of(body, "members"),
        seats=body["seats"],
        base=body.get("all", 0),
        quorum=body["quorum"],
        attest=_attesters(body),
    )


def _attesters(body: Mapping[str, Any]) -> Attesters | None:
    told = body.get("attest")
    council = people_of(body, "council") if "council" in body else ()
    return Attesters(told.get("recorder", True), told.get("owners", 0), council) if told else None


def _paused(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    told = {name: body[name] for name in ("until", "place", "reason", "second_call") if name in body}
    pause = Pause(entry.at, **told)
    return replace(state, pauses=(*state.pauses, pause))


def _resumed(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    if not state.pauses:
        return state
    *before, last = state.pauses
    return replace(state, pauses=(*before, replace(last, ended=entry.at)), quorum=entry.body["quorum"])


def _anomaly(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    return replace(state, anomalies=(*state.anomalies, (entry.body["was"], entry.body["now"])))


STEPS: Mapping[str, Act] = {
    "meeting.created": _created,
    "meeting.changed": _changed,
    "office.assigned": _assigned,
    "meeting.opened": _opened,
    "meeting.paused": _paused,
    "meeting.resumed": _resumed,
    "meeting.closed": lambda state, entry, _texts: replace(state, closed_at=entry.at),
    "clock.anomaly": _anomaly,
}
