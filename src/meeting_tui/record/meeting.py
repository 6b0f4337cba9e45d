"""What a meeting is now: the fold of its entries. Screens, minutes and guards all read this one value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from meeting_tui.published import DecisionForm, QuorumForm
from meeting_tui.record.chain import Entry
from meeting_tui.record.person import Labels, Person, people_of, person_of

Texts = Mapping[tuple[int, str], str | None]
MEMBER, INVITED, OBSERVER, OWNER = "member", "invited", "observer", "owner"


@dataclass(frozen=True, slots=True)
class Attendance:
    """One stay in the room; who comes back has a second one."""

    person: Person
    capacity: str
    came: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said; `text` is None when it was erased, `corrected` what it should say."""

    seq: int
    at: str
    speaker: Person
    text: str | None
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion: `votes` who → for/against/abstain; `present` and `decision` once decided."""

    seq: int
    id: int
    at: str
    text: str
    mover: Person
    votes: Mapping[Person, str] = field(default_factory=dict)
    present: tuple[Person, ...] = ()
    decision: DecisionForm | None = None
    withdrawn_at: str = ""

    @property
    def pending(self) -> bool:
        """Put, and neither decided nor withdrawn."""
        return self.decision is None and not self.withdrawn_at


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what until when (ISO date); `done_at` is empty while it is open."""

    seq: int
    what: str
    who: Person
    due: str
    done_at: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item; `kind` is report, discussion or decision. An organ may present it, by its name."""

    no: int
    title: str
    kind: str
    presenter: Person | None = None
    opened_at: str = ""
    closed_at: str = ""
    remarks: tuple[Remark, ...] = ()
    motions: tuple[Motion, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What entry `of` should say, as stated later; None when erased."""

    seq: int
    at: str
    author: str
    of: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Erasure:
    """That personal text of entry `of` was erased, and why."""

    seq: int
    at: str
    author: str
    of: int
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingState:
    """A meeting after `count` entries, the last of which has the hash `head`."""

    id: str = ""
    title: str = ""
    kind: str = ""
    place: str = ""
    planned_at: str = ""
    profile: str = ""
    rule: str = ""
    members: tuple[Person, ...] = ()
    seats: int = 0
    opened_at: str = ""
    closed_at: str = ""
    quorum: QuorumForm | None = None
    chair: Person | None = None
    recorder: Person | None = None
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    corrections: tuple[Correction, ...] = ()
    erasures: tuple[Erasure, ...] = ()
    anomalies: tuple[tuple[str, str], ...] = ()
    count: int = 0
    head: str = ""

    @property
    def in_room(self) -> tuple[Attendance, ...]:
        """Everyone who is there now, voting or not."""
        return tuple(stay for stay in self.attendance if not stay.left)

    @property
    def present(self) -> tuple[Person, ...]:
        """The members who are there now and may vote, in the order of the members' list."""
        here = [stay.person for stay in self.in_room if stay.capacity == MEMBER]
        return tuple(member for member in self.members if member.among(here))

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
    def labels(self) -> Labels:
        """How this meeting's people are printed: with the unit where two bear one name."""
        stays = (stay.person for stay in self.attendance)
        doers = (action.who for item in self.items for action in item.actions)
        named = (self.chair, self.recorder, *(item.presenter for item in self.items))
        return Labels((*self.members, *stays, *doers, *(person for person in named if person)))

    @property
    def open_item(self) -> Item | None:
        """The item being dealt with."""
        return next((item for item in self.items if item.opened_at and not item.closed_at), None)

    @property
    def is_open(self) -> bool:
        """Whether the meeting runs."""
        return bool(self.opened_at and not self.closed_at)

    def item(self, no: int) -> Item | None:
        """The agenda item of that number."""
        return next((item for item in self.items if item.no == no), None)

    def motion(self, number: int) -> tuple[Item, Motion] | None:
        """The motion of that number with its item."""
        found = ((item, motion) for item in self.items for motion in item.motions)
        return next((pair for pair in found if pair[1].id == number), None)

    @property
    def motions(self) -> tuple[Motion, ...]:
        """All motions in the order they were put."""
        return tuple(motion for item in self.items for motion in item.motions)


def fold(entries: Iterable[Entry], texts: Texts) -> MeetingState:
    """The state after all entries."""
    state = MeetingState()
    for entry in entries:
        state = step(state, entry, texts)
    return state


