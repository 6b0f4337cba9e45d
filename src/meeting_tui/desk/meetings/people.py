"""Who is there: members come and go by name, others take part without a vote, two of them hold an office."""

from __future__ import annotations

from sqlmodel import Session, col, select

from meeting_tui.desk.meetings.floor import Floor, floor, line
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting import INVITED, MEMBER, OBSERVER, OWNER, MeetingState
from meeting_tui.refusal import Choices, Key, Refusal, Several
from meeting_tui.store.tables import Community, Member

CAPACITIES = (MEMBER, INVITED, OBSERVER, OWNER)
_RANK = {"chair": 0, "vice": 1, "member": 2}


def roster(session: Session) -> tuple[str, ...]:
    """The members in office: chair, vice chairs, then the others as they were entered."""
    rows = session.exec(select(Member).where(Member.until == "").order_by(col(Member.id))).all()
    return tuple(row.name for row in sorted(rows, key=lambda row: _RANK[row.office]))


def seats(session: Session, members: tuple[str, ...]) -> int:
    """How many seats the committee has: as the community set it, never fewer than are held."""
    community = session.get(Community, 1)
    return max(community.seats if community else 0, len(members))


def assign_office(office: Office, meeting: str, role: str, name: str) -> MeetingState:
    """Who chairs (`chair`) or records (`recorder`); once the meeting runs, only someone who is there."""
    if role not in ("chair", "recorder"):
        raise Refusal("meetings.role", role=Key(role))
    with floor(office, meeting) as on:
        on.not_closed()
        person = line(name, role)
        on.write("office.assigned", role=role, name=on.in_room(person) if on.state.opened_at else person)
    return on.state


def arrive(office: Office, meeting: str, name: str, capacity: str = MEMBER, organ: str = "") -> MeetingState:
    """Someone comes, before or during the meeting. Members vote; all others take part without a vote."""
    with floor(office, meeting) as on:
        on.not_closed()
        person = line(name, "name")
        if any(stay.name == person for stay in on.state.in_room):
            raise Refusal("meetings.here_already", name=person)
        _fits(on, person, capacity)
        of = {"organ": line(organ, "organ")} if organ else {}
        on.write("presence.in", name=person, capacity=capacity, **of)
    return on.state


def _fits(on: Floor, person: str, capacity: str) -> None:
    if capacity not in CAPACITIES:
        raise Refusal("meetings.capacity", capacity=Key(capacity), known=Choices(CAPACITIES))
    members = _members(on)
    if capacity == MEMBER and person not in members:
        raise Refusal("meetings.not_member", name=person, members=Several(members))
    if capacity != MEMBER and person in members:
        raise Refusal("meetings.is_member", name=person)
    if capacity == OWNER and on.state.kind != "assembly":
        raise Refusal("meetings.owner_observes", name=person)


def _members(on: Floor) -> tuple[str, ...]:
    return on.state.members if on.state.opened_at else roster(on.session)


def leave(office: Office, meeting: str, name: str) -> MeetingState:
    """Someone goes; who chairs or records hands that over first."""
    with floor(office, meeting) as on:
        on.not_closed()
        person = on.in_room(line(name, "name"))
        if on.state.opened_at and person in (on.state.chair, on.state.recorder):
            raise Refusal("meetings.office_leaves", name=person)
        on.write("presence.out", name=person)
    return on.state
