"""Files a person names on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meeting_tui.refusal import Refusal, Why

if TYPE_CHECKING:
    from meeting_tui.rules import Profile

LARGEST = 30_000_000


def text_of(path: Path) -> str:
    """The text of a small UTF-8 file. Refusal cli.unreadable, cli.too_big, cli.not_utf8."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal("cli.unreadable", path=str(path), reason=Why.of(error)) from error
    if len(data) > LARGEST:
        raise Refusal("cli.too_big", path=str(path), most=LARGEST // 1_000_000)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Refusal("cli.not_utf8", path=str(path), line=line) from error


def profile_of(named: str) -> Profile:
    """A shipped profile by its id, or a derived one by its file."""
    from meeting_tui.rules import load_profile, shipped_profile

    path = Path(named)
    return load_profile(text_of(path), path.name) if path.suffix == ".toml" else shipped_profile(named)
