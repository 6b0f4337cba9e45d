"""Days counted as the law counts them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from meeting_tui.refusal import Refusal
from meeting_tui.rules import load_profile, shipped_profile
from meeting_tui.rules.calendar import (
    Due,
    Evidence,
    check_window,
    due,
    holidays,
    last_day,
    load_holidays,
    schedule,
    shifted,
)
from meeting_tui.rules.profile import Duty

CN = holidays("cn")
WEEKENDS = holidays("")
TODAY = date(2026, 11, 23)
AFTER = Duty("d", {}, "decision", "after", 3, "days", {}, "yes")


@pytest.mark.parametrize(
    ("day", "count", "unit", "expected"),
    [
        ("2026-11-23", 3, "days", "2026-11-26"),
        ("2026-11-23", -15, "days", "2026-11-08"),
        ("2026-01-31", 1, "months", "2026-02-28"),
        ("2024-01-31", 1, "months", "2024-02-29"),
        ("2026-12-15", 1, "months", "2027-01-15"),
        ("2026-05-31", -3, "months", "2026-02-28"),
        ("2026-03-31", -5, "months", "2025-10-31"),
        ("2024-02-29", 1, "years", "2025-02-28"),
    ],
)
def test_shifted(day: str, count: int, unit: str, expected: str):
    assert shifted(date.fromisoformat(day), count, unit) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("event", "expected", "moved"),
    [
        ("2026-11-23", "2026-11-26", False),
        ("2026-11-18", "2026-11-23", True),
        ("2026-09-28", "2026-10-08", True),
        ("2026-09-17", "2026-09-20", False),
        ("2026-02-11", "2026-02-14", False),
        ("2026-02-12", "2026-02-24", True),
    ],
)
def test_a_last_day_on_a_holiday_moves_to_the_next_working_day(event: str, expected: str, moved: bool):
    assert last_day(AFTER, date.fromisoformat(event), CN) == (date.fromisoformat(expected), moved)


def test_where_the_law_gives_no_grace_the_day_stays():
    strict = replace(AFTER, roll_over=False)
    assert last_day(strict, date(2026, 9, 28), CN) == (date(2026, 10, 1), False)


def test_a_period_before_an_event_never_gets_shorter():
    notice = replace(AFTER, when="before", count=15)
    found = due(notice, date(2026, 10, 18), TODAY, CN)
    assert (found.last, found.safe, found.moved) == (date(2026, 10, 3), date(2026, 10, 2), False)


def test_a_year_the_list_does_not_know_is_said():
    assert due(AFTER, date(2026, 11, 23), TODAY, CN).certain
    assert not due(AFTER, date(2027, 11, 23), TODAY, CN).certain
    assert due(AFTER, date(2027, 11, 23), TODAY, WEEKENDS).certain
    assert WEEKENDS.free(date(2026, 9, 20))
    assert not CN.free(date(2026, 9, 20))


@pytest.mark.parametrize(
    ("today", "evidence", "status", "left"),
    [
        (date(2026, 11, 24), None, "due", 2),
        (date(2026, 11, 26), None, "due", 0),
        (date(2026, 11, 27), None, "late", -1),
        (date(2026, 11, 30), Evidence(date(2026, 11, 26), "posting 3"), "done", -4),
        (date(2026, 11, 30), Evidence(date(2026, 11, 27), "posting 3"), "done_late", -4),
    ],
)
def test_status(today: date, evidence: Evidence | None, status: str, left: int):
    found = due(AFTER, date(2026, 11, 23), today, CN, evidence)
    assert (found.status, (found.last - today).days, found.evidence) == (status, left, evidence)


def test_a_period_that_only_runs():
    runs = replace(AFTER, evidence="none")
    assert due(runs, date(2026, 11, 23), date(2026, 11, 26), CN).status == "running"
    assert due(runs, date(2026, 11, 23), date(2026, 11, 27), CN).status == "over"


def by_id(found: tuple[Due, ...]) -> dict[str, Due]:
    return {each.duty.id: each for each in found}


def test_the_schedule_of_a_committee_meeting():
    committee = shipped_profile("cn-committee-shanghai")
    found = schedule(
        committee,
        {"committee": date(2026, 11, 23)},
        TODAY,
        {"committee-notice": Evidence(date(2026, 11, 16), "board")},
    )
    assert [(each.duty.id, each.last, each.status) for each in found] == [
        ("committee-notice", date(2026, 11, 16), "done"),
        ("committee-invitation", date(2026, 11, 22), "late"),
        ("committee-publication", date(2026, 11, 26), "due"),
    ]


def test_the_schedule_of_an_assembly_in_shanghai():
    profile = shipped_profile("cn-assembly-shanghai")
    events = {"assembly": date(2026, 12, 20), "decision": date(2026, 12, 20), "term_end": date(2027, 3, 31)}
    found = by_id(schedule(profile, events, TODAY))  # type: ignore[arg-type]
    assert found["assembly-notice"].last == date(2026, 12, 5)
    assert found["term-report"].last == date(2026, 10, 31)
    assert found["term-report"].status == "late"
    assert "filing" not in found


def test_what_is_counted_from_knowing_has_no_date():
    """司法解释 12: one year from when the owner knew or should have known."""
    for name in ("cn-assembly", "cn-assembly-shanghai"):
        runs = by_id(schedule(shipped_profile(name), {"decision": date(2026, 1, 5)}, date(2029, 1, 1)))
        found = runs["challenge"]
        assert (found.last, found.safe, found.moved, found.certain) == (None, None, False, True)
        assert (found.status, found.duty.count, found.duty.unit) == ("running", 1, "years")
        assert (runs["decision-publication"].last, runs["decision-publication"].status) == (None, "due")


BAD = [
    ("no = 1", "rules.profile_unknown_key", 1),
    ("\n[year.2026]\noff = []", "rules.profile_missing", 2),
    ('[year.2026]\nworked = []\noff = [\n  "2026-13-01",\n]', "rules.profile_date", 4),
    ("[year.soon]\nworked = []\noff = []", "rules.profile_date", 1),
    ("[year", "rules.profile_syntax", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), BAD)
def test_a_wrong_list_is_refused_with_its_line(text: str, code: str, line: int):
    with pytest.raises(Refusal) as refused:
        load_holidays(text, "ours.toml")
    assert (refused.value.code, refused.value.facts["line"]) == (code, line)


def test_an_unknown_list_is_refused():
    with pytest.raises(Refusal) as refused:
        holidays("atlantis")
    assert refused.value.code == "rules.unknown_holidays"


HEAD = 'format = 1\nid = "hangzhou"\nextends = "cn-assembly"\nbylaw = "HZ 20"\n'


@pytest.mark.parametrize(
    ("window", "days", "fine"),
    [
        ("", 1, True),
        ("", 0, False),
        ("min_days = 5\nmax_days = 60", 5, True),
        ("min_days = 5", 4, False),
        ("max_days = 60", 61, False),
        ("max_days = 60", 60, True),
    ],
)
def test_the_voting_window(window: str, days: int, fine: bool):
    profile = load_profile(f"{HEAD}[window]\n{window}\n", "hz.toml")
    opens, closes = date(2026, 11, 1), date.fromordinal(date(2026, 11, 1).toordinal() + days - 1)
    if fine:
        check_window(profile, opens, closes)
        return
    with pytest.raises(Refusal) as refused:
        check_window(profile, opens, closes)
    assert refused.value.facts["days"] == days
