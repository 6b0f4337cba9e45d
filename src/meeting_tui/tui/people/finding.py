"""Whom a few letters mean; looked up in the desk's thread, while somebody types or at Enter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meeting_tui.clean import clean, narrow
from meeting_tui.record.person import Person, name_key
from meeting_tui.refusal import FieldName, Refusal, Several

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

SHOWN = 50
"""So many people are listed; a longer query finds the others."""
NAMED = 6
"""So many who could be meant are named in a refusal."""
_BETWEEN = re.compile(r"[,，、;；\n]+")


@dataclass(frozen=True)
class Found:
    """What a query finds. `sure` is the one it means, whether or not the list was seen; `anybody` is false
    where the file knows nobody at all."""

    query: str
    people: tuple[Person, ...] = ()
    sure: Person | None = None
    anybody: bool = True


def find(office: Office, query: str, around: Sequence[Person] = ()) -> Found:
    """Those a query finds, who is `around` first: by the number in that list, or by what they are called."""
    from meeting_tui.desk.persons.acts import meant, search

    if not clean(query):
        others = search(office, "", SHOWN, [each.id for each in around])
        people = _each_once(around, others)
        return Found(query, people, anybody=bool(people))
    numbered = _numbered(query, around)
    called = numbered or meant(office, query, around)
    nameless = (each for each in around if not each.id and name_key(query) in name_key(each.name))
    listed = search(office, query, SHOWN, [each.id for each in around])
    people = _each_once(called if len(called) == 1 else (), nameless, listed)
    alone = called if len(called) == 1 else people
    return Found(query, people, alone[0] if len(alone) == 1 else None, bool(people or search(office, "", 1)))


def _numbered(query: str, around: Sequence[Person]) -> tuple[Person, ...]:
    number = narrow(query)
    at = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
    return (around[at - 1],) if 0 < at <= len(around) else ()


def _each_once(*groups: Sequence[Person] | Iterator[Person]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(person for group in groups for person in group))[:SHOWN]


@dataclass(frozen=True)
class Sought:
    """Whom a field asks for: who is `around` comes first; a `free` one takes the name of nobody known too,
    such as an organ's."""

    field: str
    around: tuple[Person, ...] = ()
    free: bool = False


def the_one(office: Office, typed: str, asked: Sought) -> Person:
    """The one person meant; refused at the field (`tui.nobody`, `tui.which`) where nobody or several are."""
    from meeting_tui.desk.persons.acts import meant

    found = meant(office, typed, asked.around)
    if not found and asked.free:
        return Person(0, clean(typed))
    if not found:
        raise Refusal("tui.nobody", field=FieldName(asked.field), name=clean(typed))
    if len(found) > 1:
        people = Several([shown(each) for each in found[:NAMED]])
        raise Refusal("tui.which", field=FieldName(asked.field), name=clean(typed), people=people)
    return found[0]


def each_one(office: Office, typed: str, asked: Sought) -> tuple[Person, ...]:
    """The people meant in a field, between marks, lines or spaces; refused as `the_one`."""
    return tuple(
        dict.fromkeys(
            person
            for part in filter(None, map(clean, _BETWEEN.split(typed)))
            for person in _in_part(office, part, asked)
        )
    )


def _in_part(office: Office, part: str, asked: Sought) -> Iterator[Person]:
    """A name may have spaces in it: the longest row of words that is somebody is taken."""
    words = [part] if asked.free else part.split()
    while words:
        most = next((n for n in range(len(words), 1, -1) if _is_one(office, words[:n], asked.around)), 1)
        yield the_one(office, " ".join(words[:most]), asked)
        words = words[most:]


def _is_one(office: Office, words: Sequence[str], around: Sequence[Person]) -> bool:
    from meeting_tui.desk.persons.acts import meant

    return len(meant(office, " ".join(words), around)) == 1


def shown(person: Person) -> str:
    """A person wherever one is picked: with what tells them from others of the name."""
    return f"{person.name} {person.unit or person.organ}".strip()
