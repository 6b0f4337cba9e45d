"""Numbers, areas and days as people read them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from fractions import Fraction

import pytest

from meeting_tui.lang import formats, translator

ZH = translator("zh")
DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, 5, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (formats.number(1234567), "1,234,567"),
        (formats.exact("12345.60"), "12,345.60"),
        (formats.exact(-1200), "-1,200"),
        (formats.exact("–"), "–"),
        (formats.area(8934, "zh"), "89.34 ㎡"),
        (formats.area(123456789, "en"), "1,234,567.89 m²"),
        (formats.area(5, "en"), "0.05 m²"),
        (formats.area(-150, "en"), "-1.50 m²"),
        (formats.percent(2, 3), "66.66%"),
        (formats.percent(199_999, 200_000), "99.99%"),
        (formats.percent(0, 5), "0.00%"),
        (formats.percent(1, 0), "–"),
        (formats.fraction(Fraction(2, 3), "zh"), "三分之二"),
        (formats.fraction(Fraction(3, 10), "zh"), "十分之三"),
        (formats.fraction(Fraction(1, 20), "zh"), "二十分之一"),
        (formats.fraction(Fraction(1, 133), "zh"), "133分之1"),
        (formats.fraction(Fraction(2, 3), "en"), "2/3"),
        (formats.day(DAY, "zh"), "2026年11月23日"),
        (formats.day(DAY, "zh", weekday=True), "2026年11月23日（周一）"),
        (formats.day(DAY, "en", weekday=True), "Mon 23 November 2026"),
        (formats.clock(time(14, 5)), "14:05"),
        (formats.moment(AT, "zh"), "2026年11月23日 09:05"),
        (formats.moment(AT, "en"), "23 November 2026, 09:05"),
        (formats.moment(AT.isoformat(), "en"), "23 November 2026, 09:05"),
        (formats.moment("soon", "en"), "soon"),
        (formats.moment("2026-11-23", "zh"), "2026年11月23日"),
        (formats.column_moment(AT, "zh"), "2026-11-23 周一 09:05"),
        (formats.column_day("2026-11-23T09:05", "en"), "2026-11-23 Mon"),
        (formats.column_moment("", "zh"), ""),
        (formats.span(AT.isoformat(), "2026-11-23T11:00:00+08:00", ZH), "2026年11月23日 09:05 至 11:00"),
        (formats.ordinal(10, "zh"), "十"),
        (formats.ordinal(105, "zh"), "105"),
        (formats.numbered(2, "电梯", "zh"), "二、电梯"),
        (formats.numbered(2, "Lift", "en"), "2. Lift"),
        (formats.names(("王建国", "李敏"), "zh"), "王建国、李敏"),
        (formats.names((), "en"), "–"),
    ],
)
def test_shown(said: str, shown: str):
    assert said == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "零"), (10, "十"), (11, "十一"), (25, "二十五"), (99, "九十九"), (100, "100"), (-1, "-1")],
)
def test_numerals(value: int, shown: str):
    assert formats.numeral(value) == shown


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("19:00:45", "19:00:05", ("23 November 2026, 19:00:45", "23 November 2026, 19:00:05")),
        ("19:01:05", "19:00:45", ("23 November 2026, 19:01", "23 November 2026, 19:00")),
    ],
)
def test_two_moments_never_read_the_same(was: str, now: str, told: tuple[str, str]):
    one, other = (f"2026-11-23T{at}+08:00" for at in (was, now))
    assert formats.told_apart(one, other, "en") == told


@pytest.mark.parametrize(
    ("pages", "told"),
    [((), "a"), ((3,), "a: 3"), ((1, 2, 3, 5, 7, 8), "a: 1–3, 5, 7–8"), ((2, 1), "a: 2, 1")],
)
def test_pages_of_a_file(pages, told):
    assert formats.file_pages("a", pages) == told
