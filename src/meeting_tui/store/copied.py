"""A file that is read as a copy in memory: its schema is older, or it lies where nothing can be written.

Nothing on the disk changes: the older schema becomes today's in the copy alone.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from meeting_tui.store.backend import First
from meeting_tui.store.connections import begun, bring_up, engine_of, vacuum
from meeting_tui.store.header import check_kind, read_header
from meeting_tui.store.recovery import in_memory, left_behind, recover
from meeting_tui.store.sqlite import Sqlite, make


class Copied(Sqlite):
    """Implements `Backend`, read-only; taken anew when the file has changed."""

    def _open(self) -> None:
        self._turn = threading.Lock()
        super()._open()
        self._bring_up()

    def _engine(self) -> Engine:
        return engine_of(lambda: in_memory(self.path), pool_size=1, max_overflow=0)

    def _bring_up(self) -> None:
        with begun(self.engine, write=True) as connection:
            self.version = int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)
            bring_up(connection, self.version)
            connection.commit()

    @contextmanager
    def connect(self, *, write: bool) -> Iterator[Connection]:
        """One reader at a time."""
        with self._turn:
            if self._watch.changed():
                self.engine.dispose()
                self._bring_up()
            with begun(self.engine, write=write) as connection:
                yield connection

    def copy_to(self, dest: Path) -> None:
        """The file as it is, of its own schema."""
        with closing(in_memory(self.path)) as memory:
            vacuum(memory, dest)


def open_file(path: Path, *, first: First | None, readonly: bool, who: str, since: str) -> Sqlite:
    """A file; `first` makes it new. Reading changes no schema on the disk: an older one is read as a copy."""
    if first:
        make(path, first)
    check_kind(path)
    if not readonly:
        return Sqlite(path, readonly=False, who=who, since=since)
    whole = not left_behind(path) or recover(path)
    return (Copied if read_header(path).older or not whole else Sqlite)(path, readonly=True)
