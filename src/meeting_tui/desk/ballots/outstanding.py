"""Papers to go after: those nobody has got yet, and those that have not come back, building by building."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from meeting_tui.desk.ballots.buildings import buildings
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls.frozen import BallotOf, Voters, case
from meeting_tui.desk.roll.places import place_key
from meeting_tui.record.ballot import BallotPaper, State
from meeting_tui.record.papers import sorts_of
from meeting_tui.record.register import BallotRegister
from meeting_tui.store import tables

OUT: tuple[State, ...] = ("printed", "issued")
"""Where a paper is that is not back."""


class OutstandingBallot(NamedTuple):
    """What is not back; its `building` is empty where its unit is not on the roll any more, its `mode` where
    it was not handed out."""

    building: str
    ballot: BallotOf
    mode: str
    papers: Mapping[int, BallotPaper]

    @property
    def paper(self) -> BallotPaper:
        """All that was done with it: costs a fold, where the list itself costs none."""
        return self.papers[self.ballot.serial]


def outstanding(office: Office, poll: str) -> tuple[OutstandingBallot, ...]:
    """Every printed paper that is neither back nor void, by building and number."""
    with office.store.read() as session:
        found = case(session, poll)
        register = found.register(office, session)
        papers, table = _of_voters(register)
        modes = {
            serial: paper.issued.mode if paper.issued else ""
            for paper, alike in sorts_of(papers)
            if paper.state in OUT
            for serial in alike
        }
        there = found.some(session, modes, table)
        of = buildings(session, there.values())
    order = {building: _place(building) for building in {"", *of.values()}}
    gone = [OutstandingBallot(of.get(no, ""), there[no], modes[no], papers) for no in sorted(there)]
    return tuple(sorted(gone, key=lambda each: order[each.building]))


def _of_voters(register: BallotRegister) -> tuple[Mapping[int, BallotPaper], Voters]:
    """What people hold: papers, or the envelopes of a secret poll; and where it stands whose they are."""
    if register.enveloped:
        return register.envelopes, tables.PollEnvelope
    return register.papers, tables.PollVoter


def _place(building: str) -> tuple[bool, int, str]:
    key = place_key(building, "", "")[0]
    number = int(key) if key.isdecimal() else 0
    return not key, number, key
