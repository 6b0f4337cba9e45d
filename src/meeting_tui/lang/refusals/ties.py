"""Ties: why lots can't be drawn, or the chair can't decide."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "ties.seed": N_(
        "Name the digits that draw the lots of question “{question}”, such as {question}=20261208."
    ),
    "ties.none": N_("There is no tie to settle in question “{question}”. Leave it out."),
    "ties.again": N_(
        "Nobody is level for a seat in poll {poll}, or not all is counted: there is nothing to vote on again."
    ),
    "ties.no_lots": N_("The rules draw no lots in question “{question}”: a tie there is voted on again."),
    "ties.seeded": N_(
        "Lots of question “{question}” were drawn with the seed {value}. Lots are drawn once; leave the seed out."
    ),
    "ties.cast": N_("The chair decided the tie in question “{question}” already: {value}. That stands."),
}
