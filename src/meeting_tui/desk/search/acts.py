"""Find: what people said, decided, proposed and hung, and the people themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from weakref import WeakKeyDictionary

from sqlmodel import Session

from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import resolve, search
from meeting_tui.desk.search.index import SearchIndex
from meeting_tui.desk.search.query import SearchTerm, between, terms
from meeting_tui.desk.search.values import SearchLine, SearchResult, Sort
from meeting_tui.record.person import Person
from meeting_tui.refusal import Refusal
from meeting_tui.store.engine import Store

SHOWN = 50
"""So many are listed, where nobody says how many; a longer query finds the others."""
FOREMOST = 5
"""So many people come before what was said; who looks for more says that it is people."""
_KEPT: WeakKeyDictionary[Store, SearchIndex] = WeakKeyDictionary()


def find(
    office: Office,
    query: str,
    *,
    person: str = "",
    first: date | None = None,
    last: date | None = None,
    sort: Sort | None = None,
    limit: int = SHOWN,
) -> SearchResult:
    """What has every word of the query, the words themselves before initials, then the newest first.

    `person`: only what names them or is by them; `first`, `last`: entered on these days; `sort`: only these.
    Refusals search.nothing, .long, .backwards, persons.…
    """
    wanted = terms(query)
    if not (wanted or person or first or last):
        raise Refusal("search.nothing")
    among = between(first, last) if first or last else None
    with office.store.read() as session:
        who = resolve(session, person) if person else None
        lines = _lines(office.store, session)
    for term in wanted:
        lines = term.having(lines)
    if among:
        lines = [line for line in lines if among(line.at[:10])]
    if who is not None:
        lines = [line for line in lines if who.id in line.people or who.name in line.names]
    if sort is not None:
        lines = [line for line in lines if line.sort == sort]
    elsewhere = who is not None or among is not None or sort not in (None, "person")
    people = () if elsewhere else _people(office, wanted, limit if sort else FOREMOST)
    return SearchResult((*people, *_first(lines, wanted))[:limit], len(people) + len(lines))


def ready(office: Office) -> None:
    """Read the record before the first key asks for it."""
    with office.store.read() as session:
        _lines(office.store, session)


def _lines(store: Store, session: Session) -> Sequence[SearchLine]:
    index = _KEPT.setdefault(store, SearchIndex())
    with index.turn:
        index.renew(session)
        return index.lines


def _first(lines: Sequence[SearchLine], wanted: Iterable[SearchTerm]) -> Sequence[SearchLine]:
    """Those that have the words themselves before those that have their initials or days."""
    more = [term.word for term in wanted if term.days or term.initials]
    plain = [line for line in lines if all(word in line.key for word in more)] if more else ()
    here = set(map(id, plain))
    return [*plain, *(line for line in lines if id(line) not in here)] if plain else lines


def _people(office: Office, wanted: Sequence[SearchTerm], limit: int) -> tuple[SearchLine, ...]:
    query = " ".join(term.word for term in wanted)
    return tuple(map(_line_of, search(office, query, limit))) if query else ()


def _line_of(person: Person) -> SearchLine:
    words = " ".join(filter(None, (person.name, person.unit, person.organ)))
    return SearchLine("person", person.ref, 0, "", "", "", words, words, frozenset({person.id}))
