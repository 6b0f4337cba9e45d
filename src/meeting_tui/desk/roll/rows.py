"""From the rows of the tables to units: every fault is gathered, none stops the reading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.cells import Cells
from meeting_tui.desk.roll.columns import LEAVE_OUT, UnitTable, sheet_building
from meeting_tui.desk.roll.doubt import Doubts, RollDoubt, doubt_key
from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.grid import STEP, Progress, Row
from meeting_tui.desk.roll.leftover import LeftOutRow, Leftovers, text_of
from meeting_tui.desk.roll.names import is_nobody
from meeting_tui.desk.roll.people import RollOwner, UnitLine, name_key
from meeting_tui.desk.roll.places import (
    PlaceParts,
    loose_key,
    on_floor,
    place_key,
    several_rooms,
    split_place,
)
from meeting_tui.desk.roll.shares import whole_faults
from meeting_tui.desk.roll.sizes import ask_sizes
from meeting_tui.desk.roll.totals import RowArea, area_faults
from meeting_tui.desk.roll.words import counts

OWNER, TWO_PLACES, READ_TOO = "owner", "two-places", "read-too"
SHOWN = 8  # hidden rows told by number
_DITTO = frozenset(["同上", "〃", "々", "″", "ditto", "idem", "do.", "上同", "同左"])
_STANDING = {"relation": "roll.doubt_relation", "status": "roll.doubt_status"}
_Key = tuple[str, str, str]


@dataclass(frozen=True)
class PlaceSplit:
    """A cell that held a whole place, and what was understood."""

    cell: str
    building: str
    unit: str
    room: str


@dataclass(frozen=True)
class NameSplit:
    """A cell whose owners are not simply its text, and who was understood."""

    cell: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class UnitRows:
    """What the rows hold: the units, every fault, and what was made of rows and cells."""

    units: tuple[UnitLine, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[LeftOutRow, ...]
    places: tuple[PlaceSplit, ...]
    names: tuple[NameSplit, ...]
    counted: tuple[int, ...]


def read_units(
    tables: Sequence[UnitTable],
    progress: Progress | None = None,
    weighs: Collection[str] | None = None,
    doubts: Doubts | None = None,
) -> UnitRows:
    """The units, and every fault. Rows of one room that follow each other name its co-owners.

    `weighs`: what the rules weigh by, None where no rules are known.
    """
    asking = Doubts({}) if doubts is None else doubts
    tell, size = progress or (lambda _done, _of: None), sum(len(table.rows) for table in tables)
    seen: dict[_Key, tuple[int, str]] = {}
    read, units, totals, before = [], list[UnitLine](), list[tuple[int, str]](), 0
    for index, table in enumerate(tables):
        cells = Cells(table, weighs, asking, index if len(tables) > 1 else -1)
        rows = _Rows(table, cells, seen, lambda done, before=before: tell(before + done, size))  # type: ignore[misc]
        units += rows.units()
        totals += rows.totals
        read.append(rows)
        before += len(table.rows)
    _alike(seen, asking)
    ask_sizes(units, asking)
    faults = [fault for rows in read for fault in rows.cells.faults]
    faults += [] if faults else _area_faults(read, units)
    faults += whole_faults(units, totals if len(tables) == 1 else ())
    return UnitRows(
        tuple(units),
        tuple(faults),
        tuple(row for rows in read for row in rows.left_out),
        tuple(split for rows in read for split in rows.splits.values()),
        tuple(split for rows in read for split in rows.named.values()),
        tuple(rows.count for rows in read),
    )


def _area_faults(read: Sequence[_Rows], units: Sequence[UnitLine]) -> Iterator[Fault]:
    """Totals of areas that don't fit; compared when nothing else is wrong, for a fault has no area."""
    everywhere = sum(unit.area for unit in units)
    for rows in read:
        yield from area_faults(rows.said, rows.sizes, list(rows.added()), everywhere, rows.area_heading)


