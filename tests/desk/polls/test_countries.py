"""Every shipped law holds a poll: its own roll, papers, count, result, bundle, recount.

The numbers are worked out by hand beside each case; nothing of ours computes them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests.desk.polling import Clock, close_now, keyed, refused
from tests.paper.designs import page_text

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import register
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, proxies
from meeting_tui.desk.polls.frozen import case
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper.writers.text import render_text
from meeting_tui.rules import load_profile, shipped_profile
from meeting_tui.rules.recount import recount
from meeting_tui.store import tables
from meeting_tui.store.frozen import check_frozen

VERIFIER = Path(__file__).resolve().parents[3] / "docs" / "recount_verifier.py"


@dataclass(frozen=True)
class Vote:
    """One question: its rule, how A, B, C … voted (f, a, x, - for a blank), and what must come out."""

    rule: str
    marks: str
    outcome: str
    shares: tuple[str, str, str]  # for, against, all; by heads where the law knows no shares


@dataclass(frozen=True)
class Country:
    profile: str
    lang: str
    head: str  # headings of building, room, share (none where the law knows no shares), owner
    shares: tuple[str, ...]  # as the roll writes them
    votes: tuple[Vote, ...]
    printed: tuple[str, ...]  # what the first ballot says
    told: tuple[str, ...]  # what the result says

    @property
    def measure(self) -> str:
        """What its numbers are of."""
        return "heads" if not any(self.shares) else "share"


COUNTRIES = (
    Country(  # three of four heads are more than two thirds; 83.5 + 200 + 216.5 = 500 is half of 1000
        "de-weg",
        "en",
        "Haus;Wohnung;MEA;Eigentümer".replace("Haus", "Block")
        .replace("Wohnung", "Flat")
        .replace("Eigentümer", "Owner"),
        ("83,5/1000", "200/1.000", "216,5/1000", "300/1000", "200/1000"),
        (
            Vote("cost-sharing", "fffa-", "passed", ("500.0", "300.0", "1000.0")),
            Vote("cost-sharing", "ff-af", "rejected", ("483.5", "300.0", "1000.0")),  # 16.5 short
            Vote("resolution", "fxaxf", "passed", ("283.5", "216.5", "1000.0")),
        ),
        ("Co-ownership shares (MEA)", "83.5/1000"),
        ("Co-ownership shares (MEA)", "500.0 of 1,000.0", "short by 16.5 MEA shares"),
    ),
    Country(  # more than half of 10,000; exactly a third or more opens the second vote
        "fr-copropriete",
        "en",
        "Block;Flat;Tantièmes/10 000;Owner",
        ("2 500", "2 501", "3 334", "1 665"),
        (
            Vote("art-25", "ff--", "passed", ("5001", "0", "10000")),
            Vote("art-25", "-af-", "second_vote", ("3334", "2501", "10000")),  # 3334 * 3 >= 10000
            Vote("art-24", "fa--", "rejected", ("2500", "2501", "10000")),
            Vote("art-26", "ffff", "passed", ("10000", "0", "10000")),
        ),
        ("Tantièmes", "2500/10000"),
        ("Tantièmes", "5,001 of 10,000"),
    ),
    Country(  # 100 against of 400 is a quarter and passes; 120 of 400 is more
        "au-nsw-strata",
        "en",
        "Building;Room;Unit entitlement;Owner",
        ("120", "110", "70", "100"),
        (
            Vote("special", "fffa", "passed", ("300", "100", "400")),
            Vote("special", "afff", "rejected", ("280", "120", "400")),
            Vote("ordinary", "aff-", "passed", ("180", "120", "400")),
        ),
        ("Unit entitlement", "120"),
        ("Unit entitlement", "100 of 400", "20 units of entitlement too many"),
    ),
    Country(  # 30 of all 100 is thirty per cent; 29 is not
        "hk-bmo",
        "zh",
        "楼栋,室,不可分割份數,业主",
        ("30", "29", "41"),
        (
            Vote("resolution", "fa-", "passed", ("30", "29", "100")),
            Vote("committee-appointment", "fa-", "passed", ("30", "29", "100")),
            Vote("committee-appointment", "xf-", "rejected", ("29", "0", "100")),
        ),
        ("不可分割份数", "30"),
        ("不可分割份数", "30／100", "还差 1 份"),
    ),
    Country(  # 150 of 200.00 is three quarters; 149.75 is a quarter of a vote short
        "jp-condominium",
        "en",
        "Building,Room,持分,Owner",
        ("50.25", "49.75", "50", "50.00"),
        (
            Vote("special", "fffa", "passed", ("150.00", "50.00", "200.00")),
            Vote("special", "fxff", "passed", ("150.25", "0.00", "200.00")),
            Vote("special", "afff", "rejected", ("149.75", "50.25", "200.00")),
            Vote("ordinary", "ffax", "rejected", ("100.00", "50.00", "200.00")),
        ),
        ("Votes", "50.25"),
        ("Votes", "short by 0.25 votes"),
    ),
    Country(  # one fifth of 10,000 is all that A counts, so all are 8000: 6000 of them are three quarters
        "tw-condominium",
        "zh",
        "楼栋,室,應有部分,业主",
        ("4000/10000", "1500/10000", "1500/10000", "1500/10000", "1500/10000"),
        (
            Vote("art-31", "affff", "passed", ("6000", "2000", "8000")),
            Vote("art-31", "fffaa", "rejected", ("5000", "3000", "8000")),
            Vote("art-32", "fff-a", "passed", ("5000", "1500", "8000")),
        ),
        ("应有部分比例", "4000/10000"),
        ("应有部分比例", "6,000／8,000"),
    ),
    Country(
        "uk-company",
        "en",
        "Building,Flat,Shares held,Owner",
        ("60", "20", "20"),
        (
            Vote("ordinary", "faa", "passed", ("60", "40", "100")),
            Vote("special", "faa", "rejected", ("60", "40", "100")),
            Vote("written-special", "ff-", "passed", ("80", "0", "100")),
            Vote("written-ordinary", "-ff", "rejected", ("40", "0", "100")),
        ),
        ("Votes", "60"),
        ("Votes", "short by 15 votes"),
    ),
    Country(  # hands: three lots against two; the poll: 450 against 550; 750 of 1000 are three quarters
        "sg-strata",
        "en",
        "Block,Room,Share value,Owner",
        ("150", "150", "150", "300", "250"),
        (
            Vote("ordinary", "fffaa", "passed", ("450", "550", "1000")),
            Vote("ordinary-poll", "fffaa", "rejected", ("450", "550", "1000")),
            Vote("special", "ffffa", "passed", ("750", "250", "1000")),
            Vote("ninety", "fxfff", "passed", ("850", "0", "1000")),
            Vote("comprehensive", "fxfff", "rejected", ("850", "0", "1000")),
        ),
        ("Share value", "150"),
        ("Share value", "750 of 1,000", "short by 50 shares"),
    ),
    Country(  # of four, three are more than half; 300 + 201 of 1000 are too, 300 + 200 are not
        "ch-stockwerkeigentum",
        "en",
        "Block;Flat;Wertquote;Owner",
        ("300/1000", "200/1000", "499/1000", "1/1000"),
        (
            Vote("qualified", "ffaf", "passed", ("501", "499", "1000")),
            Vote("qualified", "ffa-", "rejected", ("500", "499", "1000")),
            Vote("ordinary", "ffxx", "rejected", ("500", "0", "1000")),  # two of four present
            Vote("ordinary", "-ffx", "rejected", ("699", "0", "1000")),  # a blank paper was there too
        ),
        ("Value shares (Wertquoten)", "300/1000"),
        ("Value shares (Wertquoten)", "501 of 1,000", "short by 1 value share"),
    ),
    Country(  # four of six are two thirds; three of four that are there are more than half of all and of them
        "us-fl-condominium",
        "en",
        "Building,Unit no.,Owner",
        ("",) * 6,
        (
            Vote("declaration", "ffffaa", "passed", ("4", "2", "6")),
            Vote("declaration", "fffaaa", "rejected", ("3", "3", "6")),
            Vote("decision", "fffaax", "rejected", ("3", "2", "6")),  # three of six that are represented
        ),
        ("101",),
        ("4 of 6", "short by 1 voting interest"),
    ),
    Country(  # three of four votes cast are three quarters; five of six are more than 80 %, four are not
        "ca-bc-strata",
        "en",
        "Building,Room,Owner",
        ("",) * 6,
        (
            Vote("three-quarters", "fffaxx", "passed", ("3", "1", "6")),
            Vote("three-quarters", "ffaxxx", "rejected", ("2", "1", "6")),
            Vote("eighty", "fffff-", "passed", ("5", "0", "6")),
            Vote("eighty", "ffff--", "rejected", ("4", "0", "6")),
        ),
        ("101",),
        ("3 of 4", "short by 1 vote"),
    ),
    Country(  # a by-law needs more than half of all units, a motion more than half of the votes cast
        "ca-on-condominium",
        "en",
        "Building,Room,Owner",
        ("",) * 6,
        (
            Vote("majority", "ff-a--", "passed", ("2", "1", "6")),
            Vote("by-law", "ffff--", "passed", ("4", "0", "6")),
            Vote("by-law", "fffa--", "rejected", ("3", "1", "6")),
        ),
        ("101",),
        ("2 of 3", "short by 1 unit"),
    ),
)
CALIFORNIA = Country("us-ca-hoa", "en", "Building,Room,Owner", ("",) * 6, (), (), ())


def office_of(country: Country, folder: Path, clock: Clock | None = None) -> Office:
    """A community of that country with its roll."""
    world = (clock or Clock()).world()
    office = communities.found(
        folder / "a.meeting", "Estate", country.profile, country.lang, who="Ann", world=world
    )
    roll.import_roll(office, rewritten(folder, country, country.shares))
    return office


def rewritten(folder: Path, country: Country, shares: Sequence[str]) -> Path:
    """A roll in the country's words with these shares."""
    apart = ";" if ";" in country.head else ","
    cells = [("A", str(no), share, f"Owner {no}") for no, share in enumerate(shares, 101)]
    rows = [apart.join(filter(None, each)) for each in cells]
    file = folder / "roll.csv"
    file.write_text("\n".join((country.head, *rows)), encoding="utf-8")
    return file


