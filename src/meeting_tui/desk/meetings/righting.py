"""What was entered wrong is put right in the open, also after the meeting: each by an entry of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meeting_tui.desk.meetings.floor import Floor, floor, line, words
from meeting_tui.desk.meetings.people import attending
from meeting_tui.desk.meetings.rolls import as_voter, claims, stands_for_all, votes_no_more
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching, only
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import FORMS, MEMBER, OWNER, Attendance, Item, Motion, Remark
from meeting_tui.record.person import Person, body_of
from meeting_tui.refusal import At, Choices, FieldName, Key, Refusal
from meeting_tui.store.tables import Voter


@dataclass(frozen=True)
class AsMeant:
    """How a remark should have been entered; what is None stays. `at` is an ISO moment with its offset."""

    text: str | None = None
    speaker: str | None = None
    no: int | None = None
    form: str | None = None
    at: str | None = None


def put_right(office: Office, meeting: str, seq: int, meant: AsMeant) -> MeetingState:
    """Enter how remark `seq` should have been entered: only what differs, all of it or nothing.

    Refused: `meetings.not_said`, `meetings.as_it_is`, `meetings.was_not_here`, `meetings.no_such_item`,
    `meetings.form`, `meetings.outside`.
    """
    with floor(office, meeting) as on:
        item, remark = _said(on, seq)
        body = _differs(on, item, remark, meant)
        text = words(meant.text, "text") if meant.text is not None else None
        if body:
            on.write("remark.righted", of=seq, **body)
        if text is not None and text != remark.says:
            on.write("correction", {"text": text}, of=seq)
        elif not body:
            raise Refusal("meetings.as_it_is", seq=seq)
    return on.state


def confirm(office: Office, meeting: str, seq: int) -> MeetingState:
    """The speaker has read remark `seq` as it stands now and confirms it; refused when they did already."""
    with floor(office, meeting) as on:
        _item, remark = _said(on, seq)
        if remark.says is None:
            raise Refusal("meetings.not_said", seq=seq)
        if remark.confirmed_at:
            raise Refusal("meetings.confirmed", seq=seq, at=At(remark.confirmed_at))
        on.write("remark.confirmed", of=seq, **body_of("by", remark.speaker))
    return on.state


def _said(on: Floor, seq: int) -> tuple[Item, Remark]:
    found = on.state.remark(seq)
    if found is None:
        raise Refusal("meetings.not_said", seq=seq)
    return found


def _differs(on: Floor, item: Item, remark: Remark, meant: AsMeant) -> dict[str, Any]:
    body: dict[str, Any] = {}
    if meant.speaker is not None and not (who := _was_here(on, meant.speaker)).is_(remark.speaker):
        body |= body_of("speaker", who)
    if meant.no not in (None, item.no):
        body["no"] = _taken_up(on, int(meant.no or 0))
    if meant.form not in (None, remark.form):
        body["form"] = _form(str(meant.form))
    if meant.at not in (None, remark.at):
        body["said_at"] = _within(on, str(meant.at), "at")
    return body


def _was_here(on: Floor, ref: str) -> Person:
    """Whoever is meant, when that person was in the room at any time."""
    told = line(ref, "speaker")
    if found := matching((stay.person for stay in on.state.attendance), told):
        return only(found, told)
    others = matching(on.state.members, told) or known(on.session, told)
    raise Refusal("meetings.was_not_here" if others else "persons.unknown", name=told)


def _taken_up(on: Floor, no: int) -> int:
    item = on.state.item(no)
    if item is None or not item.opened_at:
        raise Refusal("meetings.no_such_item", no=no, most=len(on.state.items))
    return no


def _form(form: str) -> str:
    if form not in FORMS:
        raise Refusal("meetings.form", form=Key(form), known=Choices(FORMS))
    return form


def _within(on: Floor, at: str, field: str) -> str:
    """A moment of this meeting: not before it was called to order, not after its end or now."""
    end = on.state.closed_at or on.office.world.now().isoformat()
    if not _moment(on.state.opened_at) <= _moment(at) <= _moment(end):
        raise Refusal("meetings.outside", field=FieldName(field), begin=At(on.state.opened_at), end=At(end))
    return at


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


@dataclass(frozen=True)
class StayAsMeant:
    """How a stay in the room should have been entered; what is None stays. Moments are ISO with their offset.

    `never`: they were not there at all.
    """

    came: str | None = None
    left: str | None = None
    capacity: str | None = None
    never: bool = False


def right_presence(office: Office, meeting: str, seq: int, meant: StayAsMeant) -> MeetingState:
    """Enter when somebody came (entry `seq`) and left and as what, as it should have been entered.

    What was voted stands: a vote froze who was there. Whoever is put right to owner, and is still there, has
    their vote from now on, or no more. Refused: `meetings.no_stay`, `meetings.as_it_is`,
    `meetings.came_later`, `meetings.overlaps`, `meetings.has_voted`, `meetings.office_leaves`, and those of
    `arrive`.
    """
    with floor(office, meeting) as on:
        stay = next((each for each in on.state.attendance if each.seq == seq), None)
        if stay is None:
            raise Refusal("meetings.no_stay", seq=seq)
        body = _stay_differs(on, stay, meant)
        if not body:
            raise Refusal("meetings.as_it_is", seq=seq)
        gone = body.get("left_at", stay.left)
        _stays_apart(on, stay.person, body.get("came_at", stay.came), gone, seq)
        over = gone or on.state.closed_at
        mine = () if over else _may_vote(on, stay.person, body.get("capacity", ""))
        on.write("presence.righted", of=seq, **body, **as_voter(on, mine))
        stands_for_all(on, stay.person, mine)
    return on.state


def _may_vote(on: Floor, person: Person, capacity: str) -> tuple[Voter, ...]:
    """The voters of an assembly somebody is there for from now on, put right to a capacity; "": as before."""
    if on.state.kind != "assembly" or not capacity:
        return ()
    if capacity in (MEMBER, OWNER):
        return claims(on, person, must=capacity == OWNER)
    votes_no_more(on, person)
    return ()


def _stay_differs(on: Floor, stay: Attendance, meant: StayAsMeant) -> dict[str, Any]:
    if meant.never:
        _never_voted(on, stay)
        return {"never": True}
    body: dict[str, Any] = {}
    if meant.came not in (None, stay.came):
        body["came_at"] = _not_to_come(on, str(meant.came), "came")
    if meant.left not in (None, stay.left):
        body["left_at"] = _not_to_come(on, str(meant.left), "left")
    if meant.capacity not in (None, stay.capacity):
        attending(on, stay.person.ref, str(meant.capacity))
        body["capacity"] = str(meant.capacity)
    return body


def _never_voted(on: Floor, stay: Attendance) -> None:
    """Who chairs, records or has voted in that time was there."""
    person, name = stay.person, on.state.labels(stay.person)
    if not stay.left and person.among(filter(None, (on.state.chair, on.state.recorder))):
        raise Refusal("meetings.office_leaves", name=name)
    for motion in on.state.motions:
        if (
            (person.among(motion.votes) or _in_vote(motion, person))
            and stay.came <= motion.at
            and (not stay.left or motion.at <= stay.left)
        ):
            raise Refusal("meetings.has_voted", name=name, motion=motion.id)


def _in_vote(motion: Motion, person: Person) -> bool:
    """Whether somebody stood for a voter of an assembly when the vote on a motion was opened."""
    return motion.vote is not None and any(each.person.is_(person) for each in motion.vote.room)


def add_presence(
    office: Office, meeting: str, name: str, capacity: str, came: str, left: str = "", organ: str = ""
) -> MeetingState:
    """Enter that somebody was there and it was not entered; who is still there has not `left`.

    After the meeting everybody has. Refused as `right_presence`.
    """
    with floor(office, meeting) as on:
        person = attending(on, name, capacity)
        gone = left or on.state.closed_at
        body: dict[str, Any] = {"came_at": _not_to_come(on, came, "came")}
        if gone:
            body["left_at"] = _not_to_come(on, gone, "left")
        _stays_apart(on, person, came, gone, 0)
        if spoken := line(organ, "organ") if organ else person.organ:
            body["organ"] = spoken
        mine = _may_vote(on, person, capacity) if not gone else ()
        on.write("presence.added", **body_of("name", person), capacity=capacity, **body, **as_voter(on, mine))
        stands_for_all(on, person, mine)
    return on.state


def _not_to_come(on: Floor, at: str, field: str) -> str:
    now = on.office.world.now().isoformat()
    if _moment(at) > _moment(now):
        raise Refusal("meetings.to_come", field=FieldName(field), at=At(at), now=At(now))
    return at


def _stays_apart(on: Floor, person: Person, came: str, left: str, seq: int) -> None:
    """Nobody leaves before coming, or is there twice at once."""
    if left and _moment(left) < _moment(came):
        raise Refusal("meetings.came_later", came=At(came), left=At(left))
    for other in on.state.attendance:
        begins_later = left and _moment(left) <= _moment(other.came)
        ended_before = other.left and _moment(other.left) <= _moment(came)
        if other.seq != seq and other.person.is_(person) and not (begins_later or ended_before):
            raise Refusal("meetings.overlaps", name=on.state.labels(person), came=At(other.came))
