"""Who is meant: a number (`p12`), a name one person alone bears, or a name with what tells them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sqlmodel import Session, col, select

from meeting_tui.clean import clean, narrow
from meeting_tui.desk.roll.search import BAR, search_text, terms
from meeting_tui.record.person import Labels, Person, name_key
from meeting_tui.refusal import Refusal, Several
from meeting_tui.store import tables

MOST = 12
"""So many people of one name are listed in a refusal."""
_NUMBER = re.compile(r"p(\d{1,9})", re.IGNORECASE)
_DOOR = re.compile(r"(?<=[^\x00-\x7f])(?=\d)")


def resolve(session: Session, ref: str, among: Iterable[Person] = ()) -> Person:
    """The one person meant; who is `among` those around comes before everybody else of the name.

    Refusals: `persons.unnamed`, `persons.unknown`, `persons.ambiguous` (fact `people`: who could be meant).
    """
    if not clean(ref):
        raise Refusal("persons.unnamed")
    found = matching(among, ref) or known(session, ref)
    if not found:
        raise Refusal("persons.unknown", name=clean(ref))
    return only(found, ref)


def only(found: tuple[Person, ...], ref: str) -> Person:
    """The one; refused (`persons.ambiguous`) when it could be another."""
    if len(found) > 1:
        shown = Several(map(Labels(found), found[:MOST]))
        raise Refusal("persons.ambiguous", name=clean(ref), count=len(found), people=shown)
    return found[0]


def known(session: Session, ref: str) -> tuple[Person, ...]:
    """Everybody in the file who could be meant."""
    number = _number(ref)
    heads = {name_key(head) for head, _tail in _parted(ref)}
    chosen = select(tables.Person).where(
        (col(tables.Person.id) == number) | col(tables.Person.key).in_(heads)
    )
    rows = session.exec(chosen.order_by(col(tables.Person.id))).all()
    words = {row.id or 0: row.search for row in rows}
    return matching(map(person_of_row, rows), ref, words)


def person_of_row(row: tables.Person) -> Person:
    """The person of a row."""
    return Person(row.id or 0, row.name, row.unit, row.organ)


def matching(
    people: Iterable[Person], ref: str, words: Mapping[int, str] | None = None
) -> tuple[Person, ...]:
    """Those of `people` who could be meant; `words`: what else each is found by (their other units)."""
    around = tuple(people)
    number = _number(ref)
    if number:
        named = name_key(narrow(ref).rpartition(" ")[0])
        numbered = tuple(each for each in around if each.id == number)
        if found := tuple(each for each in numbered if named.startswith(name_key(each.name)) or not named):
            return found
    for head, tail in _parted(ref):
        key = name_key(head)
        same = (each for each in around if name_key(each.name) == key)
        if found := tuple(each for each in same if not tail or _told_by(each, tail, words or {})):
            return found
    return ()


def _number(ref: str) -> int:
    """The number at the end of a ref, 0 without one."""
    found = _NUMBER.fullmatch((narrow(ref).split() or [""])[-1])
    return int(found[1]) if found else 0


def _parted(ref: str) -> Iterator[tuple[str, str]]:
    """The name and what stands behind it, for each way to part them; the whole first."""
    text = narrow(ref)
    parts = text.split() if " " in text else _DOOR.sub(" ", text, count=1).split()
    for at in range(len(parts), 0, -1):
        yield " ".join(parts[:at]), " ".join(parts[at:])


def _told_by(person: Person, tail: str, words: Mapping[int, str]) -> bool:
    if person.organ and name_key(tail) == name_key(person.organ):
        return True
    units = words.get(person.id) or search_text((), [unit_key(person.unit)])
    return all(f"{BAR}{word}{BAR}" in units for word in terms(tail))


def unit_key(unit: str) -> tuple[str, str, str]:
    """A unit's name as a place: `3-1-201` is building, staircase and room."""
    *head, unit_, room = ["", "", *narrow(unit).casefold().split("-")]
    return "-".join(filter(None, head)), unit_, room
