"""What people type into fields, as values; a slip is a refusal that repeats it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from meeting_tui.clean import clean, narrow
from meeting_tui.lang import screen
from meeting_tui.lang.spoken import a_day, a_moment
from meeting_tui.refusal import Refusal

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office

_CODE = re.compile(r"\d|^\w$|[^\x00-\u2e7f]")  # a number, a letter, hanzi


def a_time(text: str, office: Office, at: time | None = None) -> datetime:
    """Day and time as people say them; `at` is the time of day when none is typed."""
    return a_moment(text, office.world.now(), screen().lang, at).replace(tzinfo=None)


def a_date(text: str, office: Office) -> date:
    """A day as people say it."""
    return a_day(text, office.world.now().date(), screen().lang)


def a_number(text: str, field: str, digits: int = 3) -> int:
    """A whole number of up to so many digits; `field` is its label, for the refusal."""
    plain = narrow(text)
    if not (plain.isascii() and plain.isdigit() and len(plain) <= digits):
        raise Refusal("tui.number", field=field, value=clean(text))
    return int(plain)


def several(text: str) -> tuple[str, ...]:
    """Names and numbers with commas or 、 between, or with spaces where these can't be of a name: between
    numbers, single letters and hanzi; `North gate` and `Ann Lee` are one."""
    pieces = map(clean, re.split(r"[\n,，、;；]+", text))
    return tuple(each for piece in pieces for each in _apart(piece))


def _apart(piece: str) -> list[str]:
    words = piece.split()
    return words if all(map(_CODE.search, words)) else [piece]
