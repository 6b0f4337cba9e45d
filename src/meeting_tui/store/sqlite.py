"""One SQLite file: journal DELETE and synchronous EXTRA, one writer, a lock beside it.

Self-contained at rest, safe to copy when closed, durable at commit also when the power fails.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from meeting_tui.output import placed
from meeting_tui.refusal import Refusal
from meeting_tui.store.backend import First
from meeting_tui.store.connections import begun, bring_up, engine_of, opened, raw, unchanged, vacuum
from meeting_tui.store.header import read_header
from meeting_tui.store.lock import Lock, held, holder, lock_path, take
from meeting_tui.store.recovery import check_no_orphan, left_behind, recover, roll_back
from meeting_tui.store.watch import Watch

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
    """Implements `Backend` for a file of today's schema, or of one that may be brought up to it."""

    def __init__(self, path: Path, *, readonly: bool, who: str = "", since: str = "") -> None:
        self.path: Path = path
        self.target = str(path)
        self._readonly = readonly
        self._writing = threading.Lock()
        self._lock: Lock | None = None if readonly else take(path, who, since)
        try:
            self._open()
        except BaseException as error:
            self.close()
            known = self.refusal(error) if isinstance(error, DBAPIError) else None
            if known:
                raise known from error
            raise

    def _open(self) -> None:
        if self._lock:
            roll_back(self.path)
        header = read_header(self.path)
        self.version = header.version
        self.engine = self._engine()
        if self._lock and header.older:
            with begun(self.engine, write=True) as connection:
                self.version = bring_up(connection, self.version)
                connection.commit()
        self._watch = Watch(self.path)

    def _engine(self) -> Engine:
        uri = f"{self.path.as_uri()}?mode={'ro' if self._readonly else 'rw'}"
        return engine_of(lambda: opened(uri), pool_size=2, max_overflow=8)

    def check_there(self) -> None:
        """By its name and its inode."""
        self._watch.named()

    @contextmanager
    def connect(self, *, write: bool) -> Iterator[Connection]:
        """Writers queue here, then take SQLite's write lock before they read anything."""
        if self._readonly and self._watch.changed():
            self.engine.dispose()
        with self._writing if write else nullcontext(), self._begun(write=write) as connection:
            before = self._watch.look() if self._readonly else self._watch.expect()
            yield connection
            if not self._readonly and not write:
                self._watch.expect()
            elif self._readonly and self._watch.look() != before:
                raise Refusal("store.replaced", path=self.path)

    def _begun(self, *, write: bool) -> Connection:
        """Its transaction; what a writer that was killed since the opening left is rolled back first."""
        try:
            return begun(self.engine, write=write)
        except DBAPIError:
            if not self._readonly:
                self._watch.expect()  # a file cut short is another one too
            if not (self._readonly and left_behind(self.path) and recover(self.path)):
                raise
            return begun(self.engine, write=write)

    def commit(self, connection: Connection) -> None:
        """Keep what was written. Refusal store.gone, store.replaced: the file is not the one we left."""
        if unchanged(connection):
            connection.commit()
            return
        stamp = self._watch.writing()
        connection.exec_driver_sql("INSERT OR REPLACE INTO stamp (id, value) VALUES (1, ?)", (stamp,))
        self._watch.named()
        before = self._watch.expect()
        connection.commit()
        self._watch.written(before, stamp)

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
            if not self._readonly:
                self._watch.expect()
            vacuum(raw(connection), dest)

    def facts(self) -> dict[str, object]:
        """Versions, modes and space."""
        with self.engine.connect() as connection:
            names = ("journal_mode", "synchronous", "user_version", "page_count", "freelist_count")
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}
        lock = lock_path(self.path)
        return {
            "sqlite": sqlite3.sqlite_version,
            **found,
            "user_version": self.version,
            "size": self.path.stat().st_size,
            "free": shutil.disk_usage(self.path.parent).free,
            "lock": holder(lock) if held(lock) else None,
        }

    def close(self) -> None:
        """Connections first, then the lock."""
        if hasattr(self, "engine"):
            self.engine.dispose()
        if hasattr(self, "_watch"):
            self._watch.close()
        if self._lock:
            self._lock.release()
            self._lock = None


def make(path: Path, first: First) -> None:
    """The new file with what it begins with: whole in its place, or not there."""
    check_no_orphan(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with placed(path, new=True) as draft:
            engine = engine_of(lambda: opened(f"{draft.as_uri()}?mode=rw"), pool_size=1, max_overflow=0)
            try:
                with begun(engine, write=True) as connection:
                    bring_up(connection, 0)
                    first(connection)
                    connection.commit()
            finally:
                engine.dispose()
    except FileExistsError:
        raise Refusal("store.exists", path=path) from None
    except OSError:
        raise Refusal("store.forbidden", path=path.parent) from None
