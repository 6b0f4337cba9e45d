"""Sheets that gave no reading, and what people say they are."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.ways import Ways

WORDS = {
    "sheets.unknown": Ways(
        N_("No sheet has number {sheet}. All of them: {way}."),
        "meeting-tui ballots sheets",
        N_("Ctrl+F on the doubtful ballots"),
    ),
    "sheets.altered": N_(
        "The picture of sheet {sheet} is not the one that was put on record. Show the scan itself."
    ),
    "sheets.no_page": N_("Ballot {serial} has no page {page}; its pages are 1 to {pages}."),
    "sheets.reason": N_("Say why: a sheet that is set aside needs a reason on record."),
}
