"""A year's duties of a community that goes by the Shanghai rules: counted, listed, closed by what shows."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.desk.ballots.conftest import clock, office
from tests.desk.polling import Clock, refused

from meeting_tui.desk import communities
from meeting_tui.desk.board import occasions, postings, year_files
from meeting_tui.desk.board.year import YearDuty, forms, of_year
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.home import home
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.office import Office
from meeting_tui.rules import shipped_profile
from meeting_tui.store import journal

__all__ = ["clock", "office"]
TERM = {"term_begin": date(2024, 6, 1), "term_end": date(2027, 5, 31)}


@pytest.fixture
def shanghai(office: Office) -> Office:
    communities.change_profile(office, shipped_profile("cn-assembly-shanghai").text, "sh.toml")
    return office


def by_document(office: Office, year: int) -> dict[str, YearDuty]:
    found = of_year(office, year)
    assert len({each.document for each in found}) == len(found), "none is told twice"
    return {each.document: each for each in found}


def status(office: Office, document: str, year: int) -> str:
    return by_document(office, year)[document].due.status


def test_the_year_of_a_term_that_ends(shanghai: Office) -> None:
    occasions.tell(shanghai, TERM)
    found = by_document(shanghai, 2027)
    assert Counter(each.due.duty.id for each in found.values()) == {
        **{"committee-rhythm": 6, "revenue-report": 4, "revenue-to-fund": 4, "fund-report": 2, "audit": 1},
        **{"term-election": 1, "term-audit": 1},
    }
    assert [each.on for each in found.values()] == sorted(each.on for each in found.values())
    assert found["term-audit:2027-05-31"].due.last is None
    assert "term-audit:2027-05-31" not in [task.document for task in home(shanghai).tasks], "not over yet"
    assert by_document(shanghai, 2026)["term-report:2027-05-31"].due.last == date(2026, 12, 31)
    told = {each["document"]: each for each in forms(found.values())}
    assert told["revenue-report:2027-04-01"]["span"] == ["2027-04-01", "2027-06-30"]
    assert (told["term-audit:2027-05-31"]["by"], told["term-audit:2027-05-31"]["within"]) == (None, None)


def test_nothing_is_asked_of_the_time_before_the_community(shanghai: Office) -> None:
    assert [*by_document(shanghai, 2026)] == [  # the file is of 2026-11-25
        *("audit:2026-01-01", "committee-rhythm:2026-11-01", "fund-report:2026-07-01"),
        *("revenue-report:2026-10-01", "revenue-to-fund:2026-10-01"),
    ]
    assert not by_document(shanghai, 2025)
    occasions.tell(shanghai, {"founded": date(2026, 5, 1)})
    assert "revenue-report:2026-04-01" in by_document(shanghai, 2026)
    assert "revenue-report:2026-01-01" not in by_document(shanghai, 2026)


def test_accounts_that_begin_in_april(shanghai: Office) -> None:
    occasions.tell(shanghai, {"year": date(2020, 4, 1)})
    assert {"audit:2026-04-01", "fund-report:2027-04-01"} <= by_document(shanghai, 2027).keys()


def test_what_hangs_closes_the_span_it_names(shanghai: Office, clock: Clock) -> None:
    report = "revenue-report:2026-10-01"
    postings.post(shanghai, report, "公告栏", since=date(2026, 9, 30))
    assert status(shanghai, report, 2026) == "due", "before the quarter began it was another's"
    postings.post(shanghai, "revenue-report:2026-07-01", "公告栏")
    assert status(shanghai, report, 2026) == "due"
    clock.at += timedelta(days=37)  # 2027-01-01
    assert status(shanghai, report, 2026) == "late"
    assert ("late", report) in [(task.when, task.document) for task in home(shanghai).tasks]
    postings.post(shanghai, report, "公告栏")
    assert status(shanghai, report, 2026) == "done_late"
    assert report not in [task.document for task in home(shanghai).tasks]


def test_a_meeting_of_the_committee_closes_its_two_months(shanghai: Office) -> None:
    communities.set_members(shanghai, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])
    spec = (
        'title = "例会"\ntime = 2026-11-25T19:00:00\nchair = "王建国"\nrecorder = "李敏"\nagenda = ["一"]\n'
    )
    meeting = meetings.new_meeting(shanghai, meetings.meeting_spec(spec)).id
    rhythm = "committee-rhythm:2026-11-01"
    assert status(shanghai, rhythm, 2026) == "due"
    for name in ("王建国", "李敏"):
        meetings.arrive(shanghai, meeting, name, "member")
    meetings.open_meeting(shanghai, meeting)
    assert by_document(shanghai, 2026)[rhythm].due.evidence.what == f"meeting:{meeting}"  # type: ignore[union-attr]


def test_the_report_brings_the_group_and_the_group_the_handover(shanghai: Office, clock: Clock) -> None:
    """沪规 28, 29: sixty days from the report, ten from the day the group is there."""
    occasions.tell(shanghai, TERM)
    postings.post(shanghai, "term-report:2027-05-31", "街道办事处")
    assert status(shanghai, "term-report:2027-05-31", 2026) == "done"
    group = by_document(shanghai, 2027)["reelection-group:2026-11-25"]
    assert (group.due.last, group.due.certain) == (date(2027, 1, 25), False)  # 24 January is a Sunday
    clock.at += timedelta(days=50)  # 2027-01-14
    postings.post(shanghai, group.document, "街道办事处")
    handover = by_document(shanghai, 2027)["handover:2027-01-14"]
    assert (handover.due.last, handover.due.status) == (date(2027, 1, 25), "due")


def test_home_asks_for_the_end_of_the_term_until_it_is_told(shanghai: Office) -> None:
    def asked() -> bool:
        return "tell_term" in [task.kind for task in home(shanghai).tasks]

    assert not asked(), "first who is in the committee"
    communities.set_members(shanghai, [MemberView("王建国", "chair")])
    assert asked()
    occasions.tell(shanghai, {"term_end": date(2027, 5, 31)})
    assert not asked()


def test_who_leaves_the_committee_hands_over(shanghai: Office) -> None:
    communities.set_members(shanghai, [MemberView("王建国", "chair"), MemberView("李敏"), MemberView("张伟")])
    communities.set_members(shanghai, [MemberView("张伟", "chair"), MemberView("李敏")])
    left = [each for each in of_year(shanghai, 2026) if each.due.duty.event == "member_left"]
    assert {(each.due.duty.id, each.about) for each in left} == {
        *(("member-handover", "王建国"), ("seat-posting", "王建国"), ("member-filing", "王建国")),
    }, "who only takes another seat has not left"
    assert {each.due.last for each in left} == {date(2026, 12, 7), None, date(2026, 12, 25)}


def test_what_is_told_is_on_record_once(shanghai: Office) -> None:
    occasions.tell(shanghai, TERM)
    occasions.tell(shanghai, TERM)
    with shanghai.store.read() as session:
        assert journal.head(session, "board:occasions").count == 2
    occasions.tell(shanghai, {"term_end": date(2028, 5, 31)})
    assert occasions.now(shanghai)["term_end"] == date(2028, 5, 31)
    communities.change(shanghai, term=2)
    assert "term_end" not in occasions.now(shanghai), "it was the end of the term before"
    assert by_document(shanghai, 2028).keys() >= {"term-election:2028-05-31"}
    communities.change(shanghai, term=1)
    occasions.tell(shanghai, {"term_end": None})
    assert occasions.now(shanghai).keys() == {"term_begin"}
    for code, days in (
        ("occasions.event", {"party": date(2027, 1, 1)}),
        ("occasions.far", {"founded": date(1, 1, 1)}),
        ("occasions.term_order", {"term_end": date(2024, 6, 1)}),
    ):
        with refused(code):
            occasions.tell(shanghai, days)  # type: ignore[arg-type]
    with refused("occasions.far"):
        of_year(shanghai, 9999)


def read(raw: bytes) -> list[dict[str, str]]:
    """The events of a calendar file as RFC 5545 has it: unfolded (3.1), escapes undone (3.3.11)."""
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[1], lines[-2], lines[-1]) == (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "END:VCALENDAR",
        "",
    )
    found: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name not in found[-1]:
            plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
            found[-1][name] = plain
    return found


def test_a_calendar_program_takes_it_and_a_second_file_replaces_it(
    shanghai: Office, tmp_path: Path, clock: Clock
) -> None:
    communities.change(shanghai, name="梧桐苑; 一期, 二期")
    occasions.tell(shanghai, TERM)
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    year_files.write(shanghai, 2027, first)
    dated = [each for each in of_year(shanghai, 2027) if each.due.last]
    events = read(first.read_bytes())
    assert [each["DTSTART;VALUE=DATE"] for each in events] == [f"{each.on:%Y%m%d}" for each in dated]
    assert [each["SUMMARY"] for each in events] == [each.due.duty.title["zh"] for each in dated]
    assert "《上海市住宅物业管理规定》第26条" in events[0]["DESCRIPTION"]
    assert "X-WR-CALNAME:梧桐苑\\; 一期\\, 二期" in first.read_text("utf-8").replace("\r\n ", "")
    occasions.tell(shanghai, {"contract_end": date(2027, 12, 31)})
    communities.change(shanghai, name="梧桐苑")
    clock.at += timedelta(days=60)
    postings.post(shanghai, "committee-rhythm:2027-01-01", "1")
    assert status(shanghai, "committee-rhythm:2027-01-01", 2027) == "done"
    year_files.write(shanghai, 2027, second)
    again = read(second.read_bytes())
    assert {each["UID"] for each in events} < {each["UID"] for each in again}
    assert len({each["UID"] for each in again}) == len(again) == len(events) + 1
    assert all(each["DTSTAMP"] for each in again)
