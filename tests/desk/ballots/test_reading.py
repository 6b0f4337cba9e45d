from __future__ import annotations

import json
import os
import shutil
import sys
from base64 import b64decode
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image, ImageDraw
from sqlmodel import update
from tests.desk.filled import design_of, fill_in
from tests.desk.polling import ALL_FOR, SPEC, Clock, close_now, estate, printed_poll, refused, unchanged

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes, review, setting_aside, sheets, watching
from meeting_tui.desk.ballots.corrections import corrections
from meeting_tui.desk.ballots.reading import NotTaken, ReadingDone, read, watch
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, course, frozen
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.safety.checking import verify_store
from meeting_tui.paper.ballots.geometry import lay_out
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.rehearsal.filling import Pile, Sheet, fill
from meeting_tui.scan.values import SIGNATURES
from meeting_tui.store.tables import SheetPicture

AGAINST = {"q1": ("against",), "q2": ("against",), "q3": ("against",)}
BLANK_ITEM = {"q1": ("for",), "q3": ("b",)}
OVERVOTE = {"q1": ("for", "against"), "q2": ("for",), "q3": ("a",)}
WISHES = [ALL_FOR, AGAINST, BLANK_ITEM, OVERVOTE, ALL_FOR, ALL_FOR, ALL_FOR, ALL_FOR]
NAMES = ("李计票", "赵监票")


