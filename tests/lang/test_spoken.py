"""Days and times as people type them, in both languages: understood whole or refused, never guessed."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.refused import refused

from meeting_tui.lang import formats
from meeting_tui.lang.spoken import a_day, a_moment
from meeting_tui.refusal import Refusal

NOW = datetime.fromisoformat("2026-11-27T10:00")
"""A Friday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("11-26 19:30", "2026-11-26T19:30"),
        ("明晚7点半", "2026-11-28T19:30"),
        ("明晚七点半", "2026-11-28T19:30"),
        ("26/11 19:30", "2026-11-26T19:30"),
        ("2026-12-01 19:30", "2026-12-01T19:30"),
        ("２０２６－１２－０１　１９：３０", "2026-12-01T19:30"),
        ("2026.12.1 7:30pm", "2026-12-01T19:30"),
        ("12月1日（周二）19:30", "2026-12-01T19:30"),
        ("12月1日，晚上七点", "2026-12-01T19:00"),
        ("二〇二六年十二月一日十九时三十分", "2026-12-01T19:30"),
        ("下周五晚上7点", "2026-12-04T19:00"),
        ("周六上午9点", "2026-11-28T09:00"),
        ("后天下午3点一刻", "2026-11-29T15:15"),
        ("大后天中午", "2026-11-30T12:00"),
        ("3天后 20:00", "2026-11-30T20:00"),
        ("下月5号 19:30", "2026-12-05T19:30"),
        ("5号 19:30", "2026-12-05T19:30"),
        ("明天上午十点半", "2026-11-28T10:30"),
        ("今天下午两点", "2026-11-27T14:00"),
        ("12-01 24:00", "2026-12-01T23:59"),
        ("tomorrow 7:30 pm", "2026-11-28T19:30"),
        ("next Friday at 7pm", "2026-12-04T19:00"),
        ("Sat, 9.15am", "2026-11-28T09:15"),
        ("26 November 2026, 19:30", "2026-11-26T19:30"),
        ("Thu 26 November 2026, 19:30", "2026-11-26T19:30"),
        ("Dec 1st 12:30 am", "2026-12-01T00:30"),
        ("7pm tomorrow", "2026-11-28T19:00"),
        ("half past 7 in the evening on 1 Dec", "2026-12-01T19:30"),
        ("the day after tomorrow 9am", "2026-11-29T09:00"),
        ("26.11. 19:30", "2026-11-26T19:30"),
        ("19h30 tomorrow", "2026-11-28T19:30"),
        ("19:30", "2026-11-27T19:30"),
        ("9:30", "2026-11-28T09:30"),
        ("2026-11-26T19:30:00", "2026-11-26T19:30"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_moment(typed, meant, lang):
    assert a_moment(typed, NOW, lang) == datetime.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("下周五", "2026-12-04"),
        ("周五", "2026-11-27"),
        ("星期日", "2026-11-29"),
        ("礼拜天", "2026-11-29"),
        ("本周一", "2026-11-23"),
        ("下下周一", "2026-12-07"),
        ("两周后", "2026-12-11"),
        ("1个月后", "2026-12-27"),
        ("本月底", "2026-11-30"),
        ("1-10", "2027-01-10"),
        ("11-20", "2026-11-20"),
        ("12/25", "2026-12-25"),
        ("in two weeks", "2026-12-11"),
        ("in a month", "2026-12-27"),
        ("last monday", "2026-11-16"),
        ("10 Jan", "2027-01-10"),
        ("11/11", "2026-11-11"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_day(typed, meant, lang):
    assert a_day(typed, NOW.date(), lang) == date.fromisoformat(meant)


def test_which_is_the_month_is_asked_where_it_could_be_either():
    assert a_day("5/11", NOW.date(), "zh") == date(2027, 5, 11)
    with refused("when.either", first="2026-11-05", second="2027-05-11"):
        a_day("5/11", NOW.date(), "en")
    with refused("when.either"):
        a_day("5/11/2026", NOW.date(), "zh")


def test_the_29th_of_february_is_found_when_there_is_one_near():
    assert a_day("2-29", date(2027, 12, 1), "zh") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "when.moment"),
        ("abc", "when.moment"),
        ("11-26 19:30 xyz", "when.moment"),
        ("11-26 19", "when.moment"),
        ("明晚", "when.moment"),
        ("11-26", "when.no_time"),
        ("2-29 19:30", "when.no_such_day"),
        ("31/11 19:30", "when.no_such_day"),
        ("13-32 19:30", "when.no_such_day"),
        ("25:00", "when.no_such_day"),
        ("晚上12点", "when.no_such_day"),
        ("上午15点", "when.no_such_day"),
        ("11-26 周三 19:30", "when.no_such_day"),
        ("0000-01-01 19:30", "when.no_such_day"),
        ("9" * 100, "when.moment"),
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_not_understood_is_refused(typed, code, lang):
    with refused(code):
        a_moment(typed, NOW, lang)


def test_a_day_with_a_time_is_no_day():
    with refused("when.day"):
        a_day("11-26 19:30", NOW.date(), "zh")


def test_a_day_alone_takes_the_time_that_is_usual():
    assert a_moment("12-01", NOW, "zh", time(23, 59)) == datetime.fromisoformat("2026-12-01T23:59")


moments = st.datetimes(*map(datetime.fromisoformat, ("2001-01-01", "2099-12-31"))).map(
    lambda at: at.replace(second=0, microsecond=0)
)


@given(moments, st.sampled_from(["zh", "en"]), st.booleans())
def test_whatever_we_print_is_read_as_what_it_was(at, lang, weekday):
    for shown in (
        formats.moment(at, lang, weekday=weekday),
        formats.column_moment(at, lang),
        at.isoformat(" "),
    ):
        assert a_moment(shown, NOW, lang) == at
    assert a_day(formats.day(at, lang, weekday=weekday), NOW.date(), lang) == at.date()


@given(
    st.text("0123456789-/.: 年月日号时点半周下明晚早上午pmatw十二", max_size=14),
    st.sampled_from(["zh", "en"]),
)
def test_anything_typed_is_a_time_or_a_refusal_in_words(typed, lang):
    try:
        assert isinstance(a_moment(typed, NOW, lang), datetime)
    except Refusal as refusal:
        with refused(refusal.code):
            raise
