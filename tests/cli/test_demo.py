"""`demo` as a person runs it: one screen that sums up, papers that verify, a result that is known."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from tests.conftest import Played

from meeting_tui.cli import out
from meeting_tui.lang import use


@pytest.fixture
def played(demo: Played) -> Path:
    """The folder of one Chinese run."""
    return demo.summary.folder


@pytest.fixture
def store(played: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Its community file, which commands take."""
    monkeypatch.setenv("MEETING_TUI_FILE", str(played / "demo.meeting"))
    return played / "demo.meeting"


@pytest.fixture
def mine(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, which commands take and may change."""
    copy = shutil.copy(store, tmp_path / "again.meeting")
    monkeypatch.setenv("MEETING_TUI_FILE", str(copy))
    return copy


def test_the_charging_shed_fails_by_a_hair(run, store):
    poll = json.loads(run("poll", "list", "--json").out)[0]["id"]
    counted = json.loads(run("count", poll, "--json").out)
    assert counted["final"] is True
    outcomes = {question["id"]: question["outcome"] for question in counted["questions"]}
    assert outcomes == {"lift": "passed", "shed": "rejected", "contract": "passed"}
    failing = [c for c in counted["questions"][1]["conditions"] if not c["holds"]]
    assert [(c["part"], c["measure"], c["short_by"]) for c in failing] == [("approval", "area", "1.34")]


def test_a_public_count_tells_what_the_public_bundle_tells(run, store, played):
    poll = json.loads(run("poll", "list", "--json").out)[0]["id"]
    full = run("count", poll, "--json")
    assert "--copy public" in full.err
    asked = json.loads(run("count", poll, "--json", "--copy", "public").out)["questions"]
    bundle = json.loads((played / "bundle.json").read_text("utf-8"))
    withheld = 0
    for told, result, known in zip(asked, bundle["results"], json.loads(full.out)["questions"], strict=True):
        sums = result["strict"]["measures"]
        assert told["measures"] == told["strict"]["measures"] == sums
        secret = {value for name, value in known["measures"]["area"].items() if sums["area"][name] is None}
        withheld += len(secret)
        assert not [value for value in secret if f'"{value}"' in json.dumps(told)]
    assert withheld  # else nothing could be told


def test_what_it_wrote_verifies(run, store, played):
    """A file of each kind; tests/rehearsal/test_demo.py looks at them all."""
    for path in (store, played / "bundle.json", next(played.glob("result-*.pdf"))):
        assert run("verify", path).code == 0, path


def test_the_reading_report_adds_up(played):
    report = json.loads((played / "reading.json").read_text("utf-8"))
    assert report["summary"]["pages"] == len(report["pages"])
    assert report["summary"]["rejected"] == 0
    assert {Path(page["source"]).name for page in report["pages"]} == {"scans-1.pdf", "scans-2.pdf"}


def test_reading_the_same_scans_again_changes_nothing(run, mine, played, tmp_path):
    poll = json.loads(run("poll", "list", "--json").out)[0]["id"]
    before = json.loads(run("count", poll, "--json").out)["digest"]
    page = tmp_path / "one.pdf"
    _first_page(played / "scans-1.pdf", page)
    ran = run("ballots", "read", poll, page, "--report", tmp_path / "report.json")
    assert (ran.code, ran.out) == (0, "")
    assert "1 page:" in ran.err
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["summary"]["pages"] == 1
    assert json.loads(run("count", poll, "--json").out)["digest"] == before


def _first_page(source: Path, target: Path) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(source) as whole, pypdfium2.PdfDocument.new() as one:
        one.import_pages(whole, [0])
        one.save(target)


def test_scans_that_are_no_ballots_are_told_apart(run, mine, played, tmp_path):
    poll = json.loads(run("poll", "list", "--json").out)[0]["id"]
    (tmp_path / "letter.txt").write_text("hello", "utf-8")
    minutes = next(played.glob("minutes-*-archive.pdf"))
    ran = run("ballots", "read", poll, tmp_path / "letter.txt", minutes, "--json")
    assert ran.code == 0
    done = json.loads(ran.out)
    assert (done["read"], done["new"]) == (0, 0)
    why = "Unpack archives; save or scan all else as PDF, TIFF, JPEG or PNG."
    assert f"1 × No kind of file that is read here. {why}\n  {tmp_path / 'letter.txt'}\n" in ran.err
    missing = run("ballots", "read", poll, tmp_path / "nothing.pdf")
    assert (missing.code, "nothing.pdf" in missing.err) == (1, True)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_summary_fits_one_screen(played, lang, capsys, monkeypatch):
    from meeting_tui.cli import demo
    from meeting_tui.desk.ballots.reading import ReadingDone
    from meeting_tui.desk.office import open_office
    from meeting_tui.desk.polls import acts as polls
    from meeting_tui.desk.polls import counting
    from meeting_tui.rehearsal.demo import DemoSummary

    office = open_office(played / "demo.meeting", "x", readonly=True)
    report = counting.standing(office, polls.polls(office)[0].id)
    office.close()
    files = tuple(sorted(played.iterdir()))
    done = DemoSummary(
        Path("demo-out"),
        Path("demo-out/demo.meeting"),
        "梧桐苑",
        "m1",
        "ABCD",
        files,
        ReadingDone(212, 203, 9),
        6,
        8,
        report,
    )
    use(lang)
    lines = list(demo.summary(done))
    assert len(lines) <= 22
    assert max(map(out.width, lines)) <= 80
    assert any("1.34" in line for line in lines)


def test_a_folder_with_someone_elses_file_is_refused(run, tmp_path):
    mine = tmp_path / "demo.meeting"
    mine.write_text("mine", "utf-8")
    ran = run("demo", "--out", tmp_path, "--no-tui")
    assert (ran.code, ran.out) == (1, "")
    assert mine.read_text("utf-8") == "mine"