def spec(country: Country) -> str:
    """A poll with every question of the case."""
    asked = "".join(
        f'[[question]]\nid = "q{no}"\ntitle = "Question {no}"\ntext = "Text."\nrule = "{vote.rule}"\n'
        for no, vote in enumerate(country.votes, 1)
    )
    when = 'opens = 2026-11-24\ncloses = 2026-12-08\nwithout_rehearsal = "x"\n'
    return f'title = "Poll"\n{when}place = "Box"\n{asked}'


def marks_of(country: Country, serial: int) -> Mapping[str, tuple[str, ...]]:
    """What the paper of one voter says; `-` leaves the question blank."""
    words = {"f": ("for",), "a": ("against",), "x": ("abstain",)}
    given = {f"q{no}": vote.marks[serial - 1] for no, vote in enumerate(country.votes, 1)}
    return {name: words[mark] for name, mark in given.items() if mark != "-"}


def said(office: Office, kind: str, poll: str) -> str:
    """A document of a poll as one line of text."""
    made = [each for each in documents.papers(office) if each.kind == kind and each.ref == poll]
    paper = made[-1]  # the archive copy where there is one: of so few owners a public one has no numbers
    return " ".join(render_text(documents.build(office, paper), 200).split())


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda each: each.profile)
def test_a_poll_from_roll_to_recount(country: Country, tmp_path: Path) -> None:
    with closing(office_of(country, tmp_path)) as office:
        poll = polls.new_poll(office, poll_spec(spec(country)))
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        for serial in range(1, len(country.shares) + 1):
            if marks := marks_of(country, serial):
                keyed(office, serial, marks, poll)
        close_now(office, poll)
        report = counting.count(office, poll)
        assert report.complete
        for vote, found in zip(country.votes, report.as_json()["questions"], strict=True):
            row = found["measures"][country.measure]
            assert (found["outcome"], *(str(row[name]) for name in ("for", "against", "all"))) == (
                vote.outcome,
                *vote.shares,
            )
        paper = page_text(tmp_path / "ballots.pdf")
        assert all(text in paper for text in country.printed)
        heads = shipped_profile(country.profile).measures["heads"].title
        assert heads.get(country.lang, "") in paper
        assert "㎡" not in paper
        told = said(office, "result", poll)
        assert [text for text in country.told if text not in told] == []
        assert all(text in said(office, "register", poll) for text in country.printed)
        if country.measure == "share":
            assert country.printed[0] in said(office, "tally", poll)
        for kind in ("result", "register", "tally", "notice"):
            assert "㎡" not in said(office, kind, poll)
            assert "m²" not in said(office, kind, poll)
        bundle = bundles.published(office, poll, "inspection")
    again = recount(json.loads(json.dumps(bundle)))
    assert not again.differences
    file = tmp_path / "bundle.json"
    file.write_text(json.dumps(bundle), encoding="utf-8")
    stranger = subprocess.run(
        [sys.executable, str(VERIFIER), str(file)], capture_output=True, text=True, check=False
    )
    assert stranger.returncode == 0, stranger.stdout + stranger.stderr


