"""Numbers, areas, shares, days and times as people read them, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from fractions import Fraction

from meeting_tui.clean import one_line
from meeting_tui.lang import Lang, Translator

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


def weight(hundredths: int, share: str, t: Translator) -> str:
    """What a voter weighs beside heads: "area 89.34 m²", "share 83.5/1000", both, or "–"."""
    return beside((), hundredths, share, t) or "–"


def beside(told: Sequence[str], hundredths: int, share: str, t: Translator) -> str:
    """What is told, then area and share; what nobody holds is left out."""
    area_told = [t("area {area}", area=area(hundredths, t.lang))] if hundredths else []
    return t(", ").join([*told, *area_told, *([t("share {share}", share=share)] if share else [])])


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
        said = numeral if max(value.numerator, value.denominator) < 100 else str
        return f"{said(value.denominator)}分之{said(value.numerator)}"
    return f"{value.numerator}/{value.denominator}"


def ordinal(value: int, lang: Lang) -> str:
    """The number of a term, an item, a question: 三 in Chinese, 3 in English."""
    return numeral(value) if lang == "zh" else str(value)


def outlined(number: str, lang: Lang) -> str:
    """An item's number on paper: 三 and 3.1 in Chinese, 3 and 3.1 in English."""
    return number if "." in number else ordinal(int(number), lang)


def numbered(value: int, text: str, lang: Lang) -> str:
    """一、… in Chinese, 1. … in English."""
    return f"{numeral(value)}、{text}" if lang == "zh" else f"{value}. {text}"


def day(value: date | str, lang: Lang, *, weekday: bool = False) -> str:
    """2026年11月23日（周一）, in English Mon 23 November 2026; a text that is no ISO date stays as it is."""
    on = _date(value)
    if on is None:
        return str(value)
    name = _DAYS[lang][on.weekday()]
    if lang == "zh":
        return f"{on.year}年{on.month}月{on.day}日" + (f"（周{name}）" if weekday else "")
    return (f"{name} " if weekday else "") + f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def clock(value: time | datetime | str) -> str:
    """14:05; empty for a text without a time of day."""
    at = _moment(value) if isinstance(value, str) else value
    return f"{at.hour:02}:{at.minute:02}" if at else ""


def moment(value: datetime | str, lang: Lang, *, weekday: bool = False) -> str:
    """Day and time as written on the spot: 2026年11月23日 14:05, in English 23 November 2026, 14:05."""
    return (" " if lang == "zh" else ", ").join(
        filter(None, (day(value, lang, weekday=weekday), clock(value)))
    )


def clock_from(value: datetime | str, first: datetime | str, lang: Lang) -> str:
    """14:05; on another day than `first` with the day: 12月1日 14:05, in English 1 December, 14:05."""
    on = _date(value)
    if on is None or on == _date(first):
        return clock(value)
    said = f"{on.month}月{on.day}日 " if lang == "zh" else f"{on.day} {_MONTHS[on.month - 1]}, "
    return said + clock(value)


def told_apart(one: str, other: str, lang: Lang) -> tuple[str, str]:
    """Two moments as `moment` says them, to the second where they would read the same."""
    first, second = (moment(each, lang) for each in (one, other))
    if first != second:
        return first, second
    seconds = (f"{at.second:02}" if (at := _moment(each)) else "" for each in (one, other))
    return tuple(f"{first}:{each}" for each in seconds)  # type: ignore[return-value]


def span(since: datetime | str, until: datetime | str, t: Translator) -> str:
    """From one moment to another; the day is said once when it is the same."""
    same = _date(since) == _date(until)
    end = clock(until) if same else moment(until, t.lang)
    return t("{since} to {until}", since=moment(since, t.lang), until=end)


def column_day(value: date | str, lang: Lang) -> str:
    """A day as a column of a table takes it, all of one width: 2026-11-23 周一; empty for nothing."""
    on = _date(value) if value else None
    return f"{on.isoformat()} {'周' if lang == 'zh' else ''}{_DAYS[lang][on.weekday()]}" if on else ""


def column_moment(value: datetime | str, lang: Lang) -> str:
    """The same with the time of day: 2026-11-23 周一 14:05."""
    return f"{column_day(value, lang)} {clock(value)}" if value else ""


def _date(value: date | str) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if len(value) > 10 else None
    except ValueError:
        return None


def names(several: Iterable[str], lang: Lang) -> str:
    """Names in a row; a dash for none."""
    return between(lang).join(several) or "–"


def between(lang: Lang) -> str:
    """What stands between names in a row."""
    return "、" if lang == "zh" else ", "


def file_pages(name: str, pages: Sequence[int]) -> str:
    """A file and which of its pages: `scan.pdf: 2, 4–6`; the name alone for all of them."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        first = runs.pop()[0] if runs and runs[-1][1] == page - 1 else page
        runs.append((first, page))
    shown = ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in runs)
    name = one_line(name)
    return f"{name}: {shown}" if shown else name
