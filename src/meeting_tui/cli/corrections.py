"""`ballots corrections`: what people decided where the reader was not sure, for whoever fits a reader."""

from __future__ import annotations

import json
from pathlib import Path

from meeting_tui.cli import out
from meeting_tui.cli.frame import Seat, verb
from meeting_tui.cli.parameters import OUTPUT, POLL
from meeting_tui.lang import N_, _n
from meeting_tui.output import whole_file


@verb(
    "corrections",
    N_("What people decided where the reader was not sure, with its pictures and without names."),
    *(POLL, OUTPUT),
)
def corrections(seat: Seat, poll: str, target: str) -> None:
    """Write one JSON file (docs/formats/corrections.md)."""
    from meeting_tui.desk.ballots import corrections as desk

    with seat.office(readonly=True) as office:
        tree = desk.corrections(office, poll)
    with whole_file(Path(target)) as draft:
        draft.write_bytes(json.dumps(tree, ensure_ascii=False, indent=1).encode())
    questions = tree["questions"]
    assert isinstance(questions, list)
    out.words(
        _n(
            "{n} question that people decided is in {path}.",
            "{n} questions that people decided are in {path}.",
            len(questions),
            path=target,
        )
    )
