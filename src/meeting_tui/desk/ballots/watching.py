"""A folder that a scanner fills: files are taken once they have stopped growing, each of them once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from meeting_tui.refusal import Refusal
from meeting_tui.scan.sources import Stamp, files_in, stamp

QUIET = 2.0
"""Seconds a file must stay as it is; scanners and mail write theirs in one go."""
PAUSE = 0.5
_UNDER_WAY = (".part", ".partial", ".crdownload", ".download", ".tmp")


class Settling:
    """Which of the files that come have stopped growing; `growing` are those that have not, and what can't be
    opened: it may yet be."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._since: dict[Path, tuple[Stamp, float]] = {}
        self._taken: dict[Path, Stamp] = {}
        self.growing: tuple[Path, ...] = ()

    def ready(self, files: Iterable[Path]) -> list[Path]:
        """The files that are whole now and were not given before; one that is written anew is given again."""
        stamps = {file: stamp(file) for file in files}
        new = {file: its for file, its in stamps.items() if its and self._taken.get(file) != its}
        now = self._clock()
        self._since = {
            file: old if (old := self._since.get(file)) and old[0] == its else (its, now)
            for file, its in new.items()
        }
        whole = [file for file in new if now - self._since[file][1] >= QUIET and _finished(file, new[file])]
        self._taken |= {file: new[file] for file in whole}
        self.growing = tuple(file for file, its in stamps.items() if self._taken.get(file) != its or not its)
        return whole

    def again(self, files: Iterable[Path]) -> None:
        """These were gone before they were read: they are given again when they are back."""
        for file in files:
            self._taken.pop(file, None)


def batches(paths: Sequence[Path], settling: Settling, cancel: Callable[[], bool]) -> Iterator[list[Path]]:
    """The files as they become whole, until `cancel()`. A folder that goes away is waited for.

    Refused as `files_in` refuses, at the beginning.
    """
    files_in(paths)
    while not cancel():
        ready: list[Path] = []
        with suppress(Refusal):  # the stick was drawn out, or the server is away: it may come back
            ready = settling.ready(files_in(paths))
        if ready:
            yield ready
        else:
            time.sleep(PAUSE)


def _finished(file: Path, stamp: Stamp) -> bool:
    """Not empty, not named as half a file, and not held by its writer (Windows)."""
    if not stamp[0] or file.suffix.lower() in _UNDER_WAY:
        return False
    try:
        file.open("rb").close()
    except OSError:
        return False
    return True
