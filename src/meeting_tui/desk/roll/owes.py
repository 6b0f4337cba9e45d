"""The column that says since when a unit is in arrears: a day as people and spreadsheets write it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from meeting_tui.clean import narrow

_DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?(?:[T ]00:00(?::00)?(?:\.0+)?)?"
)
_SERIAL = re.compile(r"\d{5}(?:\.0)?")
_EPOCH = date(1899, 12, 30)  # a spreadsheet's day 0
_NOTHING = frozenset(("", "0", "无", "否", "不", "未欠", "不欠", "no", "n", "none", "nein", "non"))


def owes_since(text: str, *, dated: bool) -> str | None:
    """The day (ISO), empty for nobody's debt; None where it is no day. `dated`: the cell was a date there."""
    plain = narrow(text).casefold()
    if plain in _NOTHING or not re.search(r"\w", plain):
        return ""
    try:
        if dated and _SERIAL.fullmatch(plain):
            return (_EPOCH + timedelta(days=int(plain[:5]))).isoformat()
        found = _DAY.fullmatch(plain)
        return date(*(int(found[part]) for part in "ymd")).isoformat() if found else None
    except ValueError:
        return None
