"""Whether what is stored is what was written: the database, its guards, every chain, every personal text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session, select

from meeting_tui.clean import clean
from meeting_tui.record.chain import Entry, Head, commitment, verify
from meeting_tui.record.kinds import BY_NAME
from meeting_tui.refusal import CheckFailed, Key, Record
from meeting_tui.store import guards, journal, tables
from meeting_tui.store.schema import check_schema

_BROKEN = {
    "order": "record.broken_order",
    "prev": "record.broken_link",
    "stream": "record.broken_link",
    "hash": "record.broken_content",
    "form": "record.broken_content",
}


def prove_database(session: Session) -> None:
    """SQLite's own checks, the triggers that guard the record, and that nothing else is in the file.
    CheckFailed checking.…"""
    _database(session)
    _guards(session)
    check_schema(session.connection())


def prove_stream(session: Session, stream: str) -> Head:
    """Check one stream. CheckFailed record.broken_… (stream, seq), .text, .unreadable."""
    kept = _texts(session, stream)
    missing: set[tuple[int, str]] = set()
    verdict = verify(_watched(journal.entries(session, stream), kept, missing), stream)
    if not verdict.ok:
        raise CheckFailed(_BROKEN[verdict.reason], stream=Record(stream), seq=verdict.broken_at)
    for seq in sorted((key[0] for key in missing | kept.keys()), key=lambda seq: f"{seq:>12}"):
        raise CheckFailed("record.text", stream=Record(stream), seq=seq)
    return Head(verdict.count, verdict.head)


def _watched(
    entries: Iterator[Entry], kept: dict[tuple[int, str], Any], missing: set[tuple[int, str]]
) -> Iterator[Entry]:
    """The entries as they pass, each personal text held against its commitment.

    What is in order leaves `kept`; what is gone without an erasure stays in `missing`.
    """
    for entry in entries:
        if entry.kind == "erasure":
            missing -= {(entry.body.get("of", 0), name) for name in entry.body.get("fields", ())}
        for name in BY_NAME[entry.kind].personal if entry.kind in BY_NAME else ():
            if name not in entry.body:  # nothing was promised; what lies there all the same stays in `kept`
                continue
            salt, text = kept.pop((entry.seq, name), (None, None))
            if text is None and salt is None:
                missing.add((entry.seq, name))
            elif not _fits(salt, text, entry.body.get(name)):
                raise CheckFailed("record.text", stream=Record(entry.stream), seq=entry.seq)
        yield entry


def _fits(salt: Any, text: Any, promised: object) -> bool:
    try:
        return commitment(salt, text) == promised
    except (ValueError, TypeError, AttributeError):  # a damaged row can hold a value of any type
        return False


def _texts(session: Session, stream: str) -> dict[tuple[int, str], Any]:
    table = tables.EntryText
    rows = session.execute(
        select(table.seq, table.field, table.salt, table.text).where(table.stream == stream)
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def _database(session: Session) -> None:
    """SQLite's own checks; a server answers for itself."""
    if session.get_bind().dialect.name != "sqlite":
        return
    connection = session.connection()
    for (fault,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if fault != "ok":
            raise CheckFailed("checking.database", fault=Key(clean(str(fault))))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        raise CheckFailed("checking.orphan", table=clean(str(row[0])), row=row[1])


def _guards(session: Session) -> None:
    """The triggers that keep the record append-only, as they were made."""
    connection = session.connection()
    if session.get_bind().dialect.name == "sqlite":
        found = {
            row[0]
            for row in connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
        }
        lost = [statement for statement in guards.SQLITE if statement not in found]
    else:
        rows = connection.exec_driver_sql("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')")
        names = {row[0] for row in rows}
        lost = [
            made
            for made in guards.POSTGRES
            if made.startswith("CREATE TRIGGER") and made.split()[2] not in names
        ]
    for statement in lost:
        raise CheckFailed("checking.guard", guard=Key(statement.split()[2]))
