"""Who is who in a roll: pure. Equal names are one person by a common reference, or as decided."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from meeting_tui.desk.roll.fault import Fault
from meeting_tui.record.person import name_key as name_key  # noqa: PLC0414 - the roll knows it from here

Same = Literal["same", "different"]


class NameAnswer(NamedTuple):
    """Whether all of a name are one person. `places` are where it stood when that was answered: a name that
    has come to stand elsewhere too is asked about again. None: wherever it stands."""

    how: Same
    places: frozenset[str] | None = None


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
    where it has none; `row` is where the file has it, for faults; `large`: whether its voter
    wants large print, `owes`: since when (ISO) it is in arrears, empty where it isn't; None where the file
    doesn't say."""

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
    large: bool | None = None
    owes: str | None = None


@dataclass(frozen=True)
class SameName:
    """A name the roll has more than once, where, and whether the operator must decide who it is.

    `phones` are the different ones; `one_phone`: the same stands everywhere. `answer` is what was decided.
    """

    name: str
    places: tuple[str, ...]
    references: tuple[str, ...]
    undecided: bool
    phones: tuple[str, ...] = ()
    one_phone: bool = False
    answer: str = ""


@dataclass(frozen=True)
class Mention:
    """One owner of one unit, before it is known who is who."""

    unit: int
    position: int
    person: RollOwner


class People:
    """Tells apart the people of a roll, numbered by first mention."""

    def __init__(
        self, lines: Sequence[UnitLine], decided: Mapping[str, NameAnswer], *, by_phone: bool = False
    ) -> None:
        self.persons: list[RollOwner] = []
        self.same_names: list[SameName] = []
        self.faults: list[Fault] = []
        self._lines = lines
        self._decided = decided
        self._by_phone = by_phone
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
        references = [group[0].person.reference for group in known]
        unsure = bool(loose) or _alike(references)
        decision = self._decision(key, mentions) if unsure else ""
        self._report(mentions, known, undecided=unsure and not decision, answer=decision)
        if decision != "same":
            return [*known, *([mention] for mention in loose)]
        if len(known) > 1 and not _alike(references, every=True):
            self._unclear(loose, known)
            return [*known, *([mention] for mention in loose)]
        return [sorted(mentions, key=lambda mention: (mention.unit, mention.position))]

    def _decision(self, key: str, mentions: list[Mention]) -> str:
        """What was answered of these mentions; "" for nothing, or when the name stood elsewhere then."""
        answer = self._decided.get(key)
        if answer and (answer.places is None or set(self._places(mentions)) <= answer.places):
            return answer.how
        return "same" if self._by_phone and _phones(mentions)[1] else ""

    def _places(self, mentions: list[Mention]) -> tuple[str, ...]:
        lines = (self._lines[mention.unit] for mention in mentions)
        return tuple("-".join(filter(None, (line.building, line.unit, line.room))) for line in lines)

    def _report(
        self, mentions: list[Mention], known: list[list[Mention]], *, undecided: bool, answer: str
    ) -> None:
        references = tuple(group[0].person.reference for group in known)
        phones, one = _phones(mentions)
        name, places = mentions[0].person.name, self._places(mentions)
        self.same_names.append(SameName(name, places, references, undecided, phones, one, answer))

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


def _phones(mentions: Sequence[Mention]) -> tuple[tuple[str, ...], bool]:
    """The different phones of a name, and whether one and the same stands everywhere."""
    numbers = {re.sub(r"\D", "", mention.person.phone): mention.person.phone for mention in mentions}
    shown = tuple(phone for number, phone in numbers.items() if number)
    return shown, len(numbers) == 1 and bool(shown)


def _alike(references: Sequence[str], *, every: bool = False) -> bool:
    """Whether some references, or all, may be one that was cut: 12 and 0012, the last four and all of it."""
    bare = sorted((reference.lstrip("0") for reference in references), key=len, reverse=True)
    pairs = [longer.endswith(shorter) for at, longer in enumerate(bare) for shorter in bare[at + 1 :]]
    return all(pairs) if every else any(pairs)
