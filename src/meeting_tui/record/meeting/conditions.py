"""What stands in the way of an act beyond the phase: who is there, the agenda, the floor, votes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from meeting_tui.record.meeting.agenda import DEEPEST, family, siblings
from meeting_tui.record.meeting.motions import CLOSE
from meeting_tui.record.meeting.phase import question, to_vote
from meeting_tui.record.meeting.speakers import next_up
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import ORDER, Item, Motion, Waiting
from meeting_tui.record.person import Person, distinct
from meeting_tui.refusal import At, Refusal, Several, Term


@dataclass(frozen=True, slots=True)
class About:
    """What an act is about: an item, a motion, a person, on which side they speak, the form of a motion, and
    whether an item that is finished may be meant (`again`). What is not named is not looked at."""

    no: int = 0
    motion: int = 0
    side: str = ""
    person: Person | None = None
    form: str = ""
    again: bool = False


ANYTHING = About()
Says = Callable[[MeetingState, About], Refusal | None]


def nothing(_state: MeetingState, _about: About) -> None:
    """Nothing stands in the way."""


# the meeting as a whole


def opened(state: MeetingState, _about: About) -> Refusal:
    return Refusal("meetings.open_already", at=At(state.opened_at))


def not_paused(_state: MeetingState, _about: About) -> Refusal:
    return Refusal("meetings.not_paused")


def officers(state: MeetingState, _about: About) -> Refusal | None:
    if not state.chair:
        return Refusal("meetings.no_chair")
    if not state.recorder:
        return Refusal("meetings.no_recorder")
    return absent(state, state.chair) or absent(state, state.recorder)


def there_again(state: MeetingState, about: About) -> Refusal | None:
    """Where presence is taken anew, chair and recorder come first, as before the opening."""
    return officers(state, about) if state.pause and state.pause.anew else None


def still_counted(state: MeetingState, _about: About) -> Refusal | None:
    """Somebody is still counted who was there when it was interrupted."""
    return None if state.pause and not state.pause.anew else Refusal("meetings.not_paused")


# people


def one(says: Callable[[MeetingState, Person, About], Refusal | None]) -> Says:
    """A condition on the person who is meant."""
    return lambda state, about: says(state, about.person, about) if about.person else None


def absent(state: MeetingState, person: Person, _about: About = ANYTHING) -> Refusal | None:
    here = person.among(stay.person for stay in state.in_room)
    return None if here else Refusal("meetings.not_here", name=state.labels(person))


def serves(state: MeetingState, person: Person, _about: About) -> Refusal | None:
    """Once the meeting is open, only who is there takes an office."""
    return absent(state, person) if state.opened_at else None


def comes(state: MeetingState, person: Person, _about: About) -> Refusal | None:
    return None if absent(state, person) else Refusal("meetings.here_already", name=state.labels(person))


def goes(state: MeetingState, person: Person, _about: About) -> Refusal | None:
    if refusal := absent(state, person):
        return refusal
    if state.opened_at and person.among(filter(None, (state.chair, state.recorder))):
        return Refusal("meetings.office_leaves", name=state.labels(person))
    return None


# the agenda


def dealt_with(state: MeetingState, _about: About) -> Refusal | None:
    item = state.open_item
    return Refusal("meetings.item_open", no=item.number, title=item.title) if item else None


def agenda(says: Callable[[MeetingState, Item, About], Refusal | None]) -> Says:
    """A condition on the item that is meant, which must be there."""

    def condition(state: MeetingState, about: About) -> Refusal | None:
        if not about.no:
            return None
        item = state.item(about.no)
        if item is None:
            return Refusal("meetings.no_such_item", no=about.no, most=len(state.items))
        return says(state, item, about)

    return condition


def taken_up(_state: MeetingState, item: Item, about: About) -> Refusal | None:
    done = item.closed_at and not about.again
    return Refusal("meetings.item_done", no=item.number, title=item.title) if done else None


def _turned_to(state: MeetingState, item: Item, about: About) -> Refusal | None:
    return dealt_with(state, about) if item == state.open_item else None


def another(state: MeetingState, about: About) -> Refusal | None:
    """There is an item to turn to: another one than that being dealt with."""
    if not any(item != state.open_item for item in state.items):
        return Refusal("meetings.no_other_item")
    return agenda(_turned_to)(state, about)


def free(_state: MeetingState, item: Item, _about: About) -> Refusal | None:
    return Refusal("meetings.item_stays", no=item.number, title=item.title) if item.closed_at else None


def deeper(state: MeetingState, item: Item, about: About) -> Refusal | None:
    if refusal := free(state, item, about):
        return refusal
    if siblings(state.items, item)[0] == item:
        return Refusal("meetings.nothing_above", no=item.number, title=item.title)
    deepest = max(each.depth for each in family(state.items, item.no))
    return Refusal("meetings.too_deep", most=DEEPEST) if deepest + 2 > DEEPEST else None


def shallower(state: MeetingState, item: Item, about: About) -> Refusal | None:
    top = Refusal("meetings.at_the_top", no=item.number, title=item.title)
    return free(state, item, about) or (None if item.parent else top)


def taken_off(state: MeetingState, item: Item, about: About) -> Refusal | None:
    if refusal := free(state, item, about):
        return refusal
    begun = next((each for each in family(state.items, item.no) if each.opened_at), None)
    return Refusal("meetings.item_taken_up", no=begun.number, title=begun.title) if begun else None


# who speaks


def asks(state: MeetingState, person: Person, about: About) -> Refusal | None:
    item = state.open_item
    if refusal := absent(state, person):
        return refusal
    if item and item.speaking and item.speaking.person.is_(person):
        return Refusal("meetings.has_floor", name=state.labels(person))
    return None if about.side == ORDER else _debated(state)


def speaks(state: MeetingState, person: Person, about: About) -> Refusal | None:
    """Who waits with a point of order speaks also when debate is closed."""
    sides = (each.side for each in _queue(state) if each.person.is_(person))
    return asks(state, person, replace(about, side=next(sides, "")))


def leaves_queue(state: MeetingState, person: Person, _about: About) -> Refusal | None:
    if refusal := absent(state, person):
        return refusal
    if person.among(each.person for each in _queue(state)):
        return None
    return Refusal("meetings.not_waiting", name=state.labels(person))


def _queue(state: MeetingState) -> tuple[Waiting, ...]:
    return state.open_item.queue if state.open_item else ()


def _debated(state: MeetingState) -> Refusal | None:
    item = state.open_item
    closed = item.question if item and item.debate_closed else None
    return Refusal("meetings.debate_closed", motion=closed.id) if closed else None


def somebody_waits(state: MeetingState, _about: About) -> Refusal | None:
    return None if next_up(state) else Refusal("meetings.nobody_waits")


def is_done(state: MeetingState, _about: About) -> Refusal | None:
    speaks = state.open_item and state.open_item.speaking
    return None if speaks else Refusal("meetings.nobody_speaks")


# motions


def waits(state: MeetingState) -> Refusal:
    motion = to_vote(state)
    assert motion is not None
    if motion.voting:
        return Refusal("meetings.vote_open", motion=motion.id, text=motion.wording)
    return Refusal("meetings.motion_open", motion=motion.id, text=motion.wording)


def decides(state: MeetingState, _about: About) -> Refusal | None:
    item = state.open_item
    if state.kind != "committee" and state.roll is None:
        return Refusal("meetings.on_paper")
    if item and not item.decides:
        return Refusal("meetings.not_for_decision", no=item.number, title=item.title)
    return None


def amends(state: MeetingState, about: About) -> Refusal | None:
    if refusal := decides(state, about):
        return refusal
    before = question(state)
    if before and not before.main:
        return waits(state)
    return next_to_vote(state, about) or _debated(state)


def puts_off(state: MeetingState, about: About) -> Refusal | None:
    before = question(state)
    if refusal := decides(state, about):
        return refusal
    if before and before.form:
        return waits(state)
    return _debated(state) if about.form == CLOSE else None


def aside(state: MeetingState, person: Person, _about: About) -> Refusal | None:
    if refusal := _no_voter(state, person):
        return refusal
    already = state.open_item and person.among(state.open_item.recused)
    return Refusal("meetings.aside_already", name=state.labels(person)) if already else None


def votes_again(state: MeetingState, person: Person, _about: About) -> Refusal | None:
    if refusal := _no_voter(state, person):
        return refusal
    was = state.open_item and person.among(state.open_item.recused)
    return None if was else Refusal("meetings.not_aside", name=state.labels(person))


def _no_voter(state: MeetingState, person: Person) -> Refusal | None:
    if state.roll is not None:
        here = person.among(state.movers)
        return None if here else Refusal("meetings.no_voter", name=state.labels(person))
    member = person.among(state.members)
    return None if member else Refusal("meetings.no_vote", name=state.labels(person))


# the minutes


def confirms(state: MeetingState, about: About) -> Refusal | None:
    """Nothing waits for its vote, also while the meeting is interrupted."""
    if state.minutes.final_at:
        return Refusal("meetings.minutes_final", at=At(state.minutes.final_at))
    if not state.closed_at and question(state):
        return waits(state)
    if about.person and state.minutes.has(about.person):
        return Refusal("meetings.minutes_confirmed", name=state.labels(about.person))
    return None


def declares(state: MeetingState, _about: About) -> Refusal | None:
    if state.minutes.final_at:
        return Refusal("meetings.minutes_final", at=At(state.minutes.final_at))
    if not state.closed_at:
        return Refusal("meetings.not_closed", title=state.title)
    officers = distinct(person for person in (state.chair, state.recorder) if person)
    lacking = [state.labels(each) for each in officers if not state.minutes.has(each)]
    return Refusal("meetings.officers_first", names=Several(lacking)) if lacking else None


# votes


def settled(state: MeetingState, about: About) -> Refusal | None:
    """The motion that is meant was put, and is still to be voted on."""
    if not about.motion:
        return None
    found = state.motion(about.motion)
    if found is None:
        return Refusal("meetings.no_motion", motion=about.motion)
    still = found[1].pending or found[1].again
    return None if still else Refusal("meetings.motion_done", motion=about.motion)


def next_to_vote(state: MeetingState, about: About) -> Refusal | None:
    """The motion that is meant is the one to be voted on next."""
    if refusal := settled(state, about):
        return refusal
    before = to_vote(state)
    if before is None:
        return Refusal("meetings.nothing_put")
    return None if about.motion in (0, before.id) else waits(state)


def voters(state: MeetingState, about: About) -> Refusal | None:
    if refusal := next_to_vote(state, about):
        return refusal
    here = state.open_item and state.voters(state.open_item)
    return None if here else Refusal("meetings.nobody_votes")


def no_vote(state: MeetingState, about: About) -> Refusal | None:
    """No vote is open on the motion that is to be voted on next."""
    if refusal := settled(state, about):
        return refusal
    before = to_vote(state)
    return Refusal("meetings.no_vote_open", motion=before.id) if before else None


def in_vote(says: Callable[[MeetingState, Motion, About], Refusal | None]) -> Says:
    """A condition on the motion that is being voted on."""

    def condition(state: MeetingState, about: About) -> Refusal | None:
        if refusal := next_to_vote(state, about):
            return refusal
        motion = question(state)
        return says(state, motion, about) if motion else None

    return condition


def called(_state: MeetingState, motion: Motion, _about: About) -> Refusal | None:
    """It is voted by name; in an assembly also by hands, where the few are named."""
    vote = motion.vote
    by_name = vote is None or vote.method == "roll_call" or (vote.method == "hands" and vote.room)
    return None if by_name else _other_method(motion)


def counted(_state: MeetingState, motion: Motion, _about: About) -> Refusal | None:
    numbers = motion.vote is None or motion.vote.method in ("hands", "slips")
    return None if numbers else _other_method(motion)


def _other_method(motion: Motion) -> Refusal:
    return Refusal(
        "meetings.other_method", motion=motion.id, method=Term(motion.vote.method if motion.vote else "")
    )


def answers(state: MeetingState, motion: Motion, about: About) -> Refusal | None:
    """Whoever is meant votes; who that is in an assembly, the roll says."""
    vote, person = motion.vote, about.person
    if refusal := called(state, motion, about):
        return refusal
    if vote is None or vote.room or person is None or person.among(vote.voters):
        return None
    if person.among(vote.recused):
        return Refusal("meetings.aside", name=state.labels(person))
    return Refusal("meetings.no_vote", name=state.labels(person))


def concludes(state: MeetingState, motion: Motion, _about: About) -> Refusal | None:
    vote = motion.vote
    if vote is None or vote.method == "none_objects":
        return None
    if vote.room and motion.count is None and (silent := state.silent(motion)):
        return Refusal("meetings.rest_missing", count=len(silent), motion=motion.id)
    if vote.method == "roll_call" and (lacking := state.missing(motion)):
        return Refusal("meetings.vote_missing", missing=Several(map(state.labels, lacking)))
    if vote.method in ("hands", "slips") and motion.count is None and not motion.answers:
        return Refusal("meetings.not_counted", motion=motion.id)
    return None
