"""Arrears on the roll: noted with their paper, imported as a column, weighed where the law says so."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlmodel import select
from tests.desk.polling import close_now, estate, keyed, refused
from tests.desk.polls.test_countries import COUNTRIES, office_of, said, spec

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import arrears, counting
from meeting_tui.desk.polls.spec import PollSpec, poll_spec
from meeting_tui.desk.polls.unpaid import foreseen
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll import arrears as roll_arrears
from meeting_tui.desk.roll.owes import owes_since
from meeting_tui.desk.safety.checking import verify
from meeting_tui.rules import shipped_profile
from meeting_tui.store import tables

BY_PROFILE = {each.profile: each for each in COUNTRIES}
SYDNEY, MIAMI = BY_PROFILE["au-nsw-strata"], BY_PROFILE["us-fl-condominium"]
OWED = date(2026, 6, 30)


@pytest.mark.parametrize("how", ["owes", "paid", "withdrawn"])
def test_what_the_roll_notes_takes_the_vote_until_it_is_cleared(tmp_path: Path, how: str) -> None:
    """SSMA 2015 (NSW) Sch 1 cl 23: without voter 1's 120, 100 against of 280 are over a quarter."""
    with closing(office_of(SYDNEY, tmp_path)) as office:
        noted = roll_arrears.note(office, "a - 101", OWED, "Levy ledger of 2026-10-31")
        assert (noted.unit, noted.voter, noted.by) == ("a-101", 1, "Ann")
        asked = poll_spec(spec(SYDNEY))
        assert {(each.question, each.reason) for each in foreseen(office, asked)} == {
            (f"q{no}", "in arrears since 30 June 2026") for no in (1, 2, 3)
        }
        poll = polls.new_poll(office, asked)
        if how != "owes":
            reason = "The ledger named the wrong lot" if how == "withdrawn" else ""
            assert arrears.settle(office, "A-101", how, reason) == ("Owner 101",)  # type: ignore[arg-type]
            assert roll_arrears.listed(office) == ()
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        for serial, mark in enumerate("fffa", 1):
            keyed(office, serial, {"q1": ({"f": "for", "a": "against"}[mark],)}, poll)
        close_now(office, poll)
        row = counting.count(office, poll).as_json()["questions"][0]
        assert row["outcome"] == ("rejected" if how == "owes" else "passed")
        told = said(office, "result", poll)
        assert ("1 voter had no vote for arrears" in told) is (how == "owes")
        assert ("Sch 1 cll 17, 23" in told) is (how == "owes")
        assert "ledger" not in told
    assert verify(tmp_path / "a.meeting").ok


def test_under_a_law_that_makes_nothing_of_it_nothing_is_noted(tmp_path: Path) -> None:
    with closing(office_of(BY_PROFILE["fr-copropriete"], tmp_path)) as office, refused("roll.arrears_moot"):
        roll_arrears.note(office, "A-101", OWED, "Relevé")


def test_a_note_needs_its_paper_and_a_day_that_was(tmp_path: Path) -> None:
    with closing(office_of(SYDNEY, tmp_path)) as office:
        with refused("roll.arrears_source"):
            roll_arrears.note(office, "A-101", OWED, " ")
        with refused("roll.arrears_future"):
            roll_arrears.note(office, "A-101", date(2027, 1, 1), "x")
        with refused("roll.no_unit_of"):
            roll_arrears.note(office, "B-101", OWED, "x")
        with refused("roll.not_in_arrears"):
            arrears.settle(office, "A-101", "paid")
        roll_arrears.note(office, "A-101", OWED, "x")
        with refused("roll.arrears_reason"):
            arrears.settle(office, "A-101", "withdrawn")


COLUMN = ("Building,Room,Unit entitlement,Owner,In arrears since", "A,101,120,Ann,{}", "A,102,100,Bob,{}")


def imported(office: Office, folder: Path, first: str, second: str) -> list[tuple[str, str, str]]:
    """A roll with these cells; who is noted after it."""
    file = folder / "arrears.csv"
    file.write_text("\n".join((COLUMN[0], COLUMN[1].format(first), COLUMN[2].format(second))), "utf-8")
    roll.import_roll(office, file)
    return [(each.unit, each.since, each.source) for each in roll_arrears.listed(office)]


