"""What a file may be made of: the tables, indexes and guards of this version, and nothing besides.

A trigger or a view that somebody added can change what is written or what is read; so anything that the
migrations don't make is named.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection
from sqlalchemy.pool import StaticPool

from meeting_tui.clean import clean
from meeting_tui.refusal import CheckFailed, Key
from meeting_tui.store.migrations import migrate

Parts = frozenset[tuple[str, str]]
"""What there is: its sort (table, index, trigger, view) and name; a column is TABLE.COLUMN."""
_SQLITE = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite^_%' ESCAPE '^'"
_COLUMNS = (
    "SELECT 'column', m.name || '.' || c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c"
    " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite^_%' ESCAPE '^'"
)
_POSTGRES = (
    "SELECT 'trigger', tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace"
    " UNION SELECT 'view', viewname FROM pg_views WHERE schemaname = current_schema()"
    " UNION SELECT 'rule', rulename FROM pg_rules WHERE schemaname = current_schema()"
)


def check_schema(connection: Connection) -> None:
    """CheckFailed checking.extra or checking.lacking names the first part that is not of this version."""
    if connection.dialect.name == "sqlite":
        found, made = parts(connection), _made()
        _none("checking.lacking", made - found)
    else:
        found, made = _of_server(connection), frozenset()
    _none("checking.extra", found - made)


def _none(code: str, differing: Parts) -> None:
    for sort, name in sorted(differing, key=lambda part: (part[0] == "column", part)):
        raise CheckFailed(code, sort=Key(sort), name=Key(clean(name)[:60]))


def parts(connection: Connection) -> Parts:
    """Of a SQLite database."""
    return frozenset(_read(connection))


def _read(connection: Connection) -> Iterator[tuple[str, str]]:
    for asked in (_SQLITE, _COLUMNS):
        for sort, name in connection.exec_driver_sql(asked):
            yield str(sort), str(name)


@cache
def _made() -> Parts:
    """Of a new file."""
    from sqlalchemy import create_engine

    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:"), poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            migrate(connection, 0)
            return parts(connection)
    finally:
        engine.dispose()


def _of_server(connection: Connection) -> Parts:
    """What stands on a server besides our own guards."""
    from meeting_tui.store.guards import POSTGRES

    ours = {made.split()[2] for made in POSTGRES if made.startswith("CREATE TRIGGER")}
    rows = {(str(sort), str(name)) for sort, name in connection.exec_driver_sql(_POSTGRES)}
    return frozenset(row for row in rows if row[1] not in ours)
