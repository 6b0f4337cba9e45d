"""What a new roll changes in the one in force, by place and owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from meeting_tui.desk.roll.people import UnitLine, name_key
from meeting_tui.desk.roll.places import place, place_key
from meeting_tui.desk.roll.voters import Electorate

MOST = 200  # changes of each sort that are listed; all of them are counted


@dataclass(frozen=True)
class UnitChange:
    """One unit: its owners and weights before and after; areas in 0.01 m². One side is empty where the unit
    is new or gone."""

    place: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    area_before: int = 0
    area_after: int = 0
    share_before: str = ""
    share_after: str = ""


@dataclass(frozen=True)
class RollDifference:
    """How many units are new, gone or changed, how many stay; the first of each sort in full."""

    same: int
    new: int
    gone: int
    changed: int
    new_units: tuple[UnitChange, ...]
    gone_units: tuple[UnitChange, ...]
    changed_units: tuple[UnitChange, ...]


def difference(old: Electorate, new: Electorate, lang: str) -> RollDifference:
    """The difference from one roll to the next."""
    before, after = _by_place(_signed(old)), _by_place(_signed(new))
    added = [_change(None, line, lang) for key, line in after.items() if key not in before]
    gone = [_change(line, None, lang) for key, line in before.items() if key not in after]
    changed = list(_changed(before, after, lang))
    same = len(after) - len(added) - len(changed)
    kept = (tuple(each[:MOST]) for each in (added, gone, changed))
    return RollDifference(same, len(added), len(gone), len(changed), *kept)


def _signed(roll: Electorate) -> Iterator[UnitLine]:
    """The units with who represents them, where the file leaves that open too."""
    signs = {unit: voter.representative for voter in roll.voters for unit in voter.units}
    yield from (replace(line, representative=signs.get(no, "")) for no, line in enumerate(roll.lines))


def _by_place(lines: Iterable[UnitLine]) -> dict[tuple[str, str, str], UnitLine]:
    return {place_key(line.building, line.unit, line.room): line for line in lines}


def _changed(
    before: Mapping[tuple[str, str, str], UnitLine], after: Mapping[tuple[str, str, str], UnitLine], lang: str
) -> Iterator[UnitChange]:
    for key, line in after.items():
        old = before.get(key)
        if old and _told(old) != _told(line):
            yield _change(old, line, lang)


def _told(line: UnitLine) -> tuple[object, ...]:
    """What of a unit changes votes or papers: owners, weights, use, large print."""
    owners = frozenset((name_key(owner.name), owner.kind) for owner in line.owners)
    return owners, bool(line.large), line.area, line.share, line.kind, name_key(line.representative)


def _change(old: UnitLine | None, new: UnitLine | None, lang: str) -> UnitChange:
    line = new or old
    assert line is not None
    return UnitChange(
        place(line.building, line.unit, line.room, lang),
        tuple(owner.name for owner in old.owners) if old else (),
        tuple(owner.name for owner in new.owners) if new else (),
        old.area if old else 0,
        new.area if new else 0,
        old.share if old else "",
        new.share if new else "",
    )
