"""Why a ballot waits, in words."""

from __future__ import annotations

from collections.abc import Iterable

from meeting_tui.tui.words import word


def reasons(codes: Iterable[str]) -> list[str]:
    """The reader's reasons, and those the register adds."""
    return [word(code) for code in codes]
