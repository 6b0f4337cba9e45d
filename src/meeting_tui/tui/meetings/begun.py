"""What a line says already of a thing that a form asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meeting_tui.record.person import Person


@dataclass(frozen=True)
class Begun:
    """The text of a motion or an action, who moves it or does it, and by when."""

    text: str = ""
    person: Person | None = None
    due: date | None = None
