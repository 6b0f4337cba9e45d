"""Names put in order, from the printer through pen and scanner to the count, the bundle and the result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.filled import design_of
from tests.desk.lots import draw
from tests.desk.polling import Clock, close_now, printed_poll, write_roll
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots.reading import read
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.board.files import write
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import again, audits, counting, ties
from meeting_tui.desk.polls.export import spec_of
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.polls.spec_out import to_toml
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.rehearsal.filling import Pile, Sheet, fill
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
ranked = ["schulze", "stv", "majority-judgment"]
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
method = "stv"
seats = 2
choices = ["ann", "bob", "cat", "dan"]
[[question]]
id = "chair"
title = "Who is to chair"
kind = "elect"
method = "majority-judgment"
seats = 1
grades = ["very good", "good", "poor"]
choices = ["eve", "fay"]
[[question]]
id = "post"
title = "Who keeps the books"
kind = "elect"
method = "schulze"
seats = 1
choices = [
    {id = "gus", label = "Augustus Featherstonehaugh-Lee"},
    {id = "hal", label = "hal"},
    {id = "ida", label = "ida"},
]
"""
PAPERS = (
    *((("ann", "bob:2"), ("eve", "fay:2"), ("gus", "hal:2", "ida:3")),) * 3,
    (("ann", "cat:2"), ("eve:3", "fay:2"), ("hal", "ida:2")),
    (("bob",), ("eve:2", "fay:2"), ("ida", "gus:2")),
    (("cat", "bob:2", "ann:3"), ("fay",), ("hal", "ida")),
    (("dan", "cat:2"), ("eve:3",), ("gus", "ida:2")),
    (("ann", "ann:2"), ("fay", "eve"), ("against",)),  # one name at two places: invalid there
)
IDS = ("board", "chair", "post")
PEOPLE = ("Ms Roe", "Mr Fox")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    ours = load_profile(OURS, "oakdale.toml")
    made = communities.found(
        tmp_path / "t.meeting", "Oakdale", ours, "en", who="Ms Lee", world=Clock().world()
    )
    roll.import_roll(made, write_roll(tmp_path / "roll.csv", len(PAPERS)))
    for name in PEOPLE:
        persons.register(made, name)
    yield made
    made.close()


def scanned(office: Office, poll: str, folder: Path) -> Path:
    design = design_of(office, poll)
    layouts, most = lay_out(design), {each.id: each.max_ticks for each in design.questions}
    pile = Pile(folder / "ballots.pdf", layouts, design.words.signature, "ranked", careful=True, most=most)
    sheets = [
        Sheet(at * len(layouts) + page, at + 1, page + 1, dict(zip(IDS, paper, strict=True)))
        for at, paper in enumerate(PAPERS)
        for page in range(len(layouts))
    ]
    (scans := folder / "scans").mkdir()
    for no, filled in enumerate(fill(pile, sheets, workers=1)):
        (scans / f"{no}.jpg").write_bytes(filled.picture)
    return scans


def won(office: Office, poll: str) -> dict[str, tuple[str, ...]]:
    found = {each.question.id: each.binding for each in counting.count(office, poll).results}
    return {name: each.placed("elected") for name, each in found.items() if isinstance(each, Contest)}


def test_orders_are_printed_marked_read_and_counted(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, SPEC)
    ballots.issue(office, poll, list(range(1, len(PAPERS) + 1)))
    read(office, poll, [scanned(office, poll, tmp_path)])
    marks = [dict(zip(IDS, map(in_order, paper), strict=True)) for paper in PAPERS]
    wrong = len(PAPERS)
    for serial, wanted in enumerate(marks, 1):
        found = ballots.look(office, serial, poll).paper
        assert serial == wrong or found.marks == wanted
    assert {doubt.ballot.serial: doubt.reasons for doubt in ballots.review(office, poll)} == {
        wrong: ("overvote",)
    }
    ballots.adjudicate(office, poll, wrong, PEOPLE, marks[-1])
    close_now(office, poll)
    # 4 ann (quota 3) pass on 1 of 4: bob 1.75, cat 1.25, dan 1 goes to cat 2.25, bob goes to nobody: cat;
    # eve and fay both good, without these eve very good; gus before hal 5 to 2, before ida 4 to 3
    assert won(office, poll) == {"board": ("ann", "cat"), "chair": ("eve",), "post": ("gus",)}
    raw = json.loads(json.dumps(bundles.published(office, poll, "inspection")))
    assert recount(raw).differences == ()
    assert [each["votes"]["cat"] for each in raw["results"][0]["counted"]["stages"]] == [
        *("1.00000", "1.25000", "2.25000", "2.25000")
    ]
    bent = {**raw["questions"][1], "grades": ["good", "fair", "poor"]}
    assert recount({**raw, "questions": [raw["questions"][0], bent, raw["questions"][2]]}).differences
    public = json.loads(json.dumps(bundles.published(office, poll, "public")))
    assert recount_public(public).differences == []
    assert "counted" not in public["results"][0]["strict"]
    paper = tmp_path / "result.txt"
    write(office, documents.DocumentRef("result", poll, "public"), paper)
    said = paper.read_text("utf-8")
    told = ("Quota: 3", "Surplus of ann", "2.25", "Lost", "Majority grade", "Before", "1 Augustus")
    assert all(each in said for each in told)
    with refused("ties.again"):
        again.spec_again(office, poll)
    assert audits.begin(office, poll, 5).audit.full == "ranked"


def in_order(ticks: tuple[str, ...]) -> tuple[str, ...]:
    """As the boxes stand on the paper: by name, then by rank."""
    return tuple(sorted(ticks))


def test_the_ballot_has_a_row_of_ranks_behind_each_name(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, SPEC)
    design = design_of(office, poll)
    assert poll_spec(to_toml(spec_of(office, poll))) == spec_of(office, poll)
    hints = [question.hint for question in design.questions]
    assert "each number once" in hints[0]
    assert "1 very good, 2 good, 3 poor" in hints[1]
    assert "stand level" in hints[2]
    for large in (False, True):
        rows: dict[tuple[int, float], list[tuple[float, str]]] = {}
        for page in lay_out(design, large):
            for box in page.boxes:
                rows.setdefault((page.page, box.rect.y), []).append((box.rect.x, box.choice))
        names = [[choice for _x, choice in row] for row in rows.values() if row[0][1] in ("ann", "bob")]
        assert names == [[name, *(f"{name}:{n}" for n in (2, 3, 4))] for name in ("ann", "bob")]
        starts = {row[0][0] for row in rows.values() if row[0][1] in ("ann", "bob", "cat", "dan")}
        assert len(starts) == 1


def test_lots_go_on_with_a_transferable_vote(office: Office, tmp_path: Path) -> None:
    from tests.desk.polling import keyed

    alone = SPEC[: SPEC.index('[[question]]\nid = "chair"')].replace("seats = 2", "seats = 1")
    poll = printed_poll(office, tmp_path, alone)
    for serial, tick in enumerate(("ann", "bob", "cat", "cat"), 1):
        keyed(office, serial, {"board": (tick,)}, poll)
    close_now(office, poll)
    assert won(office, poll) == {"board": ()}
    draw(office, poll, "board")
    assert won(office, poll) == {"board": ("cat",)}
    with refused("ties.seeded"):
        ties.settle(office, poll, seeds={"board": "2"})
