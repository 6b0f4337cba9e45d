"""A PostgreSQL server, for several stations at once: the same tables, triggers and transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from meeting_tui.output import APPLICATION_ID
from meeting_tui.refusal import Refusal
from meeting_tui.store.backend import First
from meeting_tui.store.header import VERSION
from meeting_tui.store.migrations import STEPS, migrate


class Postgres:
    """Implements `Backend` for a server's database; one database holds one community."""

    path: Path | None = None

    def __init__(self, url: str, *, first: First | None, readonly: bool) -> None:
        address = make_url(url).set(drivername="postgresql+psycopg")
        self.target = address.render_as_string(hide_password=True)
        self._readonly = readonly
        try:
            self.engine = create_engine(address, pool_pre_ping=True)
        except ImportError as error:  # psycopg is an extra
            raise Refusal("store.no_driver", target=self.target) from error
        try:
            self._open(first)
        except DBAPIError as error:
            self.close()
            if known := self.refusal(error):
                raise known from error
            raise
        except BaseException:
            self.close()
            raise

    def _open(self, first: First | None) -> None:
        with self.connect(write=not self._readonly) as connection:
            version = _version(connection)
            self._expect(version, first is not None)
            if not self._readonly and version < len(STEPS):
                connection.exec_driver_sql(
                    "CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)"
                )
                reached = migrate(connection, version)
                connection.exec_driver_sql("DELETE FROM schema_version")
                connection.exec_driver_sql("INSERT INTO schema_version VALUES (%s)", (reached,))
                if first:
                    first(connection)
            connection.commit()

    def _expect(self, version: int, create: bool) -> None:
        if create and version:
            raise Refusal("store.exists", path=self.target)
        if not create and not version:
            raise Refusal("store.not_community", path=self.target)
        if version > VERSION:
            raise Refusal("store.newer", path=self.target, version=version, known=VERSION)
        if self._readonly and 0 < version < VERSION:
            raise Refusal("store.older", path=self.target, version=version, known=VERSION)

    def check_there(self) -> None:
        """A server is where it was."""

    @contextmanager
    def connect(self, *, write: bool) -> Iterator[Connection]:
        """Writers queue on an advisory lock that their transaction drops at its end."""
        with self.engine.connect() as connection:
            connection.begin()
            if write:
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (APPLICATION_ID,))
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield connection

    def commit(self, connection: Connection) -> None:
        """The server keeps it."""
        connection.commit()

    def refusal(self, error: DBAPIError) -> Refusal | None:
        """A lost connection, a missing right, a full disk."""
        state = getattr(error.orig, "sqlstate", None) or ""
        if error.connection_invalidated or state.startswith(("08", "57P")) or not state:
            return Refusal("store.connection", target=self.target)
        if state.startswith("53"):
            return Refusal("store.full", path=self.target, free=0)
        if state in {"42501", "25006"}:
            return Refusal("store.readonly", target=self.target)
        return None

    def copy_to(self, dest: Path) -> None:
        """Not a file: the server's own tools copy it."""
        raise Refusal("store.server_copy", target=self.target, dest=dest)

    def facts(self) -> dict[str, object]:
        """Version and mode."""
        with self.engine.connect() as connection:
            return {
                "postgresql": connection.exec_driver_sql("SHOW server_version").scalar(),
                "user_version": _version(connection),
            }

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()


def _version(connection: Connection) -> int:
    if connection.exec_driver_sql("SELECT to_regclass('schema_version')").scalar() is None:
        return 0
    return int(connection.exec_driver_sql("SELECT max(version) FROM schema_version").scalar() or 0)
