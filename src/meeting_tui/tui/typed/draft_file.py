"""Each running program writes its drafts into a file of its own, so that two never overwrite each other's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from functools import cached_property
from pathlib import Path

from meeting_tui.held import hold

MOST = 16
"""Programs of one user at a time; one more writes where the first does."""


def drafts_file() -> Path:
    """Where the first of this user's programs keeps its drafts."""
    from platformdirs import user_state_path

    return user_state_path("meeting-tui", appauthor=False) / "drafts.json"


class DraftFile:
    """The first file that no running program holds; held until `close`, or until the process dies."""

    def __init__(self, first: Path | None = None) -> None:
        self._first = first
        self._held = ExitStack()

    @cached_property
    def path(self) -> Path:
        """Where this program's drafts lie."""
        files = _files(self._first or drafts_file())
        return next((path for path in files if _take(path, self._held)), files[0])

    def left(self) -> Iterator[Path]:
        """Files of programs that are gone, each held while it is looked at."""
        mine = self.path
        for path in _files(self._first or drafts_file()):
            with ExitStack() as held:
                if path != mine and path.exists() and _take(path, held):
                    yield path

    def close(self) -> None:
        """Let others have it."""
        self._held.close()


def _files(first: Path) -> list[Path]:
    return [first, *(first.with_stem(f"{first.stem}-{no}") for no in range(2, MOST + 1))]


def _take(path: Path, held: ExitStack) -> bool:
    """Whether it is ours now."""
    with suppress(OSError), ExitStack() as tried:  # another program has it, or the disk takes nothing
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        hold(tried.enter_context(path.with_suffix(".lock").open("a", encoding="utf-8")))
        held.push(tried.pop_all())
        return True
    return False
