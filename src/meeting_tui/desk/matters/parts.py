"""The parts of the estate a matter concerns, as they stand on the roll: `3`, `3-2`, `3-2-301`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.polls.electorate import Places
from meeting_tui.desk.roll import storage
from meeting_tui.desk.roll.places import place
from meeting_tui.lang import Lang
from meeting_tui.lang.formats import names
from meeting_tui.refusal import Refusal


def parts_of(session: Session, named: Iterable[str]) -> tuple[str, ...]:
    """Each once, as it was named, in that order. Refusal matters.no_part names the first not on the
    roll, matters.no_roll where there is none."""
    wanted = tuple(dict.fromkeys(filter(None, map(clean, named))))
    if wanted:
        roll = storage.load(session)
        if not roll.lines:
            raise Refusal("matters.no_roll", part=wanted[0])
        places = Places(roll)
        for name in wanted:
            if not any(_finds(find, name) for find in (places.building, places.stair, places.room)):
                raise Refusal("matters.no_part", part=name)
    return wanted


def parts_said(parts: Iterable[str], lang: Lang) -> str:
    """The parts as papers name them; empty where there are none."""
    told = [part_said(each, lang) for each in parts]
    return names(told, lang) if told else ""


def part_said(named: str, lang: str) -> str:
    """A part as papers name it: `3栋`, `3栋2单元`, `3栋2单元301室`; of two pieces the second is a stair's
    unless it is long enough for a room's."""
    building, *rest = named.split("-")
    if len(rest) > 2:
        return named
    stair = bool(rest) and (len(rest) > 1 or len(rest[0]) <= LONGEST_STAIR)
    return place(building, rest[0] if stair else "", rest[-1] if rest[stair:] else "", lang)


LONGEST_STAIR = 2
"""Characters of a stair's number."""


def _finds(find: Callable[[str, str], object], name: str) -> bool:
    try:
        find(name, "")
    except Refusal:
        return False
    return True
