"""Ways to say a day, the fuller ones first; each is a pattern of plain text and what it means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from meeting_tui.lang import Lang

Meaning = Callable[[re.Match[str], date, Lang], date]
_DAY = timedelta(days=1)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_TH = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_D = r"(?P<d>\d{1,2})(?!\d)"
_M = r"(?P<m>\d{1,2})"
_Y = r"(?P<y>\d{4})(?!\d)"
_PAIR = r"(?P<a>\d{1,2})[./](?P<b>\d{1,2})"
_END = r"(?![\d:.])"
_SAID = r"(?:w(?P<before>\d)\s*,?\s*)?"
_BEHIND = r"(?:\s*\(?\s*w(?P<behind>\d)\s*\)?)?"


class Either(ValueError):
    """Day and month could be read either way round; `days` are both."""

    def __init__(self, first: date, second: date) -> None:
        super().__init__()
        self.days = first, second


def day_of(meaning: Meaning, found: re.Match[str], today: date, lang: Lang) -> date:
    """The day; a weekday said beside it must be its own. ValueError when there is no such day."""
    day = meaning(found, today, lang)
    groups = found.groupdict()
    for said in (groups.get("before"), groups.get("behind")):
        if said and int(said) != day.isoweekday():
            raise ValueError(said)
    return day


def nearest(month: int, day: int, today: date) -> date:
    """The day of that month which lies nearest to today, in this year, the last or the next."""
    years = [year for year in range(today.year - 1, today.year + 2) if _exists(year, month, day)]
    if not years:
        return date(2000, month, day)  # 30 February is no day; 29 February is, but in none of these years
    return min((date(year, month, day) for year in years), key=lambda each: abs(each - today))


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def _full(found: re.Match[str], _today: date, _lang: Lang) -> date:
    return date(int(found["y"]), int(found["m"]), int(found["d"]))


def _month_day(found: re.Match[str], today: date, _lang: Lang) -> date:
    month, day = int(found["m"]), int(found["d"])
    return nearest(day, month, today) if month > 12 else _real(nearest(month, day, today), today)


def _real(day: date, today: date) -> date:
    if abs(day.year - today.year) > 1:
        raise ValueError(day)
    return day


def _two(found: re.Match[str], today: date, lang: Lang) -> date:
    """26/11 and 11/26 say which is the month; 5/11 does in Chinese, in English it can be either."""
    first, second = int(found["a"]), int(found["b"])
    year = found["y"]

    def made(month: int, day: int) -> date:
        return date(int(year), month, day) if year else _real(nearest(month, day, today), today)

    if first > 12:
        return made(second, first)
    if second > 12 or first == second or (lang == "zh" and not year):
        return made(first, second)
    raise Either(made(second, first), made(first, second))


def _named(found: re.Match[str], today: date, _lang: Lang) -> date:
    month, day, year = _MONTHS.index(found["month"][:3]) + 1, int(found["d"]), found["y"]
    return date(int(year), month, day) if year else _real(nearest(month, day, today), today)


def _of_month(found: re.Match[str], today: date, _lang: Lang) -> date:
    """5号: the next one; 下月5号: that of the next month; 本月底: its last day."""
    ahead = {"下": 1, "本": 0, "这": 0, "月": 0}.get((found["which"] or "")[:1])
    day = found["d"]
    if ahead is None:
        ahead = 0 if int(day) >= today.day else 1
    year, month, most = _month_ahead(today, ahead)
    return date(year, month, int(day) if day else most)


_WORDS = {
    "今": 0,
    "today": 0,
    "明": 1,
    "tomorrow": 1,
    "后": 2,
    "大后": 3,
    "昨": -1,
    "yesterday": -1,
    "前": -2,
}


def _word(found: re.Match[str], today: date, _lang: Lang) -> date:
    return today + _WORDS[found["word"]] * _DAY


_WEEKS = {"本": 0, "这": 0, "this": 0, "下": 1, "next": 1, "下下": 2, "上": -1, "last": -1}


def _weekday(found: re.Match[str], today: date, _lang: Lang) -> date:
    """周五 is the next one from today on; 本周五 and 下周五 count by calendar weeks from Monday."""
    wanted, which = int(found["w"]), (found["which"] or "").removesuffix("个").strip()
    if not which:
        return today + ((wanted - today.isoweekday()) % 7) * _DAY
    return today + (wanted - today.isoweekday() + 7 * _WEEKS[which]) * _DAY


def _later(found: re.Match[str], today: date, _lang: Lang) -> date:
    count, unit = int(found["n"]), found["unit"]
    if unit in ("天", "日") or unit.startswith("day"):
        return today + count * _DAY
    if unit in ("周", "星期", "礼拜") or unit.startswith("week"):
        return today + 7 * count * _DAY
    year, month, most = _month_ahead(today, count)
    return date(year, month, min(today.day, most))


def _month_ahead(today: date, count: int) -> tuple[int, int, int]:
    """Year, month and the number of its days, so many months on."""
    years, month = divmod(today.month - 1 + count, 12)
    year = today.year + years
    return year, month + 1, calendar.monthrange(year, month + 1)[1]


def _ways(*ways: tuple[str, Meaning]) -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    return tuple((re.compile(pattern, re.ASCII), meaning) for pattern, meaning in ways)


DAYS = _ways(
    (rf"{_SAID}(?P<y>\d{{4}})\s*[-/.年]\s*{_M}\s*[-/.月]\s*{_D}[日号]?{_BEHIND}", _full),
    (rf"{_SAID}{_PAIR}[./]{_Y}{_BEHIND}", _two),
    (rf"{_SAID}{_M}\s*月\s*{_D}[日号]?{_BEHIND}", _month_day),
    (rf"{_SAID}{_M}-{_D}{_END}{_BEHIND}", _month_day),
    (rf"{_SAID}{_TH}\s*(?:of )?\s*{_MONTH}(?:,?\s*{_Y})?{_BEHIND}", _named),
    (rf"{_SAID}{_MONTH}\s*{_TH}{_END}(?:,?\s*{_Y})?{_BEHIND}", _named),
    (rf"{_SAID}{_PAIR}\.?(?P<y>){_END}(?!\s*[ap]\.?m\b){_BEHIND}", _two),
    (r"(?P<n>\d{1,3})\s*个?(?P<unit>天|日|周|星期|礼拜|月)之?[后後]", _later),
    (r"in (?P<n>\d{1,3}) (?P<unit>days?|weeks?|months?)\b", _later),
    (r"(?P<which>下个?月|本月|这个?月)(?P<d>\d{1,2})[日号]", _of_month),
    (r"(?P<which>下个?月|本月|这个?月|月)底(?P<d>)", _of_month),
    (r"(?P<which>)(?P<d>\d{1,2})[日号]", _of_month),
    (r"(?:the )?day after tomorrow\b", lambda _found, today, _lang: today + 2 * _DAY),
    (r"(?P<word>大后|今|明|后|昨|前)(?:[天日]|(?=[早晚晨夜]))", _word),
    (r"(?P<word>today|tomorrow|yesterday)\b", _word),
    (r"(?:on )?(?P<which>下下|下个?|这个?|本|上个?|next |this |last )?w(?P<w>\d)\b", _weekday),
)
