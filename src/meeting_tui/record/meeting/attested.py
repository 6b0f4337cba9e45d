"""How the minutes stand: a draft, read and confirmed by some, final; and what was objected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from meeting_tui.record.meeting.standing import Weights
from meeting_tui.record.person import Person

MinutesAre = Literal["draft", "read", "final"]


@dataclass(frozen=True, slots=True)
class WrittenObjection:
    """A `voter` (number on the roll) with what they weigh; `delivered`: the day on which the decision was
    delivered to them, ISO; `by` took it. `undoes`: with this one the objections undid the decision."""

    voter: int
    weights: Weights
    delivered: str
    by: Person
    undoes: bool


@dataclass(frozen=True, slots=True)
class EnteredObjection:
    """Somebody objects to what was decided on `motion`, 0: to the record. `text` is None when it was erased,
    `corrected` what it should say.

    `written`: in writing after the meeting, which the law weighs. `taken_back`: when, ISO; then it weighs
    nothing.
    """

    seq: int
    at: str
    person: Person
    text: str | None
    motion: int = 0
    corrected: str | None = None
    written: WrittenObjection | None = None
    taken_back: str = ""

    @property
    def says(self) -> str | None:
        """The text that holds."""
        return self.text if self.corrected is None else self.corrected


@dataclass(frozen=True, slots=True)
class Attesters:
    """Who confirms the minutes of an assembly beside its chair, as its law said when it opened: the recorder,
    so many owners who came, of the council the first who came."""

    recorder: bool
    owners: int
    council: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Somebody read the minutes as they stand and confirmed them at a moment."""

    person: Person
    at: str


@dataclass(frozen=True, slots=True)
class Approval:
    """A later meeting approved the minutes; `number` is the decision's, empty where it has none."""

    at: str
    meeting: str
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class MinutesStatus:
    """`read_at`: read back since the last change. `confirmed`: who confirmed what they say now.

    Final since entry `final_seq`: all `members` who were there at the end confirmed them, the `officers`
    declared it without `missing`, because of `reason`, or another `meeting` approved them.
    """

    read_at: str = ""
    confirmed: tuple[Confirmation, ...] = ()
    final_at: str = ""
    final_seq: int = 0
    final_by: Literal["", "members", "officers", "meeting"] = ""
    missing: tuple[Person, ...] = ()
    reason: str = ""
    approvals: tuple[Approval, ...] = ()

    def has(self, person: Person) -> bool:
        """Whether somebody confirmed the minutes."""
        return person.among(each.person for each in self.confirmed)


DRAFT = MinutesStatus()
"""Nobody has read them."""
