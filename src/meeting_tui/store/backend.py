"""What the store needs of a database, once for SQLite and once for PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from meeting_tui.refusal import Refusal

First = Callable[[Connection], object]
"""What a new store begins with: written in the transaction that makes it."""


class Backend(Protocol):
    """One open database."""

    target: str

    @property
    def path(self) -> Path | None:
        """The file; None for a server."""
        ...

    def check_there(self) -> None:
        """Refusal store.gone: the path names another file by now, or none."""
        ...

    def connect(self, *, write: bool) -> AbstractContextManager[Connection]:
        """A connection in a transaction that ends with it; a writer is alone until it commits."""
        ...

    def commit(self, connection: Connection) -> None:
        """Keep what was written. Refusal store.gone, store.replaced: the target is not what was opened."""
        ...

    def refusal(self, error: DBAPIError) -> Refusal | None:
        """What an error of the database means to people; None when it is our mistake."""
        ...

    def copy_to(self, dest: Path) -> None:
        """Write a whole copy to a new file."""
        ...

    def facts(self) -> dict[str, object]:
        """For `doctor`."""
        ...

    def close(self) -> None:
        """Let go."""
        ...