def step(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    """The state after one more entry; an unknown kind changes nothing but count and head."""
    act = _ACTS.get(entry.kind)
    after = act(state, entry, texts) if act else state
    return replace(after, count=entry.seq, head=entry.hash)


def _created(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    names = ("id", "title", "kind", "place", "planned_at", "profile", "rule", "seats")
    return replace(
        state, **{name: entry.body[name] for name in names}, members=people_of(entry.body, "members")
    )


def _added(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    presenter = person_of(body, "presenter") if body["presenter"] else None
    return replace(state, items=(*state.items, Item(body["no"], body["title"], body["kind"], presenter)))


def _assigned(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    who = person_of(entry.body, "name")
    return replace(state, chair=who) if entry.body["role"] == "chair" else replace(state, recorder=who)


def _opened(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    return replace(
        state,
        opened_at=entry.at,
        members=people_of(body, "members"),
        seats=body["seats"],
        quorum=body["quorum"],
    )


def _came(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    stay = Attendance(person_of(body, "name", body.get("organ", "")), body["capacity"], entry.at)
    return replace(state, attendance=(*state.attendance, stay))


def _left(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    who = person_of(entry.body, "name")
    return replace(
        state,
        attendance=tuple(
            replace(stay, left=entry.at) if stay.person.is_(who) and not stay.left else stay
            for stay in state.attendance
        ),
    )


def _item(change: Callable[[Item, Entry, Texts], Item]) -> Act:
    def act(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
        no = entry.body["no"]
        return replace(
            state,
            items=tuple(change(item, entry, texts) if item.no == no else item for item in state.items),
        )

    return act


def _remark(item: Item, entry: Entry, texts: Texts) -> Item:
    said = Remark(entry.seq, entry.at, person_of(entry.body, "speaker"), texts.get((entry.seq, "text")))
    return replace(item, remarks=(*item.remarks, said))


def _put(item: Item, entry: Entry, _texts: Texts) -> Item:
    body = entry.body
    motion = Motion(entry.seq, body["motion"], entry.at, body["text"], person_of(body, "mover"))
    return replace(item, motions=(*item.motions, motion))


def _action(item: Item, entry: Entry, _texts: Texts) -> Item:
    body = entry.body
    action = Action(entry.seq, body["what"], person_of(body, "who"), body["due"])
    return replace(item, actions=(*item.actions, action))


def _done(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    of = entry.body["of"]
    items = (
        replace(
            item,
            actions=tuple(replace(a, done_at=entry.at) if a.seq == of else a for a in item.actions),
        )
        for item in state.items
    )
    return replace(state, items=tuple(items))


def _motion(change: Callable[[Motion, Entry], Motion]) -> Act:
    def act(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
        number = entry.body["motion"]
        items = (
            replace(item, motions=tuple(change(m, entry) if m.id == number else m for m in item.motions))
            if any(motion.id == number for motion in item.motions)
            else item
            for item in state.items
        )
        return replace(state, items=tuple(items))

    return act


def _vote(motion: Motion, entry: Entry) -> Motion:
    return replace(motion, votes={**motion.votes, person_of(entry.body, "name"): entry.body["choice"]})


def _decided(motion: Motion, entry: Entry) -> Motion:
    return replace(motion, present=people_of(entry.body, "present"), decision=entry.body["decision"])


def _corrected(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    of, text = entry.body["of"], texts.get((entry.seq, "text"))
    told = Correction(entry.seq, entry.at, entry.author, of, text)
    state = replace(state, corrections=(*state.corrections, told))
    return _on_remark(state, of, lambda remark: replace(remark, corrected=text))


def _erased(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    of = entry.body["of"]
    done = Erasure(entry.seq, entry.at, entry.author, of, entry.body["reason"])
    corrections = tuple(replace(told, text=None) if told.seq == of else told for told in state.corrections)
    state = replace(state, corrections=corrections, erasures=(*state.erasures, done))
    for told in corrections:
        if told.seq == of:
            state = _on_remark(state, told.of, lambda remark: replace(remark, corrected=None))
    return _on_remark(state, of, lambda remark: replace(remark, text=None))


def _on_remark(state: MeetingState, seq: int, change: Callable[[Remark], Remark]) -> MeetingState:
    items = (
        replace(item, remarks=tuple(change(r) if r.seq == seq else r for r in item.remarks))
        if any(remark.seq == seq for remark in item.remarks)
        else item
        for item in state.items
    )
    return replace(state, items=tuple(items))


Act = Callable[[MeetingState, Entry, Texts], MeetingState]
_ACTS: Mapping[str, Act] = {
    "meeting.created": _created,
    "agenda.added": _added,
    "office.assigned": _assigned,
    "meeting.opened": _opened,
    "presence.in": _came,
    "presence.out": _left,
    "item.opened": _item(lambda item, entry, _texts: replace(item, opened_at=entry.at, closed_at="")),
    "remark": _item(_remark),
    "motion.put": _item(_put),
    "vote.cast": _motion(_vote),
    "motion.decided": _motion(_decided),
    "motion.withdrawn": _motion(lambda motion, entry: replace(motion, withdrawn_at=entry.at)),
    "action.assigned": _item(_action),
    "action.done": _done,
    "item.closed": _item(lambda item, entry, _texts: replace(item, closed_at=entry.at)),
    "meeting.closed": lambda state, entry, _texts: replace(state, closed_at=entry.at),
    "correction": _corrected,
    "erasure": _erased,
    "clock.anomaly": lambda state, entry, _texts: replace(
        state, anomalies=(*state.anomalies, (entry.body["was"], entry.body["now"]))
    ),
}
