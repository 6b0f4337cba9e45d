"""Finding people while somebody types: an index of everybody, kept in memory until the people change."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func
from sqlmodel import Session, col, select

from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import known, matching, unit_key
from meeting_tui.desk.roll.search import BAR, search_text, terms
from meeting_tui.desk.roll.voters import natural
from meeting_tui.record.person import Person
from meeting_tui.store import tables
from meeting_tui.store.engine import Store

Row = tuple[str, Person]
FEW = 100
"""So many who are new or changed are set in their places one by one."""
_ANY = "王"
_KEPT: WeakKeyDictionary[Store, tuple[int, PersonIndex]] = WeakKeyDictionary()
_LETTERED = re.compile(r"(?<=\|)[^\W\d_]+\d\d?(?=\|)")


class PersonIndex:
    """Everybody with the words they are found by, in the order of units and names; `placed`: they are."""

    def __init__(self, rows: Sequence[Row], *, placed: bool = False) -> None:
        self._rows = rows if placed else sorted(rows, key=_place)
        self._last: tuple[tuple[str, ...], Sequence[tuple[Row, int]]] = ((), [(row, 0) for row in self._rows])

    @cached_property
    def lettered(self) -> frozenset[str]:
        """What people are found by that is letters and a number of one or two digits, such as the unit B2."""
        return frozenset(_LETTERED.findall("".join(text for text, _person in self._rows)))

    def but(self, changed: Sequence[Row]) -> PersonIndex:
        """The index with these, who are new or changed."""
        those = {person.id for _text, person in changed}
        rows = [row for row in self._rows if row[1].id not in those]
        for row in changed:
            insort(rows, row, key=_place)
        return PersonIndex(rows, placed=True)

    def search(self, query: str, limit: int, first: Collection[int] = ()) -> tuple[Person, ...]:
        """Who has every word of the query; those in `first` (numbers) first, then whose words are so in
        full, then whose begin so."""
        if not terms(query) and not first:
            return tuple(person for _text, person in self._rows[:limit])
        return tuple(person for rank in self._ranked(query, first) for person in rank)[:limit]

    def called(self, query: str, first: Collection[int] = ()) -> tuple[Person, ...]:
        """Those of whom every word of the query is a word in full; those in `first` before all others."""
        ranks = self._ranked(query, first) if terms(query) else ((),) * 6
        return tuple(ranks[0] or ranks[3])

    def _ranked(self, query: str, first: Collection[int]) -> tuple[Sequence[Person], ...]:
        here = frozenset(first)
        ranks: tuple[list[Person], ...] = ([], [], [], [], [], [])
        for (_text, person), far in self._found(terms(query)):
            ranks[3 * (person.id not in here) + far].append(person)
        return ranks

    def _found(self, words: tuple[str, ...]) -> Sequence[tuple[Row, int]]:
        """The rows that have every word, each with how far it is from having them in full. One more letter
        finds fewer of those found before, so that only they are looked through."""
        before, found = self._last
        if words != before:
            narrower = before and all(any(old in word for word in words) for old in before)
            rows = [row for row, _far in found] if narrower else self._rows
            found = tuple(_ranked_rows(rows, words))
            self._last = words, found
        return found


def _ranked_rows(rows: Sequence[Row], words: tuple[str, ...]) -> Iterator[tuple[Row, int]]:
    starts = tuple(BAR + word for word in words)
    wholes = tuple(start + BAR for start in starts)
    for row in rows:
        text = row[0]
        for word in words:
            if word not in text:
                break
        else:
            far = 0 if all(map(text.__contains__, wholes)) else 1
            far += far and not all(map(text.__contains__, starts))
            yield row, far


def search(office: Office, query: str, limit: int = 50, first: Collection[int] = ()) -> tuple[Person, ...]:
    """The people a query finds by hanzi, pinyin in full or initials, unit, organ; any case, any part.

    `first`: numbers of those who come before all others, such as who is in the room.
    """
    with office.store.read() as session:
        return index(office.store, session).search(query, limit, first)


def meant(office: Office, typed: str, around: Sequence[Person] = ()) -> tuple[Person, ...]:
    """Who can be meant by what was typed in full: a number, a name, a name with its unit; else pinyin,
    initials or a unit. Those `around` come before everybody else."""
    with office.store.read() as session:
        found = matching(around, typed) or known(session, typed)
        return found or index(office.store, session).called(typed, [each.id for each in around])


def ready(office: Office) -> None:
    """Read everybody, and how names are written in letters, before the first key asks for it."""
    with office.store.read() as session:
        index(office.store, session)
    search_text((_ANY,), ())


def index(store: Store, session: Session) -> PersonIndex:
    """The index of the people as they are now; of few who are new or changed only those are read."""
    now = session.exec(select(func.coalesce(func.max(tables.Person.changed), 0))).one()
    kept = _KEPT.get(store)
    if kept is None or kept[0] != now:
        kept = _KEPT[store] = (now, _made(session, *kept) if kept else PersonIndex(_rows(session)))
    return kept[1]


def _made(session: Session, before: int, known: PersonIndex) -> PersonIndex:
    changed = _rows(session, before)
    return known.but(changed) if len(changed) <= FEW else PersonIndex(_rows(session))


def _rows(session: Session, after: int = -1) -> list[Row]:
    table = tables.Person
    rows = session.execute(
        select(table.id, table.name, table.unit, table.organ, table.search).where(col(table.changed) > after)  # type: ignore[call-overload]
    )
    return [(_words(row), Person(row.id, row.name, row.unit, row.organ)) for row in rows]


def _place(row: Row) -> tuple[object, ...]:
    person = row[1]
    return (*natural(person.unit or "~"), person.name, person.id)


def _words(row: Any) -> str:
    """What they are found by; a file of version 1 has not said it yet."""
    text: str = row.search or search_text((row.name,), [unit_key(row.unit)] if row.unit else [])
    return text + search_text((row.organ,), []).removeprefix(BAR) if row.organ else text
