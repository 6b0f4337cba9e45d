"""Numbers, areas, shares, days and times as people read them, in Chinese and in English."""

from __future__ import annotations

from datetime import date, datetime, time
from fractions import Fraction

from meeting_tui.lang import Lang

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = {"zh": "一二三四五六日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_NUMERALS = "零一二三四五六七八九十"


def number(value: int) -> str:
    """12345 -> "12,345"."""
    return f"{value:,}"


def exact(text: int | str) -> str:
    """An exact number with its thousands apart: "12345.60" -> "12,345.60"."""
    whole, point, rest = str(text).partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.lstrip("-").isdecimal() else str(text)


def area(hundredths: int, lang: Lang) -> str:
    """Hundredths of a square metre: 8934 -> "89.34 ㎡", in English "89.34 m²"."""
    whole, rest = divmod(abs(hundredths), 100)
    sign = "-" if hundredths < 0 else ""
    return f"{sign}{whole:,}.{rest:02} {'㎡' if lang == 'zh' else 'm²'}"


def percent(num: int, of: int) -> str:
    """num of `of` in percent, cut off behind two digits, never rounded up: 2 of 3 is "66.66%"."""
    if not of:
        return "–"
    whole, rest = divmod(num * 10_000 // of, 100)
    return f"{whole}.{rest:02}%"


def numeral(value: int) -> str:
    """A small number in Chinese: 3 -> 三, 20 -> 二十; digits from 100 on."""
    if not 0 <= value < 100:
        return str(value)
    if value <= 10:
        return _NUMERALS[value]
    tens, ones = divmod(value, 10)
    return (_NUMERALS[tens] if tens > 1 else "") + "十" + (_NUMERALS[ones] if ones else "")


def fraction(value: Fraction, lang: Lang) -> str:
    """2/3 -> "三分之二", in English "2/3"."""
    if lang == "zh":
        return f"{numeral(value.denominator)}分之{numeral(value.numerator)}"
    return f"{value.numerator}/{value.denominator}"


def day(value: date, lang: Lang, *, weekday: bool = False) -> str:
    """2026年11月23日（周一）, in English Mon 23 November 2026."""
    name = _DAYS[lang][value.weekday()]
    if lang == "zh":
        return f"{value.year}年{value.month}月{value.day}日" + (f"（周{name}）" if weekday else "")
    return (f"{name} " if weekday else "") + f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def clock(value: time | datetime) -> str:
    """14:05."""
    return f"{value.hour:02}:{value.minute:02}"


def moment(value: datetime, lang: Lang, *, weekday: bool = False) -> str:
    """Day and time: 2026年11月23日 14:05, in English 23 November 2026, 14:05."""
    gap = " " if lang == "zh" else ", "
    return day(value, lang, weekday=weekday) + gap + clock(value)


def moment_of(iso: str, lang: Lang, *, weekday: bool = False) -> str:
    """The same for an ISO text as the record keeps it; a text that is none is shown as it is."""
    try:
        return moment(datetime.fromisoformat(iso), lang, weekday=weekday)
    except ValueError:
        return iso
