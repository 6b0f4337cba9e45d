"""A meeting that never had its quorum is called a second time: adjourned to a time, or by another meeting."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session

from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.meetings.spec import MeetingSpec
from meeting_tui.desk.meetings.votes import quorum
from meeting_tui.desk.office import Office
from meeting_tui.refusal import Refusal, Term


def came_to_nothing(on: Floor) -> bool:
    """Whether the meeting was opened, never had a quorum as far as it was found out, and decided nothing."""
    state = on.state
    if state.quorum is None or state.quorum["holds"] or quorum(on)["holds"]:
        return False
    return all(m.decision is None or m.decision["outcome"] == "no_quorum" for m in state.motions)


def first_called(office: Office, session: Session, spec: MeetingSpec) -> MeetingSpec:
    """The spec of a second call, with the law and, unless it says another, the agenda of the first.

    Refused: `meetings.unknown`, `meetings.first_call_kind`, `meetings.first_call_law`,
    `meetings.first_call_held`.
    """
    if not spec.second_of:
        return spec
    first = Floor(office, session, spec.second_of)
    state = first.state
    if state.kind != spec.kind:
        raise Refusal("meetings.first_call_kind", title=state.title, kind=Term(state.kind))
    if spec.profile not in ("", state.profile):
        raise Refusal("meetings.first_call_law", title=state.title, profile=state.profile)
    if not came_to_nothing(first):
        raise Refusal("meetings.first_call_held", title=state.title)
    own_agenda = spec.agenda or spec.template or spec.like
    like = spec.like if own_agenda else state.id
    return replace(spec, profile=state.profile, rule=spec.rule or state.rule, like=like)
