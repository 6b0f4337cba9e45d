"""From the rows of a table to units: every fault is gathered, none stops the reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from meeting_tui.clean import narrow
from meeting_tui.desk.roll.cells import Cells
from meeting_tui.desk.roll.columns import UnitTable
from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.grid import STEP, Progress, Row
from meeting_tui.desk.roll.people import RollOwner, UnitLine, name_key
from meeting_tui.desk.roll.shares import whole_faults
from meeting_tui.desk.roll.voters import place_key

TOTALS = frozenset({"合计", "总计", "小计", "total", "subtotal", "grandtotal", "sum"})
_PERSONS_APART = "、,，;；/／\n"
_FIRMS_APART = "、;；\n"  # "Oak Holdings, Ltd." and "A/S" are one name
_Key = tuple[str, str, str]


def read_units(
    table: UnitTable, progress: Progress | None = None, weighs: Collection[str] | None = None
) -> tuple[tuple[UnitLine, ...], tuple[Fault, ...]]:
    """The units, and every fault. Rows of one room that follow each other name its co-owners.

    `weighs`: what the rules weigh by, None where no rules are known.
    """
    rows = _Rows(table, progress, weighs)
    units = tuple(rows.units())
    return units, (*rows.cells.faults, *whole_faults(units, rows.totals))


class _Rows:
    def __init__(self, table: UnitTable, progress: Progress | None, weighs: Collection[str] | None) -> None:
        self.cells = Cells(table, weighs)
        self.totals: list[tuple[int, str]] = []
        self._table = table
        self._progress = progress or (lambda _done, _of: None)
        self._places: dict[int, tuple[str, str, str]] = {}

    def units(self) -> Iterator[UnitLine]:
        seen: dict[_Key, int] = {}
        for key, rows in groupby(self._counted(), key=self._key):
            group = list(rows)
            first = seen.setdefault(key, group[0][0])
            if first != group[0][0]:
                self._duplicate(group[0], first)
            yield self._unit(group)

    def _counted(self) -> Iterator[Row]:
        rows = self._table.rows
        for done, row in enumerate(rows, 1):
            if done % STEP == 0 or done == len(rows):
                self._progress(done, len(rows))
            if self._is_total(row):
                self.totals.append((row[0], self.cells.declared(row)))
                self.cells.fault("roll.total_row", row, "building", next(filter(None, row[1])))
            else:
                yield row

    def _is_total(self, row: Row) -> bool:
        first = next((cell for cell in row[1] if cell.strip()), "")
        return "".join(narrow(first).casefold().split()) in TOTALS

    def _key(self, row: Row) -> _Key:
        building, room = self.cells.needed(row, "building"), self.cells.needed(row, "room")
        self._places[row[0]] = (building, self.cells.short(row, "unit"), room)
        key = place_key(*self._places[row[0]])
        return key if building and room else (*key[:2], f"\0{row[0]}")

    def _duplicate(self, row: Row, first: int) -> None:
        shown = "-".join(filter(None, self._places[row[0]]))
        self.cells.fault("roll.duplicate", row, "room", shown, first_row=first)

    def _unit(self, rows: Sequence[Row]) -> UnitLine:
        first = rows[0]
        area, kind = self.cells.area(first), self.cells.choice(first, "kind")
        source, share = self.cells.choice(first, "area_source"), self.cells.share(first)
        for row in rows[1:]:
            self._agrees(row, first, area, kind, source)
            self._same_share(row, first, share)
        owners = tuple(owner for row in rows for owner in self._owners(row))
        self._twice(rows, owners)
        representative = self._representative(rows, owners)
        place = self._places[first[0]]
        return UnitLine(*place, area, owners, kind, source, representative, first[0], share)

    def _same_share(self, row: Row, first: Row, share: str) -> None:
        """The share of a co-owner's row is that of the whole unit."""
        if self.cells.raw(row, "share"):
            other = self.cells.share(row)
            if share and other and other != share:
                self.cells.fault(
                    "roll.differs", row, "share", self.cells.raw(row, "share"), first_row=first[0]
                )

    def _agrees(self, row: Row, first: Row, area: int, kind: str, source: str) -> None:
        """A further row of a room names another co-owner: what it repeats must be the same."""
        for field, value in (("area", area), ("kind", kind), ("area_source", source)):
            if self.cells.raw(row, field):
                other = self.cells.area(row) if field == "area" else self.cells.choice(row, field)
                if value and other != value:
                    self.cells.fault(
                        "roll.differs", row, field, self.cells.raw(row, field), first_row=first[0]
                    )

    def _owners(self, row: Row) -> Iterator[RollOwner]:
        kind = self.cells.choice(row, "owner_kind")
        names = self.cells.names(row, "owners", _PERSONS_APART if kind == "person" else _FIRMS_APART)
        if not names:
            self.cells.blank(row, "owners")
        references = self.cells.one_each(row, "reference", len(names))
        phones = self.cells.one_each(row, "phone", len(names))
        for name, reference, phone in zip(names, references, phones, strict=True):
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
        given = [(row, name) for row in rows for name in self.cells.names(row, "representative", "\n")]
        if not given:
            return ""
        row, name = given[0]
        if any(name_key(other) != name_key(name) for _, other in given[1:]):
            self.cells.fault("roll.representatives", given[-1][0], "representative", given[-1][1])
        persons = {name_key(owner.name) for owner in owners if owner.kind == "person"}
        if len(owners) > 1 and len(persons) == len(owners) and name_key(name) not in persons:
            self.cells.fault("roll.representative", row, "representative", name)
        return name
