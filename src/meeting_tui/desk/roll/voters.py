"""Who casts a ballot, derived from the roll: pure, the same for the same roll in any order of rows.

民法典 278 and 法释〔2020〕17号 8, 9: an owner of several exclusive parts is one head with their areas added;
the developer's unsold parts together are one head; co-owners are one voter through a representative.
People of one name are one person only when a common reference or the operator says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.people import NameAnswer, People, RollOwner, SameName, UnitLine, name_key
from meeting_tui.desk.roll.places import place_key
from meeting_tui.rules.holding import total_text
from meeting_tui.rules.profile import HeadRule


@dataclass(frozen=True)
class VoterLine:
    """One ballot: `owners` index `Electorate.persons`, `units` `Electorate.lines`, parking last."""

    no: int
    kind: str
    owners: tuple[int, ...]
    units: tuple[int, ...]
    representative: str
    heads: int
    area: int
    share: str = ""
    large: bool = False


@dataclass(frozen=True)
class Electorate:
    """The derived roll. `owners[i]` are the persons that own `lines[i]`, in the roll's order."""

    lines: tuple[UnitLine, ...]
    persons: tuple[RollOwner, ...]
    owners: tuple[tuple[int, ...], ...]
    voters: tuple[VoterLine, ...]
    same_names: tuple[SameName, ...] = ()
    faults: tuple[Fault, ...] = ()


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which 2栋 stands before 10栋."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", text)
    )


def derive(
    lines: Iterable[UnitLine],
    names: Mapping[str, NameAnswer] | None = None,
    rule: HeadRule | None = None,
    *,
    by_phone: bool = False,
) -> Electorate:
    """The electorate of these units. Undecided equal names are reported and kept apart."""
    ordered = tuple(
        sorted(
            lines, key=lambda line: (*map(natural, place_key(line.building, line.unit, line.room)), line.row)
        )
    )
    decided = {name_key(name): answer for name, answer in (names or {}).items()}
    people = People(ordered, decided, by_phone=by_phone)
    owners = tuple(people.owners_of(index) for index in range(len(ordered)))
    voters = vote(ordered, people.persons, owners, rule or HeadRule())
    faults = (*people.faults, *_two_representatives(ordered, voters))
    return Electorate(ordered, tuple(people.persons), owners, voters, tuple(people.same_names), faults)


def vote(
    lines: Sequence[UnitLine], persons: Sequence[RollOwner], owners: Sequence[tuple[int, ...]], rule: HeadRule
) -> tuple[VoterLine, ...]:
    """One voter for every set of owners, numbered by their first unit; that is a stall only if all are."""
    shared: dict[frozenset[int], list[int]] = {}
    for index, own in enumerate(owners):
        shared.setdefault(frozenset(own), []).append(index)
    leading = sorted(stalls_last(lines, units) for units in shared.values())
    return tuple(
        _voter(no, lines, persons, owners[units[0]], units, rule) for no, units in enumerate(leading, 1)
    )


def as_before(roll: Electorate, old: Electorate) -> Electorate:
    """The roll with large print for those who had it, where its file doesn't say who wants it."""
    if any(line.large is not None for line in roll.lines):
        return roll
    wanted = {_place(old.lines[unit]) for voter in old.voters if voter.large for unit in voter.units}
    voters = tuple(
        replace(voter, large=any(_place(roll.lines[unit]) in wanted for unit in voter.units))
        for voter in roll.voters
    )
    return replace(roll, voters=voters)


def _place(line: UnitLine) -> tuple[str, str, str]:
    return place_key(line.building, line.unit, line.room)


def stalls_last(lines: Sequence[UnitLine], units: Iterable[int]) -> list[int]:
    """A voter is known by where they live, not by where they park."""
    return sorted(units, key=lambda unit: (lines[unit].kind == "parking", unit))


def _voter(
    no: int,
    lines: Sequence[UnitLine],
    persons: Sequence[RollOwner],
    owners: tuple[int, ...],
    units: Sequence[int],
    rule: HeadRule,
) -> VoterLine:
    kind = "co-owners" if len(owners) > 1 else persons[owners[0]].kind
    named = next((lines[unit].representative for unit in units if lines[unit].representative), "")
    representative = named or (persons[owners[0]].name if len(owners) > 1 else "")
    weight = weight_of([lines[unit] for unit in units], kind, rule)
    large = any(lines[unit].large for unit in units)
    return VoterLine(no, kind, owners, tuple(units), representative, *weight, large=large)


def weight_of(held: Sequence[UnitLine], kind: str, rule: HeadRule) -> tuple[int, int, str]:
    """Heads, area and share of one voter with these units; `kind` is the voter's."""
    one_head = rule.unit in ("owner", "member") or (kind == "developer" and rule.developer_stock_as_one)
    area = sum(line.area for line in held if _weighs(line, rule))
    return 1 if one_head else len(held), area, total_text(line.share for line in held)


def _weighs(line: UnitLine, rule: HeadRule) -> bool:
    return line.kind != "parking" or rule.special_space_area == "include"


def _two_representatives(lines: Sequence[UnitLine], voters: Iterable[VoterLine]) -> Iterator[Fault]:
    """One voter has one representative, whichever of their units the roll names them at."""
    for voter in voters:
        named = [lines[unit] for unit in voter.units if lines[unit].representative]
        for other in named[1:]:
            if name_key(other.representative) != name_key(named[0].representative):
                more = (("first", named[0].representative), ("first_row", named[0].row))
                yield Fault("roll.two_representatives", other.row, "", other.representative, more)
