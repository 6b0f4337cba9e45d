"""Secret polls: two registers that don't meet. Nothing the file holds leads from a voter to a paper."""

from __future__ import annotations

import hashlib
import json
import random
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.desk.polling import SPEC, Clock, close_now, estate, refused, unchanged, write_roll
from tests.desk.polls.conftest import VOTERS

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes
from meeting_tui.desk.ballots.keeping import Keeper, Looked
from meeting_tui.desk.ballots.outstanding import outstanding
from meeting_tui.desk.board import bundles, documents
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting, course, frozen, making, merging, piles, proxies, stations
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety import backups
from meeting_tui.desk.safety.checking import verify_community, verify_store
from meeting_tui.lang import screen, use
from meeting_tui.lang.envelopes import envelope_facts
from meeting_tui.paper.writers.text import render_text
from meeting_tui.record.poll.envelopes import EnvelopeNumbers
from meeting_tui.rules import load_profile
from meeting_tui.scan.values import BallotForm, PageReading

TWO = ("李计票", "赵监票")
SECRET = 'identity = "secret"\n' + SPEC
EVENING = datetime.fromisoformat("2026-12-08T20:00+08:00")
FOR, AGAINST = ({"q1": word, "q2": word, "q3": "a"} for word in ("for", "against"))


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    return printed(office, tmp_path)


def printed(office: Office, folder: Path) -> str:
    poll = polls.new_poll(office, poll_spec(SECRET))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    return poll


def numbers(office: Office, poll: str) -> EnvelopeNumbers:
    found = polls.poll(office, poll).envelopes
    assert found is not None
    return found


def collected(office: Office, poll: str, clock: Clock, voters: Sequence[int]) -> None:
    """All envelopes are handed out, and these come back in this order, a minute apart; the poll is closed."""
    ballots.issue(office, poll, [f"1-{VOTERS}"], outer=True)
    for voter in voters:
        clock.at += timedelta(minutes=1)
        ballots.return_(office, poll, [voter], box="大厅", outer=True)
    clock.at = EVENING
    close_now(office, poll)


def looked(
    office: Office, poll: str, pile: Sequence[tuple[int, Mapping[str, str]]], scan: str = "a.pdf"
) -> None:
    """The reader saw these papers in this order; of one for all it was not sure, so a picture is kept."""
    with office.store.read() as session:
        found = frozen.case(session, poll)
    form = BallotForm.of(found.definition.design, found.id, found.key(office))
    looks = []
    for place, (serial, marks) in enumerate(pile, 1):
        image = hashlib.sha256(f"{serial}".encode()).hexdigest()
        crops = {"q1": f"picture {serial}".encode()} if serial % 3 == 0 else {}
        seen = PageReading(scan, place, "read", (), poll, serial, 1, marks=marks, crops=crops)
        looks.append(Looked(seen, image))
    looks.append(Looked(PageReading(scan, 99, "rejected", ("empty",), crops={"": b"white"}), "f" * 64))
    assert len(list(Keeper(office, found, form).keep(looks))) == len(looks)


def all_it_holds(path: Path) -> list[tuple[object, ...]]:
    """Every row of every table with its place in the table, but for the token that every write renews."""
    with closing(sqlite3.connect(path)) as file:
        names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [
            (name, *row)
            for name in sorted(set(names) - {"stamp"})
            for row in file.execute(f"SELECT rowid, * FROM {name} ORDER BY rowid")
        ]


def evening(folder: Path, held: Sequence[int], minutes: int, scan: str, *, station: bool) -> list[object]:
    """One evening in which voter n's envelope held paper `held[n - 1]`, and nobody mixed anything: the papers
    go through the scanner just as their envelopes came back, here or at a station. All that is left of it."""
    folder.mkdir()
    clock = Clock()
    with closing(estate(folder, VOTERS, clock=clock)) as office:
        poll = printed(office, folder)
        back = [5, 1, 12, 3, 7, 2, 9, 4, 8, 11]
        collected(office, poll, clock, back)
        envelopes.mix(office, poll, TWO, len(back))
        clock.at += timedelta(minutes=minutes)
        pile = [(held[voter - 1], FOR if held[voter - 1] <= 6 else AGAINST) for voter in back]
        bundled = b""
        if station:
            bundled = read_at_a_station(office, poll, clock, pile, scan)
        else:
            looked(office, poll, pile, scan)
        clock.at = EVENING + timedelta(hours=3)
        counting.count(office, poll)
        bundle = bundles.published(office, poll, "inspection")
        copy = backups.backup(office, folder / "copy").path
        assert verify_store(office.store).ok
        files = (folder / "estate.meeting", Path(copy), *folder.glob("b.meeting"))
        return [*map(all_it_holds, files), json.dumps(bundle), bundled]