@pytest.fixture(scope="module")
def scans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight filled ballots as pictures 1.jpg to 8.jpg; 1b.jpg is another scan of the first, 2c.jpg another
    paper with the serial of the second, 4c.jpg of the fourth; 1x.jpg and 2x.jpg are the first two with their
    squares cut off. The estate is the same in every test, so its codes are too."""
    folder = tmp_path_factory.mktemp("scans")
    office = estate(folder)
    poll = printed_poll(office, folder)
    first = [Sheet(at, at + 1, 1, wishes) for at, wishes in enumerate(WISHES)]
    more = [Sheet(0, 1, 1, ALL_FOR, copy=1), Sheet(1, 2, 1, ALL_FOR), Sheet(3, 4, 1, ALL_FOR)]
    names = [*(str(no) for no in range(1, 9)), "1b", "2c", "4c"]
    for name, filled in zip(names, fill_in(office, poll, folder / "ballots.pdf", first + more), strict=True):
        (folder / f"{name}.jpg").write_bytes(filled.picture)
    for name in "12":
        _cropped(folder / f"{name}.jpg", folder / f"{name}x.jpg")
    office.close()
    return folder


def _cropped(scan: Path, target: Path) -> None:
    """The part of a scan round its code: whose it is can be read, and nothing else."""
    with Image.open(scan) as page:
        page.crop((page.width // 2, 0, page.width, page.height // 4)).save(target, quality=90)


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    """Its eight ballots are handed out; reading them shows that they came back."""
    made = printed_poll(office, tmp_path)
    ballots.issue(office, made, list(range(1, 9)))
    return made


def paths(scans: Path, *names: str) -> list[Path]:
    return [scans / f"{name}.jpg" for name in (names or "12345678")]


def papers(office: Office, poll: str) -> dict[int, BallotPaper]:
    with office.store.read() as session:
        return dict(frozen.case(session, poll).register(office, session).papers)


def sums(done: ReadingDone) -> tuple[int, ...]:
    return done.pages, done.read, done.review, done.rejected, done.new, done.again


def test_a_paper_with_a_word_elsewhere_is_counted_and_shown_until_two_people_saw_it(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    with Image.open(scans / "1.jpg") as page:
        word = ImageDraw.Draw(page)
        for x in range(3):
            word.line([(1000 + 70 * x, 240), (1040 + 70 * x, 300), (1060 + 70 * x, 240)], fill=20, width=6)
        page.save(tmp_path / "1.jpg", quality=90)
    read(office, poll, [tmp_path / "1.jpg", *paths(scans, "2")])
    assert not review.review(office, poll)
    (noted,) = review.noted(office, poll)
    assert (noted.ballot.serial, noted.reasons, dict(noted.sure)) == (1, ("note",), ALL_FOR)
    assert [each.question for each in ballots.pictures(office, poll, 1)] == [""]
    assert (polls.poll(office, poll).noted, counting.standing(office, poll).noted) == (1, 1)
    ballots.adjudicate(office, poll, 1, NAMES, noted.sure)
    assert not review.noted(office, poll)
    assert (polls.poll(office, poll).noted, counting.standing(office, poll).noted) == (0, 0)
    assert papers(office, poll)[1].state == "valid"


def test_papers_are_read_as_they_were_marked(office: Office, poll: str, scans: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    report = tmp_path / "report.json"
    done = read(office, poll, paths(scans), report, lambda n, all_: told.append((n, all_)), box="２号箱 ")
    assert sums(done) == (8, 7, 1, 0, 8, 0)
    found = papers(office, poll)
    assert {paper.returned.box for paper in found.values() if paper.returned} == {"２号箱"}
    assert found[1].marks == ALL_FOR
    assert found[2].marks == AGAINST
    assert found[3].marks == {"q1": ("for",), "q2": (), "q3": ("b",)}
    assert (found[4].state, found[4].marks) == ("waiting", None)
    assert told[-1] == (8, 8)
    tree = json.loads(report.read_text("utf-8"))
    assert tree["summary"] == {"pages": 8, "read": 7, "review": 1, "rejected": 0}
    page = next(page for page in tree["pages"] if page["serial"] == "000003")
    assert (page["status"], page["marks"]) == ("read", {"q1": "for", "q2": None, "q3": "b"})
    doubtful = next(page for page in tree["pages"] if page["serial"] == "000004")
    assert (doubtful["status"], doubtful["reasons"]) == ("review", ["overvote"])
    assert doubtful["marks"] == {"q2": "for", "q3": "a"}


def test_what_is_in_doubt_waits_with_its_picture_until_two_people_decide(
    office: Office, poll: str, scans: Path
) -> None:
    read(office, poll, paths(scans, "4"))
    (doubt,) = ballots.review(office, poll)
    assert (doubt.ballot.serial, doubt.reasons, doubt.where) == (4, ("overvote",), (("4.jpg", 1),))
    assert [asked.id for asked in doubt.open_questions] == ["q1"]
    (picture,) = ballots.pictures(office, poll, 4)
    assert picture.question == "q1"
    assert picture.png.startswith(b"\x89PNG")
    ballots.adjudicate(office, poll, 4, NAMES, OVERVOTE)
    assert ballots.review(office, poll) == ()
    close_now(office, poll)
    lift = counting.count(office, poll).results[0].tally.strict["heads"]
    assert (lift["invalid"], lift["for"]) == (1, 0)


def test_what_was_decided_goes_out_with_its_pictures_and_without_names(
    office: Office, poll: str, scans: Path
) -> None:
    read(office, poll, paths(scans))
    assert corrections(office, poll) == {"version": 1, "questions": []}
    ballots.adjudicate(office, poll, 4, NAMES, OVERVOTE)
    (told,) = cast(list[dict[str, Any]], corrections(office, poll)["questions"])
    assert told.keys() == {"picture", "boxes", "reasons", "scores", "decided"}
    assert told["decided"] == ["for", "against"]
    assert told["reasons"] == ["overvote"]
    assert set(told["boxes"]) == set(told["scores"]) >= {"for", "against"}
    (picture,) = ballots.pictures(office, poll, 4)
    assert b64decode(told["picture"]) == picture.png
    ballots.adjudicate(office, poll, 4, NAMES, invalid="unsigned")
    assert corrections(office, poll)["questions"] == []


def test_reading_again_changes_nothing_and_opens_no_picture(
    office: Office, poll: str, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(office, poll, paths(scans))
    before = papers(office, poll)
    for name in "14":
        shutil.copy(scans / f"{name}.jpg", tmp_path / f"renamed {name}.jpg")
    report = tmp_path / "report.json"
    monkeypatch.setattr("meeting_tui.scan.page.load", lambda _source: pytest.fail("it was looked at"))
    done = read(
        office,
        poll,
        [*paths(scans, *"235678"), tmp_path / "renamed 1.jpg", tmp_path / "renamed 4.jpg"],
        report,
    )
    assert sums(done) == (8, 7, 1, 0, 0, 8)
    assert papers(office, poll) == before
    told = {page["serial"]: page for page in json.loads(report.read_text("utf-8"))["pages"]}
    assert (told["000003"]["marks"], told["000003"]["reasons"]) == (
        {"q1": "for", "q2": None, "q3": "b"},
        ["read_before"],
    )
    assert (told["000004"]["status"], told["000004"]["reasons"]) == ("review", ["overvote", "read_before"])
    ballots.adjudicate(office, poll, 4, NAMES, OVERVOTE)
    assert read(office, poll, [tmp_path / "renamed 4.jpg"]).review == 0


def test_a_better_picture_counts_instead_of_one_in_doubt(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    """Both stay on record, in one run and in two; what people decided stays as it is."""
    report = tmp_path / "report.json"
    first = read(office, poll, paths(scans, "1x", "2x"))
    assert (first.review, [doubt.reasons for doubt in ballots.review(office, poll)]) == (
        2,
        [("not_registered",)] * 2,
    )
    ballots.adjudicate(office, poll, 2, NAMES, ALL_FOR)
    done = read(office, poll, paths(scans, "1", "2", "3"), report)
    assert (done.new, done.better, done.twice, done.again) == (2, 1, 1, 0)
    assert [page["reasons"] for page in json.loads(report.read_text())["pages"]] == [
        ["better"],
        ["seen_twice"],
        [],
    ]
    found = papers(office, poll)
    assert (found[1].state, found[1].marks) == ("valid", ALL_FOR)
    assert [(old.source, old.reasons) for old in found[1].replaced] == [("1x.jpg", ("not_registered",))]
    assert found[2].marks == ALL_FOR
    assert ballots.review(office, poll) == ()
    assert read(office, poll, paths(scans, "1x", "1")).again == 2
    assert papers(office, poll) == found
    close_now(office, poll)
    assert counting.count(office, poll).results[0].tally.strict["heads"]["for"] == 3


def test_a_worse_picture_changes_nothing(office: Office, poll: str, scans: Path) -> None:
    done = read(office, poll, paths(scans, "1", "1x", "2x", "2"))
    assert (done.new, done.better, done.twice, done.again) == (3, 1, 1, 0)
    assert {papers(office, poll)[serial].state for serial in (1, 2)} == {"valid"}


def test_no_picture_makes_too_many_marks_fewer(office: Office, poll: str, scans: Path) -> None:
    read(office, poll, paths(scans, "4", "4c"))
    (doubt,) = ballots.review(office, poll)
    assert doubt.reasons == ("overvote", "duplicate")


def test_another_scan_of_a_paper_is_noted_and_counts_once(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    done = read(office, poll, paths(scans, "1", "1b"), report)
    assert (sums(done), done.twice) == ((2, 2, 0, 0, 1, 0), 1)
    assert [page["reasons"] for page in json.loads(report.read_text())["pages"]] == [[], ["seen_twice"]]
    assert papers(office, poll)[1].state == "valid"


def test_two_papers_of_one_serial_wait_for_people(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.json"
    done = read(office, poll, paths(scans, "2", "2c"), report)
    assert (done.new, done.review) == (2, 1)
    (doubt,) = ballots.review(office, poll)
    assert (doubt.ballot.serial, doubt.reasons) == (2, ("duplicate",))
    assert (doubt.sure, len(doubt.open_questions)) == ({}, 3), "nobody says which of two papers to follow"
    assert doubt.where == (("2.jpg", 1), ("2c.jpg", 1))
    shown = [(picture.question, picture.source) for picture in ballots.pictures(office, poll, 2)]
    assert shown == [(q, f"{name}.jpg#1") for q in ("q1", "q2", "q3") for name in ("2", "2c")]
    assert json.loads(report.read_text())["pages"][1]["reasons"] == ["duplicate"]
    close_now(office, poll)
    counted = counting.standing(office, poll)
    assert (counted.complete, counted.numbers.valid, counted.numbers.waiting) == (False, 0, 1)


def test_two_papers_of_one_serial_and_one_name_are_both_shown(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    """Some scanners know but one name."""
    for name in ("2", "2c"):
        tmp_path.joinpath(name).mkdir()
        shutil.copy(scans / f"{name}.jpg", tmp_path / name / "scan.jpg")
    read(office, poll, [tmp_path / "2" / "scan.jpg", tmp_path / "2c" / "scan.jpg"])
    read(office, poll, [tmp_path / "2" / "scan.jpg", tmp_path / "2c" / "scan.jpg"])
    shown = ballots.pictures(office, poll, 2)
    assert [picture.question for picture in shown] == ["q1", "q1", "q2", "q2", "q3", "q3"]
    assert len({picture.png for picture in shown}) == 6
    assert {picture.source for picture in shown} == {"scan.jpg#1"}
    assert len({picture.image for picture in shown}) == 2


def test_what_a_teller_keyed_in_is_compared_with_what_was_read(
    office: Office, poll: str, scans: Path
) -> None:
    read(office, poll, paths(scans, "1", "2"))
    ballots.enter(office, 1, ALL_FOR, poll)
    ballots.enter(office, 2, ALL_FOR, poll)
    assert papers(office, poll)[1].state == "valid"
    assert [(doubt.ballot.serial, doubt.reasons) for doubt in ballots.review(office, poll)] == [
        (2, ("differs",))
    ]


def test_a_run_that_is_stopped_goes_on_where_it_was(office: Office, poll: str, scans: Path) -> None:
    seen: list[int] = []
    first = read(
        office, poll, paths(scans), progress=lambda n, _all: seen.append(n), cancel=lambda: len(seen) >= 3
    )
    assert (first.pages, first.new, first.left) == (3, 3, 5)
    known = polls.poll(office, poll).numbers.returned
    assert 0 < known < 8
    done = read(office, poll, paths(scans))
    assert (done.new, done.again, done.left) == (8 - known, known, 0)


def test_a_folder_is_read_while_it_fills(
    office: Office, poll: str, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file is there, one comes in two halves, one is still half when the run is stopped."""
    monkeypatch.setattr(watching, "QUIET", 0.2)
    monkeypatch.setattr(watching, "PAUSE", 0.05)
    inbox, whole = tmp_path / "inbox", (scans / "2.jpg").read_bytes()
    inbox.mkdir()
    shutil.copy(scans / "1.jpg", inbox)
    told: list[int] = []
    looks: list[int] = []

    def stopped() -> bool:
        looks.append(len(told))
        if looks.count(1) == 1:
            (inbox / "2.jpg").write_bytes(whole[:5000])
        if 1 < looks.count(1) < 6:
            (inbox / "2.jpg").write_bytes(whole[: 5000 * looks.count(1)])
        if looks.count(1) == 6:
            (inbox / "2.jpg").write_bytes(whole)
        if looks.count(2) == 1:
            (inbox / "3.jpg.part").write_bytes(whole[:9000])
        return looks.count(2) == 3

    done = watch(office, poll, [inbox], cancel=stopped, told=lambda sums: told.append(sums.pages))
    assert (told, sums(done)) == ([1, 2], (2, 2, 0, 0, 2, 0))
    assert (done.left, done.growing) == (0, (str(inbox / "3.jpg.part"),))
    assert papers(office, poll)[2].marks == AGAINST


