"""A field for a path that completes what is typed (right arrow accepts)."""

from __future__ import annotations

from pathlib import Path

from textual.suggester import Suggester

from meeting_tui.lang import _
from meeting_tui.tui.typed.line import TypedLine

MOST_ENTRIES = 2_000


class PathSuggester(Suggester):
    """The first file or folder that goes on as typed; of files only those with one of the endings."""

    def __init__(self, endings: tuple[str, ...] = ()) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._endings = endings

    async def get_suggestion(self, value: str) -> str | None:
        if not value or value.endswith(("/.", "/..")):
            return None
        return next((f"{value}{rest}" for rest in self._rests(value)), None)

    def _rests(self, value: str) -> list[str]:
        head, _slash, start = value.rpartition("/")
        folder = Path(f"{head}/" if "/" in value else ".").expanduser()
        try:
            found = sorted(folder.iterdir())[:MOST_ENTRIES]
            return [self._shown(path)[len(start) :] for path in found if self._fits(path, start)]
        except OSError:
            return []

    def _fits(self, path: Path, start: str) -> bool:
        hidden = path.name.startswith(".") and not start
        return path.name.startswith(start) and not hidden and (path.is_dir() or self._takes(path))

    def _takes(self, path: Path) -> bool:
        return not self._endings or path.suffix.lower() in self._endings

    def _shown(self, path: Path) -> str:
        return path.name + ("/" if path.is_dir() else "")


class PathInput(TypedLine):
    """A field for a path."""

    def __init__(self, value: str = "", *, endings: tuple[str, ...] = (), id: str | None = None) -> None:
        super().__init__(
            value,
            id=id,
            placeholder=_("Path of a file; the right arrow completes it"),
            suggester=PathSuggester(endings),
        )

    @property
    def path(self) -> Path:
        """What was typed; `~` is the home folder, quotes that a terminal adds on dropping are taken off."""
        return Path(self.value.strip().strip("'\"")).expanduser()
