"""Papers counted by hand: what stands in its way, and what to do."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "piles.closed": N_(
        "What was counted by hand in poll {poll} is what is on record: there is nothing to explain."
    ),
    "piles.nothing": N_("Give at least one number: what you counted in this pile."),
    "piles.number": N_("A pile holds from 0 to 1,000,000, not {number}."),
}
