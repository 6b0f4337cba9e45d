"""Lots announced, in words: who is level, how they are thrown, and the code that binds both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meeting_tui.check_code import check_code
from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import moment
from meeting_tui.lang.outcome import joined

THROWN: Mapping[str, str] = {
    "digits": N_(
        "Twenty digits are thrown in sight of everybody with a ten-sided die, 0 to 9, as they fall."
    ),
    "dice": N_(
        "Three dice are thrown twelve times in sight of everybody; of each throw the smallest number is "
        "written first."
    ),
}
"""How lots are thrown, as it is announced in the room."""
APART = N_("Those in waiting get a throw of their own.")


def to_announce(way: str, groups: Sequence[Sequence[str]], t: Translator) -> str:
    """What will be announced; `groups`: who is level with whom, as on the paper."""
    return joined((t("Level: {names}.", names=_level(groups, t)), t(THROWN[way])), t)


def announced(
    way: str, groups: Sequence[Sequence[str]], digest: str, at: str, apart: bool, t: Translator
) -> str:
    """An announcement as it is read out and printed; `groups`: who is level with whom, as on the paper."""
    told = t(
        "Lots announced on {at}. Level: {names}. {how} Check code of the lots: {code}.",
        at=moment(at, t.lang),
        names=_level(groups, t),
        how=t(THROWN[way]),
        code=check_code(digest),
    )
    return joined((told, *([t(APART)] if apart else [])), t)


def _level(groups: Sequence[Sequence[str]], t: Translator) -> str:
    return t("; ").join(t(", ").join(group) for group in groups)
