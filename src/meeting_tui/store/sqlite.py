"""One SQLite file: journal DELETE and synchronous EXTRA, one writer, a lock beside it.

Self-contained at rest, safe to copy when closed, durable at commit also when the power fails.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from meeting_tui.refusal import Refusal, Why
from meeting_tui.store.header import APPLICATION_ID, read_header
from meeting_tui.store.lock import Lock, holder, lock_path, take
from meeting_tui.store.migrations import STEPS, migrate

PRAGMAS = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "busy_timeout = 5000",
)
_REFUSALS = {
    "SQLITE_FULL": "store.full",
    "SQLITE_IOERR": "store.write_failed",
    "SQLITE_READONLY_DBMOVED": "store.gone",
    "SQLITE_READONLY": "store.readonly",
    "SQLITE_CANTOPEN": "store.forbidden",
    "SQLITE_BUSY": "store.busy",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.not_community",
}


class Sqlite:
    """Implements `Backend` for a file."""

    def __init__(self, path: Path, *, create: bool, readonly: bool, who: str, since: str) -> None:
        self.path: Path = path
        self.target = str(path)
        self._writing = threading.Lock()
        if create:
            _reserve(path)
        version = 0 if create else read_header(path).version
        self._lock: Lock | None = None if readonly else take(path, who, since)
        self.engine = _engine(path, readonly)
        try:
            if not readonly:
                self._migrate(version)
            self._identity = _identity(path)
        except BaseException as error:
            self.close()
            if create:
                path.unlink()
            known = self.refusal(error) if isinstance(error, DBAPIError) else None
            if known:
                raise known from error
            raise

    def _migrate(self, version: int) -> None:
        if version >= len(STEPS):
            return
        with self.connect(write=True) as connection:
            reached = migrate(connection, version)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {reached}")
            connection.commit()

    @contextmanager
    def connect(self, *, write: bool) -> Iterator[Connection]:
        """Writers queue here, then take SQLite's write lock before they read anything."""
        with self._writing if write else nullcontext(), self.engine.connect() as connection:
            connection.execution_options(immediate=write).begin()
            yield connection

    def still_there(self) -> None:
        """A deleted or replaced file would take our writes silently."""
        if _identity(self.path) != self._identity:
            raise Refusal("store.gone", path=self.path)

    def refusal(self, error: DBAPIError) -> Refusal | None:
        """By SQLite's own code, primary part."""
        name = getattr(error.orig, "sqlite_errorname", "")
        if not name and isinstance(error.orig, sqlite3.OperationalError):
            name = "SQLITE_CORRUPT"  # Python's own complaint: something is not UTF-8
        for prefix, code in _REFUSALS.items():
            if name.startswith(prefix):
                free = shutil.disk_usage(self.path.parent).free if self.path.parent.exists() else 0
                return Refusal(code, path=self.path, target=self.target, reason=name, free=free // 1_000_000)
        return None

    def copy_to(self, dest: Path) -> None:
        """VACUUM INTO: compact, complete, and possible even when the file itself was deleted."""
        with self._writing, self.engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            try:
                raw.execute("VACUUM INTO ?", (str(dest),))
            except sqlite3.Error as error:
                raise Refusal(
                    "store.not_copied", path=dest, reason=Why(0), fault=error.sqlite_errorname
                ) from error

    def facts(self) -> dict[str, object]:
        """Versions, modes and space."""
        with self.engine.connect() as connection:
            names = ("journal_mode", "synchronous", "user_version", "page_count", "freelist_count")
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
        held = lock_path(self.path)
        return {
            "sqlite": sqlite3.sqlite_version,
            **found,
            "size": self.path.stat().st_size,
            "free": shutil.disk_usage(self.path.parent).free,
            "lock": holder(held) if held.exists() else None,
        }

    def close(self) -> None:
        """Connections first, then the lock."""
        if hasattr(self, "engine"):
            self.engine.dispose()
        if self._lock:
            self._lock.release()
            self._lock = None


def _reserve(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise Refusal("store.exists", path=path) from None
    except OSError:
        raise Refusal("store.forbidden", path=path.parent) from None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _engine(path: Path, readonly: bool) -> Engine:
    uri = f"{path.as_uri()}?mode={'ro' if readonly else 'rw'}"

    def opened() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=opened, poolclass=QueuePool, pool_size=2, max_overflow=8)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:  # SQLite's complaint quotes a damaged schema
        raise sqlite3.OperationalError(str(error)) from error


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
