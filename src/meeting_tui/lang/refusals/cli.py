"""Refusals of the command line itself."""

from __future__ import annotations

from meeting_tui.lang import N_
from meeting_tui.lang.plurals import N_n

WORDS = {
    "cli.reconcile": N_(
        "Ballots of {poll} were seen whose return nobody registered, or that were never printed. Look at each "
        "number before you publish anything."
    ),
    "cli.piles": N_(
        "What two persons counted by hand in {poll} is not what is on record: meeting-tui piles show {poll}. "
        "Count again, or let two people say why: meeting-tui piles explain {poll}."
    ),
    "cli.public_differs": N_("{path} contradicts itself or the law at {where}. Do not rely on it."),
    "cli.stale_sources": N_n(
        "{count} rule was compared with its source more than a year ago. Read the law again before you rely on it.",
        "{count} rules were compared with their source more than a year ago. Read the law again before you rely on them.",
        by="count",
    ),
    "cli.recount_differs": N_(
        "{path} claims other results than its rows give, at {where}. Do not rely on it."
    ),
    "cli.unreadable": N_("{path} can't be read: {reason}. Check the name and try again."),
    "cli.too_big": N_("{path} is larger than {most} MB; no such file is that large. Check the name."),
    "cli.not_utf8": N_("{path} is not UTF-8 text (line {line}). Save it as UTF-8 and try again."),
    "cli.shell": N_("There is no completion for the shell {shell}; there is for bash, zsh and fish."),
    "cli.unanswered": N_("Nothing is said of {questions}. Say what is marked there; {first}= is blank."),
    "cli.deck": N_n(
        "{wrong} answer of the test deck of {poll} was read wrongly. Don't read real papers by scanner: "
        "key them in by hand.",
        "{wrong} answers of the test deck of {poll} were read wrongly. Don't read real papers by scanner: "
        "key them in by hand.",
        by="wrong",
    ),
}
