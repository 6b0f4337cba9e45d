"""How a vote in the room stands while it runs: how many are for, and how many it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from meeting_tui.desk.meetings.votes import numbers_of, rule_for, sets_of
from meeting_tui.desk.meetings.weighing import answers_of, counting, frozen, law, sets_of_room
from meeting_tui.published import UnitForm
from meeting_tui.record.latest import latest
from meeting_tui.record.meeting.standing import weighed
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion, RoomVote
from meeting_tui.rules.condition import Measures, needs
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.outcome import unit_json
from meeting_tui.rules.reach import sufficing, sufficing_each


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


@dataclass(frozen=True, slots=True)
class MeasureProspect:
    """An assembly's vote by one measure, in its smallest unit: what is for it; `needed`, `of` as above."""

    measure: str
    unit: UnitForm
    votes: int
    needed: int | None
    of: int


def _before(state: MeetingState, motion: Motion) -> Motion | None:
    item = state.open_item
    if item is None or motion.vote is not None or not (state.roll or state.base):
        return None
    rule = law(state).rule(rule_for(state, motion))
    if not all(name in _TOLD for _measure, name in needs(rule.approval)):
        return None
    entitled = tuple(person for person in state.members if not person.among(item.recused))
    room = counting(state, state.room) if state.roll else ()
    every = state.roll.totals["heads"] if state.roll else state.base
    vote = RoomVote("roll_call", entitled, state.present, item.recused, every, rule.id, room)
    return replace(motion, vote=vote)


before = latest(_before)
"""The motion as if its roll were called now; None where a vote on it was opened already, or where the rule
counts against what only the vote tells, such as how many take part."""
_TOLD = frozenset(("for", "all", "present", "in_person", "voted_in_person"))


def _prospects(state: MeetingState, motion: Motion) -> tuple[MeasureProspect, ...]:
    vote = motion.vote
    if vote is None or not vote.room:
        return ()
    profile, answers = law(state), answers_of(motion, vote)
    counted = {"heads": motion.count.numbers} if motion.count else {}
    now = sets_of_room(state, vote.room, answers, counted)
    waits = () if motion.count or vote.method == "none_objects" else state.silent(motion)
    roll = frozen(state)
    open_ = weighed(roll.voting(waits), roll.totals)
    own = weighed(roll.voting(each for each in waits if not each.proxied), roll.totals)
    pool = {measure: sets["for"] + open_[measure] for measure, sets in now.items()}

    def voted(fors: Mapping[str, int], others: Mapping[str, int]) -> Measures:
        changed = {
            measure: {**now[measure], "for": n, "against": now[measure]["against"] + others[measure]}
            for measure, n in fors.items()
        }
        for measure, sets in changed.items():  # who waits votes too
            if "voted_in_person" in sets:
                sets["voted_in_person"] += own[measure]
        return {name: {**sets, **bases(profile, sets)} for name, sets in changed.items()}

    enough = sufficing_each(profile.rule(vote.rule), voted, pool)
    return tuple(
        MeasureProspect(
            measure,
            unit_json(profile.measures[measure]),
            now[measure]["for"],
            found.needed,
            found.of,
        )
        for measure, found in enough.items()
    )


prospects = latest(_prospects)
"""How an assembly's vote stands in every measure its rule looks at; nothing of others, or before one."""


def with_rest(state: MeetingState, motion: Motion, choice: str) -> Motion:
    """The motion as it would stand if all who have not answered were to answer that."""
    rest = {each.voter: choice for each in state.silent(motion)}
    return replace(motion, answers={**motion.answers, **rest})


def prospect(state: MeetingState, motion: Motion) -> Prospect | None:
    """How the vote on a motion stands; None before one is opened."""
    vote = motion.vote
    if vote is None or not motion.voting:
        return None
    if vote.room:
        return _by_heads(state, motion)
    profile, votes = law(state), numbers_of(motion)
    waits = {"roll_call": len(state.missing(motion)), "none_objects": 0}
    out = waits.get(vote.method, 0 if motion.count else len(vote.voters))

    def voted(more: int, others: int) -> Measures:
        now = {**votes, "for": votes["for"] + more, "against": votes["against"] + others}
        return {"heads": sets_of(profile, vote, now)}

    found = sufficing(profile.rule(vote.rule), voted, out)
    needed = None if found.needed is None else votes["for"] + found.needed
    return Prospect(votes, out, needed, found.of)


def _by_heads(state: MeetingState, motion: Motion) -> Prospect:
    """An assembly's vote as it stands by heads; the other measures are in `prospects`."""
    found = {each.measure: each for each in prospects(state, motion)}
    least = all(each.needed is not None for each in found.values())
    heads = found.get("heads")
    out = sum(each.weights["heads"] for each in state.silent(motion))
    needed = heads.needed if heads and least else None
    return Prospect(numbers_of(motion), out, needed, heads.of if heads else 0)
