"""One ballot on its way: printed, handed out, back, read, decided; its state follows from these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, TypeVar

Marks = Mapping[str, tuple[str, ...]]
State = Literal["printed", "issued", "returned", "waiting", "valid", "invalid", "void", "unreturned", "late"]

NOTE = "note"
"""What the reader says of a page on which something is written beside votes that stand."""
DUPLICATE, DIFFERS, PAGE_MISSING, NOT_RETURNED = "duplicate", "differs", "page-missing", "not-returned"
KEYED_APART, SET_ASIDE, TWO_STATIONS = "keyed-apart", "set-aside", "two-stations"
"""Why a paper waits for people, besides what the reader says: a second paper has its serial; what was
entered by hand is not what was read; some of its pages were read, not all; nobody registered its return;
two who keyed it in, neither seeing the other's marks, saw different ones; a teller put it aside;
stations that didn't know of each other did something with it."""
_ON_PAPER = frozenset({"overvote", "undervote", "write_in"})
"""Doubts that lie on the paper: no better picture of the same paper is without them."""
_OF_PICTURES = frozenset(
    {
        *("not_registered", "misaligned", "low_resolution", "low_contrast", "frame", "off_page", "one_bit"),
        *("unclear", "print_scale", "note", "head_unread", "foot_unread", "no_code", "too_dark"),
        *("two_papers", "joined", "half_other_poll", "half_test", "unsigned"),
    }
)
"""What the reader says of a picture, of papers on each other too. All other doubts are of ink that it saw,
and ink is no blank."""


class Issue(NamedTuple):
    """Handed out: `to` is None when nobody was named or the name was erased; `signature` is `taken`,
    `refused` or, where nobody asked for one, empty."""

    seq: int
    to: str | None
    mode: str
    by: str
    at: str
    signature: str = ""


class Return(NamedTuple):
    """Came back: received by whom, in which box. `late`: after the deadline, so that it never counts.

    `attested`: the two people who say that it was late, or why not, and their `reason`. `unproven`: a station
    says so, and what it says came once the last minute was over: nothing but its clock tells when that was.
    """

    by: str
    at: str
    box: str = ""
    seq: int = 0
    late: bool = False
    attested: tuple[str, ...] = ()
    reason: str = ""
    unproven: bool = False


class Reading(NamedTuple):
    """What the reader saw on one page; `sheet`: page of the source file, `status`: read or review."""

    seq: int
    page: int
    source: str
    sheet: int
    status: str
    marks: Marks
    reasons: tuple[str, ...]
    at: str
    image: str = ""

    def same_sheet(self, other: Reading) -> bool:
        """Whether both are readings of one picture (a run repeated), not of two papers."""
        place = (self.source, self.sheet) == (other.source, other.sheet)
        return bool(self.image == other.image) if self.image and other.image else place

    def contradicts(self, other: Reading) -> bool:
        """Whether both can't be of one paper: sure of other marks, or sure where the other saw too many."""
        if self.status == "read" and not _ON_PAPER.isdisjoint(other.reasons):
            return True
        return any(other.marks.get(question, marks) != marks for question, marks in self.marks.items())

    def betters(self, other: Reading) -> bool:
        """Whether it shows the same paper better: says all that the other was sure of, and more.

        Where the other saw ink it was not sure of, it must show marks: blank alone is no better look.
        """
        if other.status != "review" or self.contradicts(other) or not other.marks.keys() <= self.marks.keys():
            return False
        more = [marks for question, marks in self.marks.items() if question not in other.marks]
        if not _OF_PICTURES.issuperset(other.reasons) and not all(more):
            return False
        return self.status == "read" or bool(more)


class Entering(NamedTuple):
    """What a teller entered by hand; `by_id`: who that is, 0 for an account; `aside`: two people are to
    decide it."""

    seq: int
    marks: Marks
    by: str
    at: str
    by_id: int = 0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Adjudication:
    """What people decided."""

    seq: int
    valid: bool
    marks: Marks
    reason: str
    by: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class Void:
    """Made void before it counted; `new` is the serial that replaces it, 0 as long as none does."""

    reason: str
    by: str
    at: str
    seq: int = 0
    new: int = 0


