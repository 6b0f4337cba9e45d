"""What a killed writer left beside the file: its journal, rolled back before anybody reads.

Only under our lock: the journal of a writer that lives is its own business.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from meeting_tui.refusal import Refusal
from meeting_tui.store.lock import take


def journal_of(path: Path) -> Path:
    """Where SQLite puts the journal of a file."""
    return path.with_name(path.name + "-journal")


def left_behind(path: Path) -> bool:
    """Whether a journal lies there: of a writer at work, or of one that was killed."""
    try:
        return journal_of(path).stat().st_size > 0
    except OSError:
        return False


def check_no_orphan(path: Path) -> None:
    """Refusal store.orphan: the journal of a file that is gone would be rolled into the new one."""
    if left_behind(path) and not path.exists():
        raise Refusal("store.orphan", path=journal_of(path))


def recover(path: Path) -> bool:
    """Roll back what a killed writer left half done; False where nothing can be written.

    While somebody has the file open for writing nothing is done, and nothing needs to be.
    """
    try:
        lock = take(path, "", "")
    except Refusal as refusal:
        return refusal.code == "store.locked"
    try:
        return roll_back(path)
    finally:
        lock.release()


def roll_back(path: Path) -> bool:
    """Have SQLite do it, which it does whenever it opens the file for writing; the lock is ours."""
    if not left_behind(path):
        return True
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as file:
        try:
            file.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            return False
    return True


def in_memory(path: Path) -> sqlite3.Connection:
    """What the file holds, as a copy in memory; a journal that must stay there is rolled back in a copy."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        if left_behind(path) and not recover(path):
            with tempfile.TemporaryDirectory(prefix="meeting-tui-") as folder:  # for its owner alone
                part = Path(folder) / "part"
                shutil.copyfile(path, part)
                shutil.copyfile(journal_of(path), journal_of(part))
                _load(f"{part.as_uri()}?mode=rw", memory)
        else:
            _load(f"{path.as_uri()}?mode=ro", memory)
    except BaseException:
        memory.close()
        raise
    return memory


def _load(uri: str, memory: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(uri, uri=True)) as file:
        file.backup(memory)
