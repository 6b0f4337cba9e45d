"""The roll in its tables: saved whole in one go, and read back as the values it was derived as."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select
from sqlmodel import Session, col

from meeting_tui.desk.persons.enrol import enrol
from meeting_tui.desk.roll.people import RollOwner, UnitLine
from meeting_tui.desk.roll.places import place, place_key
from meeting_tui.desk.roll.search import search_text
from meeting_tui.desk.roll.voters import Electorate, VoterLine, stalls_last, vote
from meeting_tui.rules.profile import HeadRule
from meeting_tui.store.tables import Owner, Ownership, Unit, Voter, VoterUnit

JOIN = {"zh": "、", "en": ", "}
_PLACES = {"zh": "、", "en": "; "}
LABEL = {"zh": " ", "en": ": "}
_BATCH = 2_000
_ROLL = (VoterUnit, Voter, Ownership, Unit, Owner)
Values = Mapping[str, Any]


def save(session: Session, roll: Electorate, lang: str) -> None:
    """Replace the whole roll. Ids count from 1 in the roll's order, so the same roll has the same ids.

    The persons its owners are keep theirs over every roll.
    """
    persons = enrol(session, roll)
    for table in _ROLL:
        session.connection().execute(delete(table))
    _insert(session, Unit, _units(roll))
    _insert(session, Owner, _owners(roll, persons))
    _insert(session, Ownership, _ownerships(roll))
    _save_voters(session, roll, lang)


def derive_again(session: Session, lang: str, rule: HeadRule) -> None:
    """The voters of the stored units by another rule, or labelled in another language."""
    stored = load(session)
    voters = vote(stored.lines, stored.persons, stored.owners, rule)
    for table in (VoterUnit, Voter):
        session.connection().execute(delete(table))
    _save_voters(session, Electorate(stored.lines, stored.persons, stored.owners, voters), lang)


def _save_voters(session: Session, roll: Electorate, lang: str) -> None:
    _insert(session, Voter, (_voter(roll, voter, lang) for voter in roll.voters))
    own = ({"unit": unit + 1, "voter": voter.no} for voter in roll.voters for unit in voter.units)
    _insert(session, VoterUnit, own)


def _insert(session: Session, table: type[Any], rows: Iterator[Values]) -> None:
    batch = list(rows)
    for start in range(0, len(batch), _BATCH):
        session.connection().execute(insert(table), batch[start : start + _BATCH])


def _units(roll: Electorate) -> Iterator[Values]:
    for no, line in enumerate(roll.lines, 1):
        yield {
            "id": no,
            "building": line.building,
            "unit": line.unit,
            "room": line.room,
            "kind": line.kind,
            "area": line.area,
            "area_source": line.area_source,
            "share": line.share,
            "sold": not any(owner.kind == "developer" for owner in line.owners),
        }


def _owners(roll: Electorate, persons: Sequence[int]) -> Iterator[Values]:
    for no, person in enumerate(roll.persons, 1):
        yield {
            "id": no,
            "name": person.name,
            "kind": person.kind,
            "reference": person.reference,
            "phone": person.phone,
            "person": persons[no - 1],
        }


def _ownerships(roll: Electorate) -> Iterator[Values]:
    for unit, own in enumerate(roll.owners, 1):
        for position, owner in enumerate(own):
            yield {"unit": unit, "owner": owner + 1, "position": position}


def names_of(roll: Electorate, voter: VoterLine) -> tuple[str, ...]:
    """The owners' names of one voter."""
    return tuple(roll.persons[owner].name for owner in voter.owners)


def places_of(roll: Electorate, voter: VoterLine, lang: str) -> tuple[str, ...]:
    """The places of one voter's units as a paper names them."""
    lines = (roll.lines[unit] for unit in voter.units)
    return tuple(place(line.building, line.unit, line.room, lang) for line in lines)


def label_of(roll: Electorate, voter: VoterLine, lang: str) -> str:
    """`1栋2单元301室 王小明`: the first unit, and who votes for it."""
    return label(places_of(roll, voter, lang)[0], JOIN[lang].join(names_of(roll, voter)), lang)


def label(place: str, names: str, lang: str) -> str:
    """How a voter of that first unit and of these names is labelled."""
    return place + LABEL[lang] + names


def _voter(roll: Electorate, voter: VoterLine, lang: str) -> Values:
    keys = (roll.lines[unit] for unit in voter.units)
    return {
        "id": voter.no,
        "no": voter.no,
        "label": label_of(roll, voter, lang),
        "kind": voter.kind,
        "heads": voter.heads,
        "area": voter.area,
        "share": voter.share,
        "units": _PLACES[lang].join(places_of(roll, voter, lang)),
        "representative": voter.representative,
        "large": voter.large,
        "search": search_text(
            (*names_of(roll, voter), voter.representative),
            (place_key(line.building, line.unit, line.room) for line in keys),
        ),
    }


def load(session: Session) -> Electorate:
    """The stored roll, its units, persons and voters in the roll's order."""
    connection = session.connection()
    persons = tuple(
        RollOwner(row.name, row.kind, row.reference, row.phone)
        for row in connection.execute(select(Owner).order_by(col(Owner.id)))
    )
    own: dict[int, list[int]] = defaultdict(list)
    for row in connection.execute(select(Ownership).order_by(col(Ownership.unit), col(Ownership.position))):
        own[row.unit].append(row.owner - 1)
    said = _said(session)
    units = connection.execute(select(Unit).order_by(col(Unit.id))).all()
    lines = tuple(_line(unit, [persons[owner] for owner in own[unit.id]], *said[unit.id]) for unit in units)
    owners = tuple(tuple(own[unit.id]) for unit in units)
    return Electorate(lines, persons, owners, tuple(_stored_voters(session, lines, owners)))


def _said(session: Session) -> Mapping[int, tuple[str, bool]]:
    """By unit, who represents its voter, and whether that one wants large print."""
    said = select(col(VoterUnit.unit), col(Voter.representative), col(Voter.large)).join(
        Voter, col(VoterUnit.voter) == Voter.id
    )
    return {row.unit: (row.representative, row.large) for row in session.connection().execute(said)}


def _line(unit: Any, owners: list[RollOwner], representative: str, large: bool) -> UnitLine:
    return UnitLine(
        unit.building,
        unit.unit,
        unit.room,
        unit.area,
        tuple(owners),
        unit.kind,
        unit.area_source,
        representative,
        share=unit.share,
        large=large,
    )


def _stored_voters(
    session: Session, lines: Sequence[UnitLine], owners: Sequence[tuple[int, ...]]
) -> Iterator[VoterLine]:
    connection = session.connection()
    units: dict[int, list[int]] = defaultdict(list)
    for pair in connection.execute(select(VoterUnit).order_by(col(VoterUnit.unit))):
        units[pair.voter].append(pair.unit - 1)
    for row in connection.execute(select(Voter).order_by(col(Voter.no))):
        mine = tuple(stalls_last(lines, units[row.id]))
        weights = (row.heads, row.area, row.share, row.large)
        yield VoterLine(row.no, row.kind, owners[mine[0]], mine, row.representative, *weights)
