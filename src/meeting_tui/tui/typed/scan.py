"""A hand scanner is a keyboard: what it types is one whole wherever the focus is, no digit of it a mark."""

from __future__ import annotations

import re

from meeting_tui.clean import narrow

# The codes at a ballot's head and foot (docs/formats/ballot.md), and what may still become one.
_WHOLE = re.compile(r"M1[PT][0-9A-Z]{25}|M1[FG][0-9A-Z]{17}")
_BEGINS = re.compile(r"M|M1|M1[PT][0-9A-Z]{0,25}|M1[FG][0-9A-Z]{0,17}")


def scans(typed: str) -> bool:
    """Whether a scan of a ballot may go on so; full-width and small letters are what layouts make of it."""
    return _is(_BEGINS, typed)


def whole(typed: str) -> bool:
    """Whether it is all of a scan."""
    return _is(_WHOLE, typed)


def _is(shape: re.Pattern[str], typed: str) -> bool:
    return typed.isalnum() and bool(shape.fullmatch(narrow(typed).upper()))
