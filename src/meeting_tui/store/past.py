"""Reading the record as it was: of some streams the first entries alone, whoever asks and however."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Result, Select, and_, event, not_, or_
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlmodel import Session, col

from meeting_tui.store.tables import Entry, EntryText

_LIMIT, _STREAMS = "past", "streams"


def limit(session: Session, streams: Mapping[str, int]) -> None:
    """Of each stream named, the session sees no entry or text behind that number."""
    if not streams:
        return
    session.info[_STREAMS] = frozenset(streams)
    criteria = [with_loader_criteria(table, _seen(table, streams)) for table in (Entry, EntryText)]
    session.info[_LIMIT] = criteria

    def look(asked: ORMExecuteState) -> None:
        if asked.is_select:
            asked.statement = asked.statement.options(*criteria)

    event.listen(session, "do_orm_execute", look)


def knows(session: Session, stream: str) -> bool:
    """Whether whoever lists streams, or what has one, may name it: what began later was not there yet."""
    known: frozenset[str] | None = session.info.get(_STREAMS)
    return known is None or stream in known


def rows(
    session: Session, asked: Select[*tuple[Any, ...]], facts: Mapping[str, object] | None = None
) -> Result[*tuple[Any, ...]]:
    """The rows of a question about columns, with no more and no less than the session sees.

    Asked of the connection: of tens of thousands of rows a third of the time goes into the session's own.
    """
    limit = session.info.get(_LIMIT)
    return session.connection().execute(asked.options(*limit) if limit else asked, facts)


def _seen(table: type[Entry] | type[EntryText], streams: Mapping[str, int]) -> ColumnElement[bool]:
    later = (and_(col(table.stream) == stream, col(table.seq) > last) for stream, last in streams.items())
    return not_(or_(*later))
