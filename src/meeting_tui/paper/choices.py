"""What stands beside the boxes of a ballot, and in the rows of a result."""

from __future__ import annotations

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.terms import term

_AGAINST_ALL = N_("Against all of them")
_FOLLOW = N_("With the majority")
_RATINGS = {"1": N_("1 (very poor)"), "5": N_("5 (very good)")}


def choice_label(t: Translator, kind: str, choice: str) -> str:
    """The label of a choice the profile gives; an offer or a candidate has its own name."""
    if kind == "rate":
        return t(_RATINGS.get(choice, choice))
    if choice == "against" and kind in ("choose", "elect"):
        return t(_AGAINST_ALL)
    return t(_FOLLOW) if choice == "follow_majority" else term(choice, t)
