"""The record: entries that don't fit their kind."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "record.long": N_(
        "“{field}” is too long: {length}, where {most} are kept at most. Say it shorter, and enclose the rest as a paper."
    ),
    "record.kind": N_(
        "The record knows no entry of this kind. This is a fault of the program: please report it."
    ),
    "record.stream": N_(
        "An entry of this kind can't be in {stream}. This is a fault of the program: please report it."
    ),
    "record.field": N_(
        "An entry can't be written like this. This is a fault of the program: please report it."
    ),
}
