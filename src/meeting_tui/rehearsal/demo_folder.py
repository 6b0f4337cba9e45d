"""The folder the demo writes into: made aside, put in place whole, replacing only what it wrote itself."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meeting_tui.output import placed
from meeting_tui.refusal import Refusal, Why

LIST = "demo-files.json"
"""What a run wrote, for the next one: the SHA-256 of each file by its name."""
_ASIDE = ".demo-new"


@contextmanager
def demo_folder(folder: Path) -> Iterator[Path]:
    """A place to write to; on leaving without an error its files replace those of the run before.

    Refused: `demo.not_a_folder`, `demo.unwritable`, and those of `check_ours` for every file that one of ours
    would replace. Nothing in `folder` is touched before all is written.
    """
    aside = folder / _ASIDE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(aside, ignore_errors=True)  # what can't be removed, mkdir tells
        aside.mkdir()
    except (NotADirectoryError, FileExistsError):
        raise Refusal("demo.not_a_folder", path=str(folder)) from None
    except OSError as error:
        raise Refusal("demo.unwritable", path=str(folder), reason=Why.of(error)) from error
    try:
        yield aside
        _replace(folder, aside)
    finally:
        shutil.rmtree(aside, ignore_errors=True)  # the next run removes what is left


def check_ours(folder: Path, name: str) -> None:
    """Refuse early when a file of that name is there and is not as a run left it: `demo.not_ours`, or
    `demo.changed` where somebody went on working in it."""
    path, before = folder / name, _written(folder)
    if path.exists() and name not in before:
        raise Refusal("demo.not_ours", path=str(path))
    if path.exists() and not _unchanged(path, before[name]):
        raise Refusal("demo.changed", path=str(path))


def _written(folder: Path) -> dict[str, str]:
    """What the run before wrote here."""
    try:
        files = dict(json.loads((folder / LIST).read_text("utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {name: written for name, written in files.items() if isinstance(name, str) and _bare(name)}


def _unchanged(path: Path, written: str) -> bool:
    return path.is_file() and _sha256(path) == written


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bare(name: str) -> bool:
    """Whether it names a file of the folder itself."""
    return Path(name).name == name


def _replace(folder: Path, aside: Path) -> None:
    new = sorted(path.name for path in aside.iterdir())
    for name in new:
        check_ours(folder, name)
    for name, written in _written(folder).items():
        if name not in new and _unchanged(folder / name, written):
            (folder / name).unlink()
    files = {name: _sha256(aside / name) for name in new}
    with placed(folder / LIST, new=False) as draft:
        draft.write_bytes(json.dumps({"version": 2, "files": files}, indent=1).encode())
    for name in new:
        (aside / name).replace(folder / name)
