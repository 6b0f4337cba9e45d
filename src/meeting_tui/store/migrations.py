"""Numbered steps from one schema to the next, all in the one transaction that opens the store.

Version 1 makes the tables as `tables.py` has them. When they change after a release, what version 1 made
is written out there in SQL, and the change becomes step 2.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection
from sqlmodel import SQLModel

from meeting_tui.store import guards, tables

Step = Callable[[Connection], None]


def first(connection: Connection) -> None:
    """Version 1: every table, and the triggers that keep the record append-only."""
    SQLModel.metadata.create_all(connection, tables=[table.__table__ for table in TABLES])  # type: ignore[attr-defined]
    for statement in guards.SQLITE if connection.dialect.name == "sqlite" else guards.POSTGRES:
        connection.exec_driver_sql(statement)


TABLES: tuple[type[SQLModel], ...] = tuple(
    table
    for table in vars(tables).values()
    if isinstance(table, type) and issubclass(table, SQLModel) and table is not SQLModel
)
STEPS: tuple[Step, ...] = (first,)


def migrate(connection: Connection, version: int, steps: Sequence[Step] = STEPS) -> int:
    """Take the steps behind `version`; the new version. The caller's transaction holds all of them."""
    for step in steps[version:]:
        step(connection)
    return len(steps)
