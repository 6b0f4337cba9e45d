"""How a vote in the room stands while it runs: how many are for, and how many it takes."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.desk.meetings.votes import law, missing, numbers_of, sets_of
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion
from meeting_tui.rules.condition import Measures
from meeting_tui.rules.reach import sufficing


@dataclass(frozen=True, slots=True)
class Prospect:
    """`votes`: how many voted how; `out`: who has still to vote.

    `needed`: with so many for it passes however the others vote, None when it can't pass any more; `of`:
    what the clause counts them against, 0 where it asks for a plain number.
    """

    votes: dict[str, int]
    out: int
    needed: int | None
    of: int


def prospect(state: MeetingState, motion: Motion) -> Prospect | None:
    """How the vote on a motion stands; None before one is opened."""
    vote = motion.vote
    if vote is None:
        return None
    profile, votes = law(state), numbers_of(motion)
    waits = {"roll_call": len(missing(state, motion)), "none_objects": 0}
    out = waits.get(vote.method, 0 if motion.count else len(vote.voters))

    def voted(more: int, others: int) -> Measures:
        now = {**votes, "for": votes["for"] + more, "against": votes["against"] + others}
        return {"heads": sets_of(profile, vote, now)}

    found = sufficing(profile.rule(vote.rule), voted, out)
    needed = None if found.needed is None else votes["for"] + found.needed
    return Prospect(votes, out, needed, found.of)
