"""Sentences for refusals of the days from which the law counts."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "occasions.event": N_("{event} is no day to be told. Known: {known}."),
    "occasions.far": N_("The year {year} is too far off. Correct it."),
    "occasions.term_order": N_("The term would end before it began. Correct the days."),
}
