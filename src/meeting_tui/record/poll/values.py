"""What became of a poll as a whole: its print runs, what two people changed, its results, its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Batch:
    """One print run."""

    first: int
    last: int
    pages: int
    at: str
    document: str = ""
    large: bool = False


@dataclass(frozen=True, slots=True)
class CourseChange:
    """Two people extended, reopened or withdrew a poll: the new last minute (empty: none), and why.

    `posted`: the last number of the posting log then; what hung by then is superseded.
    """

    seq: int
    kind: str
    at: str
    by: tuple[str, ...]
    reason: str
    closes: str = ""
    posted: int = 0


@dataclass(frozen=True, slots=True)
class ResultOnRecord:
    """A result on record, the first of its poll or one of a recount; `posted` as of a change."""

    no: int
    seq: int
    at: str
    report: str
    outcomes: Mapping[str, str]
    posted: int = 0


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The numbers that must add up. `unregistered`: here without an issue; `unknown`: never printed;
    `unreturned`: marks on record and no return; `late`: came after the deadline."""

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
        """Whether every paper is accounted for."""
        return (
            not self.unknown
            and not self.unreturned
            and self.printed == self.issued + self.unissued + self.void_unissued
            and self.issued == self.returned + self.outstanding + self.void_issued + self.late
            and self.returned == self.valid + self.invalid + self.waiting
        )

    @property
    def complete(self) -> bool:
        """Whether it adds up and no paper that came back waits any more."""
        return self.holds and not self.waiting