Pile = Sequence[tuple[int, Mapping[str, str]]]


def read_at_a_station(office: Office, poll: str, clock: Clock, pile: Pile, scan: str) -> bytes:
    """The same look at a station: what it hands over. When its copy was made and came back is no secret."""
    folder, looking = Path(office.store.target).parent, clock.at
    clock.at = EVENING
    stations.take(office, poll, "B", ["2"], folder / "b.meeting")
    clock.at = looking
    with closing(open_office(folder / "b.meeting", "李计票", world=office.world)) as there:
        looked(there, poll, pile, scan)
        stations.hand_over(there, poll, folder / "b.json")
    clock.at = EVENING + timedelta(hours=2)
    merging.merge(office, folder / "b.json")
    return (folder / "b.json").read_bytes()


@pytest.mark.parametrize("seed", range(2))
def test_who_marked_what_leaves_no_trace_in_anything_the_file_holds(tmp_path: Path, seed: int) -> None:
    """The same papers lay in the envelopes, but in others: a worst case, for nobody mixed them. Every row of
    every table, in file, backup and a station's copy, and the bundles are the same bytes."""
    here = [5, 1, 12, 3, 7, 2, 9, 4, 8, 11]
    papers = [2, 3, 4, 6, 7, 8, 9, 10, 12, 14]
    left = [1, 5]
    dice = random.Random(seed)

    def put(order: Sequence[int]) -> list[int]:
        by_voter = dict(zip(here, order, strict=True)) | dict(zip((6, 10), left, strict=True))
        return [by_voter[voter] for voter in range(1, VOTERS + 1)]

    other = dice.sample(papers, len(papers))
    assert other != papers
    first = evening(tmp_path / "first", put(papers), 3, "scan.pdf", station=bool(seed))
    second = evening(tmp_path / "second", put(other), 47, "Kopierer 2.pdf", station=bool(seed))
    assert first == second


def test_no_entry_and_no_row_holds_a_paper_and_a_person(office: Office, poll: str, clock: Clock) -> None:
    collected(office, poll, clock, range(1, 9))
    envelopes.mix(office, poll, TWO, 8)
    looked(office, poll, [(serial, FOR) for serial in range(1, 9)])
    person, paper = {"to", "to_id", "voter", "envelope", "holder"}, {"serial", "marks", "image"}
    for name, *row in all_it_holds(office.store.path):
        if name == "entry":
            body = json.loads(str(row[6]))
            assert not (body.keys() & person and body.keys() & paper), row
        if name == "pollvoter":
            assert {"业主" in str(value) for value in row} == {False}


def test_a_secret_paper_is_handed_to_nobody(office: Office, poll: str) -> None:
    """A named person and a paper in one act would be the link."""
    for act in (
        lambda: ballots.issue(office, poll, [3], to="张伟"),
        lambda: ballots.issue(office, poll, [3]),
        lambda: ballots.return_(office, poll, [3]),
        lambda: ballots.void(office, poll, 3, "填错"),
    ):
        unchanged(office, act, "ballots.secret_paper")


