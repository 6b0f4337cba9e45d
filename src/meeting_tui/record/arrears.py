"""Who is in arrears, unit by unit: a fold over the record of the roll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meeting_tui.record.chain import Entry
from meeting_tui.record.paper_acts import Texts

STREAM = "roll"


@dataclass(frozen=True)
class ArrearsNote:
    """That a unit (building-stair-room) is in arrears `since` a day (ISO), by which paper, and who says so;
    `seq` is its entry, made `at`."""

    seq: int
    unit: str
    since: str
    source: str
    by: str
    at: str


Notes = Mapping[str, ArrearsNote]
"""By unit. What was erased names no unit and holds no more."""


def step(notes: Notes, entry: Entry, texts: Texts) -> Notes:
    """The notes that hold after an entry."""
    if entry.kind == "arrears.cleared":
        return {unit: note for unit, note in notes.items() if note.seq != entry.body["of"]}
    unit, source = (texts.get((entry.seq, name)) for name in ("unit", "source"))
    if entry.kind != "arrears.noted" or not unit:
        return notes
    told = entry.body["since"], source or "", entry.body["by"], entry.at
    return {**notes, unit: ArrearsNote(entry.seq, unit, *told)}
