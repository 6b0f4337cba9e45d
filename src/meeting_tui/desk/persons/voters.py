"""Who of the people is which voter of the roll: only where one owner alone is the voter."""

from __future__ import annotations

from sqlmodel import Session, col, select

from meeting_tui.desk.persons.find import person_of_row
from meeting_tui.desk.roll.places import unit_code
from meeting_tui.record.person import Person
from meeting_tui.store import tables
from meeting_tui.store.tables import Owner, Ownership, Unit, Voter, VoterUnit


def sole_owner(session: Session, voter: int) -> Person | None:
    """The one person a voter (number on the roll) is; None for co-owners."""
    chosen = (
        select(tables.Person)
        .join(Owner, col(Owner.person) == col(tables.Person.id))
        .join(Ownership, col(Ownership.owner) == col(Owner.id))
        .join(VoterUnit, col(VoterUnit.unit) == col(Ownership.unit))
        .join(Voter, col(Voter.id) == col(VoterUnit.voter))
        .where(col(Voter.no) == voter)
        .distinct()
    )
    rows = session.exec(chosen).all()
    return person_of_row(rows[0]) if len(rows) == 1 else None


def voter_number(session: Session, person: Person) -> int:
    """The number on the roll of the voter this person alone is; 0 when there is none."""
    chosen = (
        select(col(Voter.no))
        .join(VoterUnit, col(VoterUnit.voter) == col(Voter.id))
        .join(Ownership, col(Ownership.unit) == col(VoterUnit.unit))
        .join(Owner, col(Owner.id) == col(Ownership.owner))
        .where(col(Owner.person) == person.id)
        .distinct()
    )
    return next((no for no in session.exec(chosen) if sole_owner(session, no) == person), 0)


def owns(session: Session, person: Person) -> bool:
    """Whether somebody owns something on the roll, alone or with others."""
    return session.exec(select(Owner).where(col(Owner.person) == person.id)).first() is not None


def owned(session: Session, person: Person) -> tuple[str, ...]:
    """What somebody owns on the roll, alone or with others: each unit as 3-2-301; nothing of who is a name
    and no more."""
    chosen = (
        select(Unit)
        .join(Ownership, col(Ownership.unit) == col(Unit.id))
        .join(Owner, col(Owner.id) == col(Ownership.owner))
        .where(col(Owner.person) == person.id)
    )
    rows = session.exec(chosen).all() if person.id else ()
    return tuple(unit_code(row.building, row.unit, row.room) for row in rows)
