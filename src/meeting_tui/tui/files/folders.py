"""Folders as one looks for a file in them: what fits, the newest first; and where people keep files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

MOST_SEEN = 5_000
"""So many entries of a folder are looked at."""


@dataclass(frozen=True)
class FolderEntry:
    """A file, or a folder; `size` in bytes and `changed` are of a file."""

    path: Path
    folder: bool
    size: int = 0
    changed: datetime | None = None


@dataclass(frozen=True)
class FolderView:
    """What a folder holds: folders by name, then the files that fit, the newest first.

    `why` is the error where it can't be read; `more`: there was more than is looked at.
    """

    path: Path
    entries: tuple[FolderEntry, ...] = ()
    more: bool = False
    why: OSError | ValueError | None = None


def look_into(folder: Path, endings: Sequence[str] = ()) -> FolderView:
    """The folder as it is now; a file with none of the `endings` doesn't fit."""
    try:
        with os.scandir(folder) as scan:
            seen = list(islice(scan, MOST_SEEN + 1))
    except (OSError, ValueError) as error:
        return FolderView(folder, why=error)
    made = [entry for each in seen[:MOST_SEEN] if (entry := _entry(each, endings)) is not None]
    folders = sorted((each for each in made if each.folder), key=lambda each: each.path.name.casefold())
    files = sorted((each for each in made if not each.folder), key=_age)
    return FolderView(folder, (*folders, *files), len(seen) > MOST_SEEN)


def _age(entry: FolderEntry) -> tuple[float, str]:
    return -(entry.changed.timestamp() if entry.changed else 0.0), entry.path.name.casefold()


def _entry(found: os.DirEntry[str], endings: Sequence[str]) -> FolderEntry | None:
    """Nothing for what is hidden, doesn't fit, or is a link to nowhere or to itself."""
    if found.name.startswith("."):
        return None
    try:
        if found.is_dir():
            return FolderEntry(Path(found.path), folder=True)
        if not found.is_file() or not fits(Path(found.path), endings):
            return None
        stat = found.stat()
        return FolderEntry(
            Path(found.path), False, stat.st_size, datetime.fromtimestamp(stat.st_mtime, UTC).astimezone()
        )
    except (OSError, ValueError, OverflowError):
        return None


def fits(path: Path, endings: Sequence[str]) -> bool:
    """Whether a file may be picked."""
    return not endings or path.suffix.lower() in endings


def places(recent: Iterable[Path]) -> tuple[Path, ...]:
    """Folders to begin with, those that are there: recent ones, the user's own, and what is plugged in."""
    wanted = (*recent, *_own(), *plugged_in())
    return tuple(dict.fromkeys(path for path in wanted if _is_folder(path)))


def _own() -> Iterator[Path]:
    import platformdirs

    yield platformdirs.user_desktop_path()
    yield platformdirs.user_downloads_path()
    yield platformdirs.user_documents_path()
    yield Path.home()


def plugged_in() -> Iterator[Path]:
    """USB sticks and other drives, where each system puts them."""
    if sys.platform == "win32":
        for letter in "ABDEFGHIJKLMNOPQRSTUVWXYZ":
            yield Path(f"{letter}:\\")
        return
    user = os.environ.get("USER", "")
    for root in filter(
        None, ("/run/media/" + user if user else "", "/media/" + user if user else "", "/media", "/Volumes")
    ):
        yield from _mounts(Path(root), user)


def _mounts(root: Path, user: str) -> Iterator[Path]:
    try:
        yield from sorted(each for each in root.iterdir() if each.name != user and os.path.ismount(each))
    except OSError:
        return


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
