"""What people counted by hand, pile by pile: two persons blind, until both have the same number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from meeting_tui.record.chain import Entry
from meeting_tui.record.person import Labels, Person, people_of, person_of

PAPERS, ENVELOPES, UNUSED, SPOILED, STUBS = "papers", "envelopes", "unused", "spoiled", "stubs"
COUNTED = (PAPERS, ENVELOPES, UNUSED, SPOILED, STUBS)
"""What can be counted: ballots that came back in time, their outer envelopes; ballots that were never handed
out; void ones; stubs of those handed out."""
PAIR = 2

Of = tuple[str, str]
"""What was counted and in which pile: the box papers came back in, or any name people give."""
Differing = Mapping[str, Mapping[str, tuple[int | None, int]]]
"""By what and pile: the number of the people (None: not two alike) and that of the record."""


@dataclass(frozen=True, slots=True)
class HandLook:
    """The number one person counted."""

    number: int
    by: Person
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class PileCount:
    """One thing counted in one pile. `looks`: all there were; `pair`: the last time, one look a person."""

    looks: tuple[HandLook, ...] = ()
    pair: tuple[HandLook, ...] = ()

    def but(self, look: HandLook) -> PileCount:
        """With one more look; who counts again before another did, put their own number right."""
        begun = () if len(self.pair) == PAIR else self.pair
        others = tuple(each for each in begun if not each.by.is_(look.by))
        return PileCount((*self.looks, look), (*others, look))

    @property
    def state(self) -> Literal["none", "once", "differs", "alike"]:
        """How far the last time is."""
        if len(self.pair) < PAIR:
            return "once" if self.pair else "none"
        return "alike" if self.pair[0].number == self.pair[1].number else "differs"

    @property
    def number(self) -> int | None:
        """What two persons counted alike."""
        return self.pair[0].number if self.state == "alike" else None


@dataclass(frozen=True, slots=True)
class Explained:
    """Two people wrote why the numbers `differ`; it holds for just these differences."""

    seq: int
    at: str
    by: tuple[str, ...]
    reason: str
    differ: Differing


def counted(hand: Mapping[Of, PileCount], entry: Entry) -> dict[Of, PileCount]:
    """The hand counts after a `pile.counted`."""
    body, made = entry.body, dict(hand)
    for what in COUNTED:
        if what in body:
            look = HandLook(body[what], person_of(body, "by"), entry.at, entry.seq)
            of = what, body["pile"]
            made[of] = made.get(of, PileCount()).but(look)
    return made


def explained(entry: Entry) -> Explained:
    """What a `piles.explained` says."""
    body, people = entry.body, people_of(entry.body, "by")
    differ = {
        what: {pile: (pair[0], pair[1]) for pile, pair in piles.items()}
        for what, piles in body["differ"].items()
    }
    return Explained(entry.seq, entry.at, tuple(map(Labels(people), people)), body["reason"], differ)