PLAIN = (  # of equal homes; for, against, all by heads
    *(
        Country(
            name,
            "zh",
            "楼栋,房号,专有部分面积,业主",
            ("100.00", "50.01", "50.00", "99.99"),
            (
                Vote(
                    "ordinary", "ffxa", "rejected", ("2", "1", "4")
                ),  # two of four heads are no more than half
                Vote("ordinary", "fff-", "passed", ("3", "0", "4")),  # a blank takes part and abstains
                Vote("special", "fffa", "rejected", ("3", "1", "4")),  # 200.01 of 300.00 m²
            ),
            ("100.00 ㎡",),
            ("200.01／300.00",),
        )
        for name in ("cn-assembly", "cn-assembly-shanghai")
    ),
    Country(
        "de-verein",
        "en",
        "Building,Flat,Area,Owner",
        ("1", "1", "1", "1"),
        (
            Vote("resolution", "fax-", "rejected", ("1", "1", "4")),
            Vote("statute-change", "fffa", "passed", ("3", "1", "4")),
            Vote("purpose-change", "fff-", "rejected", ("3", "0", "4")),
        ),
        ("Owner 101",),
        ("BGB §33(1)",),
    ),
    Country(
        "us-roberts",
        "en",
        "Building,Flat,Area,Owner",
        ("1", "1", "1"),
        (
            Vote("majority", "fa-", "rejected", ("1", "1", "3")),
            Vote("majority", "fx-", "passed", ("1", "0", "3")),
            Vote("two-thirds", "ffa", "passed", ("2", "1", "3")),
        ),
        ("Owner 101",),
        ("RONR",),
    ),
)


