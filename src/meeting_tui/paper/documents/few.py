"""The sums of votes in an assembly that public minutes do not show: they would tell how a few voted."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.published import ConditionForm
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion
from meeting_tui.rules.disclosure import Hidden, Voted, hidden
from meeting_tui.rules.exact import units

_SETS = ("for", "against", "abstain", "participating", "cast", "present")


def concealed(state: MeetingState) -> Mapping[int, Hidden]:
    """By motion; a set of which it is not known who is in it is not shown either."""
    if state.roll is None:
        return {}
    voted = [motion for item in state.items for motion in item.motions if motion.vote and motion.decision]
    rooms = [motion for motion in voted if motion.vote and motion.vote.room]
    told = [_voted(state, motion) for motion in rooms]
    found = hidden([told], state.roll.totals) if told else {}
    return {m.id: found[each.id] | _unknown(state, m, each) for m, each in zip(rooms, told, strict=True)}


def withheld(fact: ConditionForm, hides: Hidden) -> bool:
    """Whether one of the sums that a condition compares is not shown."""
    measure = fact["measure"]
    return (measure, fact["num"]) in hides or (measure, fact["of"]) in hides


def _voted(state: MeetingState, motion: Motion) -> Voted:
    """Who was not there is somebody all the same: they count among all."""
    assert motion.vote is not None
    assert state.roll is not None
    room = {each.voter: each for each in motion.vote.room}
    said = dict.fromkeys((each.voter for each in motion.vote.asking), "for")
    answers = said if motion.vote.method == "none_objects" else motion.answers
    members = {str(no): _sets(answers.get(no, "")) for no in room}
    away = {f"away {n}": {"all": 1} for n in range(max(0, state.roll.voters - len(room)))}
    weights = {
        measure: {str(no): each.weights.get(measure, 0) for no, each in room.items()} | dict.fromkeys(away, 1)
        for measure in state.roll.totals
    }
    conditions = motion.decision["conditions"] if motion.decision else []
    needed = (name for fact in conditions for name in (fact["num"], fact["of"]))
    names = dict.fromkeys((*(name for name in needed if name in _SETS), *_SETS))
    return Voted(str(motion.id), tuple(name for name in names if name), members | away, weights)


def _sets(answer: str) -> dict[str, int]:
    voted = ["participating", answer] if answer else []
    cast = ["cast"] if answer in ("for", "against") else []
    return dict.fromkeys(("all", "present", *voted, *cast), 1)


def _unknown(state: MeetingState, motion: Motion, told: Voted) -> Hidden:
    """The sets whose sums are others than those of the voters we believe to be in them."""
    assert state.roll is not None
    assert motion.decision is not None
    found = set()
    for measure, row in motion.decision["measures"].items():
        for name, value in row.items():
            mine = sum(told.weights[measure][who] for who, sets in told.members.items() if sets.get(name))
            if name != "all" and mine != units(str(value), state.roll.decimals[measure]):
                found.add((measure, name))
    return frozenset(found)
