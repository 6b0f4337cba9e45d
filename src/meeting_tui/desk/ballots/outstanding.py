"""Papers to go after: those nobody has got yet, and those that have not come back, building by building."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.ballots.buildings import buildings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import BallotOf, Voters, case
from meeting_tui.desk.roll.places import place_key
from meeting_tui.record.ballot import BallotPaper, State
from meeting_tui.store import tables

OUT: tuple[State, ...] = ("printed", "issued")
"""Where a paper is that is not back."""


@dataclass(frozen=True)
class OutstandingBallot:
    """What is not back; its `building` is empty where its unit is not on the roll any more."""

    building: str
    ballot: BallotOf
    paper: BallotPaper


def outstanding(office: Office, poll: str) -> tuple[OutstandingBallot, ...]:
    """Every printed paper that is neither back nor void, by building and number."""
    with office.store.read() as session:
        found = case(session, poll)
        register = found.register(office, session)
        if register.enveloped:
            table: Voters = tables.PollEnvelope
            out = iter([paper for paper in register.envelopes.values() if paper.state in OUT])
        else:
            table, out = tables.PollVoter, register.in_state(*OUT)
        papers = {paper.serial: paper for paper in out}
        there = found.some(session, sorted(papers), table)
        of = buildings(session, there.values())
    gone = (OutstandingBallot(of.get(no, ""), there[no], papers[no]) for no in there)
    return tuple(sorted(gone, key=_place))


def _place(each: OutstandingBallot) -> tuple[bool, int, str, int]:
    key = place_key(each.building, "", "")[0]
    number = int(key) if key.isdecimal() else 0
    return not key, number, key, each.ballot.serial
