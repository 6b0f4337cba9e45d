"""Meetings: called, opened, closed; what is between is in `meeting_people`, `meeting_talk`, `meeting_votes`.

Every act takes the office and the meeting's id, writes one transaction, and returns the meeting as it
then is. The record never loses an entry: what was wrong is corrected by a new one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk import titles
from meeting_tui.desk.communities import speech_limit
from meeting_tui.desk.meetings import agenda
from meeting_tui.desk.meetings.actions import assign, drop, finish, right_action
from meeting_tui.desk.meetings.agenda import (
    add_item,
    change_item,
    change_meeting,
    deeper,
    move_item,
    remove_item,
    shallower,
)
from meeting_tui.desk.meetings.assembly import check_in, name_vote, represent, withdraw_proxy
from meeting_tui.desk.meetings.floor import Floor, floor, line, stream_of
from meeting_tui.desk.meetings.laws import is_own, under_law
from meeting_tui.desk.meetings.minutes import (
    as_final,
    attesters,
    confirm_minutes,
    declare_final,
    earlier_actions,
    enter_objection,
    read_back,
)
from meeting_tui.desk.meetings.motions import (
    put_motion,
    right_motion,
    stand_aside,
    vote_again,
    withdraw_motion,
)
from meeting_tui.desk.meetings.pauses import pause, resume, take_anew
from meeting_tui.desk.meetings.people import (
    CAPACITIES,
    arrive,
    assign_office,
    expected,
    leave,
    roster,
    seats,
)
from meeting_tui.desk.meetings.ready import whole_agenda
from meeting_tui.desk.meetings.righting import (
    AsMeant,
    StayAsMeant,
    add_presence,
    confirm,
    put_right,
    right_presence,
)
from meeting_tui.desk.meetings.rolls import freeze
from meeting_tui.desk.meetings.second_call import first_called, not_sooner
from meeting_tui.desk.meetings.speakers import end_floor, give_floor, join_queue, leave_queue
from meeting_tui.desk.meetings.spec import ITEM_KINDS, AgendaSpec, MeetingSpec, meeting_spec
from meeting_tui.desk.meetings.talk import close_item, correct, erase, say, take_up, turn_to
from meeting_tui.desk.meetings.votes import (
    CHOICES,
    METHODS,
    answer,
    answer_rest,
    conclude,
    count_votes,
    heads,
    no_objection,
    open_vote,
    quorum,
    reachable,
    roll_call,
)
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import guest
from meeting_tui.paper import fonts
from meeting_tui.published import QuorumForm
from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.person import bodies_of, body_of
from meeting_tui.refusal import Refusal
from meeting_tui.rules.condition import Words
from meeting_tui.store import journal
from meeting_tui.store.tables import Community, Meeting
from meeting_tui.store.tables import Entry as EntryRow

__all__ = [
    "CAPACITIES",
    "CHOICES",
    "ITEM_KINDS",
    "METHODS",
    "AgendaSpec",
    "AsMeant",
    "MeetingLine",
    "MeetingSpec",
    "Reach",
    "StayAsMeant",
    "add_item",
    "add_presence",
    "answer",
    "answer_rest",
    "arrive",
    "as_final",
    "assign",
    "assign_office",
    "change_item",
    "change_meeting",
    "check_in",
    "close_item",
    "close_meeting",
    "conclude",
    "confirm",
    "confirm_minutes",
    "correct",
    "count_votes",
    "declare_final",
    "deeper",
    "drop",
    "earlier_actions",
    "end_floor",
    "enter_objection",
    "erase",
    "finish",
    "give_floor",
    "join_queue",
    "leave",
    "leave_queue",
    "meeting",
    "meeting_spec",
    "meetings",
    "move_item",
    "name_vote",
    "new_meeting",
    "no_objection",
    "open_meeting",
    "open_vote",
    "pause",
    "put_motion",
    "put_right",
    "reach",
    "read_back",
    "record",
    "remove_item",
    "represent",
    "resume",
    "right_action",
    "right_motion",
    "right_presence",
    "roll_call",
    "say",
    "shallower",
    "stand_aside",
    "standing",
    "take_anew",
    "take_up",
    "turn_to",
    "vote_again",
    "withdraw_motion",
    "withdraw_proxy",
]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list; times are ISO, empty while it has not been opened or closed. `no_quorum`: when it
    was opened, or last went on, too few were there."""

    id: str
    title: str
    kind: str
    place: str
    planned_at: str
    opened_at: str = ""
    closed_at: str = ""
    no_quorum: bool = False


