"""The office: an open store, the world outside, and who sits at the keyboard. Every act starts with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk import bounds
from meeting_tui.record.chain import Entry, Head, genesis
from meeting_tui.record.person import Person
from meeting_tui.store import journal
from meeting_tui.store.backend import First
from meeting_tui.store.engine import Store, open_store
from meeting_tui.store.journal import New
from meeting_tui.world import REAL, World

S = TypeVar("S")
Texts = journal.Texts


@dataclass(frozen=True)
class Fold(Generic[S]):
    """How a stream becomes a state: where it starts, and what one entry does to it."""

    start: Callable[[], S]
    step: Callable[[S, Entry, Texts], S]


@dataclass(frozen=True)
class Office:
    """`who` is at the keyboard, and the author of what is entered there; `person`, if it is known who that
    is: without it, the name of an account. `community`: of an office of the past, what it said of itself.
    """

    store: Store
    world: World
    who: str
    person: Person | None = None
    community: Mapping[str, Any] = field(default_factory=dict)
    _known: dict[str, tuple[Head, Any]] = field(default_factory=dict, repr=False, compare=False)
    _made: dict[str, tuple[Head, Any]] = field(default_factory=dict, repr=False, compare=False)
    _folding: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @property
    def actor(self) -> Person:
        """Who is at the keyboard, as entries say it; an account has no number."""
        return self.person or Person(0, self.who)

    @property
    def seated(self) -> tuple[Person, ...]:
        """Who is at the keyboard, if it is known who that is."""
        return (self.person,) if self.person else ()

    def append(
        self, session: Session, stream: str, kind: str, /, texts: dict[str, str] | None = None, **body: Any
    ) -> Entry:
        """Write one entry in the session's transaction, signed by who is at the keyboard."""
        return self.append_all(session, stream, [New(kind, body, texts or {})])[-1]

    def append_all(self, session: Session, stream: str, items: Iterable[New]) -> tuple[Entry, ...]:
        """As `append`, for many at once; also gives back a `clock.anomaly` that had to go first.

        Refusal record.long of a line nobody means.
        """
        new = list(items)
        for each in new:
            bounds.check(each.body)
            bounds.check(each.texts)
        return journal.append_all(session, self.world, stream, self.who, new, self.actor.id)

    def erase(self, session: Session, stream: str, seq: int, reason: str) -> tuple[Entry, ...]:
        """Erase the personal texts of an entry; the entry that says so is signed in the same way."""
        self._made.clear()
        bounds.check({"reason": reason})
        return journal.erase(session, self.world, stream, seq, reason, self.who, self.actor.id)

    def state(self, session: Session, stream: str, fold: Fold[S]) -> S:
        """The state of a stream. What was folded before is kept, so only new entries cost."""
        with self._folding:
            return self._state(session, stream, fold)

    def _state(self, session: Session, stream: str, fold: Fold[S]) -> S:
        here, state = self._known.get(stream) or (Head(0, genesis(stream)), fold.start())
        if here.count:
            held, more = journal.stands(session, stream, here)
            if held and not more:
                return state
            if not held:
                here, state = Head(0, genesis(stream)), fold.start()  # a transaction was rolled back
        texts = journal.texts(session, stream, here.count)
        entry = None
        for entry in journal.told(session, stream, here.count):
            state = fold.step(state, entry, texts)
        if entry:
            here = Head(entry.seq, entry.hash)
        self._known[stream] = (here, state)
        return state

    def once(self, session: Session, stream: str, make: Callable[[], S]) -> S:
        """What follows from a stream alone and is costly, made once while it stands as it is; offices of the
        past, which papers are made in, share it with theirs."""
        head = journal.head(session, stream)
        known = self._made.get(stream)
        if known is None or known[0] != head:
            known = self._made[stream] = head, make()
        made: S = known[1]
        return made

    def at(self, streams: Mapping[str, int], now: datetime, community: Mapping[str, Any]) -> Office:
        """The office as it was at that moment, to be read: see `Store.at`."""
        world, store = replace(self.world, now=lambda: now), self.store.at(streams)
        return replace(
            self, store=store, world=world, community=community, _known={}, _folding=threading.Lock()
        )

    def close(self) -> None:
        """Close the store."""
        self.store.close()


def open_office(
    target: str | Path, who: str, *, create: bool = False, readonly: bool = False, world: World = REAL
) -> Office:
    """Open a community's store for the person `who`; refusals are those of `store.open_store`."""
    name = clean(who)
    since = world.now().isoformat(timespec="seconds")
    return Office(open_store(target, create=create, readonly=readonly, who=name, since=since), world, name)


def create_office(target: str | Path, who: str, first: First, world: World = REAL) -> Office:
    """A new store that begins with what `first` writes, and is there with that or not at all."""
    name = clean(who)
    since = world.now().isoformat(timespec="seconds")
    return Office(open_store(target, create=True, first=first, who=name, since=since), world, name)