@pytest.mark.parametrize("country", PLAIN, ids=lambda each: each.profile)
def test_a_poll_by_heads_or_area_from_roll_to_recount(country: Country, tmp_path: Path) -> None:
    with closing(office_of(country, tmp_path)) as office:
        poll = poll_of(country, office)
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        for serial in range(1, len(country.shares) + 1):
            keyed(office, serial, marks_of(country, serial), poll)
        close_now(office, poll)
        for vote, found in zip(
            country.votes, counting.count(office, poll).as_json()["questions"], strict=True
        ):
            row = found["measures"]["heads"]
            numbers = (str(row[name]) for name in ("for", "against", "all"))
            assert (vote.rule, found["outcome"], *numbers) == (vote.rule, vote.outcome, *vote.shares)
        paper = page_text(tmp_path / "ballots.pdf")
        assert all(text in paper for text in country.printed)
        told = said(office, "result", poll)
        assert [text for text in country.told if text not in told] == []
        bundle = json.loads(json.dumps(bundles.published(office, poll, "inspection")))
    again = recount(bundle)
    assert (again.differences, again.binding and again.binding.proven) == ((), True)
    file = tmp_path / "bundle.json"
    file.write_text(json.dumps(bundle), encoding="utf-8")
    subprocess.run([sys.executable, str(VERIFIER), str(file)], capture_output=True, check=True)


