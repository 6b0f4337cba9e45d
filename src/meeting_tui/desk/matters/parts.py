"""The parts of the estate a matter concerns, as they stand on the roll: `3`, `3-2`, `3-2-301`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.polls.electorate import Places
from meeting_tui.desk.roll import storage
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


def _finds(find: Callable[[str, str], object], name: str) -> bool:
    try:
        find(name, "")
    except Refusal:
        return False
    return True
