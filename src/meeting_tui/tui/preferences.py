"""What this person likes: the look, and their name. Kept among the user's settings, never in the file."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from meeting_tui.output import placed


@dataclass(frozen=True)
class Preferences:
    """`theme` one of `themes.THEMES`; `who` signs acts at the keyboard; in `folders` files
    were found before."""

    theme: str = "paper"
    who: str = ""
    folders: tuple[str, ...] = ()


def _path() -> Path:
    chosen = os.environ.get("MEETING_TUI_SETTINGS")
    if chosen:
        return Path(chosen)
    from platformdirs import user_config_path

    return user_config_path("meeting-tui", appauthor=False) / "settings.json"


def load() -> Preferences:
    """The stored preferences; the defaults when there are none, or when they can't be read."""
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
        names = {field.name for field in fields(Preferences)}
        known = {name: value for name, value in stored.items() if name in names}
        folders = tuple(map(str, list(known.pop("folders", ()))))
        return Preferences(folders=folders, **{name: str(value) for name, value in known.items()})
    except (OSError, ValueError, AttributeError, TypeError):
        return Preferences()


def save(preferences: Preferences) -> None:
    """Keep them; a folder that can't be written is no reason to stop a meeting."""
    path = _path()
    with contextlib.suppress(OSError):  # they are asked for again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        with placed(path, new=False) as draft:
            draft.write_bytes(json.dumps(asdict(preferences), ensure_ascii=False).encode())