def test_a_roll_without_shares_says_which_column_is_missing(tmp_path: Path) -> None:
    country = COUNTRIES[2]
    with closing(office_of(country, tmp_path)) as office:
        file = tmp_path / "areas.csv"
        file.write_text("Building,Room,Area,Owner\nA,101,89.12,Ann\n", encoding="utf-8")
        roll.import_roll(office, file)
        with refused("polls.measure", measure="share", column=(("份额", "shares"),)):
            polls.new_poll(office, poll_spec(spec(country)))


def poll_of(country: Country, office: Office) -> str:
    """Its poll, opened."""
    return polls.new_poll(office, poll_spec(spec(country)))


def test_the_record_and_the_frozen_poll_hold_the_shares(tmp_path: Path) -> None:
    country = COUNTRIES[0]
    with closing(office_of(country, tmp_path)) as office:
        poll = poll_of(country, office)
        view = polls.poll(office, poll)
        assert (view.shares, view.area, view.profile.measures["share"].decimals) == ("1000/1000", 0, 1)
        with office.store.write() as session:
            check_frozen(session)
            row = session.get(tables.PollVoter, (poll, 1))
            assert row is not None
            assert row.share == "83.5/1000"
            row.share = "84.5/1000"
            session.add(row)
            session.flush()
            with refused("checking.poll", what="ballots"):
                check_frozen(session)


def test_wholes_that_differ_are_counted_in_one(tmp_path: Path) -> None:
    thirds = Country("de-weg", "en", "Block;Flat;MEA;Owner", ("1/3", "1/2", "1/6"), (), (), ())
    with closing(office_of(thirds, tmp_path)) as office:
        assert roll.totals(office).share == "6/6"
        poll = polls.new_poll(office, poll_spec(spec(COUNTRIES[0])))
        with office.store.read() as session:
            assert [each.share for each in case(session, poll).live(session).values()] == [
                "2/6",
                "3/6",
                "1/6",
            ]


def test_a_developer_of_half_the_entitlement_votes_a_third_of_it(tmp_path: Path) -> None:
    """SSMA 2015 s 5(2A): 300 of 500 becomes 100; all that can be voted is then 300."""
    with closing(office_of(COUNTRIES[2], tmp_path)) as office:
        file = tmp_path / "developer.csv"
        file.write_text(
            "Building,Room,Unit entitlement,Owner,Owner kind\n"
            "A,1,200,Build Ltd,developer\nA,2,100,Build Ltd,developer\nA,3,110,Ann,\nA,4,90,Bob,\n",
            encoding="utf-8",
        )
        roll.import_roll(office, file)
        poll = poll_of(COUNTRIES[2], office)
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        keyed(office, 1, {"q1": ("against",)}, poll)
        keyed(office, 2, {"q1": ("for",)}, poll)
        keyed(office, 3, {"q1": ("for",)}, poll)
        close_now(office, poll)
        row = counting.count(office, poll).as_json()["questions"][0]
        assert [row["measures"]["share"][name] for name in ("against", "for", "cast")] == [100, 200, 300]
        assert [row["measures"]["share"][name] for name in ("all", "present")] == [500, 500]  # Sch 1 cl 17
        assert row["outcome"] == "rejected"  # a hundred of three hundred is more than a quarter


def test_a_majority_holder_weighs_no_more_than_all_others(tmp_path: Path) -> None:
    """Loi 65-557 art 22: 6000 of 10,000 become 4000, the sum of the others."""
    france = replace(COUNTRIES[1], shares=("6 000", "2 500", "1 500"))
    with closing(office_of(france, tmp_path)) as office:
        poll = poll_of(france, office)
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        for serial, mark in enumerate(("for", "against", "against"), 1):
            keyed(office, serial, {"q3": (mark,)}, poll)
        close_now(office, poll)
        row = counting.count(office, poll).as_json()["questions"][2]
        assert [row["measures"]["share"][name] for name in ("for", "against", "all")] == [4000, 4000, 8000]
        assert row["outcome"] == "rejected"


