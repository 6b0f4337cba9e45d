"""Who is known when a paper is made: the roll, the persons of the file, and who of them acts in an office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import select
from sqlmodel import Session, col

from meeting_tui.check_code import check_code
from meeting_tui.desk import communities
from meeting_tui.desk.board.kinds import OF_FILE, DocumentRef
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import frozen
from meeting_tui.desk.polls.definition import Asked, Definition
from meeting_tui.desk.polls.frozen import Case
from meeting_tui.desk.roll.places import place
from meeting_tui.paper.ballots.payload import tidy
from meeting_tui.paper.documents.attending import of_meeting
from meeting_tui.paper.documents.known import InClear, Known
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.person import unit_name
from meeting_tui.record.register import BallotRegister
from meeting_tui.rules.profile import Profile
from meeting_tui.store import tables

_NAME = re.compile(r"[:：]\s*(?P<name>[^:：]+)$")


def known(office: Office, paper: DocumentRef) -> Known:
    """Who is known as that paper is made."""
    here, ref = communities.community(office), paper.ref
    if paper.kind in OF_FILE:
        with office.store.read() as session:
            return of_roll(session).joined(of_committee(session, here.contact))
    if tidy(ref) not in {poll.id for poll in polls.polls(office)}:
        state = meetings.meeting(office, ref)
        with office.store.read() as session:
            return for_meeting(session, state, here.contact)
    with office.store.read() as session:
        found = frozen.case(session, ref)
        return for_poll(office, session, found, found.definition.contact or here.contact)


def of_roll(session: Session) -> Known:
    """Everybody the file knows. Companies and the developer are organisations and stay in clear."""
    owners = session.execute(
        select(
            col(tables.Owner.name),
            col(tables.Owner.kind),
            col(tables.Owner.phone),
            col(tables.Owner.reference),
        )
    ).all()
    persons = session.execute(
        select(col(tables.Person.name), col(tables.Person.origin), col(tables.Person.unit))
    ).all()
    organisations = {name for name, kind, _phone, _reference in owners if kind != "person"}
    signs = session.execute(select(col(tables.Voter.representative)).distinct()).scalars()
    return Known(
        names=frozenset({name for name, *_rest in owners} | {name for name, *_rest in persons} | {*signs})
        - organisations
        - {""},
        units=frozenset(_units(session)) | {unit for *_rest, unit in persons if unit},
        phones=frozenset(phone for *_rest, phone, _reference in owners if phone),
        references=frozenset(reference for *_rest, reference in owners if len(reference) > 3),
    )


def _units(session: Session) -> Iterator[str]:
    parts = col(tables.Unit.building), col(tables.Unit.unit), col(tables.Unit.room)
    for building, stair, room in session.execute(select(*parts)):
        yield unit_name(building, stair, room)
        yield place(building, stair, room, "zh")
        yield place(building, stair, room, "en")


def of_committee(session: Session, contact: str) -> Known:
    """The members in office, and how their office is reached."""
    names = session.execute(select(col(tables.Member.name)).where(col(tables.Member.until) == "")).scalars()
    clear = (*(InClear(name, "member") for name in names), InClear(contact, "contact"))
    return Known(clear=tuple(each for each in clear if each.text))


def for_meeting(session: Session, state: MeetingState, contact: str) -> Known:
    """For the papers of a meeting."""
    return of_roll(session).joined(of_committee(session, contact)).joined(of_meeting(state))


def for_poll(office: Office, session: Session, found: Case, contact: str) -> Known:
    """For the papers of a poll: also the roll it froze, who counts and watches, and who stands."""
    register = found.register(office, session)
    voters = found.of_voters(session, register).values()
    known = of_roll(session).joined(of_committee(session, contact))
    definition = found.definition.with_names(register.names)
    return known.joined(
        Known(
            names=frozenset(name for each in voters for name in _names(each.label, each.units)),
            units=frozenset(unit for each in voters for unit in each.units.split("\n")),
            clear=tuple(_acting(session, found, register, definition)),
        )
    )


def _names(label: str, units: str) -> Iterator[str]:
    """The names in `1栋2单元301室 王小明、李红`; as it is frozen, a ballot's label may be the name alone."""
    bare = label.removeprefix(units.split("\n", maxsplit=1)[0]).lstrip(" :")
    yield from (name for part in bare.split("、") for name in part.split(", ") if name)


def _acting(
    session: Session, found: Case, register: BallotRegister, definition: Definition
) -> Iterator[InClear]:
    yield from (InClear(each.name, "teller") for each in definition.tellers)
    yield from (InClear(each.name, "scrutineer") for each in definition.scrutineers)
    signed = select(col(tables.Entry.author)).where(col(tables.Entry.stream) == found.stream).distinct()
    yield from (InClear(name, "signer") for name in session.execute(signed).scalars() if name)
    yield from (InClear(name, "signer") for name in _deciders(register))
    stand = (name for each in definition.asked for name in _stand(each, found.profile))
    yield from (InClear(name, "candidate") for name in stand)
    drawn = (*register.seeds.values(), *register.reserve_seeds.values())
    codes = (check_code(each.digest) for each in register.announced.values())
    yield from (InClear(told, "lots") for told in (*drawn, *codes) if told)


def _deciders(register: BallotRegister) -> Iterator[str]:
    """Those whose decision on the whole poll stands on its papers."""
    yield from (name for each in register.changes for name in each.by)
    yield from (name for each in register.names.values() for name in each.by)
    yield from register.explained.by if register.explained else ()
    yield from register.opening.get("unpacked_by", ())


def _stand(asked: Asked, profile: Profile) -> Iterator[str]:
    """The names of an election; where every name is a question, it stands at the end of its title."""
    matter = profile.matters.get(asked.matter)
    if asked.question.kind == "elect":
        for label in asked.labels.values():
            yield from {label, label.rpartition(" ")[0] or label}
    elif matter is not None and matter.elects and (match := _NAME.search(asked.title)):
        yield from {match["name"], match["name"].rpartition(" ")[0] or match["name"]}
