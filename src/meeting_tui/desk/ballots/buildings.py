"""Which building a ballot goes to: that of the first unit on it, as the roll has it now."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func
from sqlmodel import Session, col, select

from meeting_tui.clean import narrow
from meeting_tui.desk.ballots.numbers import Building
from meeting_tui.desk.polls.frozen import BallotOf, Case, Voters
from meeting_tui.desk.roll.places import place, place_key
from meeting_tui.refusal import Refusal, Several
from meeting_tui.store import tables

_PART = tables.Unit.building, tables.Unit.unit
_STAIRS = select(*_PART, func.aggregate_strings(col(tables.Unit.room), "\n")).group_by(*_PART)
"""Each stair with its rooms: a row a stair, for a row a room costs more than all that is done with it."""


def buildings(session: Session, ballots: Iterable[BallotOf]) -> dict[int, str]:
    """Serial → building, for those whose first unit is still on the roll."""
    rows = session.connection().execute(_STAIRS).all()
    left = {ballot.serial: ballot.units.split("\n")[0] for ballot in ballots}
    found: dict[int, str] = {}
    for told in (str, _tidy):  # as it was printed, and only where that is not found in any spelling
        for lang in ("zh", "en"):
            if left:
                known = {
                    told(place(building, stair, room, lang)): building
                    for building, stair, rooms in rows
                    for room in rooms.split("\n")
                }
                found |= {serial: name for serial, unit in left.items() if (name := known.get(told(unit)))}
                left = {serial: unit for serial, unit in left.items() if serial not in found}
    return {serial: found[serial] for serial in sorted(found)}


def in_building(
    session: Session, found: Case, building: Building, table: Voters = tables.PollVoter
) -> tuple[int, ...]:
    """The live ballots, or envelopes, of a building; else `ballots.no_building`, naming those there are."""
    of = buildings(session, found.live(session, table).values())
    there = tuple(serial for serial, name in of.items() if place_key(name, "", "")[0] == building.key)
    if not there:
        known = Several(sorted(set(of.values())))
        raise Refusal("ballots.no_building", building=building.name, known=known)
    return there


def _tidy(text: str) -> str:
    return "".join(narrow(text).casefold().split())
