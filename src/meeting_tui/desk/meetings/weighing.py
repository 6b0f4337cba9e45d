"""An assembly in numbers: what those there weigh in every measure of the law, and what that suffices for.

Table, wall, minutes and command line ask here, so that all of them say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from meeting_tui.published import ConditionForm, GatheringForm, QuorumForm, UnitForm
from meeting_tui.record.meeting.standing import SELF, FrozenRoll, RoomVoter, weighed
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Motion, RoomVote
from meeting_tui.refusal import Refusal
from meeting_tui.rules import Decision, Measures, Profile, Voter, decide, load_profile
from meeting_tui.rules.condition import leaves, weigh
from meeting_tui.rules.electorate import carried
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.outcome import exact, unit_json
from meeting_tui.rules.profile import Rule
from meeting_tui.rules.proxies import Proxy
from meeting_tui.rules.scale import finer
from meeting_tui.rules.second_call import called_again
from meeting_tui.rules.shelf import recorded_profile

Answers = Mapping[int, str]
VOTED = ("for", "against")


@lru_cache(maxsize=16)
def _law(profile: str, text: str, again: bool, decimals: int) -> Profile:
    read = load_profile(text, profile) if text else recorded_profile(profile)
    return finer(called_again(read) if again else read, "share", decimals)


def law(state: MeetingState) -> Profile:
    """The profile that decides the meeting's motions, as it holds for this call, counting shares as finely as
    the roll writes them."""
    decimals = state.roll.decimals.get("share", 0) if state.roll else 0
    return _law(state.profile, state.law, state.second_call, decimals)


def frozen(state: MeetingState) -> FrozenRoll:
    """The roll the assembly goes by. Refusal meetings.on_paper: it was opened without one."""
    if state.roll is None:
        raise Refusal("meetings.on_paper")
    return state.roll


def counting(state: MeetingState, room: Iterable[RoomVoter]) -> tuple[RoomVoter, ...]:
    """Those there with what the law lets a holder carry for others; the rest of it nobody can vote."""
    profile, roll, there = law(state), frozen(state), tuple(room)
    if not any(cap.who == "proxy" for cap in profile.caps):
        return there
    voters = [Voter(str(each.voter), each.weights) for each in there]
    given = [Proxy(str(each.voter), each.person.ref) for each in there if each.proxied]
    left = {voter.id: voter.weights for voter in carried(profile, roll.totals, roll.units, voters, given)}
    return tuple(RoomVoter(each.voter, each.person, left[str(each.voter)], each.proxied) for each in there)


def sets_of_room(
    state: MeetingState, room: Iterable[RoomVoter], answers: Answers, more: Mapping[str, Mapping[str, int]]
) -> Measures:
    """The sets of a rule for those there: what all weigh, who is present, who answered how.

    `more`: measure → choice → what is added, to see what would be.
    """
    profile, roll, there = law(state), frozen(state), counting(state, room)
    choices = ("for", "against", "abstain")
    voting = tuple(roll.voting(there))
    said = {c: weighed((v for v in voting if answers.get(v.voter) == c), roll.totals) for c in choices}
    present = weighed(there, roll.totals)
    own = weighed((each for each in there if not each.proxied), roll.totals)
    voted = weighed((v for v in voting if not v.proxied and answers.get(v.voter) in VOTED), roll.totals)
    found = {}
    for measure, every in roll.totals.items():
        votes = {c: said[c][measure] + more.get(measure, {}).get(c, 0) for c in choices} | {"invalid": 0}
        here = {"all": every, "present": present[measure], "in_person": own[measure]}
        here |= {"voted_in_person": voted[measure]} if profile.asks_in_person and not more else {}
        found[measure] = {**here, **votes, **bases(profile, votes)}
    return found


def measures_of(state: MeetingState, motion: Motion, vote: RoomVote) -> Measures:
    """The sets of a vote in an assembly; where there are only numbers (slips), those of heads."""
    if motion.count is None:
        return sets_of_room(state, vote.room, answers_of(motion, vote), {})
    return sets_of_room(state, vote.room, {}, {"heads": motion.count.numbers})


def answers_of(motion: Motion, vote: RoomVote) -> Answers:
    """Who answered how until now, by voter; nobody objecting, everybody is for."""
    if vote.method == "none_objects":
        return {each.voter: "for" for each in vote.asking}
    return motion.answers


def rule_of(state: MeetingState, item: Item | None) -> Rule:
    """The rule of what is before the assembly: that of the vote or motion, else the meeting's."""
    motion = item.question if item else None
    told = (motion.vote.rule if motion.vote else motion.rule) if motion else ""
    return law(state).rule(told or state.rule)


