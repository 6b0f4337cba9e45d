"""The quorum, and motions decided by roll call of the members by name."""

from __future__ import annotations

from collections.abc import Mapping

from meeting_tui.desk.meetings.floor import Floor, floor, words
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import matching, only
from meeting_tui.published import QuorumForm
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Motion
from meeting_tui.record.person import Labels, Person, bodies_of, body_of
from meeting_tui.refusal import Choices, Key, Refusal, Several
from meeting_tui.rules import Decision, Profile, decide, shipped_profile
from meeting_tui.rules.reach import majorities
from meeting_tui.store.tables import Community

CHOICES = ("for", "against", "abstain")


def put_motion(office: Office, meeting: str, text: str, mover: str) -> MeetingState:
    """Put a motion on the open item, which must be one for decision; one at a time."""
    with floor(office, meeting) as on:
        item = on.item()
        if on.state.kind != "committee":
            raise Refusal("meetings.on_paper")
        if not item.decides:
            raise Refusal("meetings.not_for_decision", no=item.number, title=item.title)
        _nothing_pending(on)
        number = len(on.state.motions) + 1
        by = body_of("mover", on.member_here(mover, "mover"))
        on.write("motion.put", no=item.no, motion=number, text=words(text, "motion"), **by)
    return on.state


def withdraw_motion(office: Office, meeting: str, motion: int) -> MeetingState:
    """The mover takes a motion back before it is voted on."""
    with floor(office, meeting) as on:
        _pending(on, motion)
        on.write("motion.withdrawn", motion=motion)
    return on.state


def roll_call(office: Office, meeting: str, motion: int, votes: Mapping[str, str]) -> MeetingState:
    """Every member present answers for, against or abstain; the rule decides, and both are recorded.

    `votes`: who (a number, a name, a name with its unit) → choice, for exactly the members present.
    """
    with floor(office, meeting) as on:
        _pending(on, motion)
        present = on.state.present
        answers = _complete(on, votes)
        for person in present:
            on.write("vote.cast", motion=motion, **body_of("name", person), choice=answers[person])
        decision = _decide(on, answers)
        on.write(
            "motion.decided", motion=motion, **bodies_of("present", present), decision=decision.as_json()
        )
    return on.state


def _pending(on: Floor, number: int) -> Motion:
    on.running()
    found = on.state.motion(number)
    if found is None:
        raise Refusal("meetings.no_motion", motion=number)
    if not found[1].pending:
        raise Refusal("meetings.motion_done", motion=number)
    return found[1]


def _nothing_pending(on: Floor) -> None:
    for motion in on.state.motions:
        if motion.pending:
            raise Refusal("meetings.motion_open", motion=motion.id, text=motion.text)


def _complete(on: Floor, votes: Mapping[str, str]) -> dict[Person, str]:
    """The answers by who gave them: every member present, nobody else, each once."""
    present, label = on.state.present, Labels(on.state.present)
    answers: dict[Person, str] = {}
    strangers = []
    for ref, choice in votes.items():
        if not (found := matching(present, ref)):
            strangers.append(ref)
            continue
        person = only(found, ref)
        if person in answers:
            raise Refusal("meetings.voted_twice", name=label(person))
        answers[person] = choice
    if missing := [label(person) for person in present if person not in answers]:
        raise Refusal("meetings.vote_missing", missing=Several(missing))
    if strangers:
        raise Refusal("meetings.no_vote", name=Several(sorted(strangers)))
    for person, choice in answers.items():
        if choice not in CHOICES:
            raise Refusal("meetings.choice", name=label(person), choice=Key(choice), known=Choices(CHOICES))
    return answers


def _decide(on: Floor, votes: Mapping[Person, str]) -> Decision:
    counts = {choice: sum(vote == choice for vote in votes.values()) for choice in CHOICES}
    return decide(law(on.state), on.state.rule, {"heads": {**heads(on), **counts, **_bases(counts)}})


def _bases(counts: Mapping[str, int]) -> dict[str, int]:
    cast = counts["for"] + counts["against"]
    return {"cast": cast, "participating": cast + counts["abstain"]}


def law(state: MeetingState) -> Profile:
    """The profile that decides the meeting's motions."""
    return shipped_profile(state.profile)


def heads(on: Floor) -> dict[str, int]:
    """The base of the rule, all seats or the members in office as the community has set, and who is there."""
    community = on.session.get(Community, 1)
    by_seats = community is None or community.committee_base == "seats"
    every = on.state.seats if by_seats else len(on.state.members)
    present = len(on.state.present)
    return {"all": every, "present": present, "in_person": present}


def quorum(on: Floor) -> QuorumForm:
    """Whether enough members are there, with the conditions that say so (as in a decision's JSON)."""
    nothing = dict.fromkeys(CHOICES, 0)
    if on.state.kind != "committee":
        return {"holds": True, "conditions": []}
    decision = decide(law(on.state), on.state.rule, {"heads": {**heads(on), **nothing, **_bases(nothing)}})
    return {
        "holds": decision.outcome != "no_quorum",
        "conditions": [fact for fact in decision.as_json()["conditions"] if fact["part"] == "quorum"],
    }


def reachable(on: Floor) -> dict[str, bool]:
    """For each rule of the meeting's profile whether those present could still pass something by it."""
    if on.state.kind != "committee":
        return {}
    profile, base = law(on.state), heads(on)
    everyone = dict.fromkeys(profile.measures, base["all"])
    return majorities(profile, everyone, dict.fromkeys(profile.measures, base["present"]))
