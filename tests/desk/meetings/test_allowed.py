"""What the record says can't be done the desk refuses, for that reason: acts out of order, twice, late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import Clock
from tests.desk.meetings.test_acts import MEMBERS, home

from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office
from meeting_tui.record.meeting.allowed import ACTS, possible, why_not
from meeting_tui.record.meeting.conditions import About
from meeting_tui.record.meeting.phase import CLOSED, PHASES, next_step, phase, question, to_vote
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.refusal import Refusal

__all__ = ["home"]
AGENDA = (AgendaSpec("通报"), AgendaSpec("电梯", "decision"), AgendaSpec("停车", "decision"))
LASTING = ("close", "pause", "leave", "remove_item", "withdraw", "close_item", "turn_to")
"""Done seldom, for they end much of what can be tried."""
VOTING = ("put_motion", "amend", "put_off", "stand_aside", "open_vote", "answer", "count", "conclude")
"""Tried more often than others, for they need each other."""
TRIED = tuple(act for act in ACTS if act not in ("represent", "withdraw_proxy"))
"""A committee; who stands for whom is for an assembly, whose roll decides."""
TOLD = {"meetings.tied", "meetings.two_tellers", "meetings.was_not_here", "meetings.amended"}
TOLD |= {"meetings.another_day", "meetings.same_day"}
"""What only the rule of the vote, the day and what was given can say."""
text = map("第{}句".format, count(1))


@dataclass(frozen=True)
class Try:
    """What an act is tried with, all of it in words that are understood."""

    who: int
    no: int
    motion: int
    way: int
    again: bool
    usual: bool

    @property
    def side(self) -> str:
        return ("", "for", "against", "order")[self.way]

    @property
    def form(self) -> str:
        return ("postpone", "refer", "close_debate", "close_debate")[self.way]

    @property
    def choice(self) -> str:
        return desk.CHOICES[self.way % 3]


class Hand:
    """Does an act of the table at the desk."""

    def __init__(self, office: Office, clock: Clock, state: MeetingState, told: Try) -> None:
        self.office, self.clock, self.state, self.told = office, clock, state, told
        self.person = state.members[told.who]
        motion = to_vote(state)
        self.motion = motion.id if motion and told.usual else told.motion
        others = [person for person in state.present if not person.is_(self.person)]
        self.seconder = others[0] if others else self.person

    def about(self, act: str) -> About:
        """What the record is asked with: as much as the desk knows."""
        t, person = self.told, self.person
        persons = {"assign_office", "arrive", "leave", "say", "give_floor", "leave_queue"}
        found: Mapping[str, About] = {
            **dict.fromkeys(persons | {"stand_aside", "vote_again", "confirm_minutes"}, About(person=person)),
            **dict.fromkeys(("change_item", "deeper", "shallower", "remove_item"), About(no=t.no)),
            **dict.fromkeys(("turn_to", "take_up"), About(no=t.no, again=t.again)),
            **dict.fromkeys(
                ("amend", "right_motion", "withdraw", "open_vote", "conclude"), About(motion=self.motion)
            ),
            "put_off": About(form=t.form),
            "join_queue": About(person=person, side=t.side),
            "answer": About(motion=self.motion, person=person),
            "count": About(motion=self.motion),
        }
        return found.get(act, About())

    def fits(self, act: str) -> bool:
        """Whether what is given is enough: who moves is there, with another who seconds."""
        if act in ("put_motion", "amend", "put_off"):
            return self.person.among(self.state.present) and not self.seconder.is_(self.person)
        waits = self.state.open_item.queue if self.state.open_item else ()
        return act != "join_queue" or not any(
            each.person.is_(self.person) and each.side == self.told.side for each in waits
        )

    def do(self, act: str) -> MeetingState:
        office, id, t, who = self.office, self.state.id, self.told, self.person.ref
        now = self.clock.at.replace(tzinfo=None)
        moved = {"seconder": self.seconder.ref}
        here = [stay.person.ref for stay in self.state.in_room[:2]]
        vote = question(self.state)
        votes = {"for": len(vote.vote.voters) if vote and vote.vote else 0, "against": 0, "abstain": 0}
        acts: Mapping[str, Callable[[], MeetingState]] = {
            "open": lambda: desk.open_meeting(office, id),
            "close": lambda: desk.close_meeting(office, id),
            "pause": lambda: desk.pause(office, id, now + timedelta(days=1) if t.again else None),
            "resume": lambda: desk.resume(office, id),
            "take_anew": lambda: desk.take_anew(office, id),
            "assign_office": lambda: desk.assign_office(office, id, ("chair", "recorder")[t.again], who),
            "arrive": lambda: desk.arrive(office, id, who),
            "leave": lambda: desk.leave(office, id, who),
            "change_meeting": lambda: desk.change_meeting(office, id, next(text)),
            "add_item": lambda: desk.add_item(office, id, next(text), ("report", "decision")[t.again]),
            "change_item": lambda: desk.change_item(office, id, t.no, title=next(text)),
            "deeper": lambda: desk.deeper(office, id, t.no),
            "shallower": lambda: desk.shallower(office, id, t.no),
            "remove_item": lambda: desk.remove_item(office, id, t.no, "改期"),
            "take_up": lambda: desk.take_up(office, id, t.no, again=t.again),
            "turn_to": lambda: desk.turn_to(office, id, t.no),
            "close_item": lambda: desk.close_item(office, id),
            "say": lambda: desk.say(office, id, who, next(text)),
            "assign": lambda: desk.assign(office, id, next(text), who, now.date()),
            "join_queue": lambda: desk.join_queue(office, id, who, t.side),
            "leave_queue": lambda: desk.leave_queue(office, id, who),
            "give_floor": lambda: desk.give_floor(office, id, who),
            "next_speaker": lambda: desk.give_floor(office, id),
            "end_floor": lambda: desk.end_floor(office, id),
            "put_motion": lambda: desk.put_motion(office, id, next(text), who, **moved),
            "amend": lambda: desk.put_motion(office, id, next(text), who, amends=self.motion, **moved),
            "put_off": lambda: desk.put_motion(office, id, next(text), who, form=t.form, **moved),
            "withdraw": lambda: desk.withdraw_motion(office, id, self.motion),
            "stand_aside": lambda: desk.stand_aside(office, id, who, "利害关系"),
            "vote_again": lambda: desk.vote_again(office, id, who),
            "open_vote": lambda: desk.open_vote(office, id, self.motion, desk.METHODS[t.way]),
            "answer": lambda: desk.answer(office, id, self.motion, who, t.choice),
            "count": lambda: desk.count_votes(office, id, self.motion, votes, here),
            "right_motion": lambda: desk.right_motion(office, id, self.motion, text=next(text)),
            "read_back": lambda: desk.read_back(office, id),
            "object": lambda: desk.enter_objection(office, id, who, next(text)),
            "confirm_minutes": lambda: desk.confirm_minutes(office, id, (who,)),
            "declare_final": lambda: desk.declare_final(office, id),
            "conclude": lambda: desk.conclude(office, id, self.motion),
        }
        return acts[act]()


def agrees(hand: Hand, act: str) -> MeetingState:
    """The meeting after the act; unchanged where both say no, for the same reason."""
    why = why_not(hand.state, act, hand.about(act))
    if why is None and not hand.fits(act):
        return hand.state
    after, refused = tried(hand, act)
    if not (why is None and refused and refused.code in TOLD):
        said, meant = ((each and (each.code, each.facts)) for each in (refused, why))
        assert said == meant, (act, phase(hand.state))
    assert refused is None or desk.meeting(hand.office, after.id) == hand.state
    return after


def tried(hand: Hand, act: str) -> tuple[MeetingState, Refusal | None]:
    try:
        return hand.do(act), None
    except Refusal as refusal:
        return hand.state, refusal


TRIES = st.builds(
    Try,
    st.integers(0, 3),
    st.integers(1, 4),
    st.integers(1, 3),
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from((True, True, True, False)),
)
"""Four of five members; an item that may not be; a motion that may not be, or as `usual` the next one."""


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_the_desk_refuses_what_the_record_says_cannot_be_and_nothing_else(home: Office, clock: Clock, data):
    spec = MeetingSpec("x", chair=MEMBERS[0], recorder=MEMBERS[1], agenda=AGENDA)
    state = desk.new_meeting(home, MeetingSpec(**{**vars(spec), "profile": "us-roberts", "rule": "majority"}))
    state = begun(home, state, data.draw(st.integers(0, 5)))
    for _turn in range(30):
        told = data.draw(TRIES)
        clock.tick(1)
        for act in data.draw(st.lists(st.sampled_from(TRIED), min_size=3, max_size=3)):
            if act not in LASTING or not told.usual:
                state = agrees(Hand(home, clock, state, told), act)
        some = [act for act in possible(state) if act in TRIED and (act not in LASTING or not told.usual)]
        often = [act for act in VOTING if act in some] * 5
        state = agrees(Hand(home, clock, state, told), data.draw(st.sampled_from((*often, *some, "open"))))
        assert_next(state)
        if phase(state) == CLOSED:
            break


def begun(office: Office, state: MeetingState, far: int) -> MeetingState:
    """A meeting that has come so far: somebody is there, it is open, an item for decision is taken up."""
    for name in MEMBERS[: 2 + far % 3] if far else ():
        state = desk.arrive(office, state.id, name)
    if far > 1:
        state = desk.open_meeting(office, state.id)
    return desk.turn_to(office, state.id, 2) if far > 2 else state


def assert_next(state: MeetingState) -> None:
    """One step comes next, and where it can't be done now, somebody who is missing is why."""
    step = next_step(state)
    acts = {"open": "open", "resume": "resume", "vote": "open_vote", "next_item": "turn_to"}
    missing = {"meetings.no_chair", "meetings.no_recorder", "meetings.not_here", "meetings.nobody_votes"}
    if step in acts:
        why = why_not(state, acts[step])
        assert why is None or why.code in missing
    elif step == "close":
        assert "close" in possible(state) or "close_item" in possible(state)
    else:
        assert (step, phase(state)) == ("minutes", CLOSED)


