"""A vote in an assembly: who was there is frozen with what they weigh; the few are named, then all others."""

from __future__ import annotations

from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.meetings.rolls import voter_at
from meeting_tui.desk.meetings.weighing import counting, frozen, law
from meeting_tui.desk.persons.find import matching, only
from meeting_tui.paper import door
from meeting_tui.record.chain import digest
from meeting_tui.record.meeting.standing import weighed
from meeting_tui.record.meeting.values import Item, Motion, RoomVote
from meeting_tui.record.person import Person, bodies_of, body_of
from meeting_tui.refusal import Refusal, Term, Terms


def opened(on: Floor, item: Item, number: int, method: str, rule: str) -> None:
    """The vote begins. The record says by its entries who is there; this one proves it and adds it up."""
    state, roll = on.state, frozen(on.state)
    room = counting(state, state.room)
    aside = [each for each in room if each.person.among(item.recused)]
    parts = {
        "present": room,
        "in_person": [each for each in room if not each.proxied],
        "represented": [each for each in room if each.proxied],
        "recused": aside,
    }
    totals = {name: weighed(voters, roll.totals) for name, voters in parts.items()}
    rows = sorted([each.voter, each.person.ref, each.proxied, dict(each.weights)] for each in room)
    on.write(
        "vote.opened",
        motion=number,
        method=method,
        **bodies_of("entitled", ()),
        **bodies_of("present", ()),
        **bodies_of("recused", item.recused),
        all=roll.totals["heads"],
        rule=rule,
        voters=digest(rows),
        totals={"all": dict(roll.totals), **totals},
    )


def answer(on: Floor, vote: RoomVote, motion: int, ref: str, choice: str) -> None:
    """Somebody answers for all they stand for; by the code of a voter, for that one alone."""
    voter = voter_at(on, ref).no if door.is_code(ref) else 0
    asked = {each.voter: each.person for each in vote.asking}
    person = asked[voter] if voter in asked else _who(on, vote, ref, voter)
    more = {"voter": voter} if voter else {}
    on.write("vote.cast", motion=motion, **body_of("name", person), choice=choice, **more)


def _who(on: Floor, vote: RoomVote, ref: str, voter: int) -> Person:
    if not voter and (found := matching(vote.voters, ref)):
        return only(found, ref)
    aside = (
        [each.person for each in vote.room if each.voter == voter] if voter else matching(vote.recused, ref)
    )
    if aside:
        raise Refusal("meetings.aside", name=on.state.labels(aside[0]))
    late = [each.person for each in on.state.room if each.voter == voter]
    known = late or matching(on.state.movers, ref)
    raise Refusal("meetings.not_in_vote", name=on.state.labels(known[0]) if known else ref)


def rest(on: Floor, motion: Motion, choice: str) -> None:
    """All others who were there, and are still, answer the same."""
    roll, left = frozen(on.state), {each.voter for each in on.state.silent(motion)}
    room = counting(on.state, motion.vote.room) if motion.vote else ()
    weights = weighed(roll.voting(each for each in room if each.voter in left), roll.totals)
    on.write("vote.rest", motion=motion.id, choice=choice, voters=len(left), weights=weights)


def by_numbers(on: Floor, vote: RoomVote) -> None:
    """Refused (`meetings.names_needed`) where numbers alone don't tell what those counted weigh."""
    if vote.room:
        more = sorted(law(on.state).rule(vote.rule).measures - {"heads"})
        if more:
            raise Refusal("meetings.names_needed", method=Term(vote.method), measures=Terms(more))