def test_papers_are_looked_at_once_they_are_mixed_before_two(office: Office, poll: str, clock: Clock) -> None:
    marks = {question: (choice,) for question, choice in FOR.items()}
    collected(office, poll, clock, range(1, 9))
    unchanged(office, lambda: ballots.enter(office, 3, marks, poll), "envelopes.not_mixed")
    with refused("envelopes.not_mixed"):
        looked(office, poll, [(3, FOR)])
    unchanged(office, lambda: envelopes.mix(office, poll, TWO[:1], 8), "ballots.two_people")
    unchanged(office, lambda: envelopes.mix(office, poll, TWO, 7), "envelopes.differs", envelopes=8, papers=7)
    unchanged(office, lambda: envelopes.mix(office, poll, TWO, 99), "envelopes.papers", last=14)
    assert polls.poll(office, poll).next_step == "mix"
    envelopes.mix(office, poll, TWO, 8)
    clock.at += timedelta(minutes=31)
    for serial in range(1, 8):
        ballots.enter(office, serial, marks, poll)
    ballots.undo(office, poll, [2], "看错")
    ballots.enter(office, 2, marks, poll)
    assert not counting.standing(office, poll).complete
    assert numbers(office, poll).missing == 1
    with office.store.read() as session:
        register = frozen.case(session, poll).register(office, session)
    assert {paper.entered.at for paper in register.papers.values() if paper.entered} == {EVENING.isoformat()}
    for act in (
        lambda: ballots.attest(office, poll, [9], TWO, "箱内", late=False, outer=True),
        lambda: course.reopen(office, poll, datetime.fromisoformat("2026-12-20T18:00"), TWO, "x"),
        lambda: ballots.undo(office, poll, [1], "x", outer=True),
    ):
        unchanged(office, act, "envelopes.mixed")
    ballots.attest(office, poll, [9], TWO, "次日送来", late=True, outer=True)
    envelopes.mix(office, poll, TWO, 7, "3号信封是空的")
    report = counting.count(office, poll)
    assert report.complete
    assert (report.envelopes, report.envelopes and report.envelopes.agrees) == (numbers(office, poll), False)
    assert report.participation["heads"] == (8, VOTERS)
    assert report.results[0].tally.strict["heads"]["all"] == VOTERS
    count_all(office, poll, envelopes=7)
    (odd,) = piles.piles(office, poll).differ
    assert (odd.what, odd.pile, odd.counted, odd.recorded) == ("envelopes", "大厅", 7, 8)
    told = piles.piles(office, poll).as_json()["piles"]
    named = [each["serial"] for row in told for each in row["look_for"]]
    assert named == [f"{envelope:06d}" for envelope in range(1, 9)]
    assert counting.standing(office, poll).provisional
    count_all(office, poll, envelopes=8)
    assert counting.count(office, poll).final


def count_all(office: Office, poll: str, envelopes: int) -> None:
    """What two persons count: seven papers lie mixed in no box, as many unused as never went out."""
    unused = polls.poll(office, poll).numbers.unissued
    for name in TWO:
        piles.count_pile(office, poll, "大厅", {"envelopes": envelopes}, name)
        piles.count_pile(office, poll, "", {"papers": 7, "unused": unused}, name)


def test_the_register_of_envelopes_knows_voters(office: Office, poll: str, clock: Clock) -> None:
    proxies.appoint(office, poll, "2", "3")
    ballots.issue(office, poll, ["1-3"], mode="resident", outer=True)
    (first, *_rest) = ballots.several(office, poll, [1], outer=True)
    assert (first.ballot.label, first.ballot.units) == ("业主丁", "1栋1单元101室")
    unchanged(office, lambda: ballots.issue(office, poll, [3], outer=True), "envelopes.issued", serial=3)
    assert envelopes.replace(office, poll, [3], "填错") == (VOTERS + 1,)
    ballots.issue(office, poll, [VOTERS + 1], outer=True)
    clock.at = EVENING - timedelta(hours=4)
    unchanged(office, lambda: ballots.return_(office, poll, [3], outer=True), "envelopes.void")
    ballots.return_(office, poll, [2, VOTERS + 1], outer=True)
    told = numbers(office, poll)
    assert (told.out, told.returned, told.outstanding, told.void, told.unissued) == (4, 2, 1, 1, 9)
    assert [each.ballot.serial for each in outstanding(office, poll)] == [1, *range(4, VOTERS + 1)]
    assert counting.standing(office, poll).participation["heads"] == (2, VOTERS)
    assert counting.standing(office, poll).by_proxy == 1


