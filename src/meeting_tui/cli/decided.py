"""`ballots decisions`: what two people decided of many papers, out of a table or JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.cli import out
from meeting_tui.cli.frame import PATH, Argument, Seat, verb
from meeting_tui.cli.parameters import JSON, POLL
from meeting_tui.lang import N_, _n

if TYPE_CHECKING:
    from meeting_tui.desk.roll.file import RollFile

STDIN = "-"
TABLE = Argument(
    "table",
    "FILE",
    N_("A .csv or .xlsx file with a row for each question of a paper, or JSON; - is stdin."),
    type=PATH,
)


@verb(
    "decisions",
    N_("What two people decided of many papers, out of a table or JSON: all of it or nothing, and once."),
    *(POLL, TABLE, JSON),
)
def decisions(seat: Seat, poll: str, table: Path, as_json: bool) -> None:
    """Put them on record, and say how many there were."""
    from meeting_tui.desk.ballots.decisions import decide_all

    file = _file(table)
    with seat.office() as office:
        done = decide_all(office, poll, file)
    if as_json:
        told = {"decided": done.decided, "before": done.before}
        out.as_json({name: [f"{serial:06d}" for serial in serials] for name, serials in told.items()})
    out.words(
        _n(
            "{n} ballot is decided; {before} stood so on record.",
            "{n} ballots are decided; {before} stood so on record.",
            len(done.decided),
            before=len(done.before),
        )
    )


def _file(table: Path) -> RollFile:
    from meeting_tui.desk.roll.file import RollFile
    from meeting_tui.desk.roll.grid import MAX_BYTES

    if str(table) != STDIN:
        return RollFile.read(table)
    return RollFile.of(STDIN, sys.stdin.buffer.read(MAX_BYTES + 1))
