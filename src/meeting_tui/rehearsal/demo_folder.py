"""The folder the demo writes into: made aside, put in place whole, replacing only what it wrote itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from meeting_tui.output import placed
from meeting_tui.refusal import Refusal, Why

LIST = "demo-files.json"
"""The names of the files a run wrote, for the next one."""
_ASIDE = ".demo-new"


@contextmanager
def demo_folder(folder: Path) -> Iterator[Path]:
    """A place to write to; on leaving without an error its files replace those of the run before.

    Refused: `demo.not_a_folder`, `demo.unwritable`, and `demo.not_ours` for a file of somebody else that one
    of ours would replace. Nothing in `folder` is touched before all is written.
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
    """Refuse early when a file of that name is there and we did not write it."""
    if (folder / name).exists() and name not in written_before(folder):
        raise Refusal("demo.not_ours", path=str(folder / name))


def written_before(folder: Path) -> frozenset[str]:
    """The names the run before wrote here."""
    try:
        names = list(json.loads((folder / LIST).read_text("utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(
        name for name in names if isinstance(name, str) and (folder / name).is_file() and _bare(name)
    )


def _bare(name: str) -> bool:
    """Whether it names a file of the folder itself."""
    return Path(name).name == name


def _replace(folder: Path, aside: Path) -> None:
    new = sorted(path.name for path in aside.iterdir())
    for name in new:
        check_ours(folder, name)
    for name in written_before(folder) - set(new):
        (folder / name).unlink(missing_ok=True)
    with placed(folder / LIST, new=False) as draft:
        draft.write_text(json.dumps({"version": 1, "files": new}, indent=1), encoding="utf-8")
    for name in new:
        (aside / name).replace(folder / name)
