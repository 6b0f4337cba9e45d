"""Whose question it is: the places, units and exclusions of a spec, found on the roll."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from meeting_tui.desk.polls.spec import ElectorateSpec, ExclusionSpec, QuestionSpec
from meeting_tui.desk.roll.places import floor_of, place, place_key, spellings, tidy
from meeting_tui.desk.roll.voters import Electorate, VoterLine
from meeting_tui.lang import Translator
from meeting_tui.paper.ballots.choices import floor
from meeting_tui.refusal import Refusal, Several

Held = dict[int, set[int]]
"""By voter, the units they hold in some place."""


@dataclass
class _Place:
    """A building, stair or floor: its parts as the roll writes them, and who holds what there."""

    building: str
    stair: str = ""
    floor: str = ""
    held: Held = field(default_factory=dict)

    @property
    def name(self) -> str:
        """As a spec may write it: `3`, `3-2`, `3-2-12`."""
        return "-".join(filter(None, (self.building, self.stair, self.floor)))

    def label(self, t: Translator) -> str:
        """As papers write it."""
        return floor(t, place(self.building, self.stair, "", t.lang), self.floor)


class Places:
    """The roll by place: what each voter holds in a building, on a stair, on a floor; who holds a unit."""

    def __init__(self, roll: Electorate) -> None:
        self._numbers = {voter.no for voter in roll.voters}
        self._buildings: dict[str, _Place] = {}
        self._stairs: dict[str, _Place] = {}
        self._floors: dict[str, _Place] = {}
        self._rooms: dict[str, tuple[int, int]] = {}
        for voter in roll.voters:
            for unit in voter.units:
                self._learn(roll, voter, unit)

    def _learn(self, roll: Electorate, voter: VoterLine, unit: int) -> None:
        line = roll.lines[unit]
        parts = (line.building, line.unit, line.room)
        building, stair, _room = key = place_key(*parts)
        number = floor_of(key[2]) if line.kind != "parking" else ""
        found = [(self._buildings, building, _Place(line.building))]
        if stair:
            found.append((self._stairs, f"{building}-{stair}", _Place(line.building, line.unit)))
        if number:
            found.append((self._floors, f"{building}-{number}", _Place(line.building, "", number)))
        if stair and number:
            whole = _Place(line.building, line.unit, number)
            found.append((self._floors, f"{building}-{stair}-{number}", whole))
        for places, name, one in found:
            places.setdefault(name, one).held.setdefault(voter.no, set()).add(unit)
        for name in spellings(*parts):
            self._rooms.setdefault(tidy(name), (voter.no, unit))

    def building(self, name: str, question: str) -> _Place:
        """A building; refused as `polls.no_building`, naming those there are."""
        found = self._buildings.get(place_key(name, "", "")[0])
        if found is None:
            known = Several(sorted(filter(None, (each.building for each in self._buildings.values()))))
            raise Refusal("polls.no_building", question=question, building=name, known=known)
        return found

    def stair(self, name: str, question: str) -> _Place:
        """A stair, `3-2`; refused as `polls.no_stair`, naming those there are."""
        building, _, stair = name.rpartition("-")
        found = self._stairs.get("-".join(place_key(building, stair, "")[:2]))
        if found is None:
            known = Several(each.name for each in self._stairs.values())
            raise Refusal("polls.no_stair", question=question, stair=name, known=known)
        return found

    def floor(self, name: str, question: str) -> _Place:
        """A floor of a building or a stair, `3-12` or `3-2-12`; refused as `polls.no_floor`."""
        above, _, number = name.rpartition("-")
        building, _, stair = above.partition("-") if above.count("-") == 1 else (above, "", "")
        key = (*filter(None, place_key(building, stair, "")[:2]), number)
        found = self._floors.get("-".join(key))
        if found is None:
            raise Refusal("polls.no_floor", question=question, floor=name)
        return found

    def room(self, name: str, question: str) -> tuple[int, int]:
        """Who holds a unit, written as on papers or as `3-2-301`, and which; refused as `polls.no_room`."""
        found = self._rooms.get(tidy(name))
        if found is None:
            raise Refusal("polls.no_room", question=question, room=name)
        return found

    def excluded(self, one: ExclusionSpec, question: str) -> int:
        """Who is meant by an exclusion."""
        if one.room:
            return self.room(one.room, question)[0]
        if one.voter not in self._numbers:
            raise Refusal("polls.no_voter", question=question, voter=one.voter, last=max(self._numbers))
        return one.voter

    def held(self, asked: ElectorateSpec, question: str) -> Held:
        """What each voter holds in the part a question is about, by number on the roll."""
        found: Held = {}
        for one in self._places(asked, question):
            for voter, units in one.held.items():
                found.setdefault(voter, set()).update(units)
        for name in asked.rooms:
            voter, unit = self.room(name, question)
            found.setdefault(voter, set()).add(unit)
        return dict(sorted(found.items()))

    def asked(self, questions: Iterable[QuestionSpec]) -> set[int]:
        """Who is asked something: everybody, unless every question is about a part."""
        parts = [
            self.held(each.electorate, each.id) if each.electorate else self._numbers for each in questions
        ]
        return set().union(*parts)

    def labels(self, asked: ElectorateSpec, question: str, t: Translator) -> list[str]:
        """The buildings, stairs and floors of the part, as papers name them."""
        return [one.label(t) for one in self._places(asked, question)]

    def _places(self, asked: ElectorateSpec, question: str) -> Iterator[_Place]:
        yield from (self.building(name, question) for name in asked.buildings)
        yield from (self.stair(name, question) for name in asked.stairs)
        yield from (self.floor(name, question) for name in asked.floors)

    def of(self, spec: QuestionSpec) -> tuple[Held | None, Mapping[int, str]]:
        """Whose a question is (None: everybody's) and who is excluded; `polls.nobody` when nobody is left."""
        held = self.held(spec.electorate, spec.id) if spec.electorate else None
        excluded = {self.excluded(one, spec.id): one.reason for one in spec.excluded}
        if not (self._numbers if held is None else held.keys()) - excluded.keys():
            raise Refusal("polls.nobody", question=spec.id)
        return held, excluded