def test_a_scanner_that_always_writes_one_name_loses_no_ballot(
    office: Office, poll: str, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "QUIET", 0)
    monkeypatch.setattr(watching, "PAUSE", 0)
    scan, told = tmp_path / "inbox" / "scan.jpg", list[int]()
    scan.parent.mkdir()
    shutil.copy(scans / "1.jpg", scan)

    def stopped() -> bool:
        if len(told) in {1, 2}:
            shutil.copy(scans / f"{len(told) + 1}.jpg", scan)
        return len(told) == 3

    report = tmp_path / "report.json"
    done = watch(
        office, poll, [scan.parent], report, cancel=stopped, told=lambda sums: told.append(sums.read)
    )
    assert (told, done.pages, done.read) == ([1, 2, 3], 3, 3)
    assert {page["serial"] for page in json.loads(report.read_text())["pages"]} == {
        "000001",
        "000002",
        "000003",
    }


def test_a_stick_drawn_out_while_it_is_read_loses_no_ballot(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    stick, drawn = tmp_path / "stick", tmp_path / "drawn"
    stick.mkdir()
    for path in paths(scans):
        shutil.copy(path, stick)

    def draw_out(done: int, _all: int) -> None:
        if done == 2:
            stick.rename(drawn)

    first = read(office, poll, [stick], progress=draw_out)
    assert (first.new, dict(first.rejections)) == (2, {"changed": 6})
    drawn.rename(stick)
    done = read(office, poll, [stick])
    assert (done.new, done.again, dict(done.rejections)) == (6, 2, {})
    assert (done.sheets.seen, done.sheets.aside) == (8, {})


def test_a_stick_drawn_out_at_the_last_moment_costs_pictures_alone(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    """What was read is kept; of papers that are looked at once more for their pictures there is none then."""
    ballots.void(office, poll, 3, "填错")
    stick = tmp_path / "stick"
    stick.mkdir()
    for path in paths(scans, "1", "2", "2c", "3"):
        shutil.copy(path, stick)
    drawn = lambda done, most: stick.rename(tmp_path / "drawn") if done == most else None  # noqa: E731
    done = read(office, poll, [stick], progress=drawn)
    assert (done.new, dict(done.rejections)) == (3, {"void": 1})
    assert papers(office, poll)[2].doubts == ("duplicate",)


def test_a_file_written_anew_gives_no_picture_to_another_paper(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    scan, other = tmp_path / "scan.jpg", tmp_path / "other.jpg"
    shutil.copy(scans / "2.jpg", scan)
    shutil.copy(scans / "2c.jpg", other)
    anew = lambda done, _most: shutil.copy(scans / "5.jpg", scan) if done == 2 else None  # noqa: E731
    read(office, poll, [scan, other], progress=anew)
    assert {picture.source for picture in ballots.pictures(office, poll, 2)} == {"other.jpg#1"}


def test_a_stick_that_comes_back_is_read_by_whoever_watches_it(
    office: Office, poll: str, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "QUIET", 0)
    monkeypatch.setattr(watching, "PAUSE", 0)
    stick, drawn = tmp_path / "stick", tmp_path / "drawn"
    stick.mkdir()
    for path in paths(scans, "1", "2"):
        shutil.copy(path, stick)
    told: list[ReadingDone] = []
    looks = iter(range(99))

    def draw_out(done: int, _all: int) -> None:
        if done == 1:
            stick.rename(drawn)

    def stopped() -> bool:
        if drawn.exists() and told:
            drawn.rename(stick)
        return len(told) == 2 or next(looks, None) is None

    done = watch(office, poll, [stick], None, draw_out, stopped, told.append)
    assert [dict(each.rejections) for each in told] == [{"changed": 1}, {}]
    assert sums(done) == (2, 2, 0, 0, 2, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
def test_a_file_may_have_any_name(office: Office, poll: str, scans: Path, tmp_path: Path) -> None:
    """In the bytes of an old ZIP from China, in the letters of a Mac, on two lines."""
    names = ("扫描1.jpg".encode("gbk"), "Ba\u0308lle.jpg".encode(), b"new\nline.jpg")
    folder = tmp_path / "scans"
    folder.mkdir()
    for path, name in zip(paths(scans), names, strict=False):
        shutil.copy(path, os.fsencode(folder) + b"/" + name)
    ballots.void(office, poll, 1, "填错")
    done = read(office, poll, [folder], tmp_path / "report.json")
    assert done.not_taken == (NotTaken("void", str(folder / "扫描1.jpg"), ()),)
    said = json.loads((tmp_path / "report.json").read_bytes())["pages"]
    assert str(folder / "扫描1.jpg") in {page["source"] for page in said}
    (sheet,) = sheets.sheets(office, poll).listed
    kept = {reading.source for paper in papers(office, poll).values() for reading in paper.readings}
    assert (sheet.source, kept) == ("扫描1.jpg", {"B\u00e4lle.jpg", "new line.jpg"})


def test_a_link_that_leads_nowhere_is_named_by_both_ways_of_reading(
    office: Office, poll: str, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "QUIET", 0)
    monkeypatch.setattr(watching, "PAUSE", 0)
    told, gone = list[int](), tmp_path / "gone.jpg"
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "1.jpg").symlink_to(scans / "1.jpg")
    (tmp_path / "inbox" / "2.jpg").symlink_to(gone)
    done = watch(
        office,
        poll,
        [tmp_path / "inbox"],
        cancel=lambda: bool(told),
        told=lambda sums: told.append(sums.read),
    )
    assert (told, done.growing) == ([1], (str(gone),))
    once = read(office, poll, [tmp_path / "inbox"])
    assert once.not_taken == (NotTaken("no_access", str(gone), ()),)


def test_a_file_is_whole_once_it_has_stayed_as_it_is(tmp_path: Path) -> None:
    now = [0.0]
    settling = watching.Settling(lambda: now[0])
    scan, empty = tmp_path / "scan.pdf", tmp_path / "empty.pdf"
    empty.touch()

    def ready(at: float) -> list[Path]:
        now[0] = at
        return settling.ready([scan, empty, tmp_path / "gone.pdf"])

    scan.write_bytes(b"half")
    assert [ready(0), ready(1.9)] == [[], []]
    scan.write_bytes(b"half and half")
    assert [ready(2.1), ready(4)] == [[], []]
    assert (ready(4.2), settling.growing) == ([scan], (empty, tmp_path / "gone.pdf"))
    assert ready(9) == []
    scan.write_bytes(b"appended to by the scanner")
    assert [ready(10), ready(13)] == [[], [scan]]


def test_papers_that_never_count_are_named_and_stay_on_record_with_their_picture(
    office: Office, poll: str, scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballots.void(office, poll, 3, "填错")
    test_deck = tmp_path / "test.pdf"
    ballots.print_ballots(office, poll, test_deck, test_deck=True)
    other = polls.new_poll(office, poll_spec(SPEC.replace("2026年业主大会会议", "另一次表决")))
    ballots.print_ballots(office, other, tmp_path / "other.pdf")
    (test_page,) = fill_in(office, poll, test_deck, [Sheet(0, 1, 1, ALL_FOR)])
    (stray,) = fill_in(office, other, tmp_path / "other.pdf", [Sheet(0, 1, 1, ALL_FOR)])
    (tmp_path / "t.jpg").write_bytes(test_page.picture)
    (tmp_path / "o.jpg").write_bytes(stray.picture)
    (tmp_path / "x.jpg").write_bytes(b"no picture at all")
    before = papers(office, poll)
    done = read(office, poll, [*paths(scans, "3"), *(tmp_path / f"{name}.jpg" for name in "tox")])
    assert sums(done) == (4, 0, 0, 4, 0, 0)
    why = {"3": "void", "t": "test_ballot", "o": "other_poll", "x": "unknown_type"}
    assert done.rejections == dict.fromkeys(why.values(), 1)
    assert {Path(each.source).stem: each for each in done.not_taken} == {
        name: NotTaken(reason, str((scans if name == "3" else tmp_path) / f"{name}.jpg"), ())
        for name, reason in why.items()
    }
    assert papers(office, poll) == before
    found = sheets.sheets(office, poll)
    reasons = [(sheet.source, sheet.reason, sheet.serial, sheet.waiting) for sheet in found.listed]
    assert reasons == [
        ("3.jpg", "void", 3, False),
        ("t.jpg", "test_ballot", 1, False),
        ("o.jpg", "other_poll", None, False),
    ]
    assert (found.numbers.seen, sum(found.numbers.aside.values())) == (3, 3)
    for sheet in found.listed:
        assert sheets.picture(office, poll, sheet.seq).startswith(b"\x89PNG")
    monkeypatch.setattr("meeting_tui.scan.page.load", lambda _source: pytest.fail("it was looked at"))
    again = read(office, poll, [*paths(scans, "3"), *(tmp_path / f"{name}.jpg" for name in "to")])
    assert (again.rejections, again.again) == ({"void": 1, "test_ballot": 1, "other_poll": 1}, 3)
    assert sheets.sheets(office, poll) == found
    assert verify_store(office.store).ok
    with office.store.write() as session:
        session.execute(update(SheetPicture).values(png=SheetPicture.png + b"x"))  # which makes a text of it
    changed = verify_store(office.store).failure
    assert changed
    assert (changed.code, changed.facts["seq"]) == ("checking.sheet", found.listed[0].seq)


def test_what_a_result_on_record_left_out_is_read_when_it_is_counted_again(
    office: Office, poll: str, scans: Path
) -> None:
    read(office, poll, paths(scans, "1", "1b"))
    close_now(office, poll)
    counting.count(office, poll)
    assert read(office, poll, paths(scans, "2")).rejections == {"on_record": 1}
    course.recount(office, poll, NAMES, "业主异议")
    done = read(office, poll, paths(scans, "2"))
    assert (done.new, done.rejections) == (1, {})


def test_a_page_without_its_number_waits_until_two_people_name_it(
    office: Office, poll: str, scans: Path, tmp_path: Path
) -> None:
    with Image.open(scans / "5.jpg") as page:
        page.crop((0, page.height // 3, page.width * 2 // 3, page.height)).save(tmp_path / "torn.jpg")
    done = read(office, poll, [tmp_path / "torn.jpg", *paths(scans, "1", "1b")])
    assert (done.strays, done.sheets.unnamed) == ((((str(tmp_path / "torn.jpg")), 1),), 1)
    assert done.unnamed == (NotTaken("no_code", str(tmp_path / "torn.jpg"), ()),)
    ballots.return_(office, poll, [5])
    close_now(office, poll)
    assert not counting.standing(office, poll).complete
    (torn,) = sheets.unnamed(office, poll)
    assert (torn.source, torn.reason) == ("torn.jpg", "no_code")
    with refused("ballots.two_people"):
        sheets.give(office, poll, torn.seq, 5, NAMES[:1])
    assert sheets.give(office, poll, torn.seq, 1, NAMES).aside == "seen_twice"
    assert sheets.give(office, poll, torn.seq, 5, NAMES).read
    (doubt,) = ballots.review(office, poll)
    assert (doubt.ballot.serial, doubt.reasons, doubt.where) == (5, ("no_code",), (("torn.jpg", 1),))
    (whole,) = ballots.pictures(office, poll, 5)
    assert (whole.question, whole.png) == ("", sheets.picture(office, poll, torn.seq))
    ballots.adjudicate(office, poll, 5, NAMES, ALL_FOR)
    numbers = counting.standing(office, poll).sheets
    assert (numbers.seen, numbers.read, numbers.waiting, numbers.aside) == (3, 2, 0, {"seen_twice": 1})
    assert counting.standing(office, poll).complete
    assert read(office, poll, [tmp_path / "torn.jpg"]).again == 1
    sheets.set_aside(office, poll, torn.seq, "not-ours", NAMES)
    assert papers(office, poll)[5].state == "returned"
    last = read(office, poll, [tmp_path / "torn.jpg"])
    assert (last.rejections, last.strays) == ({"set_aside": 1}, ())


def test_a_ballot_that_nobody_signed_waits_until_it_is_signed_or_two_people_decide(
    office: Office, poll: str, tmp_path: Path
) -> None:
    wanted = [
        Sheet(0, 1, 1, ALL_FOR, signed=False),
        Sheet(0, 1, 1, ALL_FOR),
        Sheet(1, 2, 1, ALL_FOR, signed=False),
    ]
    names = [tmp_path / f"{name}.jpg" for name in ("unsigned", "signed", "other")]
    for name, page in zip(names, fill_in(office, poll, tmp_path / "ballots.pdf", wanted), strict=True):
        name.write_bytes(page.picture)
    read(office, poll, [names[0], names[2]])
    assert [doubt.reasons for doubt in ballots.review(office, poll)] == [("unsigned",)] * 2
    assert [each.sure for each in ballots.review(office, poll)] == [ALL_FOR] * 2
    assert [picture.question for picture in ballots.pictures(office, poll, 1)] == [SIGNATURES]
    assert read(office, poll, [names[1]]).better == 1
    ballots.adjudicate(office, poll, 2, NAMES, invalid="unsigned")
    assert {no: paper.state for no, paper in papers(office, poll).items() if paper.seen} == {
        1: "valid",
        2: "invalid",
    }


def test_pictures_of_sheets_take_no_more_room_than_they_may(
    office: Office, poll: str, scans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond it the entry stays, and the scan itself has to be shown."""
    for serial in (1, 2):
        ballots.void(office, poll, serial, "填错")
    read(office, poll, paths(scans, "1"))
    (first,) = sheets.sheets(office, poll).listed
    monkeypatch.setattr(setting_aside, "ROOM", len(sheets.picture(office, poll, first.seq)) + 100)
    read(office, poll, paths(scans, "2"))
    _first, second = sheets.sheets(office, poll).listed
    assert (second.reason, second.picture, sheets.picture(office, poll, second.seq)) == ("void", "", b"")


def test_a_sheet_of_a_secret_ballot_names_no_ballot_and_keeps_no_order(
    tmp_path: Path,
) -> None:
    clock = Clock()
    office = estate(tmp_path, clock=clock)
    poll = printed_poll(office, tmp_path, 'identity = "secret"\n' + SPEC)
    wanted = [Sheet(at, at + 1, 1, ALL_FOR) for at in (0, 1, 2)]
    filled = fill_in(office, poll, tmp_path / "ballots.pdf", wanted)
    names = [f"{no}.jpg" for no in (1, 2, 3)]
    for name, page in zip(names, filled, strict=True):
        (tmp_path / name).write_bytes(page.picture)
    for serial in (1, 2, 3):
        with office.store.write() as session:
            facts = {"serial": serial, "reason": "填错", "by": "王建国"}
            office.append(session, f"poll:{poll}", "ballot.voided", **facts)
    clock.at = datetime.fromisoformat("2026-12-08T20:00+08:00")
    envelopes.mix(office, poll, NAMES, 0)
    read(office, poll, [tmp_path / name for name in names])
    listed = sheets.sheets(office, poll).listed
    assert [sheet.serial for sheet in listed] == [None] * 3
    images = [sheet.image for sheet in listed]
    assert images == sorted(images)
    assert [(sheet.source, sheet.sheet) for sheet in listed] == [(image[:8], 1) for image in images]
    office.close()


def test_ballots_of_a_poll_nobody_printed_are_not_counted(
    office: Office, scans: Path, tmp_path: Path
) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    done = read(office, poll, paths(scans, "1"))
    assert (done.rejected, dict(done.rejections)) == (1, {"not_printed": 1})


def test_large_print_for_one_voter_is_read_among_the_others(office: Office, tmp_path: Path) -> None:
    poll = polls.new_poll(office, poll_spec(SPEC))
    pdf, design = tmp_path / "ballots.pdf", design_of(office, poll)
    larger = ["1栋1单元101室", "业主丄"]
    with refused("proxies.no_voter"):
        ballots.print_ballots(office, poll, pdf, larger=["99"])
    ballots.print_ballots(office, poll, pdf, tmp_path / "boxes.json", larger=larger)
    of = {False: lay_out(design), True: lay_out(design, large_print=True)}
    told = json.loads((tmp_path / "boxes.json").read_text("utf-8"))["ballots"]
    at = {int(each["serial"]): [page["pdf_page"] - 1 for page in each["pages"]] for each in told}
    assert [len(at[no]) for no in (1, 2, 3)] == [len(of[True]), len(of[False]), len(of[False])]
    assert len(at[4]) == len(of[True]) > len(of[False])
    for serial in (1, 2):
        pile = Pile(pdf, of[serial == 1], design.words.signature, "large", careful=True)
        wanted = [Sheet(place, serial, no, ALL_FOR) for no, place in enumerate(at[serial], 1)]
        for filled in fill(pile, wanted, workers=1):
            (tmp_path / f"{serial}-{filled.sheet.page}.jpg").write_bytes(filled.picture)
    unchanged(office, lambda: ballots.print_ballots(office, poll, pdf, larger=["2"]), "ballots.other_form")
    ballots.print_ballots(office, poll, pdf)  # again, as before
    ballots.issue(office, poll, [1, 2, 4])
    read(office, poll, [tmp_path / "1-1.jpg"])
    assert [doubt.reasons for doubt in ballots.review(office, poll)] == [("page-missing",)]
    read(office, poll, sorted(tmp_path.glob("*.jpg")))
    assert papers(office, poll)[1].marks == papers(office, poll)[2].marks == ALL_FOR
    ballots.replace(office, poll, [4], "填错", tmp_path / "new.pdf")
    assert papers(office, poll)[9].pages == len(of[True])
