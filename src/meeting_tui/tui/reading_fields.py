"""What people type into fields, as values; a slip is a refusal that repeats it."""

from __future__ import annotations

import re
from datetime import date, datetime

from meeting_tui.clean import clean, narrow
from meeting_tui.refusal import Refusal


def a_time(text: str) -> datetime:
    """`2026-12-01 19:30`, full-width digits and slashes too."""
    try:
        return datetime.fromisoformat(_plain(text))
    except ValueError:
        raise Refusal("tui.time", value=clean(text)) from None


def a_day(text: str) -> date:
    """`2026-12-01`."""
    try:
        return date.fromisoformat(_plain(text))
    except ValueError:
        raise Refusal("tui.day", value=clean(text)) from None


def a_number(text: str, field: str) -> int:
    """A whole number of up to three digits; `field` is its label, for the refusal."""
    plain = narrow(text)
    if not (plain.isascii() and plain.isdigit() and len(plain) < 4):
        raise Refusal("tui.number", field=field, value=clean(text))
    return int(plain)


def several(text: str) -> tuple[str, ...]:
    """Names with spaces, commas or 、 between."""
    return tuple(filter(None, map(clean, re.split(r"[\s,，、;；]+", text))))


def _plain(text: str) -> str:
    return re.sub(r"[年月/.]", "-", narrow(text)).replace("日", " ").replace("  ", " ").strip()
