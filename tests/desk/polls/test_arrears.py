"""Arrears take a vote until they are paid; who owns nothing does not stand; the unopposed need no vote."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from benchmarks.second_verifier import PERL, verdicts
from tests.desk.polling import Clock, close_now, keyed, refused
from tests.desk.polls.test_countries import COUNTRIES, Country, office_of, said, spec

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import bundles
from meeting_tui.desk.persons.acts import guest
from meeting_tui.desk.persons.find import resolve
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import arrears, counting
from meeting_tui.desk.polls.candidates import check_owners, unopposed
from meeting_tui.desk.polls.spec import ChoiceSpec, QuestionSpec, poll_spec
from meeting_tui.lang.formats import day
from meeting_tui.record.person import Person
from meeting_tui.rules import shipped_profile
from meeting_tui.rules.recount import recount

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
        [owes] = arrears.owing(office)
        assert (owes.voter, owes.label, owes.reasons) == (1, "Owner 101", ("levies",))
        if pays:
            assert arrears.paid(office, poll, "1") == arrears.paid(office, poll, "Owner 101")
            assert arrears.owing(office) == ()
        for serial, mark in enumerate("fffa", 1):
            keyed(office, serial, {"q1": ({"f": "for", "a": "against"}[mark],)}, poll)
        close_now(office, poll)
        assert arrears.owing(office) == ()
        row = counting.count(office, poll).as_json()["questions"][0]
        assert row["outcome"] == ("passed" if pays else "rejected")
        assert len(row["excluded"]) == (0 if pays else 1)
        heads, share, persons = (row["measures"][name]["all"] for name in ("heads", "share", "persons"))
        assert (heads, share, persons) == (
            (4, 400, 4) if pays else (3, 400, 3)
        )  # cl 17(2)(b): of the scheme's
        raw = json.loads(json.dumps(bundles.published(office, poll, "inspection")))
        assert [each.get("stays") for each in raw["voters"]].count(None) == (4 if pays else 3)
        assert not recount(raw).differences
        if PERL:
            assert verdicts([json.dumps(raw)]) == ["agrees"]


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
        assert arrears.owing(office) == ()
        with refused("polls.paid_late"):
            arrears.paid(office, poll, "1")
        clock.at -= timedelta(days=1)
        assert [each.last for each in arrears.owing(office)] == [clock.at.date()]
        arrears.paid(office, poll, "1")


def test_the_notice_says_who_loses_the_vote_and_until_when_it_can_be_paid(tmp_path: Path) -> None:
    """Singapore: three days before the vote ends; France takes nobody's vote."""
    lion, paris = (
        next(each for each in COUNTRIES if each.profile == law) for law in ("sg-strata", "fr-copropriete")
    )
    for country in (lion, paris):
        folder = tmp_path / country.profile
        folder.mkdir()
        with closing(office_of(country, folder)) as office:
            asked = poll_spec(spec(country))
            told = said(office, "notice", polls.new_poll(office, asked))
            last = day((asked.closes.date() - timedelta(days=3)).isoformat(), "en")
            assert (f"Whoever pays by {last} has a vote." in told) is (country is lion)
            assert ("owes contributions" in told) is (country is lion)


def test_a_law_that_takes_no_vote_refuses_it(tmp_path: Path) -> None:
    paris = next(each for each in COUNTRIES if each.profile == "fr-copropriete")
    with closing(office_of(paris, tmp_path)) as office, refused("polls.arrears"):
        polls.new_poll(office, poll_spec(owing(paris)))


def test_where_owners_alone_stand_a_known_stranger_does_not(tmp_path: Path) -> None:
    """物业管理条例 16: 由…业主担任; a bylaw makes the program hold candidates to it."""
    law = shipped_profile("cn-assembly")
    assert law.candidacy
    strict = replace(law, candidacy=replace(law.candidacy, owner=True))
    with closing(office_of(SYDNEY, tmp_path)) as office, office.store.write() as session:
        stranger, owner = guest(session, "Guest", "", ""), resolve(session, "Owner 101")
        check_owners(session, strict, [owner, Person(0, "a name and no more")])
        check_owners(session, law, [stranger])
        with refused("polls.candidate_owns_nothing"):
            check_owners(session, strict, [owner, stranger])


UNOPPOSED = [(2, "us-ca-hoa", True), (1, "us-ca-hoa", False), (2, "cn-assembly", False)]


@pytest.mark.parametrize(("seats", "law", "found"), UNOPPOSED)
def test_unopposed_in_california(seats: int, law: str, found: bool) -> None:
    """Civil Code 5103: no more candidates than seats."""
    names = (ChoiceSpec("a"), ChoiceSpec("b"))
    asked = QuestionSpec("q", "Directors", kind="elect", choices=names, seats=seats)
    assert bool(unopposed(shipped_profile(law), [asked])) is found
