"""Ties: why lots can't be announced or drawn, or the chair can't decide."""

from __future__ import annotations

from meeting_tui.lang import N_

WORDS = {
    "ties.way": N_("Lots are thrown as twenty digits, or as three dice twelve times, not as {value}."),
    "ties.first": N_("Announce first, then throw, and type what fell in a command of its own."),
    "ties.apart": N_("Announce how the lots of question “{question}” are thrown, too."),
    "ties.unannounced": N_(
        "Announce the lots of question “{question}” first: who is level, and how they are thrown."
    ),
    "ties.announced": N_(
        "The lots of question “{question}” are announced already, thrown otherwise. That stands: throw so."
    ),
    "ties.no_waiting": N_(
        "Nobody in waiting is level in question “{question}”: nothing is thrown apart. Leave it out."
    ),
    "ties.not_apart": N_(
        "One throw for all was announced in question “{question}”, none for those in waiting. Leave it out."
    ),
    "ties.together": N_(
        "A throw for those in waiting was announced in question “{question}”, too. Type both together."
    ),
    "ties.seed": N_(
        "Type the twenty digits of question “{question}” as they fell, 0 to 9; that was {count}. "
        "Spaces do no harm."
    ),
    "ties.dice": N_(
        "Type twelve throws of three dice for question “{question}”, of each the smallest number first, such as "
        "244 136: 36 digits, 1 to 6; that was {count}."
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
