"""A field for a path that completes what is typed (right arrow accepts)."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.suggester import Suggester

from meeting_tui.lang import N_, _
from meeting_tui.tui.files.picker import FilePicker
from meeting_tui.tui.keys import chord
from meeting_tui.tui.typed.line import TypedLine

if TYPE_CHECKING:
    from meeting_tui.tui.house import House

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
            found = sorted(islice(folder.iterdir(), MOST_ENTRIES))
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
    """A field for a path; where it `saves`, only the folder is picked, the name stays.

    `folders`: a folder is as good as a file.
    """

    BINDINGS: ClassVar = [chord("ctrl+o", "files", N_("Files"), N_("Look for it in folders and on sticks"))]

    def __init__(
        self,
        value: str = "",
        *,
        endings: tuple[str, ...] = (),
        saves: bool = False,
        folders: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(
            value,
            id=id,
            placeholder=_("Path; the right arrow completes it, Ctrl+O looks for it"),
            suggester=PathSuggester(endings),
        )
        self._endings, self._saves, self._folders = endings, saves, folders or saves

    def action_files(self) -> None:
        """Look for it, from the folder that is typed, or from the places where people keep files."""
        typed = self.path
        folder = typed if typed.is_dir() else typed.parent
        start = folder if self.value.strip() and folder.is_dir() else None
        self.app.push_screen(FilePicker(start, self._endings, folders=self._folders), self._found)

    def _found(self, found: Path | None) -> None:
        if found is None:
            return
        if self._saves and found.is_dir():
            found /= self.path.name
        self.show(str(found))
        if not self._saves:
            self.enter()

    def enter(self) -> None:
        if self.value.strip():
            cast("House", self.app).went_to(self.path)
        super().enter()

    @property
    def path(self) -> Path:
        """What was typed; `~` is the home folder, quotes that a terminal adds on dropping are taken off."""
        return Path(self.value.strip().strip("'\"")).expanduser()
