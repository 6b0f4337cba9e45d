"""The quorum, and motions decided in the room: by no objection, hands, roll call or slips.

A vote is opened, which says who votes; what is answered or counted is an entry at once; then it is concluded.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlmodel import col, select

from meeting_tui.desk.meetings import assembly_votes
from meeting_tui.desk.meetings.floor import Floor, floor
from meeting_tui.desk.meetings.minutes import approve
from meeting_tui.desk.meetings.weighing import (
    best,
    law,
    measures_of,
    quorum_of,
    sets_of_room,
    weighable,
)
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import matching, only
from meeting_tui.published import QuorumForm
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion, RoomVote
from meeting_tui.record.person import Labels, Person, bodies_of, body_of, distinct
from meeting_tui.refusal import Choices, FieldName, Key, Refusal, Several, Terms
from meeting_tui.rules import Decision, Profile, decide
from meeting_tui.rules.nonresponse import bases
from meeting_tui.rules.reach import majorities
from meeting_tui.store.tables import Community, Entry

CHOICES = ("for", "against", "abstain")
CASTING = ("for", "against", "none")
"""What the chair says on a tie: a casting vote, or none."""
METHODS = ("roll_call", "none_objects", "hands", "slips")
TELLERS = 2


def open_vote(office: Office, meeting: str, motion: int, method: str) -> MeetingState:
    """Begin the vote on a motion: who has a vote and is there votes. Opened again, it begins anew."""
    with floor(office, meeting) as on:
        _open(on, motion, method)
    return on.state


def _open(on: Floor, number: int, method: str) -> RoomVote:
    if method not in METHODS:
        raise Refusal("meetings.method", method=Key(method), known=Choices(METHODS))
    item, motion = on.may_here("open_vote", About(motion=number)), _motion(on, number)
    state = on.state
    if state.roll is not None:
        assembly_votes.opened(on, item, number, method, rule_for(state, motion))
        return _vote(_motion(on, number))
    entitled = [person for person in state.members if not person.among(item.recused)]
    on.write(
        "vote.opened",
        motion=number,
        method=method,
        **bodies_of("entitled", entitled),
        **bodies_of("present", state.present),
        **bodies_of("recused", item.recused),
        all=heads(on)["all"],
        rule=rule_for(state, motion),
    )
    return _vote(_motion(on, number))


def _motion(on: Floor, number: int) -> Motion:
    found = on.state.motion(number)
    if found is None:
        raise Refusal("meetings.no_motion", motion=number)
    return found[1]


def _vote(motion: Motion) -> RoomVote:
    if motion.vote is None:
        raise Refusal("meetings.no_vote_open", motion=motion.id)
    return motion.vote


def rule_for(state: MeetingState, motion: Motion) -> str:
    """The rule that decides: the second one in a second vote, or that of the motion's form."""
    if motion.decision is not None and motion.decision["next_rule"]:
        return motion.decision["next_rule"]
    return law(state).motion.forms.get(motion.form, motion.rule or state.rule)


def _by(on: Floor, act: str, number: int) -> RoomVote:
    """The vote that is open on a motion, if that can be done in it."""
    on.may(act, About(motion=number))
    return _vote(_motion(on, number))


def answer(office: Office, meeting: str, motion: int, name: str, choice: str) -> MeetingState:
    """A member answers the roll call; the last answer counts, an empty one takes it back."""
    with floor(office, meeting) as on:
        vote = _by(on, "answer", motion)
        if choice and choice not in CHOICES:
            raise Refusal("meetings.answer", choice=Key(choice), known=Choices(CHOICES))
        if vote.room:
            assembly_votes.answer(on, vote, motion, name, choice)
            return on.state
        person = _voter(on, motion, vote, name)
        on.write("vote.cast", motion=motion, **body_of("name", person), choice=choice)
    return on.state


def answer_rest(office: Office, meeting: str, motion: int, choice: str) -> MeetingState:
    """All who have not answered yet and are still there answer the same."""
    with floor(office, meeting) as on:
        vote = _by(on, "answer", motion)
        if choice not in CHOICES:
            raise Refusal("meetings.answer", choice=Key(choice), known=Choices(CHOICES))
        if vote.room:
            assembly_votes.rest(on, _motion(on, motion), choice)
            return on.state
        for person in on.state.missing(_motion(on, motion)):
            on.write("vote.cast", motion=motion, **body_of("name", person), choice=choice)
    return on.state


def _voter(on: Floor, number: int, vote: RoomVote, ref: str) -> Person:
    """Whoever is meant, voters before others of the name, if they answer in this vote."""
    found = matching(vote.voters, ref) or matching(on.state.members, ref)
    if not found:
        raise Refusal("meetings.no_vote", name=ref)
    person = only(found, ref)
    on.may("answer", About(motion=number, person=person))
    return person


