"""Objections in writing to what an assembly decided, where the law lets them undo it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from meeting_tui.clean import clean
from meeting_tui.desk.meetings.floor import Floor, floor
from meeting_tui.desk.meetings.rolls import owners_of, voter_numbered, weights_of
from meeting_tui.desk.meetings.votes import with_objections
from meeting_tui.desk.meetings.weighing import frozen, law
from meeting_tui.desk.objections import in_time, still_free
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.named import voter_named
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.acts import fingerprint_of
from meeting_tui.record.meeting.attested import EnteredObjection
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import Refusal
from meeting_tui.rules.profile import Objection
from meeting_tui.store.tables import Community


class _Voter(NamedTuple):
    voter: int
    label: str
    units: str


def open_to(state: MeetingState) -> tuple[Motion, ...]:
    """The motions of a closed assembly whose decision objections in writing may undo, or have undone."""
    return tuple(each for each in state.motions if _heard(state, each)) if state.closed_at else ()


def file(office: Office, meeting: str, motion: int, voter: str, delivered: date) -> MeetingState:
    """Register that a voter (number on the roll, unit, name) objects to what was decided on a motion, which
    was delivered to them that day. The decision is at once what it is with this objection.

    Said again it changes nothing. Refused: `meetings.not_closed`, `meetings.not_decided`,
    `objections.no_decision` where the law knows none or nothing passed, `objections.roll`,
    `objections.not_on_roll`, `objections.early`, `objections.late`.
    """
    with floor(office, meeting) as on:
        on.may("object")
        if not on.state.closed_at:
            raise Refusal("meetings.not_closed", title=on.state.title)
        found = on.state.motion(motion)
        if found is None or found[1].decision is None:
            raise Refusal("meetings.not_decided", motion=motion)
        after = _heard(on.state, found[1])
        if after is None:
            raise Refusal("objections.no_decision", motion=motion)
        who = voter_named(_voters(on), voter)
        if who is None:
            raise Refusal("objections.not_on_roll", voter=clean(voter))
        in_time(office, after, who.label, delivered, found[1].decided_at)
        if who.voter not in objecting(on.state, motion):
            _write(on, found[1], who, delivered)
    return on.state


def withdraw(office: Office, meeting: str, motion: int, voter: str) -> MeetingState:
    """Register that a voter (number on the roll, or name) takes back what `file` put on record. The decision
    is at once what it is without it.

    Refused: `objections.unfiled`, `objections.final` once the days of the law are over.
    """
    with floor(office, meeting) as on:
        on.may("object")
        found, filed = on.state.motion(motion), _filed(on.state, motion)
        who = voter_named({no: _Voter(no, each.person.name, "") for no, each in filed.items()}, voter)
        after = _heard(on.state, found[1]) if found else None
        if found is None or who is None or after is None:
            raise Refusal("objections.unfiled", voter=clean(voter))
        told = filed.pop(who.voter)
        if told.written:
            still_free(office, after, who.label, date.fromisoformat(told.written.delivered))
        left = [each.written.weights for each in filed.values() if each.written]
        on.write(
            "objection.retracted",
            of=told.seq,
            **body_of("by", on.office.actor),
            decision=with_objections(on.state, found[1], left).as_json(),
        )
    return on.state


def _heard(state: MeetingState, motion: Motion) -> Objection | None:
    """The days and the limit of the law; None where it hears no objection to what was decided."""
    if state.roll is None or motion.decision is None or motion.vote is None:
        return None
    stood = motion.passed or bool(objecting(state, motion.id))
    return law(state).rule(motion.vote.rule).after if stood else None


def objecting(state: MeetingState, motion: int) -> dict[int, Mapping[str, int]]:
    """Who objected in writing to what was decided on a motion: number on the roll → what they weigh."""
    return {no: each.written.weights for no, each in _filed(state, motion).items() if each.written}


def _filed(state: MeetingState, motion: int) -> dict[int, EnteredObjection]:
    """The objections in writing that stand: number on the roll → the entry."""
    return {
        each.written.voter: each
        for each in state.objections
        if each.written and each.motion == motion and not each.taken_back
    }


def _voters(on: Floor) -> dict[int, _Voter]:
    """The roll the meeting went by. Refused (`objections.roll`) where it is another one since."""
    stored, home = storage.load(on.session), on.session.get(Community, 1)
    if fingerprint_of(stored) != frozen(on.state).digest or home is None:
        raise Refusal("objections.roll", meeting=on.state.id)
    return {
        each.no: _Voter(
            each.no,
            storage.JOIN[home.lang].join(storage.names_of(stored, each)),
            "\n".join(storage.places_of(stored, each, home.lang)),
        )
        for each in stored.voters
    }


def _write(on: Floor, motion: Motion, who: _Voter, delivered: date) -> None:
    stored = voter_numbered(on.session, who.voter)
    weights = weights_of(frozen(on.state), stored)
    against = [*objecting(on.state, motion.id).values(), weights]
    name = next(iter(owners_of(on.session, stored)), Person(0, who.label))
    on.write(
        "objection.written",
        **body_of("name", name),
        motion=motion.id,
        voter=who.voter,
        weights=dict(weights),
        delivered=delivered.isoformat(),
        **body_of("by", on.office.actor),
        decision=with_objections(on.state, motion, against).as_json(),
    )
