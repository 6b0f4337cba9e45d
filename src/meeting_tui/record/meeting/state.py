"""What a meeting is now. Screens, minutes and guards all read this one value."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.published import QuorumForm
from meeting_tui.record.latest import latest
from meeting_tui.record.meeting.attested import DRAFT, Attesters, EnteredObjection, MinutesAre, MinutesStatus
from meeting_tui.record.meeting.standing import SELF, FrozenRoll, RoomProxy, RoomVoter
from meeting_tui.record.meeting.values import (
    MEMBER,
    Action,
    Attendance,
    Correction,
    Erasure,
    Item,
    Motion,
    Pause,
    Remark,
    Righting,
)
from meeting_tui.record.person import Labels, Person, distinct


@dataclass(frozen=True, slots=True)
class MeetingState:
    """A meeting after `count` entries, the last of which has the hash `head`.

    `items` stand in the order of the agenda, each numbered; those taken off it are in `removed`. `speech`:
    how many minutes one speech may take here, 0 where the meeting says nothing of its own. `law`: the text of
    the profile, where it is none that ships. `second_of`: the meeting that had no quorum and is called again.
    `attest`: who confirms the minutes of an assembly; None: as of a committee.
    """

    id: str = ""
    title: str = ""
    kind: str = ""
    place: str = ""
    planned_at: str = ""
    profile: str = ""
    rule: str = ""
    members: tuple[Person, ...] = ()
    seats: int = 0
    base: int = 0
    opened_at: str = ""
    closed_at: str = ""
    quorum: QuorumForm | None = None
    pauses: tuple[Pause, ...] = ()
    chair: Person | None = None
    recorder: Person | None = None
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    corrections: tuple[Correction, ...] = ()
    rightings: tuple[Righting, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    anomalies: tuple[tuple[str, str], ...] = ()
    roll: FrozenRoll | None = None
    proxies: tuple[RoomProxy, ...] = ()
    objections: tuple[EnteredObjection, ...] = ()
    minutes: MinutesStatus = DRAFT
    count: int = 0
    head: str = ""
    speech: int = 0
    law: str = ""
    second_of: str = ""
    attest: Attesters | None = None

    @property
    def in_room(self) -> tuple[Attendance, ...]:
        """Everyone who is there now, voting or not."""
        return tuple(stay for stay in self.attendance if not stay.left)

    @property
    def before(self) -> tuple[Attendance, ...]:
        """Who was there when the meeting was adjourned to another day, and has not come again since."""
        anew = self.pause.anew if self.pause else 0
        here = [stay.person for stay in self.in_room]
        gone = (stay for stay in self.attendance if anew and stay.left_seq == anew)
        return tuple(stay for stay in gone if not stay.person.among(here))

    @property
    def present(self) -> tuple[Person, ...]:
        """The members who are there now and may vote, in the order of the members' list."""
        here = [stay.person for stay in self.in_room if stay.capacity == MEMBER]
        return tuple(member for member in self.members if member.among(here))

    @property
    def room(self) -> tuple[RoomVoter, ...]:
        """The voters of an assembly who are there now or represented by somebody who is, each once."""
        return _room(self.attendance, self.proxies)

    @property
    def movers(self) -> tuple[Person, ...]:
        """Who is there and has a vote: members; in an assembly whoever stands for a voter, each once."""
        return self.present if self.roll is None else _movers(self.room)

    def voters(self, item: Item) -> tuple[Person, ...]:
        """Who is there and has a vote on this item."""
        aside = item.recused
        return tuple(person for person in self.movers if not person.among(aside)) if aside else self.movers

    def missing(self, motion: Motion) -> tuple[Person, ...]:
        """Who has still to answer the roll call: who left before doing so is not waited for."""
        voters = motion.vote.voters if motion.vote else ()
        if motion.vote and motion.vote.room:
            return tuple(dict.fromkeys(each.person for each in self.silent(motion)))
        return tuple(
            person for person in voters if person.among(self.present) and not person.among(motion.votes)
        )

    def silent(self, motion: Motion) -> tuple[RoomVoter, ...]:
        """The voters of an assembly who are still there since the vote was opened, and have not answered."""
        here = {each.voter for each in self.room}
        asked = motion.vote.asking if motion.vote else ()
        return tuple(each for each in asked if each.voter in here and each.voter not in motion.answers)

    @property
    def attended(self) -> tuple[Person, ...]:
        """The members who were there at any time."""
        came = [stay.person for stay in self.attendance if stay.capacity == MEMBER]
        return tuple(member for member in self.members if member.among(came))

    @property
    def absent(self) -> tuple[Person, ...]:
        """The members who never came."""
        came = self.attended
        return tuple(member for member in self.members if member not in came)

    @property
    def attesting(self) -> tuple[Person, ...]:
        """Who has to confirm the minutes by name: the members who were there when the meeting was closed,
        while it runs those who are there now. Of an assembly its officers, as `attest` says."""
        if self.attest:
            came = [stay.person for stay in self.attendance]
            council = [person for person in self.attest.council if person.among(came)]
            recorder = self.recorder if self.attest.recorder else None
            return distinct(person for person in (self.chair, recorder, *council[:1]) if person)
        end = self.closed_at
        here = [
            stay.person
            for stay in self.attendance
            if stay.capacity == MEMBER and (not stay.left or (end and stay.left >= end))
        ]
        return tuple(member for member in self.members if member.among(here))

    @property
    def owners(self) -> tuple[Person, ...]:
        """Who came to an assembly as voters of the roll."""
        return distinct(stay.person for stay in self.attendance if stay.votes)

    def lacking(self, more: tuple[Person, ...] = ()) -> int:
        """How many have still to confirm the minutes, once `more` have too; owners beside those named."""
        sure = (*(each.person for each in self.minutes.confirmed), *more)
        named = sum(not person.among(sure) for person in self.attesting)
        if not self.attest or not self.attest.owners:
            return named
        others = [
            each for each in distinct(sure) if each.among(self.owners) and not each.among(self.attesting)
        ]
        return named + max(self.attest.owners - len(others), 0)

    @property
    def to_confirm(self) -> int:
        """How many have to confirm the minutes in all."""
        return len(self.attesting) + (self.attest.owners if self.attest else 0)

    def settled_by(self, people: tuple[Person, ...] = ()) -> bool:
        """Whether the minutes of a closed meeting are confirmed by all who have to, once these have."""
        return bool(self.closed_at and self.to_confirm) and not self.lacking(people)

    @property
    def minutes_are(self) -> MinutesAre:
        """Draft until the meeting has ended and somebody confirmed them; final as `MinutesStatus` says."""
        if self.minutes.final_at:
            return "final"
        return "read" if self.closed_at and self.minutes.confirmed else "draft"

    @property
    def confirming(self) -> tuple[Person, ...]:
        """Who may confirm the minutes: first those who have to, then members who left before, chair and
        recorder, and in an assembly the owners who came."""
        officers = (person for person in (self.chair, self.recorder) if person)
        owners = self.owners if self.attest else ()
        return distinct((*self.attesting, *self.attended, *officers, *owners))

    @property
    def actions(self) -> tuple[Action, ...]:
        """All that somebody is to do, in the order of the agenda."""
        return tuple(action for item in self.items for action in item.actions)

    @property
    def labels(self) -> Labels:
        """How this meeting's people are printed: with the unit where two bear one name."""
        doers = tuple(action.who for action in self.actions)
        named = (self.chair, self.recorder, *(item.presenter for item in self.items))
        return _labels(self.members, self.attendance, doers, tuple(person for person in named if person))

    @property
    def open_item(self) -> Item | None:
        """The item being dealt with."""
        return next((item for item in self.items if item.opened_at and not item.closed_at), None)

    @property
    def is_open(self) -> bool:
        """Whether the meeting runs."""
        return bool(self.opened_at and not self.closed_at)

    @property
    def pause(self) -> Pause | None:
        """The interruption that lasts."""
        return self.pauses[-1] if self.pauses and not self.pauses[-1].ended and not self.closed_at else None

    @property
    def second_call(self) -> bool:
        """Whether this is a second call: of another meeting, or since it was adjourned without a quorum."""
        return bool(self.second_of) or any(pause.second_call for pause in self.pauses)

    @property
    def length(self) -> int:
        """How many items the agenda has, those under others not counted."""
        return sum(not item.parent for item in self.items)

    def item(self, no: int) -> Item | None:
        """The agenda item that is `no` for good."""
        return next((item for item in self.items if item.no == no), None)

    def number(self, no: int) -> str:
        """What people read for item `no`, where it stands now."""
        item = self.item(no)
        return item.number if item else str(no)

    def motion(self, number: int) -> tuple[Item, Motion] | None:
        """The motion of that number with its item."""
        found = ((item, motion) for item in self.items for motion in item.motions)
        return next((pair for pair in found if pair[1].id == number), None)

    def remark(self, seq: int) -> tuple[Item, Remark] | None:
        """The remark of that entry with its item."""
        found = ((item, remark) for item in self.items for remark in item.remarks)
        return next((pair for pair in found if pair[1].seq == seq), None)

    @property
    def motions(self) -> tuple[Motion, ...]:
        """All motions in the order they were put."""
        put = (motion for item in self.items for motion in item.motions)
        return tuple(sorted(put, key=lambda motion: motion.seq))


def _people_of_room(attendance: tuple[Attendance, ...], proxies: tuple[RoomProxy, ...]) -> Room:
    here = {stay.person.ref: stay for stay in attendance if not stay.left}
    own = (RoomVoter(stay.voter, stay.person, stay.weights) for stay in here.values() if stay.votes)
    carried = (
        RoomVoter(each.voter, each.holder, each.weights, each.role != SELF)
        for each in proxies
        if not each.ended and each.holder.ref in here
    )
    return tuple({each.voter: each for each in (*carried, *own)}.values())


def _labels_of(members: People, attendance: tuple[Attendance, ...], doers: People, named: People) -> Labels:
    return Labels((*members, *(stay.person for stay in attendance), *doers, *named))


People = tuple[Person, ...]
Room = tuple[RoomVoter, ...]
_room = latest(_people_of_room)
_movers = latest(lambda room: tuple(dict.fromkeys(each.person for each in room)))
_labels = latest(_labels_of)
