"""Guests in a file: `[[guest]]` tables with `name`, and `unit` or `organ`; they are registered with it."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.spec import SpecTable


@dataclass(frozen=True)
class GuestSpec:
    """Somebody who is not on the roll."""

    name: str
    unit: str = ""
    organ: str = ""


def guests(table: SpecTable) -> tuple[GuestSpec, ...]:
    """The guests a file names."""
    return tuple(map(_guest, table.tables("guest")))


def _guest(table: SpecTable) -> GuestSpec:
    made = GuestSpec(table.text("name"), table.text("unit", ""), table.text("organ", ""))
    table.done()
    return made
