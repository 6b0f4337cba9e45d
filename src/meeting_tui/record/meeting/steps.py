"""The fold of a meeting: one step for each kind of entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting import (
    actions,
    agenda,
    assembly,
    course,
    items,
    minutes,
    motions,
    presence,
    righting,
    speakers,
)
from meeting_tui.record.meeting.items import Act, Texts
from meeting_tui.record.meeting.state import MeetingState


def fold(entries: Iterable[Entry], texts: Texts) -> MeetingState:
    """The state after all entries."""
    state = MeetingState()
    for entry in entries:
        state = step(state, entry, texts)
    return state


def step(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    """The state after one more entry; an unknown kind changes nothing but count and head."""
    act = _STEPS.get(entry.kind)
    after = minutes.follows(act(state, entry, texts) if act else state, entry)
    return replace(after, count=entry.seq, head=entry.hash)


_SUBJECTS = (course, presence, assembly, agenda, items, motions, righting, speakers, actions, minutes)
_STEPS: Mapping[str, Act] = {kind: act for subject in _SUBJECTS for kind, act in subject.STEPS.items()}
