"""Whose question it is: the buildings, units and exclusions of a spec, found on the roll."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meeting_tui.clean import narrow
from meeting_tui.desk.polls.spec import ElectorateSpec, ExclusionSpec, QuestionSpec
from meeting_tui.desk.roll.places import place, place_key
from meeting_tui.desk.roll.voters import Electorate, VoterLine
from meeting_tui.refusal import Refusal, Several


class Places:
    """The roll by place: which voter holds a unit, who holds anything in a building."""

    def __init__(self, roll: Electorate) -> None:
        self._numbers = {voter.no for voter in roll.voters}
        self._buildings: dict[str, set[int]] = {}
        self._named: dict[str, str] = {}
        self._rooms: dict[str, int] = {}
        for voter in roll.voters:
            for unit in voter.units:
                self._learn(roll, voter, unit)

    def _learn(self, roll: Electorate, voter: VoterLine, unit: int) -> None:
        line = roll.lines[unit]
        parts = (line.building, line.unit, line.room)
        key = place_key(*parts)
        self._buildings.setdefault(key[0], set()).add(voter.no)
        self._named.setdefault(key[0], line.building)
        for name in (*(place(*parts, lang) for lang in ("zh", "en")), "-".join(filter(None, parts))):
            self._rooms.setdefault(_tidy(name), voter.no)

    def building(self, name: str, question: str) -> set[int]:
        """Who holds anything there; refused as `polls.no_building`, naming those there are."""
        key = place_key(name, "", "")[0]
        if key not in self._buildings:
            known = Several(sorted(filter(None, self._named.values())))
            raise Refusal("polls.no_building", question=question, building=name, known=known)
        return self._buildings[key]

    def room(self, name: str, question: str) -> int:
        """Who holds a unit, written as on papers or as `3-2-301`; refused as `polls.no_room`."""
        voter = self._rooms.get(_tidy(name))
        if voter is None:
            raise Refusal("polls.no_room", question=question, room=name)
        return voter

    def excluded(self, one: ExclusionSpec, question: str) -> int:
        """Who is meant by an exclusion."""
        if one.room:
            return self.room(one.room, question)
        if one.voter not in self._numbers:
            raise Refusal("polls.no_voter", question=question, voter=one.voter, last=max(self._numbers))
        return one.voter

    def electorate(self, asked: ElectorateSpec | None, question: str) -> frozenset[int] | None:
        """The voters a question is put to; None for everybody."""
        if asked is None:
            return None
        return frozenset(self._members(asked, question))

    def _members(self, asked: ElectorateSpec, question: str) -> Iterator[int]:
        for building in asked.buildings:
            yield from self.building(building, question)
        for room in asked.rooms:
            yield self.room(room, question)

    def of(self, spec: QuestionSpec) -> tuple[frozenset[int] | None, Mapping[int, str]]:
        """Electorate and exclusions of a question; refused (`polls.nobody`) when nobody is left."""
        electorate = self.electorate(spec.electorate, spec.id)
        excluded = {self.excluded(one, spec.id): one.reason for one in spec.excluded}
        if not (self._numbers if electorate is None else electorate) - excluded.keys():
            raise Refusal("polls.nobody", question=spec.id)
        return electorate, excluded


def _tidy(text: str) -> str:
    return "".join(narrow(text).casefold().split())
