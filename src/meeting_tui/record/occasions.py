"""Days that a community told of itself, from which the law counts: its term, its accounts' year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from meeting_tui.record.chain import Entry

STREAM = "board:occasions"
"""The record of such days."""

Occasions = Mapping[tuple[str, int], date]
"""The day of each event, by event and term of the committee."""


def begin() -> Occasions:
    """Nothing was told."""
    return {}


def step(found: Occasions, entry: Entry, _texts: object) -> Occasions:
    """What one entry adds: another day for the same event of the same term takes the place of the first."""
    if entry.kind != "occasion.told":
        return found
    key = entry.body["event"], entry.body["term"]
    rest = {each: on for each, on in found.items() if each != key}
    day = entry.body.get("on", "")
    return {**rest, key: date.fromisoformat(day)} if day else rest