def test_small_weights_are_merged_where_the_rules_allow_it(tmp_path: Path, office: Office) -> None:
    path = write_roll(tmp_path / "areas.csv", VOTERS)
    text = path.read_text(encoding="utf-8")
    for no, area in ((1, "90"), (2, "95"), (3, "96"), (12, "180")):
        text = text.replace(f"{100 + no},100.00", f"{100 + no},{area}.00")
    path.write_text(text, encoding="utf-8")
    roll.import_roll(office, path)
    unchanged(office, lambda: polls.new_poll(office, poll_spec(SECRET)), "polls.secret_weight", count=1)
    own = 'format = 1\nid = "ours"\nextends = "cn-assembly"\nbylaw = "第9条"\nmerge_areas = true\n'
    with closing(estate_of(tmp_path / "own", own)) as merged:
        roll.import_roll(merged, path)
        poll = polls.new_poll(merged, poll_spec(SECRET))
        with merged.store.read() as session:
            papers = frozen.case(session, poll).live(session).values()
    areas = sorted(each.area for each in papers if each.kind != "spare")
    assert set(areas) == {(9000 + 9500 + 9600 + 8 * 10000 + 18000) // 12}


def estate_of(folder: Path, profile: str) -> Office:
    folder.mkdir()
    return estate(folder, VOTERS, load_profile(profile, "own.toml"))


def test_a_secret_poll_of_an_earlier_version_goes_on_as_before(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its opening knows nothing of envelopes: papers are handed out and back by number, and it verifies."""
    earlier: Callable[..., object] = lambda _world, _voters: []  # noqa: E731
    monkeypatch.setattr(making, "secret_papers", earlier)
    with closing(estate(tmp_path, VOTERS, clock=clock)) as office:
        poll = printed(office, tmp_path)
        marks = {question: (choice,) for question, choice in FOR.items()}
        for serial in range(1, 10):
            ballots.issue(office, poll, [serial])
        clock.at = EVENING - timedelta(hours=4)
        for serial in range(1, 10):
            ballots.return_(office, poll, [serial])
            ballots.enter(office, serial, marks, poll)
        close_now(office, poll)
        report = counting.count(office, poll)
        assert (report.envelopes, report.results[0].outcome) == (None, "passed")
    assert verify_community(tmp_path / "estate.meeting").ok


def test_papers_on_the_board_name_voters_beside_envelopes_and_never_beside_marks(
    office: Office, poll: str
) -> None:
    ballots.issue(office, poll, ["1-3"], outer=True)
    told = {
        kind: render_text(documents.build(office, documents.DocumentRef(kind, poll)), 200)
        for kind in ("register", "chase", "tally")
    }
    assert "信封号" in told["register"]
    assert "业主丁" in told["register"]
    assert "业主丁" in told["chase"]
    assert "101" not in told["tally"]


def test_no_secret_poll_is_audited_at_any_time(office: Office, poll: str) -> None:
    unchanged(office, lambda: audits.begin(office, poll), "audit.secret", poll=poll)
    assert polls.poll(office, poll).refusals["audit"].code == "audit.secret", "so the screen says it too"


def test_a_paper_of_a_wrong_weight_in_an_envelope_is_told(tmp_path: Path, clock: Clock) -> None:
    """Six voters hold 100 m², six 80; one of the large ones was given a small paper."""
    with closing(estate(tmp_path, VOTERS, clock=clock)) as office:
        rows = (tmp_path / "roll.csv").read_text("utf-8").splitlines()
        rows[7:] = [row.replace("100.00", "80.00") for row in rows[7:]]
        (tmp_path / "roll.csv").write_text("\n".join(rows), "utf-8")
        roll.import_roll(office, tmp_path / "roll.csv")
        poll = printed(office, tmp_path)
        collected(office, poll, clock, range(1, VOTERS + 1))
        envelopes.mix(office, poll, TWO, VOTERS)
        with office.store.read() as session:
            papers = frozen.case(session, poll).live(session)
        small = [no for no, paper in papers.items() if paper.area == 8000][:7]
        large = [no for no, paper in papers.items() if paper.area == 10000][:5]
        for at, serial in enumerate((*small, *large)):
            ballots.enter(office, serial, {"q1": ("for",), "q2": (), "q3": ("a",)}, poll)
            found = counting.standing(office, poll).envelopes
            told = [(each.area, each.papers, each.envelopes) for each in found.weights] if found else []
            assert told == ([(8000, 7, 6)] if at in range(6, 11) else told if at == 11 else [])
        assert told == [(8000, 7, 6), (10000, 5, 6)]
        assert found is not None
        assert not found.agrees
        use("en")
        facts = dict(envelope_facts(found.as_json(), screen()))
        assert facts["Wrong weight"].splitlines()[0] == "area 80.00 m²: papers 7, envelopes 6"
        for person in TWO:
            numbers = {"papers": VOTERS, "unused": len(papers) - VOTERS}
            piles.count_pile(office, poll, "", numbers, person)
            piles.count_pile(office, poll, "大厅", {"envelopes": VOTERS}, person)
        assert piles.piles(office, poll).holds
        assert counting.count(office, poll).provisional, "though every pile was counted as it is on record"
        odd = [each for each in piles.piles(office, poll).equations if not each.holds]
        assert {(each.pile, each.counted, each.recorded) for each in odd} == {
            ("1:8000:", 6, 7),
            ("1:10000:", 6, 5),
        }
        course.recount(office, poll, TWO, "重新计票")
        assert counting.count(office, poll).provisional, "a new result, the same papers"
        piles.explain(office, poll, TWO, "一户领错了票")
        assert counting.count(office, poll).final
        course.recount(office, poll, TWO, "再次重新计票")
        assert counting.count(office, poll).final, "they said why of just these papers"
