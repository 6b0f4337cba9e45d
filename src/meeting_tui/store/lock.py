"""One program at a time writes a community file: a lock the system drops when its holder dies.

The lock is held on `FILE.lock`, which says who holds it. A crash leaves the file behind but not the lock.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from meeting_tui.clean import clean
from meeting_tui.held import hold
from meeting_tui.refusal import At, Holder, Refusal


class Lock:
    """Held from `take` until `release`, or until the process dies."""

    def __init__(self, file: IO[str], path: Path) -> None:
        self._file = file
        self.path = path

    def release(self) -> None:
        """Remove the lock file and let go."""
        if sys.platform != "win32":
            self.path.unlink(missing_ok=True)  # while it is held, so that nobody locks a removed file
        self._file.close()
        if sys.platform == "win32":
            with suppress(PermissionError):  # somebody looks at it just now: without a lock it says nothing
                self.path.unlink(missing_ok=True)


def lock_path(path: Path) -> Path:
    """Where the lock of a community file lies."""
    return path.with_name(path.name + ".lock")


def take(path: Path, who: str, since: str) -> Lock:
    """Hold the lock of `path`. Refusal store.locked says who has it; store.forbidden: can't write there."""
    while True:
        lock = _try(
            lock_path(path), {"pid": os.getpid(), "host": socket.gethostname(), "since": since, "who": who}
        )
        if lock:
            return lock


def _try(path: Path, facts: dict[str, object]) -> Lock | None:
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError:
        raise Refusal("store.forbidden", path=path.parent) from None
    try:
        hold(file)
    except OSError:
        file.close()
        told = holder(path)
        raise Refusal("store.locked", holder=Holder(told), **told | {"since": At(told["since"])}) from None
    if not _same(file, path):
        file.close()  # its holder removed it between our opening and our locking: once more
        return None
    file.seek(0)
    file.truncate()
    json.dump(facts, file)
    file.flush()
    return Lock(file, path)


def _same(file: IO[str], path: Path) -> bool:
    try:
        return sys.platform == "win32" or path.stat().st_ino == os.fstat(file.fileno()).st_ino
    except FileNotFoundError:
        return False


def held(path: Path) -> bool:
    """Whether a lock file is more than what a dead holder left."""
    try:
        with path.open("r+", encoding="utf-8") as file:
            hold(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def holder(path: Path) -> dict[str, str]:
    """What a lock file says: pid, host, since, who; empty where it says nothing."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        return {name: clean(str(said.get(name, ""))) for name in ("pid", "host", "since", "who")}
    except (OSError, ValueError, AttributeError):
        return dict.fromkeys(("pid", "host", "since", "who"), "")
