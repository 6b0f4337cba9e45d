"""A hand scanner is a keyboard: what it types is one whole wherever the focus is, no digit of it a mark."""

from __future__ import annotations

import re

from meeting_tui.clean import narrow

LENGTH = 28
"""Characters of the text in a ballot's QR code (docs/formats/ballot.md)."""
_BEGINS = re.compile(r"M|M1|M1[PT][0-9A-Z]{0,25}")


def scans(typed: str) -> bool:
    """Whether a scan of a ballot may go on so; full-width and small letters are what layouts make of it."""
    return typed.isalnum() and bool(_BEGINS.fullmatch(narrow(typed).upper()))
