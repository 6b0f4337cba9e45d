"""What stands beside the boxes of a ballot, and in the rows of a result."""

from __future__ import annotations

from collections.abc import Sequence

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.outcome import joined
from meeting_tui.lang.terms import term
from meeting_tui.rules.question import Question
from meeting_tui.rules.ranked.ballots import STV
from meeting_tui.rules.seats import open_seats

_AGAINST_ALL = N_("Against all of them")
_FOLLOW = N_("With the majority")
_SILENCE = {
    "abstain": N_("A ballot that was delivered and does not come back counts as an abstention."),
    "follow_majority": N_("A ballot that was delivered and does not come back counts with the majority."),
}
_LEAST = N_("Boxes to mark: at least {least}, at most {n}. With fewer the vote here is invalid.")
_CUMULATIVE = N_("Your votes here: {n}. Each box is one: mark several beside a name to give it several.")
_CUMULATIVE_LEAST = N_(
    "Your votes here: {n}, at least {least} to be cast. Each box is one: mark several beside a name to give "
    "it several."
)
_ORDER = N_(
    "Put the names in order: mark box 1 beside your first choice, 2 beside the second, and so on. One box a "
    "name; names with the same number stand level."
)
_TRANSFER = N_(
    "Put the names in order: mark box 1 beside your first choice, 2 beside the second, and so on. One box a "
    "name, and each number once."
)
_FEWEST = N_("With fewer names than {least} the vote here is invalid.")
_GRADES = N_("Mark one box beside each name: {grades}. A name without a mark has the last.")
_NAMED = 6  # units that are named one by one
_RATINGS = {"1": N_("1 (very poor)"), "5": N_("5 (very good)")}


def choice_label(t: Translator, kind: str, choice: str) -> str:
    """The label of a choice the profile gives; an offer or a candidate has its own name."""
    if kind == "rate":
        return t(_RATINGS.get(choice, choice))
    if choice == "against" and kind in ("choose", "elect"):
        return t(_AGAINST_ALL)
    return t(_FOLLOW) if choice == "follow_majority" else term(choice, t)


def marking_hint(t: Translator, asked: Question) -> str:
    """How many boxes may be marked, where that is not said by the fixed words of ballots; else empty."""
    most, least = asked.limit, asked.min_ticks
    if asked.method:
        fewest = (t(_FEWEST, least=least),) if least > 1 else ()
        return joined((_ordering(t, asked), *fewest), t)
    if asked.cumulative:
        return t(_CUMULATIVE, n=most, least=least) if least < 2 else t(_CUMULATIVE_LEAST, n=most, least=least)
    return t(_LEAST, n=most, least=least) if least > 1 else ""


def _ordering(t: Translator, asked: Question) -> str:
    """How names are put in order."""
    if asked.grades:
        named = (t("{n} {grade}", n=n, grade=grade) for n, grade in enumerate(asked.grades, 1))
        return t(_GRADES, grades=t(", ").join(named))
    return t(_TRANSFER if asked.method == STV else _ORDER)


def of_group(t: Translator, name: str, group: str) -> str:
    """A name with the group whose kept seats it stands for."""
    return t("{name} ({group})", name=name, group=group)


def kept_seats(t: Translator, asked: Question) -> str:
    """The line under an election in which seats are kept for groups; else empty."""
    if not asked.groups:
        return ""
    kept = t(", ").join(t("{group} {n}", group=each.title, n=each.seats) for each in asked.groups)
    free = open_seats(asked.seats, asked.groups)
    n = asked.seats
    told = [t("Everybody votes on all names. Seats: {n}. Kept: {kept}.", n=n, kept=kept)]
    told += [t("Seats open to every name: {n}.", n=free)] if free else []
    return joined(told, t)


def floor(t: Translator, above: str, number: str) -> str:
    """A floor of a building or a stair as papers name it; without a number what it is a floor of."""
    return t("{above}, Floor {number}", above=above, number=number) if number else above


def whose(t: Translator, buildings: Sequence[str], rooms: Sequence[str]) -> str:
    """The line under a question that is not everybody's; places as papers name them, many units counted."""
    units = rooms if len(rooms) <= _NAMED else [t("{n} units named in the notice", n=len(rooms))]
    return t("Only the owners of {places} vote on this question.", places=t(", ").join((*buildings, *units)))


def silence(t: Translator, policy: str) -> str:
    """What a ballot that does not come back means, where the profile has no words of its own for it."""
    return t(_SILENCE[policy]) if policy in _SILENCE else ""