Done = Issue | Return | Entering | Void
Act = TypeVar("Act", Issue, Return, Entering)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back in the open: entry `of`, why, by whom, when."""

    seq: int
    of: int
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class ProxyGiven:
    """A voter lets `holder` vote (None: the name was erased); `carrier`: the holder's number on the roll."""

    seq: int
    voter: int
    holder: str | None
    carrier: int | None
    role: str
    instructed: bool
    by: str
    at: str


@dataclass(frozen=True, init=False)
class BallotPaper:
    """One ballot and all that happened to it. `readings`: the last of each page; `duplicates`: other papers
    of this serial; `replaced`: readings in whose place a better one of the same page came; `again`: keyed in
    blind by a second person; `undone`: what was taken back of the others.

    `traced`: it counts only where its return is on record. In polls of earlier versions marks are enough.
    `twice`: what is keyed in counts once a second person keyed it in blind.
    `clash`: the last entry of a station that didn't know what others had done with it, 0 none.
    `secret`: it came in an envelope, and nobody is to know in which.
    """

    serial: int
    pages: int = 1
    printed: bool = True
    traced: bool = False
    twice: bool = False
    issues: tuple[Issue, ...] = ()
    returns: tuple[Return, ...] = ()
    readings: tuple[Reading, ...] = ()
    duplicates: tuple[Reading, ...] = ()
    replaced: tuple[Reading, ...] = ()
    enterings: tuple[Entering, ...] = ()
    decisions: tuple[Adjudication, ...] = ()
    void: Void | None = None
    again: Entering | None = None
    undone: tuple[Undone, ...] = ()
    clash: int = 0
    secret: bool = False

    def __init__(self, serial: int, **known: Any) -> None:
        """Keeps what is `known` alone, all else is as above: a fold makes tens of thousands."""
        self.__dict__.update(known, serial=serial)

    def but(self, **changed: Any) -> BallotPaper:
        """The same with other values."""
        known = self.__dict__ | changed
        known.pop("state", None)
        new = object.__new__(BallotPaper)
        object.__setattr__(new, "__dict__", known)
        return new

    @property
    def last(self) -> Done | None:
        """What people did with it last; what was taken back they have not done."""
        acts: tuple[Done | None, ...] = (self.issued, self.returned, self.entered, self.again, self.void)
        return max((act for act in acts if act), key=lambda act: act.seq, default=None)

    @property
    def issued(self) -> Issue | None:
        """How it was handed out last."""
        return self._last_of(self.issues) if self.issues else None

    @property
    def returned(self) -> Return | None:
        """How it came back, as it was said last; what only a station's clock says is for people to say."""
        proven = self.returns and tuple(back for back in self.returns if not back.unproven)
        return self._last_of(proven) if proven else None

    @property
    def claimed(self) -> Return | None:
        """How it came back at a station, where nobody said yet whether that was in time."""
        return self._last_of(self.returns) if self.returns and not self.returned else None

    @property
    def entered(self) -> Entering | None:
        """What a teller keyed in last."""
        return self._last_of(self.enterings) if self.enterings else None

    def _last_of(self, acts: tuple[Act, ...]) -> Act | None:
        if not self.undone:
            return acts[-1]
        gone = {each.of for each in self.undone}
        return next((act for act in reversed(acts) if act.seq not in gone), None)

    @property
    def adjudicated(self) -> Adjudication | None:
        """What people decided last."""
        return self.decisions[-1] if self.decisions else None

    @property
    def noted(self) -> bool:
        """Whether its votes stand though something is written beside, and nobody decided it."""
        return (
            self.state == "valid"
            and not self.adjudicated
            and any(NOTE in each.reasons for each in self.readings)
        )

    @property
    def late(self) -> bool:
        """Whether it came after the deadline: it lies with the others and never counts.

        Where stations clash it is for people to say.
        """
        back = self.returned
        return back is not None and back.late and back.seq > self.clash

    @property
    def voided(self) -> Void | None:
        """How it was made void, where no station counted it without knowing that."""
        return self.void if self.void and (self.void.new or self.void.seq > self.clash) else None

    @property
    def seen(self) -> bool:
        """Whether its marks were looked at by the reader or by people."""
        return bool(self.readings or self.entered or self.adjudicated or self.duplicates)

    @property
    def back(self) -> bool:
        """Whether it came back in time: by the register; in polls of earlier versions also because it was
        seen."""
        return not self.late and (self.returned is not None or (self.seen and not self.traced))

    @property
    def half_keyed(self) -> bool:
        """Whether a second person must key it in before it counts."""
        if not (self.twice and self.entered):
            return False
        return not (self.entered.aside or self.again or self.readings or self.duplicates or self.adjudicated)

    @property
    def here(self) -> bool:
        """Whether it lies before those who count, in time or late, registered or not."""
        return self.returned is not None or self.seen or self.claimed is not None

    @property
    def out(self) -> bool:
        """Whether it was handed out, by the register or because it is here."""
        return self.issued is not None or self.here

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why it waits for people; what came after their decision makes it wait again."""
        entered, decided = self.entered, self.adjudicated
        since = decided.seq if decided else 0
        found = [TWO_STATIONS] if self.clash and self.clash >= since else []
        if self.readings:
            found += [code for reading in self.readings if reading.seq > since for code in _doubt(reading)]
        if self.duplicates and any(reading.seq > since for reading in self.duplicates):
            found.append(DUPLICATE)
        if not decided and not entered and 0 < len(self.readings) < self.pages:
            found.append(PAGE_MISSING)
        if entered and (self.readings or decided) and entered.seq > since and self._differs(entered):
            found.append(DIFFERS)
        if self.again or (entered and entered.aside):
            found += self._keyed_doubts(since)
        if self.traced and not self.returned and self.here:
            found.append(NOT_RETURNED)
        return tuple(dict.fromkeys(found)) if found else ()

    def _keyed_doubts(self, since: int) -> Iterator[str]:
        keyed = [each for each in (self.entered, self.again) if each and each.seq > since]
        if any(each.aside for each in keyed):
            yield SET_ASIDE
        if self.again in keyed and self.entered and self.again.marks != self.entered.marks:
            yield KEYED_APART

    def _differs(self, entered: Entering) -> bool:
        sure = [reading for reading in self.readings if reading.status == "read"]
        read = {question: marks for reading in sure for question, marks in reading.marks.items()}
        against = self.adjudicated.marks if self.adjudicated else read
        return any(entered.marks.get(question, ()) != marks for question, marks in against.items())

    @property
    def marks(self) -> Marks | None:
        """The marks that count; None while it waits, when invalid or void, or when nobody looked."""
        if self.state != "valid":
            return None
        if self.adjudicated:
            return self.adjudicated.marks
        if self.entered:
            return self.entered.marks
        return {question: marks for reading in self.readings for question, marks in reading.marks.items()}

    @cached_property
    def state(self) -> State:
        """Where the paper is on its way; worked out once, for a paper never changes."""
        if self.voided or self.late:
            return "void" if self.voided else "late"
        if self.seen or self.clash or self.claimed:
            return self._looked_at
        if self.back:
            return "returned"
        return "issued" if self.issued else "printed"

    @property
    def _looked_at(self) -> State:
        """Where a paper is whose marks are on record."""
        if self.traced and not self.returned:
            return "unreturned"
        if self.half_keyed:
            return "returned"
        if self.doubts:
            return "waiting"
        return "invalid" if self.adjudicated and not self.adjudicated.valid else "valid"


def _doubt(reading: Reading) -> tuple[str, ...]:
    return (reading.reasons or ("review",)) if reading.status == "review" else ()