def new_meeting(office: Office, spec: MeetingSpec) -> MeetingState:
    """Call a meeting: its agenda, and who will chair and record if that is known."""
    with office.store.write() as session:
        spec = first_called(office, session, spec)
        fonts.require(map(clean, (spec.title, spec.place, *(each.title for each in spec.agenda))))
        row = Meeting(
            id=f"m{len(session.exec(select(Meeting.id)).all()) + 1}",
            title=line(titles.bounded(spec.title), "title"),
            kind=spec.kind,
            place=spec.place,
            planned_at=spec.time.isoformat(timespec="minutes") if spec.time else "",
        )
        session.add(row)
        _created(office, session, row, spec)
        on = Floor(office, session, row.id)
        for each in spec.guests:
            guest(session, each.name, each.unit, each.organ)
        for item in whole_agenda(on, spec):
            agenda.add(on, item)
        for role, name in (("chair", spec.chair), ("recorder", spec.recorder)):
            if name:
                on.write("office.assigned", role=role, **body_of("name", expected(on, name, role)))
    return on.state


def _created(office: Office, session: Session, row: Meeting, spec: MeetingSpec) -> None:
    members = roster(session)
    profile, rule = under_law(session, spec.kind, spec.profile, spec.rule, row.planned_at[:10])
    home = session.get(Community, 1)
    limit = (home.speech if home else 0) if spec.speech is None else speech_limit(spec.speech)
    more: dict[str, Any] = {"speech": limit} if limit else {}
    more |= {"law": profile.text} if is_own(profile) else {}
    more |= {"second_of": spec.second_of} if spec.second_of else {}
    office.append(
        session,
        stream_of(row.id),
        "meeting.created",
        id=row.id,
        title=row.title,
        kind=row.kind,
        place=row.place,
        planned_at=row.planned_at,
        profile=profile.id,
        rule=rule,
        **bodies_of("members", members),
        seats=seats(session, members),
        **more,
    )


def meetings(office: Office) -> tuple[MeetingLine, ...]:
    """All meetings, the latest planned first."""
    with office.store.read() as session:
        rows = session.exec(select(Meeting)).all()
        when = select(EntryRow.stream, EntryRow.kind, EntryRow.at).where(
            col(EntryRow.kind).in_(("meeting.opened", "meeting.closed"))
        )
        at = {(stream, kind): moment for stream, kind, moment in session.execute(when)}
        lacking = _without_quorum(session)
        lines = [
            MeetingLine(
                row.id,
                row.title,
                row.kind,
                row.place,
                row.planned_at,
                at.get((stream_of(row.id), "meeting.opened"), ""),
                at.get((stream_of(row.id), "meeting.closed"), ""),
                stream_of(row.id) in lacking,
            )
            for row in rows
        ]
    return tuple(sorted(lines, key=lambda each: (each.planned_at, each.id), reverse=True))


def _without_quorum(session: Session) -> set[str]:
    """The streams of meetings that had no quorum when it was found out last."""
    chosen = (
        select(EntryRow.stream, EntryRow.body)
        .where(col(EntryRow.kind).in_(("meeting.opened", "meeting.resumed")))
        .order_by(col(EntryRow.seq))
    )
    last = {stream: json.loads(body)["quorum"] for stream, body in session.execute(chosen)}
    return {stream for stream, quorum in last.items() if not quorum["holds"]}


def meeting(office: Office, meeting: str) -> MeetingState:
    """The meeting as it is. Refusal meetings.unknown."""
    with office.store.read() as session:
        return Floor(office, session, meeting).state


def record(office: Office, meeting: str, after: int = 0) -> tuple[Entry, ...]:
    """The entries themselves, those behind `after`."""
    with office.store.read() as session:
        return tuple(journal.entries(session, stream_of(meeting), after))


def standing(office: Office, meeting: str) -> QuorumForm:
    """Whether enough members are there now: `holds`, and the conditions as in a decision's JSON."""
    with office.store.read() as session:
        return quorum(Floor(office, session, meeting))


@dataclass(frozen=True, slots=True)
class Reach:
    """A rule of the meeting, by its title, and whether those who are there could pass something by it."""

    rule: str
    title: Words
    can_pass: bool


def reach(office: Office, meeting: str) -> tuple[Reach, ...]:
    """Which majorities those present can still reach; nothing of a meeting that decides on paper."""
    with office.store.read() as session:
        on = Floor(office, session, meeting)
        rules = law(on.state).rules
        return tuple(Reach(name, rules[name].title, can) for name, can in reachable(on).items())


def open_meeting(office: Office, meeting: str) -> MeetingState:
    """Open it: chair and recorder must be there. A missing quorum is recorded, and then nothing passes."""
    with floor(office, meeting) as on:
        on.may("open")
        members = roster(on.session)
        if on.state.kind == "assembly":
            freeze(on)
        elif not members:
            raise Refusal("meetings.no_members")
        on.state = replace(on.state, members=members, seats=seats(on.session, members))
        not_sooner(on)
        base = heads(on)
        on.write(
            "meeting.opened",
            **bodies_of("members", members),
            seats=on.state.seats,
            all=base["all"],
            present=base["present"],
            quorum=quorum(on),
            **(attesters(on) if on.state.kind == "assembly" else {}),
        )
    return on.state


def close_meeting(office: Office, meeting: str) -> MeetingState:
    """Close it; the item being dealt with must be finished first."""
    with floor(office, meeting) as on:
        on.may("close")
        on.write("meeting.closed")
    return on.state
