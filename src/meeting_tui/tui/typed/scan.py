"""A hand scanner is a keyboard: what it types is one whole wherever the focus is, no digit of it a mark."""

from __future__ import annotations

import re

from meeting_tui.paper.ballots.keyboards import readings

# The codes at a ballot's head and foot, those of the command sheet (docs/formats/ballot.md), and what may
# still become one.
_WHOLE = re.compile(r"M1[PT][0-9A-Z]{25}|M1[FG][0-9A-Z]{17}|M1C[0-9A-Z]{13}|M1L[0-9A-Z]{32}")
_BEGINS = re.compile(r"M|M1|M1[PT][0-9A-Z]{0,25}|M1[FG][0-9A-Z]{0,17}|M1C[0-9A-Z]{0,13}|M1L[0-9A-Z]{0,32}")


def scans(typed: str) -> bool:
    """Whether a scan may go on so; full-width, small letters and other signs are what layouts make of it."""
    return _is(_BEGINS, typed)


def whole(typed: str) -> bool:
    """Whether it is all of a scan."""
    return _is(_WHOLE, typed)


def _is(shape: re.Pattern[str], typed: str) -> bool:
    if not typed or any(char.isspace() or not char.isprintable() for char in typed):
        return False
    return any(shape.fullmatch(meant) for _layout, meant in readings(typed))
