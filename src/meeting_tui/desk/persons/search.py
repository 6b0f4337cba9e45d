"""Finding people while somebody types: an index of everybody, kept in memory until the people change."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import func
from sqlmodel import Session, select

from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import unit_key
from meeting_tui.desk.roll.search import BAR, search_text, terms
from meeting_tui.desk.roll.voters import natural
from meeting_tui.record.person import Person
from meeting_tui.store import tables
from meeting_tui.store.engine import Store

Row = tuple[str, Person]
_KEPT: WeakKeyDictionary[Store, tuple[int, PersonIndex]] = WeakKeyDictionary()


class PersonIndex:
    """Everybody with the words they are found by, in the order of units and names."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = sorted(rows, key=lambda row: (*natural(row[1].unit or "~"), row[1].name, row[1].id))

    def search(self, query: str, limit: int, first: Collection[int] = ()) -> tuple[Person, ...]:
        """Who has every word of the query; those in `first` (numbers) first, then whose word begins so."""
        words = terms(query)
        here = frozenset(first)
        ranks: tuple[list[Person], ...] = ([], [], [], [])
        starts = tuple(BAR + word for word in words)
        for text, person in self._rows:
            for word in words:
                if word not in text:
                    break
            else:
                begins = all(start in text for start in starts)
                ranks[2 * (person.id not in here) + (not begins)].append(person)
        return tuple(person for rank in ranks for person in rank)[:limit]


def search(office: Office, query: str, limit: int = 50, first: Collection[int] = ()) -> tuple[Person, ...]:
    """The people a query finds by hanzi, pinyin in full or initials, unit, organ; any case, any part.

    `first`: numbers of those who come before all others, such as who is in the room.
    """
    with office.store.read() as session:
        return index(office.store, session).search(query, limit, first)


def index(store: Store, session: Session) -> PersonIndex:
    """The index of the people as they are now."""
    now = session.exec(select(func.coalesce(func.max(tables.Person.changed), 0))).one()
    kept = _KEPT.get(store)
    if kept is None or kept[0] != now:
        kept = _KEPT[store] = (now, _made(session))
    return kept[1]


def _made(session: Session) -> PersonIndex:
    table = tables.Person
    rows = session.execute(select(table.id, table.name, table.unit, table.organ, table.search))  # type: ignore[call-overload]
    return PersonIndex([(_words(row), Person(row.id, row.name, row.unit, row.organ)) for row in rows])


def _words(row: Any) -> str:
    """What they are found by; a file of version 1 has not said it yet."""
    text: str = row.search or search_text((row.name,), [unit_key(row.unit)] if row.unit else [])
    return text + search_text((row.organ,), []).removeprefix(BAR) if row.organ else text