def test_a_french_holder_of_a_tenth_may_carry_more_than_three(tmp_path: Path) -> None:
    """Art 22: over three mandates only while own and carried votes stay within ten per cent."""
    small = replace(COUNTRIES[1], shares=("200", "200", "200", "200", "200", "9 000"))
    with closing(office_of(small, tmp_path)) as office:
        poll = poll_of(small, office)
        for giver in "1234":
            proxies.appoint(office, poll, giver, "5")  # 1000 of 10,000 in all
        with refused("proxies.too_many", limit=3, number=5):
            proxies.appoint(office, poll, "6", "5")


def test_a_taiwanese_holder_carries_a_fifth_and_the_rest_stays_in_the_base(tmp_path: Path) -> None:
    """Art 27: of 1500 + 1500 carried, 2000 of 10,000 count; the other 1000 can't be voted but are there."""
    taiwan = replace(COUNTRIES[5], shares=("1500/10000", "1500/10000", "2000/10000") + ("1000/10000",) * 5)
    with closing(office_of(taiwan, tmp_path)) as office:
        poll = poll_of(taiwan, office)
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        register(office, "Friend")
        proxies.appoint(office, poll, "1", "Friend")
        proxies.appoint(office, poll, "2", "Friend")
        for serial in range(1, 9):
            keyed(office, serial, {"q1": ("for",)}, poll)
        close_now(office, poll)
        row = counting.count(office, poll).as_json()["questions"][0]["measures"]["share"]
        assert (row["for"], row["all"]) == (9000, 10000)


def test_a_poll_takes_the_law_of_the_day_it_opens_and_says_so(tmp_path: Path) -> None:
    """Japan: A, B and D of four attend, 150.25 of 200.00; A and B for are 100.00: half of all, more than half
    of those attending. The amendment in force from 2026-04-01 counts those attending."""
    japan = COUNTRIES[4]
    clock = Clock()
    with closing(office_of(japan, tmp_path, clock)) as office:
        outcomes = {}
        for opens, closes in (("2026-03-31", "2026-04-14"), ("2026-04-01", "2026-04-15")):
            clock.at = clock.at.replace(month=3, day=30)
            asked = spec(replace(japan, votes=(Vote("ordinary", "ff-a", "", ("", "", "")),)))
            told_ = asked.replace("2026-11-24", opens).replace("2026-12-08", closes)
            poll = polls.new_poll(office, poll_spec(told_))
            ballots.print_ballots(office, poll, tmp_path / f"{opens}.pdf")
            clock.at = clock.at.replace(month=4, day=2)
            for serial, mark in ((1, "for"), (2, "for"), (4, "against")):
                keyed(office, serial, {"q1": (mark,)}, poll)
            close_now(office, poll)
            outcomes[opens] = counting.count(office, poll).as_json()["questions"][0]["outcome"]
            assert ("2026-03-31" if opens < "2026-04" else "2026-04-01") in said(office, "result", poll)
            assert not recount(
                json.loads(json.dumps(bundles.published(office, poll, "inspection")))
            ).differences
        assert outcomes == {"2026-03-31": "rejected", "2026-04-01": "passed"}


def test_a_secret_ballot_may_not_tell_whose_it_is_by_its_share(tmp_path: Path) -> None:
    country = COUNTRIES[6]
    secret = f'identity = "secret"\n{spec(country)}'
    with closing(office_of(country, tmp_path)) as office:
        with refused("polls.secret_share", share="20", count=2):
            polls.new_poll(office, poll_spec(secret))
        roll.import_roll(office, rewritten(tmp_path, country, ("20",) * 5))
        poll = polls.new_poll(office, poll_spec(secret))
        with office.store.read() as session:
            assert {each.share for each in case(session, poll).live(session).values()} == {"20"}


def test_a_replaced_ballot_keeps_its_share(tmp_path: Path) -> None:
    country = COUNTRIES[2]
    with closing(office_of(country, tmp_path)) as office:
        poll = poll_of(country, office)
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        ballots.replace(office, poll, [2], "spoiled", tmp_path / "again.pdf")
        keyed(office, 5, {"q1": ("for",)}, poll)
        close_now(office, poll)
        row = counting.count(office, poll).as_json()["questions"][0]["measures"]["share"]
        assert (row["for"], row["all"]) == (110, 400)


