"""What became of a poll as a whole: its print runs, what two people changed, its results, its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Batch:
    """One print run. `larger`: ballots in large print, of `larger_pages` each, where not all are `large`."""

    first: int
    last: int
    pages: int
    at: str
    document: str = ""
    large: bool = False
    larger: frozenset[int] = frozenset()
    larger_pages: int = 0

    def is_large(self, serial: int) -> bool:
        """Whether it printed that ballot, large."""
        return (self.large and self.first <= serial <= self.last) or serial in self.larger

    def pages_of(self, serial: int) -> int:
        """How many pages the ballot has."""
        return self.larger_pages if serial in self.larger else self.pages


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was done before papers went out: a deck was read as it was marked (`pages`, `answers`, `asked` of
    them left to people), or nothing was, and `waived` says why."""

    at: str
    by: str
    pages: int = 0
    answers: int = 0
    asked: int = 0
    waived: str = ""

    @property
    def told(self) -> tuple[str, str, int, int, str]:
        """What there is to say of it, as `lang.courses.rehearsal` takes it."""
        return self.at, self.by, self.answers, self.asked, self.waived


@dataclass(frozen=True, slots=True)
class CourseChange:
    """Two people extended, closed early, reopened or withdrew a poll: its new last minute, if any, and why.

    `posted`: the last number of the posting log then; what hung by then is superseded.
    """

    seq: int
    kind: str
    at: str
    by: tuple[str, ...]
    reason: str
    closes: str = ""
    posted: int = 0

    @property
    def told(self) -> tuple[str, str, str, tuple[str, ...], str]:
        """What there is to say of it, as `lang.courses.course` takes it."""
        return self.kind, self.at, self.closes, self.by, self.reason

    def as_json(self) -> dict[str, object]:
        """The form `count --json` prints."""
        told = {"kind": self.kind, "at": self.at, "by": list(self.by), "reason": self.reason}
        return told | {"closes": self.closes or None}


@dataclass(frozen=True, slots=True)
class ResultOnRecord:
    """A result on record, the first of its poll or one of a recount; `posted` as of a change.

    `reconciled`: whether what people counted by hand is what is on record, or two said why not; None where
    the version that counted did not ask.
    """

    no: int
    seq: int
    at: str
    report: str
    outcomes: Mapping[str, str]
    posted: int = 0
    reconciled: bool | None = None

    @property
    def final(self) -> bool:
        """Whether nothing is missing; else it is provisional."""
        return self.reconciled is not False


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The numbers of a poll as they are on record. `unregistered`: here without an issue; `unknown`: never
    printed; `unreturned`: marks on record and no return; `late`: came after the deadline."""

    printed: int
    issued: int
    unissued: int
    void_unissued: int
    returned: int
    outstanding: int
    void_issued: int
    valid: int
    invalid: int
    waiting: int
    unread: int
    unregistered: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    unreturned: tuple[int, ...] = ()
    late: int = 0

    @property
    def void(self) -> int:
        """All void papers."""
        return self.void_unissued + self.void_issued

    @property
    def holds(self) -> bool:
        """Whether every paper that was seen was printed, and its return registered.

        Whether the papers are there is for people to count: see `equations`.
        """
        return not self.unknown and not self.unreturned

    @property
    def complete(self) -> bool:
        """Whether it holds and no paper that came back waits any more."""
        return self.holds and not self.waiting
