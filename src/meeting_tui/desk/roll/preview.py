"""What a roll file holds, before anything is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from meeting_tui.desk.roll.arrears import matters
from meeting_tui.desk.roll.columns import LEAVE_OUT, UnitTable, UnitTables, find_tables
from meeting_tui.desk.roll.difference import RollDifference
from meeting_tui.desk.roll.doubt import NO_ANSWERS, Answers, Doubts, RollDoubt, doubt_key
from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.grid import Progress, SheetGrid
from meeting_tui.desk.roll.headings import plain_heading, tells_of_voters
from meeting_tui.desk.roll.leftover import LeftOutRow
from meeting_tui.desk.roll.people import SameName
from meeting_tui.desk.roll.rows import NameSplit, PlaceSplit, UnitRows, read_units
from meeting_tui.desk.roll.storage import label_of
from meeting_tui.desk.roll.voters import Electorate, VoterLine, derive
from meeting_tui.desk.roll.words import written
from meeting_tui.refusal import Both, Refusal
from meeting_tui.rules.holding import total_text
from meeting_tui.rules.profile import HeadRule, Profile

SAMPLES = 10  # voters shown as they will be printed
ONE_BUILDING = "one-building"


@dataclass(frozen=True)
class LeftOutColumn:
    """A column the roll does without, and the first thing that stands in it."""

    heading: str
    sheet: str
    filled: int
    first: str


@dataclass(frozen=True)
class SheetCount:
    """A sheet of the roll, and how many units it holds."""

    name: str
    units: int


@dataclass(frozen=True)
class VoterExample:
    """A voter as papers will name them; `area` is 0.01 m²."""

    label: str
    heads: int
    area: int
    share: str


@dataclass(frozen=True)
class RollPreview:
    """What an import of this file would do, and how it was understood.

    `sheet` is the sheet's name, or the encoding of a .csv; `columns` pairs each field with the file's own
    heading; `parking_only` are heads without area; `share` is what all shares add up to, empty where there
    are none. `merged` are merged areas that were filled, `splits` places that stood in one cell, `names`
    owners told apart or cleared of notes.
    `uses` are the units of each use, in the language asked for.
    `difference` is what changes in the roll in force, where one was given.
    """

    file: str
    sheet: str
    columns: tuple[tuple[str, str], ...]
    units: int
    uses: tuple[tuple[str, int], ...]
    owners: int
    voters: int
    heads: int
    area: int
    share: str
    co_owned: int
    parking_only: int
    developer_units: int
    faults: tuple[Fault, ...]
    doubts: tuple[RollDoubt, ...]
    same_names: tuple[SameName, ...]
    sheets: tuple[SheetCount, ...]
    other_sheets: tuple[str, ...]
    left_out_columns: tuple[LeftOutColumn, ...]
    left_out_rows: tuple[LeftOutRow, ...]
    merged: int
    splits: tuple[PlaceSplit, ...]
    names: tuple[NameSplit, ...]
    sample: tuple[VoterExample, ...]
    difference: RollDifference | None = None

    @property
    def undecided(self) -> tuple[SameName, ...]:
        """The names the operator has to decide before an import."""
        return tuple(name for name in self.same_names if name.undecided)

    @property
    def by_phone(self) -> tuple[SameName, ...]:
        """Of those, the names with one phone everywhere: one answer can do for all of them."""
        return tuple(name for name in self.undecided if name.one_phone)

    @property
    def ready(self) -> bool:
        """Whether an import would take it over."""
        return self.units > 0 and not (self.faults or self.doubts or self.undecided)


@dataclass(frozen=True)
class RollReading:
    """A file understood: its tables, their rows, and the electorate that follows, with every fault in the
    file's order; `settled` are the answers that were used."""

    found: UnitTables
    rows: UnitRows
    roll: Electorate
    doubts: tuple[RollDoubt, ...]
    settled: dict[str, str]

    @property
    def columns(self) -> tuple[LeftOutColumn, ...]:
        """Every column left out."""
        return tuple(column for table in self.found.tables for column in _left_out(table))


def preview(
    source: RollFile | str | Path,
    answers: Answers = NO_ANSWERS,
    law: Profile | None = None,
    *,
    encoding: str | None = None,
    lang: str = "zh",
) -> RollPreview:
    """Read a roll file and say what it holds, with every fault and doubt; nothing is saved."""
    file = source if isinstance(source, RollFile) else RollFile.read(Path(source))
    return shown(file, read_roll(file, answers, law, None, encoding), lang)


def shown(
    file: RollFile, read: RollReading, lang: str, difference: RollDifference | None = None
) -> RollPreview:
    """What was read, as people look at it."""
    roll, tables = read.roll, read.found.tables
    return RollPreview(
        file=file.name,
        sheet=tables[0].grid.name,
        columns=tuple(
            {heading: (field, heading) for table in tables for field, heading in _columns(table)}.values()
        ),
        units=len(roll.lines),
        uses=tuple(
            (written("kind", use, lang), many)
            for use, many in Counter(line.kind for line in roll.lines).most_common()
        ),
        owners=len(roll.persons),
        voters=len(roll.voters),
        heads=sum(voter.heads for voter in roll.voters),
        area=sum(voter.area for voter in roll.voters),
        share=total_text(voter.share for voter in roll.voters),
        co_owned=sum(1 for own in roll.owners if len(own) > 1),
        parking_only=sum(1 for voter in roll.voters if not voter.area and _parks(roll, voter)),
        developer_units=sum(len(voter.units) for voter in roll.voters if voter.kind == "developer"),
        faults=roll.faults,
        doubts=read.doubts,
        same_names=roll.same_names,
        sheets=tuple(SheetCount(t.grid.name, n) for t, n in zip(tables, read.rows.counted, strict=True)),
        other_sheets=read.found.others,
        left_out_columns=read.columns,
        left_out_rows=read.rows.left_out,
        merged=sum(area.bottom > table.heading_row for table in tables for area in table.grid.merged),
        splits=read.rows.places,
        names=read.rows.names,
        sample=tuple(_sample(roll, lang)),
        difference=difference,
    )