def best(state: MeetingState, rule: str, item: Item | None) -> Decision:
    """What would come out if all who are there and have a vote on the item were for it."""
    aside = item.recused if item else ()
    answers = {each.voter: "for" for each in state.room if not each.person.among(aside)}
    return decide(law(state), rule, sets_of_room(state, state.room, answers, {}))


def enough_for(state: MeetingState) -> tuple[bool, bool]:
    """Whether there is a quorum for what is before the assembly, and whether those there could pass it."""
    found = best(state, rule_of(state, state.open_item).id, state.open_item)
    return found.outcome != "no_quorum", found.passed


def weighable(state: MeetingState) -> tuple[str, ...]:
    """The rules of the profile for which the roll says what weighs."""
    return tuple(
        name for name, rule in law(state).rules.items() if rule.measures <= frozen(state).totals.keys()
    )


def quorum_of(state: MeetingState) -> QuorumForm:
    """Whether enough are there for what is before the assembly. Who stands aside takes no part in a vote:
    they count where the law asks who is present, not where it asks who takes part."""
    return _quorum(best(state, rule_of(state, state.open_item).id, state.open_item))


def _quorum(decision: Decision) -> QuorumForm:
    conditions: list[ConditionForm] = decision.as_json()["conditions"]
    return {
        "holds": decision.outcome != "no_quorum",
        "conditions": [fact for fact in conditions if fact["part"] == "quorum"],
    }


@dataclass(frozen=True, slots=True)
class Gathering:
    """Of one measure, in its smallest unit: all, those there or represented, and of them the represented.

    `needed`: what the quorum asks to be there, None where it asks for nothing in this measure.
    """

    measure: str
    unit: UnitForm
    all: int
    here: int
    represented: int
    needed: int | None


def gathering(state: MeetingState) -> tuple[Gathering, ...]:
    """Who is there, in every measure that weighs; nothing of a meeting that goes by no roll."""
    if state.roll is None:
        return ()
    profile, roll, there = law(state), state.roll, counting(state, state.room)
    here = weighed(there, roll.totals)
    carried_ = weighed((each for each in there if each.proxied), roll.totals)
    rule = rule_of(state, state.open_item)
    return tuple(
        Gathering(
            measure,
            unit_json(profile.measures[measure]),
            every,
            here[measure],
            carried_[measure],
            _needed(state, rule, measure),
        )
        for measure in profile.measures
        if (every := roll.totals.get(measure)) is not None
    )


def _needed(state: MeetingState, rule: Rule, measure: str) -> int | None:
    """The least of a measure that the quorum is content with."""
    asked = [leaf for leaf in leaves(rule.quorum) if leaf.measure == measure] if rule.quorum else []
    every = frozen(state).totals[measure]

    def enough(there: int) -> bool:
        names = ("present", "in_person", "voted_in_person", "participating", "for", "cast")
        sets = {measure: {"all": every, **dict.fromkeys(names, there)}}
        return all(weigh(leaf, sets, "quorum", rule.clause).holds for leaf in asked)

    if not asked or not enough(every):
        return None
    low, high = 0, every
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle + 1, high)
    return low


def came(state: MeetingState) -> list[GatheringForm]:
    """The published form of who was there or represented at any time, in every measure that weighs."""
    roll = frozen(state)
    own = {stay.voter: stay.weights for stay in state.attendance if stay.votes}
    own |= {each.voter: each.weights for each in state.proxies if each.role == SELF}
    carried_ = {each.voter: each.weights for each in state.proxies if each.voter not in own}
    sums: list[dict[str, int]] = [
        {measure: sum(weights.get(measure, 0) for weights in each.values()) for measure in roll.totals}
        for each in (own, carried_)
    ]
    return [
        _published(
            Gathering(
                measure, unit_json(kind), every, sums[0][measure] + sums[1][measure], sums[1][measure], None
            )
        )
        for measure, kind in law(state).measures.items()
        if (every := roll.totals.get(measure)) is not None
    ]


def gathered(state: MeetingState) -> list[GatheringForm]:
    """The published form of who is there."""
    return [_published(each) for each in gathering(state)]


def _published(found: Gathering) -> GatheringForm:
    places = found.unit["decimals"]
    return {
        "measure": found.measure,
        "unit": found.unit,
        "all": exact(found.all, places),
        "here": exact(found.here, places),
        "represented": exact(found.represented, places),
        "needed": None if found.needed is None else exact(found.needed, places),
    }
