"""Every law that ships holds a meeting: its roll, who came by code, votes in the room, what came of them.

What must come out is worked out by hand beside each vote; `f`, `a`, `x` are the voters of the roll in turn.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.desk.meetings.estate import code
from tests.desk.polling import Clock

from meeting_tui.desk import communities
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.roll import acts as roll
from meeting_tui.rules import shipped

CHOICES = {"f": "for", "a": "against", "x": "abstain"}


@dataclass(frozen=True)
class Held:
    """A roll of one column of weights (headings of building, room, weight, owner) and what is voted on it."""

    profile: str
    lang: str
    head: str
    weights: tuple[str, ...]
    votes: tuple[tuple[str, str, str], ...]  # rule, marks, outcome


AREA = "楼栋,房号,专有部分面积,业主"
PLAIN = "Building,Flat,Area,Owner"
LOTS = "Building,Room,Size,Owner"
MEETINGS = (
    *(
        Held(
            name,
            "zh",
            AREA,
            ("100.00", "50.01", "50.00", "99.99"),
            (
                ("ordinary", "ffxa", "rejected"),  # two of four heads are no more than half
                ("ordinary", "fffa", "passed"),
                ("special", "fffa", "rejected"),  # 200.01 of 300.00 is less than three quarters
                ("special", "afff", "rejected"),  # 200.00 as well; three of four heads would do
                ("special", "ffff", "passed"),
            ),
        )
        for name in ("cn-assembly", "cn-assembly-shanghai")
    ),
    Held(
        "de-verein",
        "en",
        PLAIN,
        ("1", "1", "1", "1"),
        (
            ("resolution", "ffaa", "rejected"),
            ("resolution", "faxx", "rejected"),
            ("resolution", "ffax", "passed"),
            ("statute-change", "fffa", "passed"),  # BGB 33: three quarters of the votes cast
            ("statute-change", "ffax", "rejected"),
            ("purpose-change", "fffx", "rejected"),
        ),
    ),
    Held(
        "us-roberts",
        "en",
        PLAIN,
        ("1", "1", "1"),
        (
            ("majority", "fax", "rejected"),  # a tie
            ("majority", "fxx", "passed"),  # abstentions are not cast
            ("two-thirds", "ffa", "passed"),
            ("two-thirds", "fax", "rejected"),
        ),
    ),
    Held(
        "de-weg",
        "en",
        "Block,Flat,MEA,Owner",
        ("83.5/1000", "200/1000", "216.5/1000", "300/1000", "200/1000"),
        (
            ("cost-sharing", "fffax", "passed"),  # three of four heads; 500 of 1000
            ("cost-sharing", "ffaxf", "rejected"),  # 483.5
            ("cost-sharing", "xffax", "rejected"),  # two of three heads are no more than two thirds
            ("resolution", "ffaax", "rejected"),
            ("resolution", "ffaxx", "passed"),
        ),
    ),
    Held(
        "fr-copropriete",
        "en",
        "Block,Flat,Tantièmes/10000,Owner",
        ("2500", "2501", "3334", "1665"),
        (
            ("art-24", "faxx", "rejected"),
            ("art-25", "ffaa", "passed"),  # 5001 of 10,000
            ("art-25", "axfa", "second_vote"),  # 3334 × 3 ≥ 10,000
            ("art-26", "axff", "second_vote"),  # half of those taking part, 4999 ≥ a third: article 26-1
            ("art-26-1", "axff", "rejected"),  # 4999 of 10,000: décret 67-223 art. 19-1, no third vote
        ),
    ),
    Held(
        "au-nsw-strata",
        "en",
        "Building,Room,Unit entitlement,Owner",
        ("120", "110", "70", "100"),
        (
            ("ordinary", "ffaa", "rejected"),
            ("ordinary-poll", "ffaa", "passed"),  # 230 against 170
            ("special", "fffa", "passed"),  # 100 of 400 against
            ("special", "afff", "rejected"),  # 120
        ),
    ),
    Held(
        "hk-bmo",
        "zh",
        "楼栋,室,不可分割份數,业主",
        ("30", "29", "41"),
        (
            ("resolution", "fax", "passed"),
            ("committee-appointment", "fax", "passed"),  # thirty of a hundred
            ("committee-appointment", "xfx", "rejected"),  # twenty-nine
            ("large-scale-maintenance", "fax", "passed"),
        ),
    ),
    Held(
        "jp-condominium",
        "en",
        "Building,Room,持分,Owner",
        ("50.25", "49.75", "50", "50.00"),
        (
            ("special", "fffa", "passed"),  # 150 of 200
            ("special", "afff", "rejected"),  # 149.75
            ("ordinary", "ffax", "rejected"),  # two of four
        ),
    ),
    Held(
        "tw-condominium",
        "zh",
        "楼栋,室,應有部分,业主",
        ("4000/10000", "1500/10000", "1500/10000", "1500/10000", "1500/10000"),
        (
            ("art-31", "affff", "passed"),  # A counts 2000, so 6000 of 8000
            ("art-31", "fffaa", "rejected"),
            ("art-32", "fffaa", "passed"),
        ),
    ),
    Held(
        "uk-company",
        "en",
        "Building,Flat,Shares held,Owner",
        ("60", "20", "20"),
        (
            ("ordinary", "faa", "passed"),
            ("special", "faa", "rejected"),  # sixty of a hundred
            ("special", "ffa", "passed"),  # eighty
        ),
    ),
    Held(
        "sg-strata",
        "en",
        "Block,Room,Share value,Owner",
        ("150", "150", "150", "300", "250"),
        (
            ("ordinary", "fffaa", "passed"),  # three lots against two
            ("ordinary-poll", "fffaa", "rejected"),  # 450 against 550
            ("special", "ffffa", "passed"),  # 750 of 1000
            ("unanimous", "ffffa", "rejected"),
        ),
    ),
    Held(
        "ch-stockwerkeigentum",
        "en",
        "Block,Flat,Wertquote,Owner",
        ("300/1000", "200/1000", "499/1000", "1/1000"),
        (
            ("qualified", "ffaf", "passed"),  # three of four; 501 of 1000
            ("qualified", "ffax", "rejected"),
            ("ordinary", "ffxx", "rejected"),  # two of four that are there
        ),
    ),
    Held(
        "us-ca-hoa",
        "en",
        LOTS,
        ("",) * 4,
        (
            ("majority", "ffax", "passed"),
            ("majority", "faxx", "rejected"),
            ("declaration", "ffxx", "rejected"),
        ),
    ),
    Held(
        "us-fl-condominium",
        "en",
        LOTS,
        ("",) * 4,
        (("decision", "fffa", "passed"), ("decision", "ffax", "rejected"), ("alteration", "fffa", "passed")),
    ),
    Held(
        "ca-bc-strata",
        "en",
        LOTS,
        ("",) * 4,
        (
            ("majority", "fxxx", "passed"),  # abstentions are left out
            ("three-quarters", "fffa", "passed"),
            ("three-quarters", "ffax", "rejected"),
            ("eighty", "fffx", "rejected"),
        ),
    ),
    Held(
        "ca-on-condominium",
        "en",
        LOTS,
        ("",) * 4,
        (("majority", "ffax", "passed"), ("by-law", "ffxx", "rejected"), ("by-law", "fffa", "passed")),
    ),
)


def test_every_law_but_those_of_committees_is_here() -> None:
    assert {each.profile for each in MEETINGS} == {name for name in shipped() if "committee" not in name}


@pytest.mark.parametrize("held", MEETINGS, ids=lambda each: each.profile)
def test_a_meeting_from_roll_to_decisions(held: Held, tmp_path: Path) -> None:
    names = [f"Owner {no}" for no in range(1, len(held.weights) + 1)]
    rows = [f"A,{101 + no},{weight},{names[no]}" for no, weight in enumerate(held.weights)]
    (tmp_path / "roll.csv").write_text("\n".join((held.head, *rows)), encoding="utf-8")
    world = Clock().world()
    file = tmp_path / "c.meeting"
    with closing(communities.found(file, "Estate", held.profile, held.lang, who="Sec", world=world)) as made:
        office = persons.settled(made, "Sec")
        persons.register(office, "Clerk", organ="Agents")
        roll.import_roll(office, tmp_path / "roll.csv")
        agenda = (AgendaSpec("Business", "decision"),)
        desk.new_meeting(
            office, MeetingSpec("Meeting", kind="assembly", agenda=agenda, chair=names[0], recorder="Clerk")
        )
        desk.arrive(office, "m1", "Clerk", "invited")
        for no in range(1, len(names) + 1):
            desk.check_in(office, "m1", code(office, no))
        desk.open_meeting(office, "m1")
        desk.take_up(office, "m1", 1)
        for no, (rule, marks, outcome) in enumerate(held.votes, 1):
            desk.put_motion(office, "m1", f"Motion {no}", names[0], seconder=names[1], rule=rule)
            desk.open_vote(office, "m1", no, "roll_call")
            for name, mark in zip(names, marks, strict=True):
                desk.answer(office, "m1", no, name, CHOICES[mark])
            decision = desk.conclude(office, "m1", no).motions[-1].decision
            assert decision is not None
            assert (rule, marks, decision["outcome"]) == (rule, marks, outcome)
