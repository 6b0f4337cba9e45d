"""What a meeting is made of: who was there, what was said, moved, decided, given to do, and put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from meeting_tui.published import DecisionForm
from meeting_tui.record.meeting.standing import RoomVoter, Weights
from meeting_tui.record.person import Person

MEMBER, INVITED, OBSERVER, OWNER = "member", "invited", "observer", "owner"
FOR, AGAINST, ORDER = "for", "against", "order"
SIDES = ("", FOR, AGAINST, ORDER)
SPEECH = "speech"
FORMS = (SPEECH, "question", "answer", "order", "ruling", "note")


@dataclass(frozen=True, slots=True)
class Attendance:
    """One stay in the room; who comes back has a second one. `seq` is the entry that began it, `left_seq`
    the one that ended it. `voter` (number on the roll, 0: none) is who they are in an assembly, with what
    `weights`."""

    person: Person
    capacity: str
    came: str
    left: str = ""
    seq: int = 0
    left_seq: int = 0
    voter: int = 0
    weights: Weights = field(default_factory=dict)

    @property
    def votes(self) -> bool:
        """Whether that is a voter of the roll, who came as one."""
        return bool(self.voter) and self.capacity in (MEMBER, OWNER)


@dataclass(frozen=True, slots=True)
class FirstEntered:
    """A remark as it was entered before it was put right."""

    at: str
    speaker: Person
    no: int
    form: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said, by whom, when, and as what (`FORMS`), as put right since; `first`: as it was entered.

    `text` is what was entered, None when it was erased; `corrected` what it should say. `confirmed_at`: the
    speaker confirmed what it says now.
    """

    seq: int
    at: str
    speaker: Person
    text: str | None
    corrected: str | None = None
    form: str = SPEECH
    confirmed_at: str = ""
    first: FirstEntered | None = None

    @property
    def says(self) -> str | None:
        """The text that holds."""
        return self.text if self.corrected is None else self.corrected


@dataclass(frozen=True, slots=True)
class Pause:
    """The meeting was interrupted since a moment, `ended` when it went on; `until` when it was to, where.

    `second_call`: for want of a quorum; what follows is a second call. `anew`: the entry by which, as it goes
    on on another day, everybody left with it and presence is taken anew.
    """

    since: str
    until: str = ""
    place: str = ""
    reason: str = ""
    second_call: bool = False
    ended: str = ""
    anew: int = 0


@dataclass(frozen=True, slots=True)
class RoomVote:
    """A vote in the room as it was opened: `method`, who may vote on the item, who was there then, who stood
    aside; `all` is the base of `rule`, the rule that decides. In an assembly `room` are the voters who were
    there or represented, those of whoever stood aside too."""

    method: str
    entitled: tuple[Person, ...]
    present: tuple[Person, ...]
    recused: tuple[Person, ...]
    all: int
    rule: str
    room: tuple[RoomVoter, ...] = ()

    @property
    def asking(self) -> tuple[RoomVoter, ...]:
        """The voters of an assembly who are asked: all but those of whoever stood aside."""
        return tuple(each for each in self.room if not each.person.among(self.recused))

    @property
    def heads(self) -> int:
        """How many vote, as the law counts heads."""
        return sum(each.weights["heads"] for each in self.asking) if self.room else len(self.voters)

    @property
    def voters(self) -> tuple[Person, ...]:
        """Who votes: entitled and there when it was opened; in an assembly whoever stands for a voter."""
        if self.room:
            return tuple(dict.fromkeys(each.person for each in self.asking))
        return tuple(person for person in self.entitled if person.among(self.present))


@dataclass(frozen=True, slots=True)
class HandCount:
    """What tellers counted. `counted`: which of the numbers, where the others follow from those present."""

    numbers: Mapping[str, int]
    counted: tuple[str, ...]
    by: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion as it was put: `text` its first wording, or the whole new wording of the motion it `amends`.

    `votes`: who → for/against/abstain; `vote` how it is voted, `count` what was counted without names.
    `present`, `decision`, `number` once decided by entry `decided_seq` (`number` in its year); `earlier`:
    decisions that led to a second vote. `amended`: the motions that changed its wording, in their order.
    `aside`: the form of the motion that laid it aside, `aside_by` which one; `debated`: the one that closed
    debate on it. In an assembly `answers` are by voter, `rest` is what all others answered; `rule` decides
    where it is not the meeting's.
    """

    seq: int
    id: int
    at: str
    text: str
    mover: Person
    votes: Mapping[Person, str] = field(default_factory=dict)
    present: tuple[Person, ...] = ()
    decision: DecisionForm | None = None
    withdrawn_at: str = ""
    seconder: Person | None = None
    amends: int = 0
    form: str = ""
    vote: RoomVote | None = None
    count: HandCount | None = None
    method: str = ""
    decided_at: str = ""
    decided_seq: int = 0
    number: int = 0
    earlier: tuple[DecisionForm, ...] = ()
    amended: tuple[tuple[int, str], ...] = ()
    aside: str = ""
    aside_by: int = 0
    debated: int = 0
    answers: Mapping[int, str] = field(default_factory=dict)
    rest: str = ""
    rule: str = ""

    @property
    def pending(self) -> bool:
        """Put, and neither decided, withdrawn nor laid aside."""
        return self.decision is None and not self.withdrawn_at and not self.aside

    @property
    def voting(self) -> bool:
        """Whether a vote on it is open."""
        return self.vote is not None and self.decision is None

    @property
    def main(self) -> bool:
        """About the matter itself: neither an amendment nor about how to go on."""
        return not self.amends and not self.form

    @property
    def wording(self) -> str:
        """How the motion reads now."""
        return self.amended[-1][1] if self.amended else self.text

    def wording_before(self, number: int) -> str:
        """How it read before the motion of that number."""
        return next((text for no, text in reversed(self.amended) if no < number), self.text)

    @property
    def passed(self) -> bool:
        """Decided, and in favour."""
        return self.decision is not None and self.decision["outcome"] == "passed"

    @property
    def again(self) -> bool:
        """Not passed, but the rule opens a second vote on it, which was not begun."""
        return self.decision is not None and self.decision["outcome"] == "second_vote" and not self.aside

    @property
    def filed(self) -> str:
        """The decision's number as it is filed, `2026-07`; empty without one."""
        return f"{self.decided_at[:4]}-{self.number:02d}" if self.number else ""


