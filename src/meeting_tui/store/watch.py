"""Is the file under us still as we left it? A copy or a sync program may write over it while it is open.

The cheap look: place, size, time and SQLite's header. Only when that differs, the stamp of the last write in
the file itself is asked for: a token no other file and no older copy of this one holds.
"""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from meeting_tui.handles import Handle
from meeting_tui.refusal import Refusal

_CHANGES = slice(24, 28)  # of the header: how often the file was written
_TRIES = 3  # times the stamp is read before it is another's


class Glance(NamedTuple):
    """How a file looks from outside; of equal glances the bytes are equal."""

    size: int
    written: int
    head: bytes

    @property
    def changes(self) -> int:
        """How often SQLite wrote to it."""
        return int.from_bytes(self.head[_CHANGES], "big")


class Watch:
    """Over a file from its opening to its closing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = Handle(path)
        self._left = self.look()
        self._stamps = {_stamp(path)}

    def look(self) -> Glance:
        """As it is now, also when its name is gone."""
        found = self._handle.facts()
        return Glance(found.st_size, found.st_mtime_ns, self._handle.start(100))

    def named(self) -> None:
        """Refusal store.gone: the path names another file or none, so what is written would be lost."""
        try:
            found = self._path.stat()
        except OSError:
            raise Refusal("store.gone", path=self._path) from None
        if (found.st_dev, found.st_ino) != self._handle.inode:
            raise Refusal("store.gone", path=self._path)

    def expect(self) -> Glance:
        """Refusal store.replaced when something else was written over what we left."""
        now = self.look()
        if now != self._left:
            if not any(self._ours() for _ in range(_TRIES)):
                raise Refusal("store.replaced", path=self._path)
            self._left = now  # touched, or written by somebody who went on from what we wrote
        return now

    def _ours(self) -> bool:
        """Whether the last write is one of ours; another thread may keep the next one while this is asked."""
        known = set(self._stamps)
        return (stamp := _stamp(self._path)) in known or stamp in self._stamps

    def changed(self) -> bool:
        """Whether it was written since this was asked last: what is cached of it is old then."""
        before, self._left = self._left, self.look()
        return before != self._left

    def writing(self) -> str:
        """A stamp for the write that is about to be kept."""
        new = secrets.token_hex(8)
        self._stamps.add(new)
        return new

    def written(self, before: Glance, stamp: str) -> None:
        """It was kept, once and by nobody else. Refusal store.gone, store.replaced."""
        self.named()
        now = self.look()
        if now.changes != before.changes + 1:
            raise Refusal("store.replaced", path=self._path)
        self._left, self._stamps = now, {stamp}

    def close(self) -> None:
        """After the last connection is closed."""
        self._handle.close()


def _stamp(path: Path) -> str:
    """The token of the last write, read anew from the file; empty when there is none to be read."""
    uri, none_of_ours = f"{path.as_uri()}?mode=ro", (sqlite3.Error, UnicodeDecodeError)
    try:
        with closing(sqlite3.connect(uri, uri=True)) as file:
            return next((str(value) for (value,) in file.execute("SELECT value FROM stamp")), "")
    except none_of_ours:
        return ""
