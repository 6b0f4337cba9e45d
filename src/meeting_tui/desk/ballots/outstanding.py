"""Papers to go after: those nobody has got yet, and those that have not come back, building by building."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meeting_tui.desk.ballots.buildings import buildings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import BallotOf, Voters, case
from meeting_tui.desk.roll.places import place_key
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.store import tables


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
            of_voters: Iterable[BallotPaper] = register.envelopes.values()
        else:
            table, of_voters = tables.PollVoter, register.papers.values()
        papers = {paper.serial: paper for paper in of_voters if paper.state in ("printed", "issued")}
        there = found.some(session, sorted(papers), table)
        of = buildings(session, there.values())
    out = (OutstandingBallot(of.get(no, ""), there[no], papers[no]) for no in there)
    return tuple(sorted(out, key=_place))


def _place(each: OutstandingBallot) -> tuple[bool, int, str, int]:
    key = place_key(each.building, "", "")[0]
    number = int(key) if key.isdecimal() else 0
    return not key, number, key, each.ballot.serial
