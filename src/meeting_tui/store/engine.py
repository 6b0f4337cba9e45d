"""Opening a store: a SQLite file for one laptop, or a PostgreSQL server for several stations."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from meeting_tui.refusal import Refusal
from meeting_tui.store import copied, past, postgres
from meeting_tui.store.backend import Backend, First

Target = str | Path


class Store:
    """A community's data, open. `write` and `read` give a session; one write is one transaction.

    A `read` or `write` inside a `write` of the same thread is part of it. Threads may share a store.
    """

    def __init__(self, backend: Backend, readonly: bool, streams: Mapping[str, int] | None = None) -> None:
        self._backend = backend
        self._streams = streams or {}
        self._here = threading.local()
        self.readonly = readonly
        self.target = backend.target

    @property
    def path(self) -> Path | None:
        """The file; None when a server holds the data."""
        return self._backend.path

    def at(self, streams: Mapping[str, int]) -> Store:
        """The same data, to be read while each of these streams had so many entries. This one closes it."""
        return Store(self._backend, True, streams)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Commits on leaving; on any error nothing of it is kept. Refusal store.readonly, .full, .gone, …"""
        if self.readonly:
            raise Refusal("store.readonly", target=self.target)
        with self._session(write=True) as (session, outermost):
            yield session
            if outermost:
                session.flush()
                self._backend.commit(session.connection())

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view; what is changed in it is not kept."""
        with self._session(write=False) as (session, _outermost):
            yield session

    @contextmanager
    def _session(self, *, write: bool) -> Iterator[tuple[Session, bool]]:
        """The session of this thread, if it is in one already, else a new one."""
        session, writing = getattr(self._here, "inside", (None, False))
        if session is not None:
            if write and not writing:
                raise RuntimeError("a write can't begin inside a read")
            yield session, False
            return
        try:
            with self._backend.connect(write=write) as connection, _session_on(connection) as session:
                past.limit(session, self._streams)
                self._here.inside = session, write
                yield session, True
        except DBAPIError as error:
            if known := self._backend.refusal(error):
                raise known from error
            raise
        finally:
            self._here.inside = None, False

    def check_there(self) -> None:
        """Refusal store.gone: what was opened is not there any more, or another lies in its place."""
        self._backend.check_there()

    def backup_to(self, dest: Path) -> None:
        """A whole copy into a new file, also while others read and write."""
        self._backend.copy_to(dest)

    def facts(self) -> dict[str, object]:
        """What `doctor` reports about this store."""
        return self._backend.facts()

    def close(self) -> None:
        """Let go of file, lock and connections."""
        self._backend.close()


def _session_on(connection: Connection) -> Session:
    """The transaction is the connection's: a `commit` of the session alone keeps nothing."""
    return Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only")


def _nothing(_connection: Connection) -> None:
    """A new store begins empty."""


def open_store(
    target: Target,
    *,
    create: bool = False,
    first: First = _nothing,
    readonly: bool = False,
    who: str = "",
    since: str = "",
) -> Store:
    """Open a path or a `postgresql+psycopg://` URL; older schemas are migrated in one transaction.

    A new one (`create`) begins with what `first` writes: with that it is there, or not at all.

    Refusal store.missing, .exists (create), .empty, .not_community, .newer, .half, .damaged, .locked
    (facts pid, host, since, who; `readonly` still opens), .forbidden, .connection, .no_driver.
    """
    made = first if create else None
    if is_url(target):
        backend: Backend = postgres.Postgres(str(target), first=made, readonly=readonly)
    else:
        held = since or datetime.now().astimezone().isoformat(timespec="seconds")
        path = Path(os.fspath(target)).expanduser().resolve()
        backend = copied.open_file(path, first=made, readonly=readonly, who=who, since=held)
    return Store(backend, readonly)


def is_url(target: Target) -> bool:
    """Whether a server is meant, not a file."""
    return str(target).startswith(("postgresql://", "postgresql+psycopg://", "postgres://"))
