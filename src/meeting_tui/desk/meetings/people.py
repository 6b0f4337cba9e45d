"""Who is there: members come and go by name, others take part without a vote, two of them hold an office."""

from __future__ import annotations

from sqlmodel import Session, col, select

from meeting_tui.desk.meetings.floor import Floor, floor, line
from meeting_tui.desk.meetings.rolls import comes
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching, only, person_of_row, resolve
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import INVITED, MEMBER, OBSERVER, OWNER
from meeting_tui.record.person import Labels, Person, body_of
from meeting_tui.refusal import Choices, Key, Refusal, Several
from meeting_tui.store import tables
from meeting_tui.store.tables import Community, Member

CAPACITIES = (MEMBER, INVITED, OBSERVER, OWNER)
_RANK = {"chair": 0, "vice": 1, "member": 2}


def roster(session: Session) -> tuple[Person, ...]:
    """The members in office: chair, vice chairs, then the others as they were entered."""
    return tuple(person for person, _office in _in_office(session))


def heads_of_committee(session: Session) -> tuple[Person, ...]:
    """Who chairs the committee, then the vice chairs."""
    return tuple(person for person, held in _in_office(session) if held != "member")


def _in_office(session: Session) -> tuple[tuple[Person, str], ...]:
    chosen = (
        select(Member, tables.Person)
        .join(tables.Person, col(tables.Person.id) == col(Member.person), isouter=True)
        .where(Member.until == "")
        .order_by(col(Member.id))
    )
    rows = sorted(session.exec(chosen), key=lambda row: _RANK[row[0].office])
    return tuple(
        (person_of_row(person) if person else Person(0, member.name), member.office)
        for member, person in rows
    )


def seats(session: Session, members: tuple[Person, ...]) -> int:
    """How many seats the committee has: as the community set it, never fewer than are held."""
    community = session.get(Community, 1)
    return max(community.seats if community else 0, len(members))


def assign_office(office: Office, meeting: str, role: str, name: str) -> MeetingState:
    """Who chairs (`chair`) or records (`recorder`); once the meeting runs, only someone who is there."""
    if role not in ("chair", "recorder"):
        raise Refusal("meetings.role", role=Key(role))
    with floor(office, meeting) as on:
        on.may("assign_office")
        person = on.in_room(name, role) if on.state.opened_at else expected(on, name, role)
        on.write("office.assigned", role=role, **body_of("name", person))
    return on.state


def expected(on: Floor, ref: str, field: str) -> Person:
    """Somebody with something to do in the meeting; members come before others of the name."""
    return resolve(on.session, line(ref, field), members_of(on))


def arrive(office: Office, meeting: str, name: str, capacity: str = MEMBER, organ: str = "") -> MeetingState:
    """Someone comes, before or during the meeting. Members vote, in an assembly the voters of the roll; all
    others take part without a vote.

    `organ`: whom they speak for, where it is not the one they were registered with.
    """
    with floor(office, meeting) as on:
        on.may("arrive")
        person = attending(on, name, capacity)
        on.may("arrive", About(person=person))
        spoken = line(organ, "organ") if organ else person.organ
        said = {"capacity": capacity, **({"organ": spoken} if spoken else {})}
        if on.state.kind == "assembly" and capacity in (MEMBER, OWNER):
            comes(on, person, must=capacity == OWNER, **said)
        else:
            on.write("presence.in", **body_of("name", person), **said)
    return on.state


def attending(on: Floor, name: str, capacity: str) -> Person:
    """Whoever is meant, if they can take part as that."""
    told = line(name, "name")
    if capacity not in CAPACITIES:
        raise Refusal("meetings.capacity", capacity=Key(capacity), known=Choices(CAPACITIES))
    if capacity == OWNER and on.state.kind != "assembly":
        raise Refusal("meetings.owner_observes", name=told)
    return _member(on, told) if capacity == MEMBER else _other(on, told)


def _member(on: Floor, ref: str) -> Person:
    members = members_of(on)
    found = matching(members, ref)
    if not found:
        raise Refusal("meetings.not_member", name=ref, members=Several(map(Labels(members), members)))
    return only(found, ref)


def _other(on: Floor, ref: str) -> Person:
    """Whoever is meant and holds no seat."""
    members = members_of(on)
    found = known(on.session, ref)
    others = tuple(person for person in found if not person.among(members))
    if not others and (found or matching(members, ref)):
        raise Refusal("meetings.is_member", name=ref)
    return only(others, ref) if others else resolve(on.session, ref)


def members_of(on: Floor) -> tuple[Person, ...]:
    """The members: of the day it opened, before that those in office now."""
    return on.state.members if on.state.opened_at else roster(on.session)


def leave(office: Office, meeting: str, name: str) -> MeetingState:
    """Someone goes; who chairs or records hands that over first."""
    with floor(office, meeting) as on:
        person = on.may_one("leave", name, "name")
        on.write("presence.out", **body_of("name", person))
    return on.state
