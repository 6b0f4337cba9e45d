"""Connections to SQLite: how they are set, how their transactions begin, and what is done with one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from meeting_tui.output import APPLICATION_ID
from meeting_tui.refusal import Refusal, Why
from meeting_tui.store.migrations import migrate

PRAGMAS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "fullfsync = ON",  # on macOS alone: there a sync leaves it in the drive's own memory
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "busy_timeout = 5000",
    "cache_spill = OFF",  # so that the file is as it was until the commit
)


def bring_up(connection: Connection, version: int) -> int:
    """Take the steps to today's schema, and say so in the header."""
    reached = migrate(connection, version)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {reached}")
    return reached


def vacuum(connection: Any, dest: Path) -> None:
    """A compact copy into a new or empty file. Refusal store.not_copied."""
    try:
        connection.execute("VACUUM INTO ?", (str(dest),))
    except sqlite3.Error as error:
        raise Refusal("store.not_copied", path=dest, reason=Why(0), fault=error.sqlite_errorname) from error


def opened(uri: str) -> sqlite3.Connection:
    """A connection that begins no transaction by itself."""
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def engine_of(creator: Callable[[], sqlite3.Connection], **pool: int) -> Engine:
    """Connections with our pragmas, in transactions that hold one view from their beginning."""
    engine = create_engine("sqlite://", creator=creator, poolclass=QueuePool, **pool)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def begun(engine: Engine, *, write: bool) -> Connection:
    """A connection in its transaction, which ends when it is closed; a writer is alone until then."""
    connection = engine.connect()
    try:
        connection.execution_options(immediate=write).begin()
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: Any, _record: object) -> None:
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:  # SQLite's complaint quotes a damaged schema
        raise sqlite3.OperationalError(str(error)) from error


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("immediate"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.info["changes"] = raw(connection).total_changes
    else:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1")  # nobody writes from here on


def unchanged(connection: Connection) -> bool:
    """Whether its transaction has written nothing so far."""
    return bool(raw(connection).total_changes == connection.info["changes"])


def raw(connection: Connection) -> Any:
    """The connection of the standard library beneath."""
    return connection.connection.driver_connection
