"""Arrears take a vote where the law says so, until they are paid in time."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests.desk.polling import Clock, keyed, refused
from tests.desk.polls.test_countries import COUNTRIES, Country, office_of, spec

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import arrears, counting
from meeting_tui.desk.polls.spec import poll_spec

SYDNEY = next(each for each in COUNTRIES if each.profile == "au-nsw-strata")
OWES = 'excluded = [{ voter = 1, reason = "levies", arrears = true }]'


def owing(country: Country) -> str:
    """The poll of a country in which voter 1 owes, on its first question."""
    head, first, rest = spec(country).split("[[question]]", 2)
    return f"{head}[[question]]{first}{OWES}\n[[question]]{rest}"


@pytest.mark.parametrize("pays", [False, True])
def test_who_owes_votes_once_it_is_paid(tmp_path: Path, pays: bool) -> None:
    """SSMA 2015 Sch 1 cl 23: 100 of 280 against is more than a quarter, 100 of 400 is not."""
    with closing(office_of(SYDNEY, tmp_path)) as office:
        poll = polls.new_poll(office, poll_spec(owing(SYDNEY)))
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        if pays:
            assert arrears.paid(office, poll, "1") == arrears.paid(office, poll, "Owner 101")
        for serial, mark in enumerate("fffa", 1):
            keyed(office, serial, {"q1": ({"f": "for", "a": "against"}[mark],)}, poll)
        polls.close_poll(office, poll)
        row = counting.count(office, poll).as_json()["questions"][0]
        assert row["outcome"] == ("passed" if pays else "rejected")
        assert len(row["excluded"]) == (0 if pays else 1)


def test_paying_late_and_owing_nothing_are_refused(tmp_path: Path) -> None:
    """BSMA First Schedule: three days before; the last day counts."""
    clock = Clock()
    lion = next(each for each in COUNTRIES if each.profile == "sg-strata")
    with closing(office_of(lion, tmp_path, clock)) as office:
        asked = poll_spec(owing(lion))
        poll = polls.new_poll(office, asked)
        with refused("polls.not_owing"):
            arrears.paid(office, poll, "2")
        clock.at = clock.at.replace(
            year=asked.closes.year, month=asked.closes.month, day=asked.closes.day
        ) - timedelta(days=2)
        with refused("polls.paid_late"):
            arrears.paid(office, poll, "1")
        clock.at -= timedelta(days=1)
        arrears.paid(office, poll, "1")


def test_a_law_that_takes_no_vote_refuses_it(tmp_path: Path) -> None:
    paris = next(each for each in COUNTRIES if each.profile == "fr-copropriete")
    with closing(office_of(paris, tmp_path)) as office, refused("polls.arrears"):
        polls.new_poll(office, poll_spec(owing(paris)))
