"""The posting log."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "postings.what_where": N_("Say which paper hangs and where."),
    "postings.future": N_("{since} is still to come. Log a posting on the day it hangs."),
    "postings.order": N_("A paper hung on {since} can't have come down on {until}. Correct the days."),
    "postings.down_already": N_("Posting {posting} came down on {day} already."),
    "postings.unknown": N_("There is no posting number {posting}."),
}
