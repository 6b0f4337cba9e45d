"""What comes again; what the Shanghai Provisions (2023-12-28) and the Guiding Rules ask a committee for."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting_tui.rules import load_profile, shipped_profile
from meeting_tui.rules.calendar import due, holidays, last_day, spans
from meeting_tui.rules.law_in_time import on
from meeting_tui.rules.profile import Duty
from meeting_tui.rules.profile_out import to_toml

SHANGHAI = shipped_profile("cn-assembly-shanghai")
CHINA = shipped_profile("cn-assembly")
CN = holidays("cn")
DAY = timedelta(days=1)
RECURRING = {duty.id: duty for duty in SHANGHAI.duties if duty.when == "every"}


def d(text: str) -> date:
    return date.fromisoformat(text)


def of(name: str, profile=SHANGHAI) -> Duty:
    return next(duty for duty in profile.duties if duty.id == name)


@pytest.mark.parametrize(
    ("name", "year", "first", "last", "times"),
    [  # 沪规 26: two months; 66: half-year, quarter; 51: quarter; 67: year
        ("committee-rhythm", 2027, ("2027-01-01", "2027-02-28"), ("2027-11-01", "2027-12-31"), 6),
        ("committee-rhythm", 2028, ("2028-01-01", "2028-02-29"), ("2028-11-01", "2028-12-31"), 6),
        ("revenue-report", 2027, ("2027-01-01", "2027-03-31"), ("2027-10-01", "2027-12-31"), 4),
        ("revenue-to-fund", 2027, ("2027-01-01", "2027-03-31"), ("2027-10-01", "2027-12-31"), 4),
        ("fund-report", 2027, ("2027-01-01", "2027-06-30"), ("2027-07-01", "2027-12-31"), 2),
        ("audit", 2027, ("2027-01-01", "2027-12-31"), ("2027-01-01", "2027-12-31"), 1),
    ],
)
def test_a_calendar_year(name: str, year: int, first, last, times: int):
    found = list(spans(RECURRING[name], date(2025, 1, 1), year))
    assert found[0] == tuple(map(d, first))
    assert found[-1] == tuple(map(d, last))
    assert len(found) == times


def test_accounts_that_begin_in_july():
    found = [(str(first), str(last)) for first, last in spans(RECURRING["audit"], d("2026-07-01"), 2027)]
    assert found == [("2026-07-01", "2027-06-30")]
    quarters = [str(last) for _first, last in spans(RECURRING["revenue-report"], d("2026-07-01"), 2027)]
    assert quarters == ["2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"]


@settings(max_examples=150, deadline=None)
@given(
    st.dates(d("1990-01-01"), d("2060-12-31")),
    st.integers(1990, 2060),
    st.sampled_from([*((n, "months") for n in (1, 2, 3, 4, 6, 12)), (1, "years"), (7, "days"), (90, "days")]),
)
def test_every_span_ends_in_one_year_and_none_is_told_twice(anchor: date, year: int, length):
    """Three years' spans follow each other without a gap; months that divide a year give so many in each."""
    duty = replace(RECURRING["audit"], count=length[0], unit=length[1])
    years = [list(spans(duty, anchor, each)) for each in (year - 1, year, year + 1)]
    every = [span for found in years for span in found]
    assert all(last + DAY == first for (_, last), (first, _) in pairwise(every))
    assert all(
        last.year == each
        for each, found in zip((year - 1, year, year + 1), years, strict=True)
        for _, last in found
    )
    if length[1] != "days":
        assert {len(found) for found in years} == {12 // length[0] if length[1] == "months" else 1}
    assert every[0][1].year == year - 1
    assert (every[0][0] - DAY).year < year - 1 or every[0][0] > anchor - timedelta(days=9999)


@settings(max_examples=60, deadline=None)
@given(st.dates(d("1990-01-01"), d("2060-12-31")), st.integers(1990, 2060))
def test_a_year_has_every_periodic_duty_so_often_as_the_law_says(anchor: date, year: int):
    found = Counter(name for name, duty in RECURRING.items() for _ in spans(duty, anchor, year))
    assert found == {
        **{"committee-rhythm": 6, "fund-report": 2, "revenue-report": 4, "revenue-to-fund": 4, "audit": 1}
    }


@pytest.mark.parametrize(
    ("profile", "name", "event_on", "last"),
    [
        # 沪规 28: five months before; month ends, leap years, the turn of the year
        (SHANGHAI, "term-report", "2027-05-31", "2026-12-31"),
        (SHANGHAI, "term-report", "2027-07-31", "2027-02-28"),
        (SHANGHAI, "term-report", "2028-07-31", "2028-02-29"),
        (SHANGHAI, "term-report", "2027-03-15", "2026-10-15"),
        (SHANGHAI, "term-election", "2027-05-31", "2027-05-30"),
        # 28: sixty days from the report; a last day on a holiday ends on the next working day (民法典 203)
        (SHANGHAI, "reelection-group", "2026-06-01", "2026-07-31"),
        (SHANGHAI, "reelection-group", "2026-08-02", "2026-10-08"),
        # 29: ten days from the group
        (SHANGHAI, "handover", "2026-09-10", "2026-09-20"),  # a Sunday that is worked
        (SHANGHAI, "handover", "2026-09-15", "2026-09-28"),
        # 30, 33: who leaves, ten and thirty days
        (SHANGHAI, "member-handover", "2026-02-05", "2026-02-24"),
        (SHANGHAI, "member-handover", "2026-03-03", "2026-03-13"),
        (SHANGHAI, "member-filing", "2026-01-29", "2026-02-28"),  # a Saturday that is worked
        (SHANGHAI, "member-filing", "2026-01-31", "2026-03-02"),
        # 21, 23: three and thirty days from the election
        (SHANGHAI, "list-posting", "2026-12-30", "2027-01-02"),
        (SHANGHAI, "filing", "2026-11-02", "2026-12-02"),
        (SHANGHAI, "filing", "2026-11-05", "2026-12-07"),
        # 16/PMR 14: fifteen days; 25, 46, 48: before, by no number of days
        (SHANGHAI, "assembly-notice", "2027-01-10", "2026-12-26"),
        (SHANGHAI, "assembly-invitation", "2027-01-01", "2026-12-31"),
        (SHANGHAI, "contract-renewal", "2028-03-01", "2028-02-29"),
        (SHANGHAI, "fee-accounts", "2026-12-01", "2026-11-30"),
        (SHANGHAI, "candidates-posting", "2026-12-01", "2026-11-30"),
        # 指导规则 32, 47, 48
        (CHINA, "first-meeting", "2026-12-28", "2027-01-04"),
        (CHINA, "term-election", "2027-05-31", "2027-02-28"),
        (CHINA, "handover", "2026-11-26", "2026-12-07"),
        (CHINA, "ballots-delivery", "2027-01-01", "2026-12-31"),
    ],
)
def test_the_last_day(profile, name: str, event_on: str, last: str):
    assert last_day(of(name, profile), d(event_on), CN)[0] == d(last)


def test_only_what_a_holiday_can_move_waits_for_the_list():
    today = d("2026-11-28")
    moved = {duty.id: due(duty, d("2027-05-31"), today, CN).certain for duty in SHANGHAI.duties}
    assert not moved["member-handover"]
    assert not moved["filing"]
    assert all(moved[name] for name in ("term-report", "assembly-notice", "first-meeting", "challenge"))
    assert all(
        due(duty, d("2027-01-01"), today, CN, ends=d("2027-03-31")).certain for duty in RECURRING.values()
    )


def test_a_duty_of_a_matter_binds_where_that_is_voted_on():
    fee = of("fee-accounts")
    assert fee.binds({"ordinary"}, {"sh48", "cc278.4"})
    assert not fee.binds({"ordinary"}, {"cc278.4"})
    assert not fee.binds(None)
    assert of("filing").binds(None)
    assert of("filing").binds({"ordinary"}, {"cc278.4"})


def test_a_matter_that_is_not_in_force_takes_its_duties_along():
    own = load_profile(
        'format = 1\nid = "own"\nextends = "cn-assembly-shanghai"\nbylaw = "x"\n'
        '[rule.ordinary]\nuntil = "2026-12-31"\n',
        "own.toml",
    )
    kept = on(own, "2027-01-01")
    assert {duty.id for duty in own.duties} - {duty.id for duty in kept.duties} == {
        "candidates-posting",
        "fee-accounts",
    }
    assert load_profile(to_toml(kept), "again") == kept


def test_every_event_that_is_counted_from_can_come_about():
    """What nobody tells and no act is, no duty may be counted from."""
    known = {"assembly", "committee", "vote_open", "vote_close", "decision", "election", "member_left"}
    told = {"founded", "year", "term_begin", "term_end", "contract_end"}
    for profile in (SHANGHAI, CHINA):
        marked = {duty.marks for duty in profile.duties}
        assert {duty.event for duty in profile.duties} <= known | told | marked
