"""Numbered steps from one schema to the next, all in the one transaction that opens the store.

What a version made is written out here in SQL and never changes; `tables.py` has what the last step leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection
from sqlmodel import SQLModel

from meeting_tui.store import guards, known_people
from meeting_tui.store.tables import Person, RollAnswer

Step = Callable[[Connection], None]
FIRST = Path(__file__).with_name("first.sql")
_WIDER = (
    "unit ADD COLUMN share VARCHAR NOT NULL DEFAULT ''",
    "voter ADD COLUMN share VARCHAR NOT NULL DEFAULT ''",
    "pollvoter ADD COLUMN share VARCHAR NOT NULL DEFAULT ''",
    "owner ADD COLUMN person INTEGER",
    "member ADD COLUMN person INTEGER",
    "posting ADD COLUMN person INTEGER",
)


def first(connection: Connection) -> None:
    """Version 1: every table, and the triggers that keep the record append-only."""
    sqlite = connection.dialect.name == "sqlite"
    made = FIRST.read_text(encoding="utf-8")
    if sqlite:
        made = made.replace(" SERIAL ", " INTEGER ").replace(" BYTEA ", " BLOB ")
    for statement in (*made.split(";\n"), *(guards.SQLITE if sqlite else guards.POSTGRES)):
        if statement.strip():
            connection.exec_driver_sql(statement)


def persons(connection: Connection) -> None:
    """Version 2: persons, shares beside areas, and what was answered about the roll's file."""
    for change in _WIDER:
        connection.exec_driver_sql(f"ALTER TABLE {change}")
    added = [table.__table__ for table in (Person, RollAnswer)]  # type: ignore[union-attr]
    SQLModel.metadata.create_all(connection, tables=added)
    known_people.register(connection)


STEPS: tuple[Step, ...] = (first, persons)


def migrate(connection: Connection, version: int, steps: Sequence[Step] = STEPS) -> int:
    """Take the steps behind `version`; the new version. The caller's transaction holds all of them."""
    for step in steps[version:]:
        step(connection)
    return len(steps)
