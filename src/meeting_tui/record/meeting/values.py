"""What a meeting is made of: who was there, what was said, moved, decided, given to do, and put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from meeting_tui.published import DecisionForm
from meeting_tui.record.person import Person

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