def count_votes(
    office: Office, meeting: str, motion: int, numbers: Mapping[str, int], by: Iterable[str] = ()
) -> MeetingState:
    """Hands or slips are counted. Of hands one number may be missing: all others who are there.

    `by`: who counted; the chair unless said. Slips are counted by two.
    """
    with floor(office, meeting) as on:
        vote = _by(on, "count", motion)
        assembly_votes.by_numbers(on, vote)
        tellers = _tellers(on, vote, by)
        told, counted = _told(vote, numbers)
        more = {"counted": list(counted)} if counted else {}
        on.write("vote.counted", motion=motion, **told, **more, **bodies_of("by", tellers))
    return on.state


def _tellers(on: Floor, vote: RoomVote, by: Iterable[str]) -> tuple[Person, ...]:
    found = distinct(on.in_room(ref, "by") for ref in by)
    if vote.method == "slips" and len(found) < TELLERS:
        raise Refusal("meetings.two_tellers", field=FieldName("by"))
    return found or ((on.state.chair,) if on.state.chair else ())


def _told(vote: RoomVote, numbers: Mapping[str, int]) -> tuple[dict[str, int], tuple[str, ...]]:
    """The numbers, the missing one worked out; and which were counted, when one was worked out."""
    voters = vote.heads
    known = (*CHOICES, "invalid") if vote.method == "slips" else CHOICES
    lacking = [choice for choice in CHOICES if choice not in numbers]
    if set(numbers) - set(known) or any(number < 0 for number in numbers.values()):
        raise Refusal("meetings.numbers", known=Terms(known))
    if len(lacking) > (vote.method == "hands"):
        raise Refusal("meetings.numbers_missing", missing=Terms(lacking))
    if sum(numbers.values()) > voters:
        raise Refusal("meetings.too_many", counted=sum(numbers.values()), voters=voters)
    rest = {choice: voters - sum(numbers.values()) for choice in lacking}
    return {**numbers, **rest}, tuple(choice for choice in CHOICES if choice in numbers) if lacking else ()


def no_objection(office: Office, meeting: str, motion: int) -> MeetingState:
    """Nobody objects: everybody who has a vote and is there is for it."""
    with floor(office, meeting) as on:
        _open(on, motion, "none_objects")
        _conclude(on, motion, "")
    return on.state


def conclude(office: Office, meeting: str, motion: int, casting: str = "") -> MeetingState:
    """The rule decides on what was answered or counted. `casting`: on a tie the chair's vote, or `none`."""
    with floor(office, meeting) as on:
        _conclude(on, motion, casting)
    return on.state


def roll_call(office: Office, meeting: str, motion: int, votes: Mapping[str, str]) -> MeetingState:
    """A whole roll call: every member who votes answers for, against or abstain, and the rule decides.

    `votes`: who (a number, a name, a name with its unit) → choice, for exactly those who vote.
    """
    with floor(office, meeting) as on:
        vote = _open(on, motion, "roll_call")
        answers = _complete(vote.voters, votes)
        for person in vote.voters:
            on.write("vote.cast", motion=motion, **body_of("name", person), choice=answers[person])
        _conclude(on, motion, "")
    return on.state


def _complete(voters: tuple[Person, ...], votes: Mapping[str, str]) -> dict[Person, str]:
    """The answers by who gave them: everybody who votes, nobody else, each once."""
    label = Labels(voters)
    answers: dict[Person, str] = {}
    strangers = []
    for ref, choice in votes.items():
        if not (found := matching(voters, ref)):
            strangers.append(ref)
            continue
        person = only(found, ref)
        if person in answers:
            raise Refusal("meetings.voted_twice", name=label(person))
        answers[person] = choice
    if lacking := [label(person) for person in voters if person not in answers]:
        raise Refusal("meetings.vote_missing", missing=Several(lacking))
    if strangers:
        raise Refusal("meetings.no_vote", name=Several(sorted(strangers)))
    for person, choice in answers.items():
        if choice not in CHOICES:
            raise Refusal("meetings.choice", name=label(person), choice=Key(choice), known=Choices(CHOICES))
    return answers


def _conclude(on: Floor, number: int, casting: str) -> None:
    vote = _by(on, "conclude", number)
    motion = _motion(on, number)
    decision = _decide(on, motion, vote, casting)
    filed = {"number": _next_number(on)} if decision.passed and motion.main else {}
    on.write(
        "motion.decided",
        motion=number,
        **bodies_of("present", vote.present),
        decision=decision.as_json(),
        method=vote.method,
        **filed,
    )
    if decision.passed:
        approve(on, number)