@dataclass(frozen=True, slots=True)
class Recusal:
    """Who has no vote on an item, and why (None when erased), until `ended_at`."""

    seq: int
    at: str
    person: Person
    reason: str | None
    ended_at: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what until when (ISO date); done, or dropped because of `why`, at a moment. `evidence`: the
    file that shows it."""

    seq: int
    what: str
    who: Person
    due: str
    done_at: str = ""
    dropped_at: str = ""
    why: str = ""
    evidence: Enclosure | None = None

    @property
    def open(self) -> bool:
        """Neither done nor dropped."""
        return not self.settled_at

    @property
    def settled_at(self) -> str:
        """When it was done or dropped."""
        return self.done_at or self.dropped_at


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody asked for the floor at a moment; `side` is `for`, `against`, `order` or none."""

    person: Person
    side: str
    since: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody has, or had, the floor; `ended` is empty while they have."""

    person: Person
    side: str
    began: str
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an item, by its name, SHA-256 and size in bytes; the file itself is not kept."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Item:
    """An agenda item; `kind` is report, discussion, decision, or minutes: approval of those of meeting `of`.

    `no` names it for good; `number` (`2.1`) is what people read and where it stands now, under the item
    `parent` (0: none). `planned` is in minutes, 0 where nobody said; `matter` and `proposal` are what it is
    about, by their numbers. An organ may present it, by its name. `earlier`: when it was dealt with before
    it was taken up again, from and to.
    """

    no: int
    title: str
    kind: str
    presenter: Person | None = None
    opened_at: str = ""
    closed_at: str = ""
    remarks: tuple[Remark, ...] = ()
    motions: tuple[Motion, ...] = ()
    actions: tuple[Action, ...] = ()
    number: str = ""
    parent: int = 0
    planned: int = 0
    matter: int = 0
    proposal: int = 0
    of: str = ""
    removed_at: str = ""
    queue: tuple[Waiting, ...] = ()
    turns: tuple[Turn, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    earlier: tuple[tuple[str, str], ...] = ()
    added_at: str = ""
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def depth(self) -> int:
        """How many items it stands under."""
        return self.number.count(".")

    @property
    def decides(self) -> bool:
        """Whether something may be voted on here."""
        return self.kind in ("decision", "minutes")

    @property
    def speaking(self) -> Turn | None:
        """Who has the floor."""
        return self.turns[-1] if self.turns and not self.turns[-1].ended else None

    def silent(self, at: str) -> Item:
        """The same with nobody having the floor since that moment."""
        if self.speaking is None:
            return self
        *before, last = self.turns
        return replace(self, turns=(*before, replace(last, ended=at)))

    @property
    def question(self) -> Motion | None:
        """The motion that is voted on next: of several that are put, the last."""
        return next((motion for motion in reversed(self.motions) if motion.pending), None)

    @property
    def again(self) -> Motion | None:
        """The motion on which a second vote is open and was not begun."""
        return next((motion for motion in reversed(self.motions) if motion.again), None)

    @property
    def debate_closed(self) -> bool:
        """Whether what is voted on next is not debated any more."""
        return self.question is not None and self.question.debated > 0

    @property
    def recused(self) -> tuple[Person, ...]:
        """Who has no vote on this item now."""
        return tuple(each.person for each in self.recusals if not each.ended_at)


@dataclass(frozen=True, slots=True)
class Correction:
    """What entry `of` should say, as stated later; None when erased."""

    seq: int
    at: str
    author: str
    of: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Righting:
    """That `fields` of entry `of` should have been others; `body` is what the entry that says so holds."""

    seq: int
    at: str
    author: str
    of: int
    fields: tuple[str, ...]
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Erasure:
    """That personal text of entry `of` was erased, and why."""

    seq: int
    at: str
    author: str
    of: int
    reason: str
