"""What is wrong in a roll file, as values: an import shows all of them, then saves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meeting_tui.refusal import Refusal

SHOWN = 60  # characters of a wrong value that are repeated to the operator


_SHEET = 1_000_000  # more rows than a sheet has


class RowNo(int):
    """A row of one of several sheets: counted through all of them, told as `3栋!5`."""

    sheet = ""

    @classmethod
    def of(cls, row: int, index: int, sheet: str) -> RowNo:
        """Row `row` of the sheet with this index and name."""
        made = cls(index * _SHEET + row)
        made.sheet = sheet
        return made

    def __str__(self) -> str:
        return f"{self.sheet}!{self % _SHEET}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


@dataclass(frozen=True)
class Fault:
    """One fault: a code worded in `lang/refusals/roll.py`, and where it stands.

    `row` is the row as a spreadsheet numbers it, `column` the file's own heading, `value` the cell,
    `more` further facts of the sentence.
    """

    code: str
    row: int
    column: str
    value: str = ""
    more: tuple[tuple[str, object], ...] = ()

    @property
    def facts(self) -> Mapping[str, object]:
        """What the sentence of `code` is filled with."""
        return {"row": self.row, "column": self.column, "value": cut(self.value)} | dict(self.more)


def cut(value: str) -> str:
    """A value as a sentence repeats it."""
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"


def refuse(faults: Iterable[Fault]) -> None:
    """Raise `roll.faults` carrying every fault, in the file's order; nothing when there is none."""
    ordered = tuple(sorted(faults, key=lambda fault: (fault.row, fault.column, fault.code)))
    if ordered:
        raise Refusal("roll.faults", count=len(ordered), row=ordered[0].row, faults=ordered)
