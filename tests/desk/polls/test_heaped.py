"""Votes heaped on one name, fewest marks, lots of those in waiting, a vote again between the level."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.desk.lots import OTHER, SEED, TWO, come, draw
from tests.desk.polling import Clock, close_now, keyed, printed_poll, write_roll
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.board.files import write
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import again, counting, frozen, lots, ties
from meeting_tui.desk.polls.export import spec_of
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.polls.spec_out import to_toml
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.rules import load_profile
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.public_recount import recount_public
from meeting_tui.rules.recount import recount

OURS = """
format = 1
id = "oakdale"
extends = "us-ca-hoa"
bylaw = "Bylaws, art. 4"
identity = "signed"
[election]
cumulative = true
ties = "lots"
"""
SPEC = """
title = "Directors"
matter = "directors"
opens = 2026-11-24
closes = 2026-12-26
without_rehearsal = "the printer of last year"
[[question]]
id = "board"
title = "Election of directors"
kind = "elect"
seats = 3
reserve = 2
min_ticks = 2
cumulative = true
choices = ["ann", "bob", "cat", "dan", "eve"]
"""
WINDOW = datetime.fromisoformat("2027-01-10T00:00"), datetime.fromisoformat("2027-02-12T18:00")
PAPERS = (
    *(("ann", "ann:2", "ann:3"),) * 2,  # all three votes for one: 6
    ("bob", "bob:3", "cat"),
    ("bob", "cat:2", "cat:3"),
    ("dan", "eve"),
    ("dan:2", "eve:2"),
    ("dan",),  # fewer than two: invalid
    ("ann", "ann:2", "bob", "cat"),  # more than three: invalid
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    ours = load_profile(OURS, "oakdale.toml")
    made = communities.found(
        tmp_path / "t.meeting", "Oakdale", ours, "en", who="Ms Lee", world=Clock().world()
    )
    roll.import_roll(made, write_roll(tmp_path / "roll.csv", 8))
    yield made
    made.close()


def counted(office: Office, folder: Path, spec: str = SPEC) -> tuple[str, Contest]:
    made = printed_poll(office, folder, spec)
    for serial, ticks in enumerate(PAPERS, 1):
        keyed(office, serial, {"board": ticks}, made)
    close_now(office, made)
    return made, contest(office, made)


def contest(office: Office, poll: str) -> Contest:
    found = counting.count(office, poll).results[0].binding
    assert isinstance(found, Contest)
    return found


def test_several_votes_for_one_name_from_ballot_to_recount(office: Office, tmp_path: Path):
    poll, found = counted(office, tmp_path)
    won = {each.id: each.decision.measures["heads"]["for"] for each in found.standings}
    assert won == {"ann": 6, "bob": 3, "cat": 3, "dan": 2, "eve": 2}
    assert (found.placed("elected"), found.placed("reserve")) == (("ann", "bob", "cat"), ("dan", "eve"))
    assert counting.standing(office, poll).results[0].tally.choices["heads"]["invalid"] == 2
    lots.announce(office, poll, {"board": "digits"}, ["board"])
    come(office)
    with refused("ties.together"):
        ties.settle(office, poll, {"board": OTHER}, saw=TWO)
    with refused("ties.seed"):
        ties.settle(office, poll, reserves={"board": "2026"}, saw=TWO)
    ties.settle(office, poll, reserves={"board": SEED}, saw=TWO)
    drawn = contest(office, poll)
    assert (drawn.seed, drawn.reserve_seed) == ("", SEED)
    assert sorted(drawn.placed("reserve")) == ["dan", "eve"]
    assert len({each.rank for each in drawn.standings if each.place == "reserve"}) == 2
    raw = json.loads(json.dumps(bundles.published(office, poll, "inspection")))
    assert recount(raw).differences == ()
    assert raw["results"][0]["reserve_seed"] == drawn.reserve_seed
    for bent in ({"min_ticks": 1}, {"reserve_seed": "2"}):
        assert recount({**raw, "questions": [{**raw["questions"][0], **bent}]}).differences
    public = json.loads(json.dumps(bundles.published(office, poll, "public")))
    assert recount_public(public).differences == []
    paper = tmp_path / "result.txt"
    write(office, documents.DocumentRef("result", poll, "archive"), paper)
    said = paper.read_text("utf-8")
    assert "31415926535897932384" in said
    assert "vote 2" not in said
    assert "50.00%" not in said  # three of six votes are no half of those who voted


def test_the_ballot_has_a_row_of_boxes_for_each_name(office: Office, tmp_path: Path):
    poll = printed_poll(office, tmp_path, SPEC)
    with office.store.read() as session:
        design = frozen.case(session, poll).definition.design
    for large in (False, True):
        rows: dict[float, list[str]] = {}
        for box in (box for page in lay_out(design, large) for box in page.boxes):
            rows.setdefault(box.rect.y, []).append(box.choice)
        names = [row for row in rows.values() if row[0] in ("ann", "bob", "cat", "dan", "eve")]
        assert names == [[name, f"{name}:2", f"{name}:3"] for name in ("ann", "bob", "cat", "dan", "eve")]
    assert poll_spec(to_toml(spec_of(office, poll))) == spec_of(office, poll)
    assert "at least 2" in design.questions[0].hint


def test_heaped_votes_need_a_law_that_knows_them(office: Office, tmp_path: Path):
    approval = SPEC.replace('matter = "directors"', 'rule = "majority"')
    with refused("rules.cumulative"):
        printed_poll(office, tmp_path, approval)
    with refused("rules.votes", votes=10):
        printed_poll(office, tmp_path, SPEC.replace("cumulative = true", "cumulative = true\nmax_ticks = 10"))
    with refused("polls.min_ticks"):
        poll_spec(SPEC.replace("min_ticks = 2", "min_ticks = 4"))
    communities.change_profile(office, OURS.replace("cumulative = true", ""), "oakdale.toml")
    with refused("rules.cumulative"):
        printed_poll(office, tmp_path, SPEC)


def test_who_is_level_for_the_last_seat_is_voted_on_again(office: Office, tmp_path: Path):
    poll, found = counted(
        office,
        tmp_path,
        SPEC.replace("seats = 3", "seats = 2").replace("min_ticks", "max_ticks = 3\nmin_ticks"),
    )
    assert (found.placed("elected"), found.placed("tied"), found.vacant) == (("ann",), ("bob", "cat"), 1)
    made = again.vote_again(office, poll, *WINDOW, "as before")
    put = spec_of(office, made).questions[0]
    assert ([each.id for each in put.choices], put.seats, put.max_ticks, put.reserve) == (
        ["bob", "cat"],
        1,
        1,
        0,
    )
    with refused("ties.again"):
        again.spec_again(office, made)
    draw(office, poll, "board")
    assert contest(office, poll).placed("tied") == ()
    with refused("ties.again"):
        again.spec_again(office, poll)
