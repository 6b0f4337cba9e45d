"""Who is who in a roll: pure. Equal names are one person by a common reference, or as decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from meeting_tui.desk.roll.fault import Fault
from meeting_tui.record.person import name_key as name_key  # noqa: PLC0414 - the roll knows it from here

Same = Literal["same", "different"]


@dataclass(frozen=True)
class RollOwner:
    """An owner as the roll names them."""

    name: str
    kind: str = "person"
    reference: str = ""
    phone: str = ""


@dataclass(frozen=True)
class UnitLine:
    """One exclusive part. `area` is in 0.01 m², 0 where the roll has none; `share` is a `Holding.text`, empty
    where it has none; `row` is where the file has it, for faults."""

    building: str
    unit: str
    room: str
    area: int
    owners: tuple[RollOwner, ...]
    kind: str = "home"
    area_source: str = "registry"
    representative: str = ""
    row: int = 0
    share: str = ""


@dataclass(frozen=True)
class SameName:
    """A name the roll has more than once, where, and whether the operator must decide who it is."""

    name: str
    places: tuple[str, ...]
    references: tuple[str, ...]
    undecided: bool


@dataclass(frozen=True)
class Mention:
    """One owner of one unit, before it is known who is who."""

    unit: int
    position: int
    person: RollOwner


class People:
    """Tells apart the people of a roll, numbered by first mention."""

    def __init__(self, lines: Sequence[UnitLine], decided: Mapping[str, Same]) -> None:
        self.persons: list[RollOwner] = []
        self.same_names: list[SameName] = []
        self.faults: list[Fault] = []
        self._lines = lines
        self._decided = decided
        self._who: dict[tuple[int, int], int] = {}
        mentions = [
            Mention(unit, position, person)
            for unit, line in enumerate(lines)
            for position, person in enumerate(line.owners)
        ]
        named: dict[str, list[Mention]] = {}
        for mention in mentions:
            named.setdefault(name_key(mention.person.name), []).append(mention)
        groups = [group for key, same in named.items() for group in self._tell_apart(key, same)]
        for group in sorted(groups, key=lambda group: (group[0].unit, group[0].position)):
            self._number(group)

    def owners_of(self, unit: int) -> tuple[int, ...]:
        """Who owns a unit, in the roll's order."""
        return tuple(self._who[unit, position] for position in range(len(self._lines[unit].owners)))

    def _tell_apart(self, key: str, mentions: list[Mention]) -> list[list[Mention]]:
        """The mentions of one name, one list a person."""
        if len(mentions) == 1:
            return [mentions]
        if all(mention.person.kind == "developer" for mention in mentions):
            return [mentions]
        known = _by_reference([mention for mention in mentions if mention.person.reference])
        loose = [mention for mention in mentions if not mention.person.reference]
        if not loose and len(known) == 1:
            return known
        decision = self._decided.get(key)
        self._report(mentions, known, undecided=bool(loose) and decision is None)
        if not loose or decision != "same":
            return [*known, *([mention] for mention in loose)]
        if len(known) > 1:
            self._unclear(loose, known)
            return [*known, *([mention] for mention in loose)]
        return [sorted(mentions, key=lambda mention: (mention.unit, mention.position))]

    def _report(self, mentions: list[Mention], known: list[list[Mention]], *, undecided: bool) -> None:
        lines = [self._lines[mention.unit] for mention in mentions]
        places = tuple("-".join(filter(None, (line.building, line.unit, line.room))) for line in lines)
        references = tuple(group[0].person.reference for group in known)
        self.same_names.append(SameName(mentions[0].person.name, places, references, undecided))

    def _unclear(self, loose: list[Mention], known: list[list[Mention]]) -> None:
        references = ", ".join(group[0].person.reference for group in known)
        for mention in loose:
            self._fault("roll.same_unclear", mention, references=references)

    def _fault(self, code: str, mention: Mention, **more: object) -> None:
        row = self._lines[mention.unit].row
        self.faults.append(Fault(code, row, "", mention.person.name, tuple(more.items())))

    def _number(self, group: list[Mention]) -> None:
        first, seen = group[0].person, set[int]()
        for mention in group:
            if mention.unit in seen:
                self._fault("roll.owner_twice", mention)
            seen.add(mention.unit)
            self._who[mention.unit, mention.position] = len(self.persons)
            if mention.person.kind != first.kind:
                self._fault("roll.two_kinds", mention, first_row=self._lines[group[0].unit].row)
        reference = next((m.person.reference for m in group if m.person.reference), "")
        phone = next((m.person.phone for m in group if m.person.phone), "")
        self.persons.append(RollOwner(first.name, first.kind, reference, phone))


def _by_reference(mentions: list[Mention]) -> list[list[Mention]]:
    ordered = sorted(mentions, key=lambda mention: mention.person.reference)
    return [list(same) for _, same in groupby(ordered, key=lambda mention: mention.person.reference)]
