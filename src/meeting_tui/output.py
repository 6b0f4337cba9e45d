"""Every file the program makes: whole or not at all, and never on what somebody else wrote.

What is written is remembered by its SHA-256, on this machine: a file that is there already is replaced only
when its bytes are among these. A community file or a backup is never replaced, by whatever name it is called.
"""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from meeting_tui.handles import held, start
from meeting_tui.refusal import Refusal, Why

APPLICATION_ID = 0x4D545549
"""'MTUI' in the SQLite header: this is a community file."""
_MAGIC, _APPLICATION = b"SQLite format 3\0", slice(68, 72)
_BESIDE = ("-journal", "-wal", "-shm", ".lock", ".json")
"""What lies beside a community file or a backup under its name."""
_adopted: set[str] = set()
_DRAFT = ".meeting-tui-", ".part"
"""How the name of a draft begins and ends."""
_STALE = 3600
"""Seconds after which nobody writes to a draft any more: whoever did was killed."""
_REMEMBERED = 10_000
"""So many files, the last ones, are known again as ours."""


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_RIGHTS = 0o666 & ~_mask()  # asked for once, while there is one thread


def is_community(head: bytes) -> bool:
    """Whether a file that begins so is a community's, or a backup of one."""
    return head.startswith(_MAGIC) and int.from_bytes(head[_APPLICATION], "big") == APPLICATION_ID


@contextmanager
def whole_file(path: Path, *, private: bool = False, new: bool = False) -> Iterator[Path]:
    """A temporary neighbour to write to; on leaving without an error it is synced and becomes `path`.

    `private`: for its owner alone. `new`: nothing may be there yet.

    Refusal output.community, output.foreign, backups.exists; paper.unwritable is what the disk refuses.
    """
    try:
        path = path.resolve()
        _check(path, new)
        with placed(path, new=new) as draft:
            yield draft
            _remember(draft)
            _check(path, new)
        if not private:  # a draft that a kill leaves is nobody else's to read
            with suppress(OSError):  # the file is there; a stick may know no rights
                path.chmod(_RIGHTS)
    except FileExistsError:
        raise Refusal("backups.exists", path=path) from None
    except OSError as error:
        if error.errno is None:  # no system's: whoever makes the file is at fault
            raise
        raise Refusal("paper.unwritable", path=str(path), reason=Why.of(error)) from error


@contextmanager
def placed(path: Path, *, new: bool) -> Iterator[Path]:
    """A draft that becomes `path`, for its owner alone; `new`: FileExistsError when something is there."""
    _sweep(path.parent)
    handle, name = tempfile.mkstemp(prefix=_DRAFT[0], suffix=_DRAFT[1], dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        _put(draft, path, new)
    finally:
        draft.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove the drafts that a kill left in a folder: they can hold names, and nobody finishes them."""
    with suppress(OSError):  # a folder that can't be listed says so when it is written to
        for left in folder.glob("*".join(_DRAFT)):
            with suppress(OSError):  # somebody else removed it, or may and we may not
                if time.time() - left.stat().st_mtime > _STALE:
                    left.unlink()


def adopt(path: Path) -> None:
    """The person says that this file may be replaced, whoever wrote it. Refusal output.community."""
    if path.is_file():
        check_no_community(path.resolve())
        _adopted.add(_sha256(path))


def _put(draft: Path, path: Path, new: bool) -> None:
    if new and not _empty(path):
        try:
            os.link(draft, path)  # what came meanwhile stays
        except FileExistsError:
            raise
        except OSError:  # a stick that knows no links
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            draft.replace(path)
    else:
        draft.replace(path)
    with suppress(OSError):  # Windows opens no folders
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _empty(path: Path) -> bool:
    return path.is_file() and not path.stat().st_size


def _check(path: Path, new: bool) -> None:
    there = path.exists() and not _empty(path)
    if there and new:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    check_no_community(path)
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if there and not path.is_file():
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if there and not _ours(_sha256(path)):
        raise Refusal("output.foreign", path=str(path))


def check_no_community(path: Path) -> None:
    """Refusal output.community: a community file, a backup, or a name that lies beside one of them."""
    if _community(path) or any(_community(Path(str(path).removesuffix(end))) for end in _BESIDE):
        raise Refusal("output.community", path=str(path))


def _community(path: Path) -> bool:
    if held(path):
        return True
    return path.is_file() and is_community(start(path, 100))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _written() -> Path:
    from platformdirs import user_state_path

    return user_state_path("meeting-tui", appauthor=False) / "written"


def _ours(found: str) -> bool:
    if found in _adopted:
        return True
    with suppress(OSError):  # nothing was written here so far
        return found in _written().read_text(encoding="ascii").split()
    return False


def _remember(draft: Path) -> None:
    found = _sha256(draft)
    if _ours(found):
        return
    _adopted.add(found)
    with suppress(OSError):  # then a person is asked for --force next time
        _written().parent.mkdir(parents=True, exist_ok=True)
        with _written().open("a", encoding="ascii") as file:
            file.write(found + "\n")
            grown = file.tell() > 2 * _REMEMBERED * (len(found) + 1)
        if grown:
            _forget_oldest()


def _forget_oldest() -> None:
    """Keep the digests of the last files alone."""
    kept = _written().read_text(encoding="ascii").split()[-_REMEMBERED:]
    with placed(_written(), new=False) as draft:
        draft.write_bytes("\n".join((*kept, "")).encode())
