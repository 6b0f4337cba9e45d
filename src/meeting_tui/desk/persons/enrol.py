"""The owners of a roll as persons: who was known before keeps the number, who is new gets the next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlmodel import Session, col

from meeting_tui.desk.persons.find import unit_key
from meeting_tui.desk.roll.people import RollOwner
from meeting_tui.desk.roll.places import place_key
from meeting_tui.desk.roll.search import search_text
from meeting_tui.desk.roll.voters import Electorate
from meeting_tui.record.person import name_key, unit_name
from meeting_tui.store.tables import Owner, Ownership, Person, Unit

_KEPT = ("name", "key", "unit", "origin", "reference", "search")
_BATCH = 2_000
Places = frozenset[str]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Named:
    """An owner of the new roll, by its number there; `alone`: nobody else on it bears the name."""

    at: int
    owner: RollOwner
    alone: bool
    places: Places
    unit: str


@dataclass(slots=True)
class _Known:
    """Somebody the file knows; `places` are those of the roll before, and the one behind the name."""

    row: Row
    places: set[str] = field(default_factory=set)


def _same_reference(named: _Named, known: _Known) -> bool:
    return bool(named.owner.reference) and named.owner.reference == known.row["reference"]


def _same_unit(named: _Named, known: _Known) -> bool:
    return bool(named.places & known.places)


def _takes_the_seat(named: _Named, known: _Known) -> bool:
    """A member of the committee, named before there was a roll, is the one owner of the name."""
    return bool(known.row["origin"] == "office" and named.alone)


_PASSES: tuple[Callable[[_Named, _Known], bool], ...] = (
    lambda named, known: _same_reference(named, known) and _same_unit(named, known),
    _same_reference,
    _same_unit,
    _takes_the_seat,
)
"""What makes an owner somebody of the same name who was known before, the surest first."""


def enrol(session: Session, roll: Electorate) -> list[int]:
    """Register the owners of a roll that is about to replace the stored one; the person of each, in order.

    An owner is the person of the same name who has the same reference or owned one of the units; else, of
    an unshared name, who sits on the committee under it; else somebody new. Guests are nobody's namesake.
    """
    named = list(_named(roll))
    before = _before(session)
    found = _match(named, before)
    last, changes = counters(session)
    new = (each.at for each in named if each.at not in found)
    persons = {at: known.row["id"] for at, known in found.items()}
    persons |= {at: last + no for no, at in enumerate(new, 1)}
    rows = [_row(each, persons[each.at], changes + 1) for each in named]
    old = {known.row["id"]: known.row for known in found.values()}
    _write(session, [row for row in rows if row["id"] > last], insert(Person))
    changed = [row for row in rows if row["id"] <= last and _differs(row, old[row["id"]])]
    _write(session, changed, update(Person))
    return [persons[at] for at in range(len(named))]


def counters(session: Session) -> tuple[int, int]:
    """The highest number given to a person, and how often the people changed."""
    highest = select(func.max(col(Person.id)), func.max(col(Person.changed)))
    last, changes = session.connection().execute(highest).one()
    return last or 0, changes or 0


def _differs(row: Row, before: Row) -> bool:
    return any(row[name] != before[name] for name in _KEPT)


def _write(session: Session, rows: list[Row], statement: Any) -> None:
    for start in range(0, len(rows), _BATCH):
        session.execute(statement, rows[start : start + _BATCH])


def _row(named: _Named, number: int, change: int) -> Row:
    owner = named.owner
    return {
        "id": number,
        "name": owner.name,
        "key": name_key(owner.name),
        "unit": named.unit,
        "organ": "",
        "origin": "roll",
        "reference": owner.reference,
        "search": search_text((owner.name,), map(unit_key, sorted(named.places))),
        "changed": change,
    }


def _named(roll: Electorate) -> Iterator[_Named]:
    own: dict[int, list[int]] = defaultdict(list)
    for line, owners in enumerate(roll.owners):
        for each in owners:
            own[each].append(line)
    bearers = Counter(name_key(owner.name) for owner in roll.persons)
    for at, owner in enumerate(roll.persons):
        lines = [roll.lines[line] for line in own[at]]
        places = frozenset(_place(line.building, line.unit, line.room) for line in lines)
        homes = sorted(lines, key=lambda line: line.kind == "parking")[:1]
        unit = unit_name(homes[0].building, homes[0].unit, homes[0].room) if homes else ""
        yield _Named(at, owner, bearers[name_key(owner.name)] == 1, places, unit)


def _place(building: str, unit: str, room: str) -> str:
    return "-".join(filter(None, place_key(building, unit, room)))


def _before(session: Session) -> dict[str, list[_Known]]:
    """Everybody but guests, by the key of their name, in the order of their numbers."""
    connection = session.connection()
    chosen = select(Person.__table__).where(col(Person.origin) != "guest")  # type: ignore[attr-defined]
    rows = connection.execute(chosen.order_by(col(Person.id))).mappings()
    known = {row["id"]: _Known(dict(row), {row["unit"].casefold()} if row["unit"] else set()) for row in rows}
    owned = (
        select(col(Owner.person), col(Unit.building), col(Unit.unit), col(Unit.room))
        .join(Ownership, col(Ownership.owner) == Owner.id)
        .join(Unit, col(Unit.id) == Ownership.unit)
    )
    for person, *parts in connection.execute(owned):
        if person in known:
            known[person].places.add(_place(*parts))
    found: dict[str, list[_Known]] = defaultdict(list)
    for each in known.values():
        found[each.row["key"]].append(each)
    return found


def _match(named: list[_Named], before: Mapping[str, list[_Known]]) -> dict[int, _Known]:
    """Who of the new roll is who of those known, each at most once."""
    found: dict[int, _Known] = {}
    taken: set[int] = set()
    todo = [(each, before[key]) for each in named if (key := name_key(each.owner.name)) in before]
    for fits in _PASSES:
        for each, candidates in todo:
            if each.at not in found:
                for known in candidates:
                    if known.row["id"] not in taken and fits(each, known):
                        found[each.at] = known
                        taken.add(known.row["id"])
                        break
    return found