def _columns(table: UnitTable) -> Iterator[tuple[str, str]]:
    yield from table.headings.items()
    yield from (("owners", heading) for heading in table.further.values())


def _sample(roll: Electorate, lang: str) -> Iterator[VoterExample]:
    """Voters from all over the roll, the first and the last among them."""
    size = len(roll.voters)
    for at in sorted({at * (size - 1) // max(1, SAMPLES - 1) for at in range(SAMPLES)} if size else ()):
        voter = roll.voters[at]
        yield VoterExample(label_of(roll, voter, lang), voter.heads, voter.area, voter.share)


def _parks(roll: Electorate, voter: VoterLine) -> bool:
    return all(roll.lines[unit].kind == "parking" for unit in voter.units)


def read_roll(
    file: RollFile,
    answers: Answers,
    law: Profile | None,
    progress: Progress | None,
    encoding: str | None = None,
) -> RollReading:
    """The tables a file holds, and the electorate that follows, as far as answers settle it."""
    tell = progress or (lambda _done, _of: None)
    grids = _chosen(file, read_grids(file, lambda done, of: tell(done, 2 * of), encoding), answers.sheets)
    weighs = None if law is None else law.measures
    shares = law.measures["share"].called if law and "share" in law.measures else ()
    owing = law is None or matters(law)
    found = find_tables(file.name, grids, answers.columns, weighs, shares, owing=owing)
    doubts = Doubts(answers.doubts)
    for doubt in _of_columns(found, answers):
        doubts.ask(doubt)
    table = found.tables[0]
    if table.missing:
        if not list(doubts):
            missing = Both(field.title for field in table.missing)
            raise Refusal("roll.no_column", file=file.name, row=table.heading_row, columns=missing)
        nothing = UnitRows((), (), (), (), (), (0,) * len(found.tables))
        return RollReading(found, nothing, derive(()), tuple(doubts), doubts.settled)
    rows = read_units(found.tables, lambda done, of: tell(of + done, 2 * of), weighs, doubts)
    rule = HeadRule() if law is None else law.heads
    owned = (unit for unit in rows.units if unit.owners)
    roll = derive(owned, answers.names, rule, by_phone=answers.same_by_phone)
    faults = tuple(sorted((*rows.faults, *roll.faults), key=lambda fault: fault.row))
    return RollReading(found, rows, replace(roll, faults=faults), tuple(doubts), doubts.settled)


def _chosen(file: RollFile, grids: tuple[SheetGrid, ...], sheets: tuple[str, ...]) -> tuple[SheetGrid, ...]:
    """The sheets that were asked for. Refusal `roll.no_sheet`."""
    names = [grid.name for grid in grids]
    for sheet in sheets:
        if sheet not in names:
            raise Refusal("roll.no_sheet", file=file.name, sheet=sheet, sheets=Both((n, n) for n in names))
    return tuple(grid for grid in grids if not sheets or grid.name in sheets)


def _of_columns(found: UnitTables, answers: Answers) -> Iterator[RollDoubt]:
    """What has to be asked before the rows: which column is missing, which left out may tell of voters."""
    said = {plain_heading(heading) for heading in answers.columns}
    for table in found.tables:
        missing = Both(field.title for field in table.missing)
        for column in _left_out(table):
            row, key = table.heading_row, doubt_key("column", column.heading)
            if plain_heading(column.heading) in said:
                continue
            if table.missing:
                more = (("missing", missing), ("first", column.first))
                yield RollDoubt(
                    "roll.which_column", key, row, column.heading, column.heading, (LEAVE_OUT,), more
                )
            elif column.filled and tells_of_voters(column.heading):
                yield RollDoubt("roll.doubt_column", key, row, column.heading, column.first, (LEAVE_OUT,))
        if table.bare and not table.missing:
            headings = ", ".join(table.unknown.values())
            yield RollDoubt(
                "roll.doubt_building", "building", table.heading_row, "", headings, (ONE_BUILDING,)
            )
    for sheet in found.unread:
        yield RollDoubt("roll.doubt_sheet", doubt_key("sheet", sheet), 0, "", sheet, (LEAVE_OUT,))


def _left_out(table: UnitTable) -> Iterator[LeftOutColumn]:
    for index, heading in table.unknown.items():
        cells = [cell for cell in _cells(table, index) if cell]
        yield LeftOutColumn(heading, table.grid.name, len(cells), cells[0] if cells else "")


def _cells(table: UnitTable, index: int) -> Iterable[str]:
    return (row[1][index].strip() for row in table.rows if index < len(row[1]))
