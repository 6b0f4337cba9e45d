"""Why a ballot waits, in words: the reader's reasons, and those the register adds."""

from __future__ import annotations

from collections.abc import Iterable

from meeting_tui.lang import N_, _, _n, screen
from meeting_tui.lang.reasons import WORDS, reason_words

REGISTER = {
    "differs": N_("What was keyed in is not what was read."),
    "keyed-apart": N_("Two people keyed it in, neither seeing the other's marks, and saw different ones."),
    "set-aside": N_("A teller left it to two people."),
    "two-stations": N_(
        "Stations that didn't know of each other did something with this ballot. Find every paper of this "
        "number."
    ),
    "not-returned": N_("Nobody registered that this ballot came back."),
    "page-missing": N_("Some pages of this ballot were read, not all."),
}


def reasons(codes: Iterable[str]) -> list[str]:
    """One sentence a reason; a code nobody worded stays a code."""
    return [_sentence(code) for code in codes]


def _sentence(code: str) -> str:
    if code in REGISTER:
        return _(REGISTER[code])
    return reason_words(code, screen()) if code in WORDS else code


def noted(n: int) -> str:
    """What must be known of papers whose votes stand though something is written beside."""
    return _n(
        "{n} ballot stands though something is written beside its votes, and nobody has looked at it.",
        "{n} ballots stand though something is written beside their votes, and nobody has looked at them.",
        n,
    )