def as_it_stands(state: MeetingState, motion: Motion, vote: RoomVote, casting: str = "") -> Decision:
    """What the rule makes of the vote as it stands; a tie is `tied` where the chair may decide it."""
    profile = law(state)
    said = "" if casting == "none" else casting
    if vote.room:
        return decide(profile, vote.rule, measures_of(state, motion, vote), casting=said)
    return decide(profile, vote.rule, {"heads": sets_of(profile, vote, numbers_of(motion))}, casting=said)


def with_objections(state: MeetingState, motion: Motion, against: Iterable[Mapping[str, int]]) -> Decision:
    """What an assembly decided, with the objections in writing of voters who weigh so much."""
    vote, several = _vote(motion), tuple(against)
    casting = motion.decision["casting"] if motion.decision else None
    sets = {
        measure: {**numbers, "objecting": sum(each.get(measure, 0) for each in several)}
        for measure, numbers in measures_of(state, motion, vote).items()
    }
    return decide(law(state), vote.rule, sets, casting=casting or "")


def _decide(on: Floor, motion: Motion, vote: RoomVote, casting: str) -> Decision:
    if casting not in ("", *CASTING):
        raise Refusal("meetings.casting", casting=Key(casting), known=Choices(CASTING))
    decision = as_it_stands(on.state, motion, vote, casting)
    if decision.tied and not casting:
        raise Refusal("meetings.tied", motion=motion.id)
    if casting and not decision.tied:
        raise Refusal("meetings.not_tied", motion=motion.id)
    return decision


def numbers_of(motion: Motion) -> dict[str, int]:
    """How many voted how until now."""
    nothing = dict.fromkeys(CHOICES, 0)
    if motion.vote is not None and motion.vote.method == "none_objects":
        return {**nothing, "for": motion.vote.heads}
    if motion.count is not None:
        return {**nothing, **motion.count.numbers}
    if motion.vote is not None and motion.vote.room:
        heads = {each.voter: each.weights["heads"] for each in motion.vote.room}
        return {c: sum(heads[v] for v, said in motion.answers.items() if said == c) for c in CHOICES}
    return {choice: sum(said == choice for said in motion.votes.values()) for choice in CHOICES}


def sets_of(profile: Profile, vote: RoomVote, numbers: Mapping[str, int]) -> dict[str, int]:
    """The sets of the rule. Who stands aside is there, and has no vote."""
    present = len(vote.present)
    return {**_room(vote.all, present), **numbers, **bases(profile, {"invalid": 0, **numbers})}


def _next_number(on: Floor) -> int:
    """One more than the greatest number of a decision in this year, of any meeting."""
    year = f"{on.office.world.now().year:04d}-"
    chosen = select(Entry.body).where(Entry.kind == "motion.decided", col(Entry.at).startswith(year))
    return 1 + max((json.loads(body).get("number", 0) for body in on.session.exec(chosen)), default=0)


def heads(on: Floor) -> dict[str, int]:
    """The base of the rule, all seats or the members in office as the community had set when the meeting was
    opened, and who is there."""
    if on.state.roll is not None:
        here = sets_of_room(on.state, on.state.room, {}, {})["heads"]
        return {name: here[name] for name in ("all", "present", "in_person")}
    if on.state.base:
        return _room(on.state.base, len(on.state.present))
    community = on.session.get(Community, 1)
    by_seats = community is None or community.committee_base == "seats"
    return _room(on.state.seats if by_seats else len(on.state.members), len(on.state.present))


def _room(every: int, present: int) -> dict[str, int]:
    return {"all": every, "present": present, "in_person": present}


def quorum(on: Floor) -> QuorumForm:
    """Whether enough members are there, with the conditions that say so (as in a decision's JSON)."""
    if on.state.roll is not None:
        return quorum_of(on.state)
    if on.state.kind != "committee":
        return {"holds": True, "conditions": []}
    nothing = dict.fromkeys(CHOICES, 0)
    sets = {**heads(on), **nothing, "cast": 0, "participating": 0}
    decision = decide(law(on.state), on.state.rule, {"heads": sets})
    return {
        "holds": decision.outcome != "no_quorum",
        "conditions": [fact for fact in decision.as_json()["conditions"] if fact["part"] == "quorum"],
    }


def reachable(on: Floor) -> dict[str, bool]:
    """For each rule of the meeting's profile whether those present could still pass something by it."""
    if on.state.roll is not None:
        return {rule: best(on.state, rule, on.state.open_item).passed for rule in weighable(on.state)}
    if on.state.kind != "committee":
        return {}
    profile, base = law(on.state), heads(on)
    everyone = dict.fromkeys(profile.measures, base["all"])
    return majorities(profile, everyone, dict.fromkeys(profile.measures, base["present"]))
