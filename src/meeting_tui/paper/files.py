"""A paper appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meeting_tui.refusal import Refusal, Why


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary neighbour to write to; on leaving without an error it is synced and becomes `path`.

    What the disk refuses is told as `paper.unwritable`.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _refusal(path, error) from error
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _sync(draft)
        draft.replace(path)
    except OSError as error:
        raise _refusal(path, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _refusal(path: Path, error: OSError) -> Refusal:
    return Refusal("paper.unwritable", path=str(path), reason=Why.of(error))


def _sync(draft: Path) -> None:
    draft.chmod(0o666 & ~_umask())
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