def _alike(seen: Mapping[_Key, tuple[int, str]], doubts: Doubts) -> None:
    """Places or buildings that may be one: alike but for zeros and letters, or with and without a stair."""
    alike: dict[tuple[str, ...], dict[_Key, _Key]] = defaultdict(dict)
    for key in seen:
        building, stair, room = key
        alike["place", loose_key(*key)].setdefault(key, key)
        alike["building", loose_key(building, "", "")].setdefault((building, "", ""), key)
        if not room.startswith("\0"):
            alike["stair", building, room].setdefault((building, stair, room), key)
    for (sort, *_), places in alike.items():
        if len(places) > 1 and (sort != "stair" or any(not stair for _b, stair, _r in places)):
            _ask_alike([seen[key] for key in places.values()], sorted(places), doubts)


def _ask_alike(shown: Sequence[tuple[int, str]], places: Sequence[_Key], doubts: Doubts) -> None:
    text = ", ".join(place for _row, place in shown)
    more = (("first", shown[0][1]), ("first_row", shown[0][0]))
    key = doubt_key("places", ",".join("-".join(filter(None, place)) for place in places))
    doubts.ask(RollDoubt("roll.doubt_places", key, shown[-1][0], "", text, (TWO_PLACES,), more))


class _Rows:
    """The rows of one table."""

    def __init__(
        self, table: UnitTable, cells: Cells, seen: dict[_Key, tuple[int, str]], tell: Callable[[int], None]
    ) -> None:
        self.cells = cells
        self.totals: list[tuple[int, str]] = []
        self.said: list[RowArea] = []
        self.sizes: list[RowArea] = []
        self.area_heading = table.headings.get("area", "")
        self.left_out: list[LeftOutRow] = []
        self.splits: dict[str, PlaceSplit] = {}
        self.named: dict[str, NameSplit] = {}
        self.count = 0
        self._table, self._seen, self._tell = table, seen, tell
        self._left = Leftovers(table)
        self._standing: list[Row] = []
        self._places: dict[int, PlaceParts] = {}
        self._ownerless: dict[_Key, Row] = {}
        self._several: dict[_Key, Row] = {}
        self._sheet = "" if "building" in table.columns else sheet_building(table.grid.name)

    def units(self) -> list[UnitLine]:
        """The units of the table, in its order."""
        units, here = [], dict[_Key, Row]()
        for (key, _spelling), rows in groupby(self._counted(), key=self._key):
            group = list(rows)
            row, shown = group[0], "-".join(filter(None, self._places[group[0][0]]))
            first, _shown = self._seen.setdefault(key, (self.cells.at(row), shown))
            if first != self.cells.at(row):
                self.cells.fault("roll.duplicate", row, "room", shown, first_row=first)
            here.setdefault(key, row)
            units.append(self._unit(group))
        for key, row in self._ownerless.items():
            if key not in here:
                self.cells.fault("roll.no_owner", row, "owners", text_of(row))
        for key, row in self._several.items():
            if key in here:
                at = self.cells.at(row)
                self.cells.fault("roll.overlap", here[key], "room", self.cells.raw(row, "room"), first_row=at)
        self.count = len(units)
        self.sizes = [RowArea(unit.row, unit.area) for unit in units]
        return units

    def _counted(self) -> Iterator[Row]:
        rows = self._table.rows
        for done, row in enumerate(rows, 1):
            if done % STEP == 0 or done == len(rows):
                self._tell(done)
            why = self._left.why(row) or self._unshown(row)
            if why == "roll.no_unit":
                self.cells.fault(why, row, "", text_of(row))
                continue
            if why:
                self._leave_out(row, why)
                if why == "total" and self._left.grand(row):
                    self._total(row)
                continue
            self._standing.append(row)
            if not self._struck(row) and self._stands(row):
                yield row

    def _unshown(self, row: Row) -> str:
        """`hidden` for a row that the spreadsheet doesn't show and people leave out; they are asked once."""
        if row[0] not in self._table.grid.hidden:
            return ""
        key = doubt_key("hidden", self._table.grid.name)
        first, told = self._hidden
        answer = self.cells.ask("roll.doubt_hidden", key, first, "", told, (READ_TOO, LEAVE_OUT))
        return "hidden" if answer == LEAVE_OUT else ""

    @cached_property
    def _hidden(self) -> tuple[Row, str]:
        """The first of those rows, and the numbers of some."""
        rows = [each for each in self._table.rows if each[0] in self._table.grid.hidden]
        more = ["…"] if len(rows) > SHOWN else []
        return rows[0], ", ".join([*(str(self.cells.at(each)) for each in rows[:SHOWN]), *more])

    def _struck(self, row: Row) -> bool:
        """Whether something that is read has a line through it; one fault is told of the row."""
        for field, column in self._table.columns.items():
            if self._table.grid.troubles.get((row[0], column)) == "struck":
                self.cells.fault("roll.cell_struck", row, field, row[1][column].strip())
                return True
        return False

    def _total(self, row: Row) -> None:
        self.totals.append((self.cells.at(row), self.cells.declared(row)))
        area = self.cells.added(row)
        self.said += [area] if area else []

    def added(self) -> Iterator[RowArea]:
        """The areas of all rows that are no totals, however often a unit has one."""
        yield from (area for row in self._standing if self.said and (area := self.cells.added(row)))

    def _leave_out(self, row: Row, why: str) -> None:
        self.left_out.append(LeftOutRow(self.cells.at(row), why, text_of(row)))

    def _stands(self, row: Row) -> bool:
        """Whether who stands in the row is an owner, by the columns that say so."""
        for field, code in _STANDING.items():
            word = self.cells.raw(row, field)
            if field not in self._table.columns or (not word and field == "status"):
                continue
            owns = counts(field, word) if word else None
            if owns is None:
                key = doubt_key(field, word or "-")
                answer = self.cells.ask(code, key, row, field, word, (OWNER, LEAVE_OUT))
                owns = answer != LEAVE_OUT
            if not owns:
                self._leave_out(row, field)
                self._ownerless.setdefault(place_key(*self._parts(row)), row)
                return False
        return True

    def _key(self, row: Row) -> tuple[_Key, tuple[str, ...]]:
        """The place, and how it is spelt: co-owners' rows repeat it, other spellings are a second entry."""
        parts = self._parts(row)
        self._places[row[0]] = parts
        key = place_key(*parts)
        building = parts.building or "building" not in self._table.columns
        spelling = tuple("".join(part.casefold().split()) for part in parts)
        return (key if building and parts.room else (*key[:2], f"\0{row[0]}")), spelling

    def _parts(self, row: Row) -> PlaceParts:
        """Building, stair and room of a row, from their columns or out of one."""
        if "place" in self._table.columns:
            parts = self._split(row)
        else:
            building = self._sheet or self._part(row, "building")
            parts = PlaceParts(building, self._part(row, "unit"), self._room(row))
        self._one_room(row, parts)
        return parts

    def _room(self, row: Row) -> str:
        room, floor = self._part(row, "room"), self._part(row, "floor")
        return on_floor(floor, room, self._table.headings["floor"]) if room and floor else room

    def _part(self, row: Row, field: str) -> str:
        if field not in self._table.columns:
            return ""
        text = self.cells.short(row, field)
        if text and text.casefold() in _DITTO:
            self.cells.fault("roll.ditto", row, field, text)
        elif (text and not re.search(r"\w", text)) or (field == "unit" and is_nobody(text)):
            text = ""
        if not text and field != "unit":
            self.cells.blank(row, field)
        return text

    def _split(self, row: Row) -> PlaceParts:
        text = self.cells.raw(row, "place")
        parts = split_place(text) if text else None
        if not text:
            self.cells.blank(row, "place")
        elif parts is None and several_rooms(text):
            self.cells.fault("roll.several_rooms", row, "place", text)
        elif parts is None or not parts.building:
            self.cells.fault("roll.place_unclear", row, "place", text)
        else:
            self.splits.setdefault(text, PlaceSplit(narrow(text), *parts))
            return parts
        return PlaceParts("", "", "")

    def _one_room(self, row: Row, parts: PlaceParts) -> None:
        """A cell that names several rooms is a fault, and so is each of them that stands elsewhere too."""
        field = "place" if "place" in self._table.columns else "room"
        rooms = several_rooms(parts.room)
        if rooms:
            self.cells.fault("roll.several_rooms", row, field, parts.room)
        if several_rooms(parts.building) or several_rooms(parts.unit):
            self.cells.fault("roll.several_rooms", row, "building", f"{parts.building} {parts.unit}".strip())
        for room in rooms:
            self._several.setdefault(place_key(parts.building, parts.unit, room), row)

    def _unit(self, rows: Sequence[Row]) -> UnitLine:
        first = rows[0]
        area, kind = self.cells.area(first), self.cells.choice(first, "kind")
        source, share = self.cells.choice(first, "area_source"), self.cells.share(first)
        for field in ("area", "share"):
            top = self.cells.spans(first, field)
            if top and top < first[0]:
                self.cells.fault(
                    "roll.merged_area", first, field, self.cells.raw(first, field), first_row=top
                )
        for row in rows[1:]:
            self._agrees(row, first, area, kind, source)
            self._same_share(row, first, share)
        owners = tuple(owner for row in rows for owner in self._owners(row))
        self._twice(rows, owners)
        representative = self._representative(rows, owners)
        place = self._places[first[0]]
        at, large, owes = self.cells.at(first), self._large(rows), self._owes(rows)
        return UnitLine(*place, area, owners, kind, source, representative, at, share, large, owes)

    def _large(self, rows: Sequence[Row]) -> bool | None:
        """Whether one of its rows wants large print; None where the file doesn't say."""
        said = [self.cells.wants_large(row) for row in rows]
        return None if None in said else any(said)

    def _owes(self, rows: Sequence[Row]) -> str | None:
        """Since when the unit is in arrears: the first of its rows that says so; another day is a fault."""
        said = [(row, since) for row in rows if (since := self.cells.owes(row)) is not None]
        owing = [each for each in said if each[1]]
        for row, since in owing[1:]:
            if since != owing[0][1]:
                self._differs(row, owing[0][0], "owes")
        return owing[0][1] if owing else "" if said else None

    def _same_share(self, row: Row, first: Row, share: str) -> None:
        """The share of a co-owner's row is that of the whole unit."""
        if self.cells.raw(row, "share"):
            other = self.cells.share(row)
            if share and other and other != share:
                self._differs(row, first, "share")

    def _agrees(self, row: Row, first: Row, area: int, kind: str, source: str) -> None:
        """A further row of a room names another co-owner: what it repeats must be the same."""
        for field, value in (("area", area), ("kind", kind), ("area_source", source)):
            if self.cells.raw(row, field):
                other = self.cells.area(row) if field == "area" else self.cells.choice(row, field)
                if value and other != value:
                    self._differs(row, first, field)

    def _differs(self, row: Row, first: Row, field: str) -> None:
        self.cells.fault(
            "roll.differs", row, field, self.cells.raw(row, field), first_row=self.cells.at(first)
        )

    def _owners(self, row: Row) -> Iterator[RollOwner]:
        kind = self.cells.choice(row, "owner_kind")
        owners = self.cells.owners(row, kind)
        if not owners.names and not owners.faults:
            self.cells.blank(row, "owners")
        if owners.changed and owners.names:
            cell = self.cells.raw(row, "owners")
            self.named.setdefault(cell, NameSplit(narrow(cell), tuple(owners.names)))
        references = self.cells.reference(row, len(owners.names))
        phones = self.cells.phone(row, owners)
        for name, reference, phone in zip(owners.names, references, phones, strict=True):
            yield RollOwner(name, kind, reference.upper(), phone)

    def _twice(self, rows: Sequence[Row], owners: Sequence[RollOwner]) -> None:
        seen: set[tuple[str, str]] = set()
        for owner in owners:
            key = (name_key(owner.name), owner.reference)
            if key in seen:
                self.cells.fault("roll.owner_twice", rows[-1], "owners", owner.name)
            seen.add(key)

    def _representative(self, rows: Sequence[Row], owners: Sequence[RollOwner]) -> str:
        """The one named; among several persons it must be one of them (指导规则 25)."""
        given = [(row, name) for row in rows if (name := self.cells.signs(row))]
        if not given:
            return ""
        row, name = given[0]
        if any(name_key(other) != name_key(name) for _, other in given[1:]):
            self.cells.fault("roll.representatives", given[-1][0], "representative", given[-1][1])
        persons = {name_key(owner.name) for owner in owners if owner.kind == "person"}
        if len(owners) > 1 and len(persons) == len(owners) and name_key(name) not in persons:
            self.cells.fault("roll.representative", row, "representative", name)
        return name
