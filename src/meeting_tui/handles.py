"""Looking at the bytes of a file that SQLite may have open in this process.

On POSIX a process that closes any descriptor of a file drops all its locks on it, SQLite's too. So what is
closed while somebody else here still holds the file stays open until the last one lets go.
"""

from __future__ import annotations

import os
import threading
from collections import Counter, defaultdict
from pathlib import Path

Inode = tuple[int, int]
_turn = threading.Lock()
_holding: Counter[Inode] = Counter()
_parked: defaultdict[Inode, list[int]] = defaultdict(list)


class Handle:
    """A file open to be looked at. Raises what `os.open` raises."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._reading = threading.Lock()
        found = os.fstat(self._file)
        self.inode: Inode = (found.st_dev, found.st_ino)
        with _turn:
            _holding[self.inode] += 1

    def facts(self) -> os.stat_result:
        """Its size and times, also when its name is gone."""
        return os.fstat(self._file)

    def start(self, count: int) -> bytes:
        """Its first bytes, as they are now."""
        with self._reading:
            os.lseek(self._file, 0, os.SEEK_SET)
            return os.read(self._file, count)

    def close(self) -> None:
        """Let go, when the last one here does."""
        with _turn:
            if self._file < 0:
                return
            _parked[self.inode].append(self._file)
            self._file = -1
            _holding[self.inode] -= 1
            if not _holding[self.inode]:
                del _holding[self.inode]
                for file in _parked.pop(self.inode):
                    os.close(file)


def start(path: Path, count: int) -> bytes:
    """The first bytes of a file."""
    handle = Handle(path)
    try:
        return handle.start(count)
    finally:
        handle.close()


def held(path: Path) -> bool:
    """Whether this process has the file open as a store, by whatever name."""
    try:
        found = path.stat()
    except OSError:
        return False
    with _turn:
        return (found.st_dev, found.st_ino) in _holding
