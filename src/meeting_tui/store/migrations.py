"""Numbered steps from one schema to the next, all in the one transaction that opens the store.

What a version made is written out here in SQL and never changes; `tables.py` has what the last step leaves.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlmodel import SQLModel

from meeting_tui.store import guards, known_people, known_pictures
from meeting_tui.store.tables import Person, PollEnvelope, RollAnswer, SheetPicture, Stamp

Step = Callable[[Connection], None]
FIRST = Path(__file__).with_name("first.sql")
_UNIT = (  # SQLite can't drop a check: the table is made again, and units may have no area
    "PRAGMA defer_foreign_keys = ON",
    "CREATE TABLE unit_before AS SELECT * FROM unit",
    "DROP TABLE unit",
    """CREATE TABLE unit (
	id INTEGER NOT NULL,
	building VARCHAR NOT NULL,
	unit VARCHAR NOT NULL,
	room VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	area INTEGER NOT NULL,
	area_source VARCHAR NOT NULL,
	sold BOOLEAN NOT NULL,
	share VARCHAR NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	UNIQUE (building, unit, room),
	CONSTRAINT area_kept CHECK (area >= 0),
	CONSTRAINT kind_known CHECK (kind IN ('home', 'shop', 'parking', 'other'))
)""",
    "INSERT INTO unit SELECT *, '' FROM unit_before",
    "DROP TABLE unit_before",
)
_POSTGRES_UNIT = (
    "ALTER TABLE unit DROP CONSTRAINT area_positive, ADD CONSTRAINT area_kept CHECK (area >= 0)",
    "ALTER TABLE unit ADD COLUMN share VARCHAR NOT NULL DEFAULT ''",
)
_WIDER = (
    "voter ADD COLUMN share VARCHAR NOT NULL DEFAULT ''",
    "pollvoter ADD COLUMN share VARCHAR NOT NULL DEFAULT ''",
    "owner ADD COLUMN person INTEGER",
    "member ADD COLUMN person INTEGER",
    "posting ADD COLUMN person INTEGER",
    "community ADD COLUMN speech INTEGER NOT NULL DEFAULT 0",
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
    """Version 2: persons, shares, answers about the roll, pictures of sheets, envelopes, the stamp."""
    for statement in _UNIT if connection.dialect.name == "sqlite" else _POSTGRES_UNIT:
        connection.exec_driver_sql(statement)
    for change in _WIDER:
        connection.exec_driver_sql(f"ALTER TABLE {change}")
    added = [table.__table__ for table in (Person, RollAnswer, SheetPicture, PollEnvelope, Stamp)]  # type: ignore[union-attr]
    SQLModel.metadata.create_all(connection, tables=added)
    known_people.register(connection)
    connection.execute(insert(Stamp), {"id": 1, "value": secrets.token_hex(8)})


def large_print(connection: Connection) -> None:
    """Version 3: who wants large print stands on the roll."""
    connection.exec_driver_sql("ALTER TABLE voter ADD COLUMN large BOOLEAN NOT NULL DEFAULT FALSE")


def by_image(connection: Connection) -> None:
    """Version 4: pictures of questions are told apart by their page's picture, not by the file's name."""
    known_pictures.register(connection)


STEPS: tuple[Step, ...] = (first, persons, large_print, by_image)


def migrate(connection: Connection, version: int, steps: Sequence[Step] = STEPS) -> int:
    """Take the steps behind `version`; the new version. The caller's transaction holds all of them."""
    for step in steps[version:]:
        step(connection)
    return len(steps)
