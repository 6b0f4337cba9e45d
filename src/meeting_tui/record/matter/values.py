"""What a matter is made of, as its record has it."""

from __future__ import annotations

from dataclasses import dataclass

from meeting_tui.record.matter.money import Money
from meeting_tui.record.meeting.values import Action, Enclosure
from meeting_tui.record.person import Person

RAISED, DISCUSSED, PROPOSED, VOTING = "raised", "discussed", "proposed", "voting"
DECIDED, UNDER_WAY, DONE, DROPPED = "decided", "under_way", "done", "dropped"
STATES = (RAISED, DISCUSSED, PROPOSED, VOTING, DECIDED, UNDER_WAY, DONE, DROPPED)
CATEGORIES = (
    *("repair", "fund", "service", "rules", "election", "revenue"),
    *("parking", "works", "survey", "neighbours", "other"),
)


@dataclass(frozen=True, slots=True)
class Move:
    """How it came to stand where it stood: by which act, when (ISO), who entered it and why. What it rests on
    stands in another record: `of_stream` and `of`, the number of the entry there."""

    seq: int
    at: str
    author: str
    act: str
    state: str
    reason: str = ""
    of_stream: str = ""
    of: int = 0


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What somebody wants to know; `text` and `answer` are None when they were erased."""

    seq: int
    at: str
    by: Person
    text: str | None
    answer: str | None = ""
    answered_by: Person | None = None
    answered_at: str = ""
    answer_seq: int = 0

    @property
    def open(self) -> bool:
        """Nobody has answered yet."""
        return not self.answered_at

    @property
    def told(self) -> tuple[tuple[int, str | None], ...]:
        """What was said of it, by the numbers of the entries."""
        answered = ((self.answer_seq, self.answer),) if self.answer_seq else ()
        return ((self.seq, self.text), *answered)


@dataclass(frozen=True, slots=True)
class Link:
    """What it has to do with: `noun:number`, or something else by its name."""

    seq: int
    at: str
    ref: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A paper or a picture that goes with it, by its digest; the file itself is not kept."""

    seq: int
    at: str
    file: Enclosure
    what: str = ""


@dataclass(frozen=True, slots=True)
class WorkingGroup:
    """Who works on it until when (ISO date); `ended_at` and `why` once that is over."""

    seq: int
    at: str
    members: tuple[Person, ...]
    mandate: str
    until: str
    ended_at: str = ""
    why: str = ""

    @property
    def stands(self) -> bool:
        """Nobody has ended it."""
        return not self.ended_at


@dataclass(frozen=True, slots=True)
class MatterState:
    """A matter as it stands. `summary` is None when it was erased; of a matter of before there were records
    nobody wrote down who raised it (`raised_by`), and `count` is 0 until it is taken up."""

    id: int = 0
    title: str = ""
    summary: str | None = ""
    summary_seq: int = 0
    state: str = RAISED
    raised_at: str = ""
    raised_by: Person | None = None
    category: str = "other"
    parts: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    questions: tuple[Inquiry, ...] = ()
    links: tuple[Link, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    groups: tuple[WorkingGroup, ...] = ()
    actions: tuple[Action, ...] = ()
    money: tuple[Money, ...] = ()
    count: int = 0
    head: str = ""

    @property
    def group(self) -> WorkingGroup | None:
        """The working group that stands."""
        return next((group for group in reversed(self.groups) if group.stands), None)