def test_a_meeting_goes_through_every_phase_with_one_next_step_in_each(home: Office, clock: Clock):
    state = desk.new_meeting(home, MeetingSpec("x", chair=MEMBERS[0], recorder=MEMBERS[1], agenda=AGENDA))
    seen, id, mover = [(phase(state), next_step(state))], state.id, MEMBERS[0]

    def went(after: MeetingState) -> None:
        seen.append((phase(after), next_step(after)))

    for name in MEMBERS[:3]:
        desk.arrive(home, id, name)
    went(desk.open_meeting(home, id))
    went(desk.turn_to(home, id, 2))
    went(desk.put_motion(home, id, "检测", mover))
    went(desk.put_motion(home, id, "检测两台", mover, amends=1))
    desk.open_vote(home, id, 2, "hands")
    went(desk.count_votes(home, id, 2, {"for": 0, "against": 3, "abstain": 0}))
    desk.conclude(home, id, 2)
    went(desk.no_objection(home, id, 1))
    went(desk.pause(home, id))
    desk.resume(home, id)
    went(desk.pause(home, id, clock.at.replace(tzinfo=None) + timedelta(days=1)))
    for name in MEMBERS[:2]:
        desk.arrive(home, id, name)
    desk.resume(home, id)
    desk.turn_to(home, id, 1)
    desk.turn_to(home, id, 3)
    desk.close_item(home, id)
    went(desk.close_meeting(home, id))
    steps = (
        "open",
        "next_item",
        "next_item",
        "vote",
        "vote",
        "vote",
        "next_item",
        "resume",
        "resume",
        "minutes",
    )
    assert seen == list(zip(PHASES, steps, strict=True))
