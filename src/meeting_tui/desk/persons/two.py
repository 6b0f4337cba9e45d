"""Two persons who decide together, however they are written."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import resolve
from meeting_tui.record.person import Labels, Person
from meeting_tui.refusal import FieldName, Refusal, Several

PEOPLE = 2


def two_people(session: Session, names: Sequence[str]) -> tuple[Person, ...]:
    """Who they are. Refused: `ballots.two_people` unless they are two persons of the file, `persons.…`"""
    named = tuple(dict.fromkeys(resolve(session, name) for name in names if clean(name)))
    if len(named) < PEOPLE:
        raise Refusal("ballots.two_people", field=FieldName("two"), given=Several(map(Labels(named), named)))
    return named


def both(office: Office, names: Sequence[str]) -> tuple[Person, ...]:
    """As `two_people`, before anything is written."""
    with office.store.read() as session:
        return two_people(session, names)
