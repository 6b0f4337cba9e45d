"""People: registered, found, listed; and one of them sits at the keyboard."""

from __future__ import annotations

from dataclasses import replace

from sqlmodel import Session, col, select

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.enrol import counters
from meeting_tui.desk.persons.find import MOST, known, only, person_of_row, resolve, unit_key
from meeting_tui.desk.persons.search import meant, ready, search
from meeting_tui.desk.roll.search import search_text
from meeting_tui.paper import fonts
from meeting_tui.record.person import Labels, Person, name_key, of_several
from meeting_tui.refusal import Refusal, Several
from meeting_tui.store import tables

__all__ = [
    "doer",
    "find",
    "founder",
    "guest",
    "known_as",
    "label",
    "meant",
    "people",
    "ready",
    "register",
    "resolve",
    "search",
    "seated",
    "settled",
]


def find(office: Office, ref: str) -> Person:
    """The one person meant by a number (`p12`), a name, or a name with its unit. Refused: `persons.…`"""
    with office.store.read() as session:
        return resolve(session, ref)


def people(office: Office, query: str = "", limit: int = 1_000_000) -> tuple[Person, ...]:
    """Everybody in the file, or those a query finds, by unit and name."""
    return search(office, query, limit)


def register(office: Office, name: str, unit: str = "", organ: str = "") -> Person:
    """Register a guest; `unit` or `organ` tell them from others of the name.

    Refused: `persons.unnamed`, `persons.registered` when they are, `persons.same_name` when nothing tells
    them from somebody known.
    """
    with office.store.write() as session:
        told = Person(0, clean(name), clean(unit), clean(organ))
        same = _namesakes(session, told.name)
        if found := _again(told, same):
            raise Refusal("persons.registered", name=told.name, ref=found.ref)
        return _new(session, told, same, "guest")


def guest(session: Session, name: str, unit: str = "", organ: str = "") -> Person:
    """A guest as a file names them: registered now, unless they are already."""
    told = Person(0, clean(name), clean(unit), clean(organ))
    same = _namesakes(session, told.name)
    return _again(told, same) or _new(session, told, same, "guest")


def known_as(session: Session, number: int, name: str, unit: str, organ: str) -> int:
    """The number here of whom a copy of this file knows by `number`; who is nobody's here is registered."""
    told, same = Person(0, name, unit, organ), _namesakes(session, name)
    if any(each.id == number for each in same):
        return number
    return (_again(told, same) or _row(session, told, "guest")).id


def founder(session: Session, name: str) -> Person:
    """Who founds the file or takes a seat, by name: an owner, or else somebody new the roll may yet name.

    A number or a unit behind the name says which of several. Refused: `persons.ambiguous`.
    """
    found = known(session, name)
    owners = _origins(session, found, "roll")
    if found:
        return only(owners or found, name)
    return _new(session, Person(0, clean(name)), (), "office")


def seated(office: Office, ref: str) -> Office:
    """The office with this person at the keyboard; who shares the name signs with the unit."""
    with office.store.read() as session:
        person = resolve(session, ref)
        signs = label(session, person.id, person.name)
    return replace(office, who=signs, person=person)


def label(session: Session, number: int | None, name: str) -> str:
    """The name of a person, with what tells them from everybody else in the file who bears it."""
    around = known(session, name)
    return next((Labels(around)(each) for each in around if each.id == number), name)


def settled(office: Office, name: str) -> Office:
    """As `seated`, of a new file: who founds it is registered by that. Without a name, nobody is."""
    if not clean(name):
        return office
    with office.store.write() as session:
        person = founder(session, name)
    return seated(office, person.ref)


def doer(office: Office, session: Session, ref: str = "") -> Person:
    """Who did something: the person named, else who is at the keyboard."""
    return office.actor if clean(ref) in ("", office.who) else resolve(session, ref)


def _namesakes(session: Session, name: str) -> tuple[Person, ...]:
    if not name:
        raise Refusal("persons.unnamed")
    rows = session.exec(select(tables.Person).where(col(tables.Person.key) == name_key(name)))
    return tuple(map(person_of_row, rows))


def _again(told: Person, same: tuple[Person, ...]) -> Person | None:
    """Whoever is known with the same unit and organ already."""
    signs = (unit_key(told.unit), name_key(told.organ))
    return next((each for each in same if (unit_key(each.unit), name_key(each.organ)) == signs), None)


def _new(session: Session, told: Person, same: tuple[Person, ...], origin: str) -> Person:
    if of_several(told.name):
        raise Refusal("persons.several", name=told.name)
    if same and not (told.unit or told.organ):
        shown = Several(map(Labels(same), same[:MOST]))
        raise Refusal("persons.same_name", name=told.name, count=len(same), people=shown)
    fonts.require([told.name, told.unit, told.organ])
    return _row(session, told, origin)


def _row(session: Session, told: Person, origin: str) -> Person:
    last, changes = counters(session)
    row = tables.Person(
        id=last + 1,
        name=told.name,
        key=name_key(told.name),
        unit=told.unit,
        organ=told.organ,
        origin=origin,
        search=search_text((told.name,), [unit_key(told.unit)] if told.unit else []),
        changed=changes + 1,
    )
    session.add(row)
    session.flush()
    return person_of_row(row)


def _origins(session: Session, people: tuple[Person, ...], origin: str) -> tuple[Person, ...]:
    ids = [person.id for person in people]
    chosen = select(tables.Person.id).where(col(tables.Person.id).in_(ids), tables.Person.origin == origin)
    those = set(session.exec(chosen))
    return tuple(person for person in people if person.id in those)
