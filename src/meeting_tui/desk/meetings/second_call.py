"""A meeting that never had its quorum is called a second time: adjourned to a time, or by another meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlmodel import Session

from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.meetings.spec import MeetingSpec
from meeting_tui.desk.meetings.votes import quorum
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.published import QuorumForm
from meeting_tui.refusal import At, Refusal, Term
from meeting_tui.rules import Profile


def came_to_nothing(on: Floor) -> bool:
    """Whether the meeting was opened, never had a quorum as far as it was found out, and decided nothing."""
    state = on.state
    if state.quorum is None or state.quorum["holds"] or quorum(on)["holds"]:
        return False
    return all(m.decision is None or m.decision["outcome"] == "no_quorum" for m in state.motions)


def not_sooner(on: Floor) -> None:
    """Refused (`meetings.second_call_early`) while it is too early for the quorum of a second call, by a law
    that says so, and that of a first one is not there."""
    state, now = on.state, on.office.world.now().replace(tzinfo=None)
    if not state.second_call:
        return
    if state.pause is not None:
        since, fixed = (state.pause.since, state.pause.until) if state.pause.second_call else ("", "")
    else:
        since, fixed = Floor(on.office, on.session, state.second_of).state.opened_at, state.planned_at
    at = _earliest(law(state), state.rule, since, fixed)
    if at is not None and now < at and not _as_first(on)["holds"]:
        raise Refusal("meetings.second_call_early", at=At(at.isoformat(timespec="minutes")))


def called_for(profile: Profile, rule: str, first: str, then: datetime) -> None:
    """Refused (`meetings.second_call_early`) where the law wants more days between the first call and it, of
    a meeting by that rule."""
    at = _earliest(profile, rule, first, "")
    if at is not None and then < at:
        raise Refusal("meetings.second_call_early", at=At(at.isoformat(timespec="minutes")))


def _earliest(profile: Profile, rule: str, first: str, fixed: str) -> datetime | None:
    """When a second call may be held, local time; None where the law doesn't say."""
    second, times = profile.second_call_of(rule), []
    if second and second.days and first:
        day = datetime.fromisoformat(first).date() + timedelta(days=second.days)
        times.append(datetime.combine(day, time()))
    if second and second.minutes and fixed:
        times.append(datetime.fromisoformat(fixed).replace(tzinfo=None) + timedelta(minutes=second.minutes))
    return max(times, default=None)


def _as_first(on: Floor) -> QuorumForm:
    """Whether there is a quorum as the law asks it at a first call."""
    state = on.state
    pauses = tuple(replace(pause, second_call=False) for pause in state.pauses)
    on.state = replace(state, second_of="", pauses=pauses)
    try:
        return quorum(on)
    finally:
        on.state = state


def first_called(office: Office, session: Session, spec: MeetingSpec) -> MeetingSpec:
    """The spec of a second call, with the law and, unless it says another, the agenda of the first.

    Refused: `meetings.unknown`, `meetings.first_call_kind`, `meetings.first_call_law`,
    `meetings.first_call_held`, `meetings.second_call_early`.
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
    if spec.time is not None:
        called_for(law(state), spec.rule or state.rule, state.opened_at, spec.time)
    own_agenda = spec.agenda or spec.template or spec.like
    like = spec.like if own_agenda else state.id
    return replace(spec, profile=state.profile, rule=spec.rule or state.rule, like=like)
