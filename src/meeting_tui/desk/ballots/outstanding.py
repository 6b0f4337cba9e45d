"""Papers to go after: those nobody has got yet, and those that have not come back, building by building."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.ballots.buildings import buildings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import BallotOf, case
from meeting_tui.desk.roll.places import place_key
from meeting_tui.record.ballot import BallotPaper


@dataclass(frozen=True)
class OutstandingBallot:
    """A paper that is not back; its `building` is empty where its unit is not on the roll any more."""

    building: str
    ballot: BallotOf
    paper: BallotPaper


def outstanding(office: Office, poll: str) -> tuple[OutstandingBallot, ...]:
    """Every printed paper that is neither back nor void, by building and number."""
    with office.store.read() as session:
        found = case(session, poll)
        ballots, register = found.some, found.register(office, session)
        papers = {paper.serial: paper for paper in register.in_state("printed", "issued")}
        there = ballots(session, papers)
        of = buildings(session, there.values())
    out = (OutstandingBallot(of.get(no, ""), there[no], papers[no]) for no in there)
    return tuple(sorted(out, key=_place))


def _place(each: OutstandingBallot) -> tuple[bool, int, str, int]:
    key = place_key(each.building, "", "")[0]
    number = int(key) if key.isdecimal() else 0
    return not key, number, key, each.ballot.serial
