"""How the minutes stand, in words."""

from __future__ import annotations

from typing import Literal

from meeting_tui.lang import Translator


def minutes_are(status: Literal["draft", "read", "final"], confirmed: int, of: int, t: Translator) -> str:
    """Draft, read and confirmed by some, or final; `of`: the members who were there at the end."""
    if status == "final":
        return t("Final")
    if status == "read":
        return t("Read; confirmed by {n} of {of} members who were there at the end", n=confirmed, of=of)
    return t("Draft, not confirmed yet")