def test_a_californian_poll_is_secret_lasts_thirty_days_and_opens_two_envelopes(tmp_path: Path) -> None:
    """Civil Code 5115: no name on it, thirty days; 5605, 4070: of six four take part, three are for."""
    asked = '[[question]]\nid = "q1"\ntitle = "Assessment"\ntext = "Text."\nrule = "assessment"\n'
    seats = (
        '[[question]]\nid = "q2"\ntitle = "Directors"\ntext = "Two seats."\nrule = "election"\n'
        'kind = "elect"\nseats = 2\nchoices = [{ id = "a", label = "Ann" }, { id = "b", label = "Bob" },'
        ' { id = "c", label = "Cy" }]\n'
    )
    times = 'title = "Poll"\nopens = 2026-11-24\ncloses = {}\nwithout_rehearsal = "x"\nplace = "Box"\n'
    marks = (("for", "ab"), ("for", "a"), ("for", "b"), ("against", "c"))
    clock = Clock()
    with closing(office_of(CALIFORNIA, tmp_path, clock)) as office:
        with refused("rules.window", days=30, least=31):
            polls.new_poll(office, poll_spec(times.format("2026-12-23") + asked))
        poll = polls.new_poll(office, poll_spec(times.format("2026-12-24") + asked + seats))
        assert polls.poll(office, poll).identity == "secret"
        notice = said(office, "notice", poll)
        assert "sign the outer one" in notice
        assert "sign the ballot" not in notice
        assert "Votes 6 votes" in notice
        ballots.print_ballots(office, poll, tmp_path / "ballots.pdf")
        ballots.issue(office, poll, ["1-6"], outer=True)
        ballots.return_(office, poll, ["1-4"], box="Box", outer=True)
        for name in ("Inspector", "Second inspector"):
            register(office, name)
        close_now(office, poll)
        envelopes.mix(office, poll, ("Inspector", "Second inspector"), 4)
        for serial, (word, names) in enumerate(marks, 1):
            ballots.enter(office, serial, {"q1": (word,), "q2": tuple(names)}, poll)
        first, second = counting.count(office, poll).as_json()["questions"]
    assert (first["outcome"], first["measures"]["heads"]["for"]) == ("passed", 3)
    assert second["elected"] == ["a", "b"]


def test_who_owns_two_units_has_two_votes_where_units_vote(tmp_path: Path) -> None:
    """SPA (BC) s 53, Ontario s 51: a vote a unit. ZGB 67: a vote an owner, however many units."""
    for law, heads in (("ca-bc-strata", 3), ("ca-on-condominium", 3), ("ch-stockwerkeigentum", 2)):
        folder = tmp_path / law
        folder.mkdir()
        with closing(office_of(replace(CALIFORNIA, profile=law), folder)) as office:
            file = folder / "two.csv"
            rows = "A,1,5,Ann,7\nA,2,3,Ann,7\nA,3,2,Bob,8\n"
            file.write_text(f"Building,Room,Share,Owner,Owner code\n{rows}", encoding="utf-8")
            roll.import_roll(office, file)
            assert roll.totals(office).heads == heads


def test_a_roll_may_call_shares_as_the_law_does(tmp_path: Path) -> None:
    """A law written by somebody else brings the words of its own rolls along."""
    guide = Path(__file__).resolve().parents[3] / "docs" / "guide" / "profiles.md"
    text = guide.read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    arcadia = load_profile(text, "arcadia-units.toml")
    office = communities.found(
        tmp_path / "a.meeting", "Court", arcadia, "en", who="Ann", world=Clock().world()
    )
    with closing(office):
        for heading in ("Unit shares", "单位份额", "Unit shares/1000"):
            file = tmp_path / "roll.csv"
            file.write_text(f"Building,Room,{heading},Owner\nA,1,600,Ann\nA,2,400,Bob\n", encoding="utf-8")
            assert roll.import_roll(office, file).share.split("/")[0] == "1000"
