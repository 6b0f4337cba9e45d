"""What is wrong in a roll file, as values: an import shows all of them, then saves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meeting_tui.refusal import Refusal

SHOWN = 60  # characters of a wrong value that are repeated to the operator


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
        shown = self.value if len(self.value) <= SHOWN else self.value[:SHOWN] + "…"
        return {"row": self.row, "column": self.column, "value": shown} | dict(self.more)


def refuse(faults: Iterable[Fault]) -> None:
    """Raise `roll.faults` carrying every fault, in the file's order; nothing when there is none."""
    ordered = tuple(sorted(faults, key=lambda fault: (fault.row, fault.column, fault.code)))
    if ordered:
        raise Refusal("roll.faults", count=len(ordered), row=ordered[0].row, faults=ordered)
