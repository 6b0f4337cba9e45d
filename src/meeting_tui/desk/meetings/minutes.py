"""The minutes: read back, confirmed by who was there, final, approved by a later meeting; objections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlmodel import select

from meeting_tui.clean import clean
from meeting_tui.desk.meetings.floor import Floor, floor, line, stream_of, words
from meeting_tui.desk.meetings.people import heads_of_committee
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching, only
from meeting_tui.record.meeting import steps as fold
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Action
from meeting_tui.record.person import Person, bodies_of, body_of, distinct
from meeting_tui.refusal import Refusal
from meeting_tui.store import journal
from meeting_tui.store.tables import Meeting


def enter_objection(office: Office, meeting: str, who: str, text: str, motion: int = 0) -> MeetingState:
    """Somebody who was there, or a member, objects: to what was decided on a motion, 0: to the record.

    Also after the meeting. Refused: `meetings.not_open`, `meetings.was_not_here`, `meetings.not_decided`.
    """
    with floor(office, meeting) as on:
        on.may("object")
        if motion and ((found := on.state.motion(motion)) is None or found[1].decision is None):
            raise Refusal("meetings.not_decided", motion=motion)
        stays = (stay.person for stay in on.state.attendance)
        person = _one_of(on, (*on.state.members, *stays), who)
        about = {"motion": motion} if motion else {}
        said = {"text": words(text, "objection")}
        on.write("objection.entered", said, **body_of("name", person), **about)
    return on.state


def read_back(office: Office, meeting: str) -> MeetingState:
    """The record is read to those who are there; no entry where nothing was said since the last time."""
    with floor(office, meeting) as on:
        on.may("read_back")
        if not on.state.minutes.read_at:
            on.write("minutes.read")
    return on.state


def attesters(on: Floor) -> dict[str, Any]:
    """The fields that say who confirms the minutes of an assembly, by its law."""
    told = law(on.state).minutes
    fields: dict[str, Any] = {"attest": {"recorder": told.recorder, "owners": told.owners}}
    return fields | (bodies_of("council", heads_of_committee(on.session)) if told.council else {})


def confirm_minutes(office: Office, meeting: str, who: Iterable[str]) -> MeetingState:
    """These people have read the minutes as they stand and confirm them: members who came, chair, recorder;
    in an assembly owners who came.

    When all have who have to, the minutes are final. Refused: `meetings.not_open`,
    `meetings.motion_open`, `meetings.minutes_final`, `meetings.minutes_confirmed`, `meetings.was_not_here`.
    """
    with floor(office, meeting) as on:
        on.may("confirm_minutes")
        for ref in who:
            person = _one_of(on, on.state.confirming, ref)
            on.may("confirm_minutes", About(person=person))
            on.write("minutes.confirmed", **body_of("by", person))
    return on.state


def declare_final(office: Office, meeting: str, reason: str = "") -> MeetingState:
    """Chair and recorder, who have both confirmed them, declare the minutes final without the others.

    Refused: `meetings.not_closed`, `meetings.minutes_final`, `meetings.officers_first`.
    """
    with floor(office, meeting) as on:
        state = on.may("declare_final")
        officers = distinct(person for person in (state.chair, state.recorder) if person)
        missing = [each for each in state.attesting if not state.minutes.has(each)]
        why = {"reason": line(reason, "reason")} if clean(reason) else {}
        on.write("minutes.declared", **bodies_of("by", officers), **bodies_of("missing", missing), **why)
    return on.state


def approve(on: Floor, motion: int) -> None:
    """A motion adopted on an item about an earlier meeting's minutes makes those final, in their record."""
    found = on.state.motion(motion)
    if found is None or not found[1].main or found[0].kind != "minutes" or not found[0].of:
        return
    earlier = Floor(on.office, on.session, found[0].of)
    if earlier.state.closed_at:
        number = {"number": found[1].filed} if found[1].filed else {}
        earlier.write("minutes.approved", meeting=on.state.id, title=on.state.title, motion=motion, **number)


def as_final(office: Office, meeting: str) -> tuple[MeetingState, MeetingState]:
    """The meeting as its minutes print it, and as it is: they differ where something was entered since they
    are final."""
    with office.store.read() as session:
        now = Floor(office, session, meeting).state
        last = now.minutes.final_seq
        if not last or last == now.count:
            return now, now
        stream = stream_of(meeting)
        entries = (entry for entry in journal.entries(session, stream) if entry.seq <= last)
        return fold.fold(entries, journal.texts(session, stream)), now


def earlier_actions(office: Office, state: MeetingState) -> tuple[Action, ...]:
    """What earlier meetings of the kind gave people to do and was open when this one began, as it stood at
    its end."""
    with office.store.read() as session:
        ids = session.exec(select(Meeting.id).where(Meeting.kind == state.kind)).all()
        others = [Floor(office, session, each).state for each in ids if each != state.id]
    begins, end = state.opened_at, state.closed_at or office.world.now().isoformat()
    return tuple(
        _by(action, end)
        for other in sorted(others, key=lambda each: each.closed_at)
        if begins and other.closed_at and other.closed_at <= begins
        for action in other.actions
        if not action.settled_at or action.settled_at >= begins
    )


def _by(action: Action, end: str) -> Action:
    """An action as it stood at a moment."""
    later = action.settled_at > end
    return replace(action, done_at="", dropped_at="", why="") if later else action


def _one_of(on: Floor, people: Iterable[Person], ref: str) -> Person:
    told = line(ref, "name")
    if found := matching(distinct(people), told):
        return only(found, told)
    others = matching(on.state.members, told) or known(on.session, told)
    raise Refusal("meetings.was_not_here" if others else "persons.unknown", name=told)
