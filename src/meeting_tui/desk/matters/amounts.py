"""Amounts of money as people write them, in fen. Nothing is guessed and nothing rounded."""

from __future__ import annotations

import re

from meeting_tui.clean import clean, narrow
from meeting_tui.refusal import FieldName, Refusal

MOST = 10**13
"""Fen of one line: a hundred thousand million yuan; more is a slip."""
_AMOUNT = re.compile(r"(?:¥|RMB)? ?(\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))? ?(?:元|yuan)?", re.ASCII)


def fen_of(text: str) -> int:
    """`48,000.5` is 4800050 fen. Refusal matters.amount: no amount, nothing, or parts of a fen."""
    found = _AMOUNT.fullmatch(narrow(text).replace("￥", "¥"))
    fen = int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0")) if found else 0
    if not 0 < fen <= MOST:
        raise Refusal("matters.amount", field=FieldName("amount"), value=clean(text)[:60])
    return fen