def test_a_column_of_the_roll_says_who_owes_and_who_does_no_more(tmp_path: Path) -> None:
    with closing(office_of(SYDNEY, tmp_path)) as office:
        one = ("a-101", "2026-06-30", "arrears.csv")
        assert imported(office, tmp_path, "2026-06-30", "no") == [one]
        roll.export_roll(office, tmp_path / "out.csv")
        assert "2026-06-30" in (tmp_path / "out.csv").read_text("utf-8-sig")
        assert imported(office, tmp_path, "2026/6/30", "-") == [one]
        assert imported(office, tmp_path, "", "2026年1月2日") == [("a-102", "2026-01-02", "arrears.csv")]
        with refused("roll.faults"):
            imported(office, tmp_path, "450.00", "")
        office_of_before = roll_arrears.listed(office)
        plain = tmp_path / "plain.csv"
        plain.write_text("\n".join(("Building,Room,Unit entitlement,Owner", "A,102,100,Bob")), "utf-8")
        roll.import_roll(office, plain)
        assert [(each.unit, each.since) for each in office_of_before] == [
            (each.unit, each.since) for each in roll_arrears.listed(office)
        ]


def test_a_spreadsheet_may_hold_a_date(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        COLUMN[0].split(","),
        ["A", "101", "120", "Ann", date(2026, 6, 30)],
        ["A", "102", 9, "Bob"],
    ):
        book.active.append(row)
    book.save(tmp_path / "arrears.xlsx")
    with closing(office_of(SYDNEY, tmp_path)) as office:
        roll.import_roll(office, tmp_path / "arrears.xlsx")
        assert [each.since for each in roll_arrears.listed(office)] == ["2026-06-30"]


@pytest.mark.parametrize(
    ("cell", "dated", "day"),
    [
        ("46203", True, "2026-06-30"),
        ("46203", False, None),
        ("2026-13-01", False, None),
        ("２０２６．６．３０", False, "2026-06-30"),
        ("未欠", False, ""),
        ("0", False, ""),
        ("—", False, ""),
        ("是", False, None),
    ],
)
def test_a_cell_is_a_day_or_nothing_or_a_fault(cell: str, dated: bool, day: str | None) -> None:
    assert owes_since(cell, dated=dated) == day


def test_who_owes_for_one_of_two_units_is_for_people_to_say(tmp_path: Path) -> None:
    """A ballot weighs both; the law takes one lot's vote."""
    with closing(office_of(SYDNEY, tmp_path)) as office:
        file = tmp_path / "two.csv"
        rows = ("A,101,120,Ann,1", "A,102,100,Ann,1", "A,103,80,Bob,2")
        file.write_text("\n".join(("Building,Room,Unit entitlement,Owner,Reference", *rows)), "utf-8")
        roll.import_roll(office, file)
        roll_arrears.note(office, "A-102", OWED, "ledger")
        asked = poll_spec(spec(SYDNEY))
        with refused("polls.arrears_part"):
            polls.new_poll(office, asked)
        out = 'excluded = [{ voter = 1, reason = "levies of 102", arrears = true }]'
        said_so = spec(SYDNEY).replace('text = "Text."', f'text = "Text."\n{out}')
        assert polls.new_poll(office, poll_spec(said_so))
        roll_arrears.note(office, "A-101", OWED, "ledger")
        assert polls.new_poll(office, asked)


def test_of_a_secret_poll_who_owes_gets_no_paper(tmp_path: Path) -> None:
    """Fla. Stat. 718.303(5): a suspended interest is in no total."""
    with closing(office_of(MIAMI, tmp_path)) as office:
        roll_arrears.note(office, "A-101", OWED, "Board of 2026-10-02")
        secret = replace(poll_spec(spec(MIAMI)), identity="secret")
        poll = polls.new_poll(office, secret)
        assert polls.poll(office, poll).voters == 5
        with office.store.read() as session:
            envelopes = session.exec(select(tables.PollEnvelope)).all()
        assert sorted(each.voter_no for each in envelopes) == [2, 3, 4, 5, 6]
        with refused("polls.not_owing"):
            arrears.paid(office, poll, "1")
    assert verify(tmp_path / "a.meeting").ok


def election(name: str) -> PollSpec:
    head = 'title = "Election"\nopens = 2026-12-01\ncloses = 2026-12-20\nwithout_rehearsal = "as before"\n'
    asked = 'title = "Committee"\nmatter = "cc278.3"\nkind = "elect"\nseats = 1\n'
    return poll_spec(f'{head}[[question]]\nid = "q"\n{asked}choices = ["{name}"]\n')


def test_in_shanghai_who_owes_does_not_stand_but_votes(tmp_path: Path) -> None:
    """《上海市住宅物业管理规定》第20条."""
    with closing(estate(tmp_path)) as office:
        communities.change_profile(office, shipped_profile("cn-assembly-shanghai").text, "shanghai")
        first = roll.voter(office, 1)
        name, unit = first.owners[0].name, first.units[0].place
        roll_arrears.note(office, unit, OWED, "物业公司欠费清单")
        with refused("polls.candidate_owes"):
            polls.new_poll(office, election(name))
        arrears.settle(office, unit, "paid")
        poll = polls.new_poll(office, election(name))
        assert not polls.poll(office, poll).asked[0].excluded
