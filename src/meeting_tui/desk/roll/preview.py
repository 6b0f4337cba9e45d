"""What a roll file holds, before anything is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from meeting_tui.desk.roll.columns import UnitTable, find_table
from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.grid import Progress
from meeting_tui.desk.roll.people import Same, SameName
from meeting_tui.desk.roll.rows import read_units
from meeting_tui.desk.roll.voters import Electorate, VoterLine, derive
from meeting_tui.rules.holding import total_text
from meeting_tui.rules.profile import HeadRule, Profile


@dataclass(frozen=True)
class RollPreview:
    """What an import of this file would do. `sheet` is the sheet's name, or the encoding of a .csv;
    `columns` pairs each field with the file's own heading; `parking_only` are heads without area; `share` is
    what all shares add up to, empty where there are none."""

    file: str
    sheet: str
    columns: tuple[tuple[str, str], ...]
    units: int
    owners: int
    voters: int
    heads: int
    area: int
    share: str
    co_owned: int
    parking_only: int
    developer_units: int
    faults: tuple[Fault, ...]
    same_names: tuple[SameName, ...]

    @property
    def undecided(self) -> tuple[SameName, ...]:
        """The names the operator has to decide before an import."""
        return tuple(name for name in self.same_names if name.undecided)


def preview(
    path: str | Path, same_names: Mapping[str, Same] | None = None, law: Profile | None = None
) -> RollPreview:
    """Read a roll file and say what it holds, with every fault; nothing is saved."""
    file = RollFile.read(Path(path))
    table, roll = read_roll(file, same_names, law, None)
    return RollPreview(
        file=file.name,
        sheet=table.grid.name,
        columns=tuple(table.headings.items()),
        units=len(roll.lines),
        owners=len(roll.persons),
        voters=len(roll.voters),
        heads=sum(voter.heads for voter in roll.voters),
        area=sum(voter.area for voter in roll.voters),
        share=total_text(voter.share for voter in roll.voters),
        co_owned=sum(1 for own in roll.owners if len(own) > 1),
        parking_only=sum(1 for voter in roll.voters if not voter.area and _parks(roll, voter)),
        developer_units=sum(len(voter.units) for voter in roll.voters if voter.kind == "developer"),
        faults=roll.faults,
        same_names=roll.same_names,
    )


def _parks(roll: Electorate, voter: VoterLine) -> bool:
    return all(roll.lines[unit].kind == "parking" for unit in voter.units)


def read_roll(
    file: RollFile, same_names: Mapping[str, Same] | None, law: Profile | None, progress: Progress | None
) -> tuple[UnitTable, Electorate]:
    """The table a file holds and the electorate that follows, with every fault in the file's order."""
    tell = progress or (lambda _done, _of: None)
    grids = read_grids(file, lambda done, of: tell(done, 2 * of))
    weighs = None if law is None else law.measures
    table = find_table(file.name, grids, weighs)
    units, faults = read_units(table, lambda done, of: tell(of + done, 2 * of), weighs)
    rule = HeadRule() if law is None else law.heads
    roll = derive((unit for unit in units if unit.owners), same_names, rule)
    faults = tuple(sorted((*faults, *roll.faults), key=lambda fault: fault.row))
    return table, replace(roll, faults=faults)
