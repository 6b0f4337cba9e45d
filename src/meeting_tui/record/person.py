"""A person: who speaks, moves, votes, counts, receives or decides. Told apart by number, never by spelling.

Entries hold a person as a field with the printed name and, beside it, `FIELD_id` and `FIELD_unit`; a list
of names has `FIELD_ids` and `FIELD_units`. Entries of version 1 hold names alone: those are the same person
where the name is the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from meeting_tui.clean import narrow

_BETWEEN = re.compile(r"[、;；|\n\t]|(?<=[\u2e80-\uffef])[,，/+&](?=[\u2e80-\uffef])")
_MARK = re.compile(r"(?<=[0-9A-Za-z])(栋|幢|座|号楼|号|单元|室|房)$")


def of_several(name: str) -> bool:
    """Whether a text that should be one name holds what parts names: 王伟、李梅; not `Lee, Ann`."""
    return bool(_BETWEEN.search(re.sub(r"[(（][^()（）]*[)）]$", "", name)))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by the number the file gave them (0: only the name is known). `unit` tells people of one
    name apart (`3-201`); `organ` is whom a guest speaks for."""

    id: int
    name: str
    unit: str = field(default="", compare=False)
    organ: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """What acts take for this person, whoever else bears the name: `p12`."""
        return f"p{self.id}" if self.id else self.name

    def is_(self, other: Person) -> bool:
        """Whether both are one person: by number where both have one, else by name."""
        if bool(self.id) == bool(other.id):
            return self == other
        return name_key(self.name) == name_key(other.name)

    def among(self, people: Iterable[Person]) -> bool:
        """Whether this person is one of them."""
        return any(self.is_(each) for each in people)


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """The same for one name written with other spaces, widths or capitals."""
    return "".join(narrow(name).casefold().split())


def unit_name(building: str, unit: str, room: str) -> str:
    """A unit as it stands behind a name: `3栋1单元201室` is `3-1-201`."""
    parts = ("".join(narrow(part).split()) for part in (building, unit, room))
    return "-".join(_MARK.sub("", part) for part in parts if part)


class Labels:
    """How people are printed where all of `around` are: by name; with the unit where two bear one name."""

    def __init__(self, around: Iterable[Person]) -> None:
        people = tuple(around)
        self._known = {person.id: person for person in reversed(people) if person.unit or person.organ}
        self._names = Counter(name_key(person.name) for person in distinct(people))
        self._told = Counter(self._tell(person) for person in distinct(people))

    def __call__(self, person: Person) -> str:
        if not person.id or self._names[name_key(person.name)] < 2:
            return person.name
        told = self._tell(person)
        return f"{told} {person.ref}" if self._told[told] > 1 else told

    def _tell(self, person: Person) -> str:
        known = self._known.get(person.id, person)
        return f"{person.name} {known.unit or known.organ or person.ref}"


def distinct(people: Iterable[Person]) -> tuple[Person, ...]:
    """Each once, in their order; a name without a number is whoever bears it with one."""
    who = tuple(people)
    numbered = {name_key(person.name) for person in who if person.id}
    return tuple(
        dict.fromkeys(person for person in who if person.id or name_key(person.name) not in numbered)
    )


def body_of(name: str, person: Person) -> dict[str, Any]:
    """The fields of an entry that say who `name` is."""
    body: dict[str, Any] = {name: person.name}
    if person.id:
        body[f"{name}_id"] = person.id
        if person.unit:
            body[f"{name}_unit"] = person.unit
    return body


def bodies_of(name: str, people: Iterable[Person]) -> dict[str, Any]:
    """As `body_of`, for a list; a person without a number or unit has 0 or an empty text there."""
    who = tuple(people)
    body: dict[str, Any] = {name: [person.name for person in who]}
    if any(person.id for person in who):
        body[f"{name}_ids"] = [person.id for person in who]
        if any(person.unit for person in who):
            body[f"{name}_units"] = [person.unit for person in who]
    return body


def person_of(body: Mapping[str, Any], name: str, organ: str = "") -> Person:
    """Who an entry's field means."""
    return Person(body.get(f"{name}_id", 0), body[name], body.get(f"{name}_unit", ""), organ)


def people_of(body: Mapping[str, Any], name: str) -> tuple[Person, ...]:
    """Whom an entry's list means; a list of another length beside it says nothing."""
    names = body[name]
    ids, units = (_beside(body.get(f"{name}_{more}", ()), len(names)) for more in ("ids", "units"))
    return tuple(
        Person(id_ or 0, each, unit or "") for each, id_, unit in zip(names, ids, units, strict=True)
    )


def _beside(values: Any, length: int) -> Any:
    return values if len(values) == length else (None,) * length
