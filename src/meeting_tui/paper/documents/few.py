"""The sums of votes in an assembly that public minutes do not show: they would tell how a few voted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from meeting_tui.published import ConditionForm
from meeting_tui.record.meeting.standing import SELF, Weights
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion
from meeting_tui.rules.disclosure import NOTHING, Hidden, Voted, hidden
from meeting_tui.rules.exact import units
from meeting_tui.rules.slack import told_compared

_SETS = (
    *("for", "against", "abstain", "participating", "cast"),
    *("present", "in_person", "voted_in_person"),
)
_CAME, _OPENING = "came", "opening"


@dataclass(frozen=True)
class Concealed:
    """What public minutes do not show: of the motions, by their numbers; of those who came in person or were
    represented at any time; of those who were there when it was opened, in the sets of its quorum."""

    motions: Mapping[int, Hidden] = field(default_factory=dict)
    came: Hidden = NOTHING
    opening: Hidden = NOTHING

    def __bool__(self) -> bool:
        return any((*self.motions.values(), self.came, self.opening))


def concealed(state: MeetingState) -> Concealed:
    """Of an assembly; a set of which it is not known who is in it is not shown either."""
    if state.roll is None:
        return Concealed()
    voted = [motion for item in state.items for motion in item.motions if motion.vote and motion.decision]
    rooms = [motion for motion in voted if motion.vote and motion.vote.room]
    everybody = _everybody(state, rooms)
    told = [_voted(motion, everybody, state.roll.decimals) for motion in rooms]
    told += [_came(state, everybody), _opening(state, everybody)]
    found = hidden([told], state.roll.totals)
    motions = {m.id: found[each.id] | _unknown(state, m, each) for m, each in zip(rooms, told, strict=False)}
    return Concealed(motions, found[_CAME], found[_OPENING] | _not_as_recorded(state, told[-1]))


def came(state: MeetingState) -> tuple[Mapping[int, Weights], Mapping[int, Weights]]:
    """What each voter weighs who was there in person at any time, and each who was represented alone."""
    own = {stay.voter: stay.weights for stay in state.attendance if stay.votes}
    own |= {each.voter: each.weights for each in state.proxies if each.role == SELF}
    return own, {each.voter: each.weights for each in state.proxies if each.voter not in own}


def withheld(fact: ConditionForm, hides: Hidden) -> bool:
    """Whether one of the sums that a condition compares is not shown."""
    measure = fact["measure"]
    return (measure, fact["num"]) in hides or (measure, fact["of"]) in hides


_Weights = Mapping[str, Mapping[str, int]]
_Members = Mapping[str, Mapping[str, int]]


def _everybody(state: MeetingState, rooms: Iterable[Motion]) -> _Weights:
    """By measure what each voter weighs who was ever there, by number; who never was is somebody all the
    same and counts among all."""
    assert state.roll is not None
    own, carried = came(state)
    known: dict[int, Weights] = {**carried, **own}
    known |= {each.voter: each.weights for m in rooms if m.vote for each in m.vote.room}
    away = {f"away {n}": 1 for n in range(max(0, state.roll.voters - len(known)))}
    return {
        measure: {str(no): row.get(measure, 0) for no, row in known.items()} | away
        for measure in state.roll.totals
    }


def _told(name: str, names: Iterable[str], sets: _Members, everybody: _Weights) -> Voted:
    """Voters by the sets they are in; all others are among all alone."""
    all_ = dict.fromkeys(everybody["heads"], _sets(""))
    return Voted(name, tuple(dict.fromkeys(names)), {**all_, **sets}, everybody)


def _voted(motion: Motion, everybody: _Weights, decimals: Mapping[str, int]) -> Voted:
    assert motion.vote is not None
    said = dict.fromkeys((each.voter for each in motion.vote.asking), "for")
    answers = said if motion.vote.method == "none_objects" else motion.answers
    members = {
        str(each.voter): _answered(answers.get(each.voter, ""), each.proxied) for each in motion.vote.room
    }
    conditions = motion.decision["conditions"] if motion.decision else []
    needed = (name for fact in conditions for name in (fact["num"], fact["of"]))
    names = (*(name for name in needed if name in _SETS), *_SETS)
    told = _told(str(motion.id), (name for name in names if name), members, everybody)
    return replace(told, compared=told_compared(motion.decision, decimals) if motion.decision else {})


def _answered(answer: str, proxied: bool) -> dict[str, int]:
    """The sets of somebody who is there themselves, or for whom somebody is."""
    voted = "voted_in_person" if answer in ("for", "against") else ""
    return _sets(answer, "present", *(() if proxied else ("in_person", voted)))


def _came(state: MeetingState, everybody: _Weights) -> Voted:
    own, carried = came(state)
    sets = {str(no): _sets("", "own") for no in own} | {str(no): _sets("", "carried") for no in carried}
    return _told(_CAME, ("own", "carried"), sets, everybody)


def _opening(state: MeetingState, everybody: _Weights) -> Voted:
    """Who was there when it was opened; of a quorum counted again later no sum fits: none is shown."""
    at = state.opened_at
    own = {stay.voter for stay in state.attendance if stay.votes and _there(stay.came, stay.left or "", at)}
    own |= {each.voter for each in state.proxies if each.role == SELF and _there(each.since, each.ended, at)}
    carried = {each.voter for each in state.proxies if _there(each.since, each.ended, at)} - own
    sets = {str(no): _sets("", "present", "in_person") for no in own}
    sets |= {str(no): _sets("", "present") for no in carried}
    return _told(_OPENING, ("present", "in_person"), sets, everybody)


def _there(since: str, until: str, at: str) -> bool:
    return since <= at and (not until or until > at)


def _not_as_recorded(state: MeetingState, opening: Voted) -> Hidden:
    assert state.roll is not None
    facts = state.quorum.get("conditions", ()) if state.quorum else ()
    rows = ((fact["measure"], fact["num"], str(fact["num_value"])) for fact in facts)
    return frozenset(
        (measure, name)
        for measure, name, value in rows
        if _sum(opening, measure, name) != units(value, state.roll.decimals[measure])
    )


def _sum(told: Voted, measure: str, name: str) -> int:
    return sum(told.weights[measure][who] for who, sets in told.members.items() if sets.get(name))


def _sets(answer: str, *others: str) -> dict[str, int]:
    voted = ["participating", answer] if answer else []
    cast = ["cast"] if answer in ("for", "against") else []
    return dict.fromkeys(("all", *filter(None, others), *voted, *cast), 1)


def _unknown(state: MeetingState, motion: Motion, told: Voted) -> Hidden:
    """The sets whose sums are others than those of the voters we believe to be in them."""
    assert state.roll is not None
    assert motion.decision is not None
    found = set()
    for measure, row in motion.decision["measures"].items():
        for name, value in row.items():
            if name != "all" and _sum(told, measure, name) != units(str(value), state.roll.decimals[measure]):
                found.add((measure, name))
    return frozenset(found)
