"""Exact numbers as text: decimals in and out, percentages cut off, never rounded, never floating."""

from __future__ import annotations

import re
from fractions import Fraction

from meeting_tui.refusal import Refusal

_DECIMAL = re.compile(r"(-?)(\d{1,15})(?:\.(\d{1,18}))?", re.ASCII)


def units(text: str, decimals: int) -> int:
    """ "89.34" with 2 decimals -> 8934; refused when it is not a number or has more digits than that."""
    match = _DECIMAL.fullmatch(text)
    if match is None or len((match[3] or "").rstrip("0")) > decimals:
        raise Refusal("rules.not_a_number", value=text, decimals=decimals)
    digits = (match[3] or "").rstrip("0").ljust(decimals, "0")
    number = int(match[2] + digits)
    return -number if match[1] else number


def decimal(number: int, decimals: int) -> str:
    """8934 with 2 decimals -> "89.34"."""
    digits = str(abs(number)).rjust(decimals + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + (f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits)


def percent(num: int, of: int) -> str | None:
    """num of `of` in percent, cut off behind two digits: 2 of 3 is "66.66"; None of an empty base."""
    return decimal(num * 10_000 // of, 2) if of else None


def fraction(value: Fraction) -> str:
    """ "2/3"; a whole number is "1/1", so that it is always read as a fraction."""
    return f"{value.numerator}/{value.denominator}"
