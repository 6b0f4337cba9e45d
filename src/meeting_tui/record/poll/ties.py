"""What entries of a poll say of ties: lots announced and drawn, and how the chair decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from meeting_tui.record.chain import Entry
from meeting_tui.record.paper_acts import Texts
from meeting_tui.record.person import Person, person_of

Level = Mapping[str, Mapping[str, list[str]]]
"""By reading of silence (`strict`, `deemed`) and by rank, those who share it."""


def groups(level: Level, labels: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Those who are level with each other, each group once, under the words beside their boxes."""
    named = (
        tuple(labels.get(name, name) for name in group)
        for ranks in level.values()
        for group in ranks.values()
    )
    return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class AnnouncedLots:
    """One announcement, the entry `seq`. `apart`: those in waiting get a throw of their own."""

    seq: int
    way: str
    level: Level
    digest: str
    apart: bool
    by: Person
    at: str

    def told(self, labels: Mapping[str, str]) -> tuple[str, tuple[tuple[str, ...], ...], str, str, bool]:
        """What is announced, for whoever puts it in words; `labels`: the words beside the boxes."""
        return self.way, groups(self.level, labels), self.digest, self.at, self.apart


class TiesOfPoll(Protocol):
    """What of a register these entries change (`record.register.BallotRegister`)."""

    announced: dict[str, AnnouncedLots]
    seeds: dict[str, str]
    reserve_seeds: dict[str, str]
    castings: dict[str, str]
    settled_seq: int


def announced(register: TiesOfPoll, entry: Entry, _texts: Texts) -> None:
    """It is said who is level and how lots will be thrown."""
    body = entry.body
    register.announced[body["question"]] = AnnouncedLots(
        entry.seq,
        body["way"],
        body["level"],
        body["digest"],
        bool(body.get("apart")),
        person_of(body, "by"),
        entry.at,
    )


def drawn(register: TiesOfPoll, entry: Entry, _texts: Texts) -> None:
    """Lots are drawn: the next count goes by them."""
    seeds = register.seeds if entry.kind == "lots.drawn" else register.reserve_seeds
    seeds[entry.body["question"]] = entry.body["seed"]
    register.settled_seq = entry.seq


def cast(register: TiesOfPoll, entry: Entry, _texts: Texts) -> None:
    """The chair decides."""
    register.castings[entry.body["question"]] = entry.body["choice"]
    register.settled_seq = entry.seq
