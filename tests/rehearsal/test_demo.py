from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from tests.conftest import Played

from meeting_tui.desk import home
from meeting_tui.desk.board import documents
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.safety import checking
from meeting_tui.refusal import Refusal
from meeting_tui.rehearsal.demo import STEPS, STORE, run_demo
from meeting_tui.rehearsal.demo_clock import DemoClock
from meeting_tui.rehearsal.sample_votes import MANNERS, QUESTIONS
from meeting_tui.rules.recount import recount


@pytest.fixture
def played(demo: Played) -> Played:
    return demo


@pytest.fixture
def office(played: Played) -> Iterator[Office]:
    clock = DemoClock("2026-11-23T10:00:00")
    made = open_office(played.summary.store, "访客", readonly=True, world=clock.world())
    yield made
    made.close()


def text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_the_known_result(played: Played) -> None:
    report = played.summary.report
    assert {r.question.id: r.outcome for r in report.results} == {
        "lift": "passed",
        "shed": "rejected",
        "contract": "passed",
    }
    shed = report.results[1].strict.as_json()
    failed = [fact for fact in shed["conditions"] if not fact["holds"]]
    assert [(fact["part"], fact["measure"], fact["frac"]) for fact in failed] == [("approval", "area", "3/4")]
    assert 1 <= float(failed[0]["short_by"]) <= 3  # a few square metres of 23,000
    assert report.final


def test_every_paper_is_accounted_for(played: Played) -> None:
    done, numbers = played.summary, played.summary.report.numbers
    assert (numbers.printed, numbers.issued, numbers.returned) == (274, 274, 216)
    assert (numbers.valid, numbers.invalid, numbers.waiting) == (215, 1, 0)
    assert dict(done.report.invalid) == {"unsigned": 1}
    assert done.keyed == 6
    assert done.reading.pages == 216 - done.keyed + 2  # two papers went through the scanner twice
    assert (done.reading.new, done.reading.rejected, done.reading.strays) == (210, 0, ())
    assert 12 <= done.reading.review < 30


def test_what_was_read_is_what_the_pens_meant(played: Played, office: Office) -> None:
    from meeting_tui.desk.polls import frozen
    from meeting_tui.desk.roll import acts as roll
    from meeting_tui.rehearsal.sample_votes import sample_votes

    with office.store.read() as session:
        kept = frozen.case(session, played.summary.poll).register(office, session).papers
    for meant in sample_votes(roll.roll(office, limit=10_000)):
        if meant.signed:
            assert kept[meant.voter].marks == meant.marks, meant


def test_who_answers_in_their_own_way_is_looked_at_by_people(played: Played, office: Office) -> None:
    """Words, marks beside the boxes, corrections: none is read as a blank, each waits with its picture."""
    from meeting_tui.desk.ballots import acts as ballots
    from meeting_tui.desk.polls import frozen
    from meeting_tui.desk.roll import acts as roll
    from meeting_tui.rehearsal.sample_votes import sample_votes

    poll = played.summary.poll
    with office.store.read() as session:
        kept = frozen.case(session, poll).register(office, session).papers
    own = [paper for paper in sample_votes(roll.roll(office, limit=10_000)) if paper.manner]
    assert Counter(paper.manner for paper in own) == Counter(MANNERS)
    for paper in (paper for paper in own if paper.manner in {"word", "beside", "written", "correction"}):
        (reading,) = kept[paper.voter].readings
        assert reading.status == "review", paper
        assert reading.marks.items() <= paper.marks.items(), paper
        assert kept[paper.voter].adjudicated
        shown = {picture.question for picture in ballots.pictures(office, poll, paper.voter)}
        assert shown >= set(QUESTIONS) - set(reading.marks), paper


def test_the_notice_explains_why_the_shed_failed(played: Played) -> None:
    said = "".join(text(played.summary.folder / f"result-{played.summary.poll}.pdf").split())
    shed = said[said.index("充电棚") :]
    assert "未通过" in shed
    assert "还差" in shed
    assert "四分之三以上" in shed


def test_every_file_is_as_it_claims(played: Played) -> None:
    summary = played.summary
    checked = [summary.store]
    checked += [
        path for path in summary.files if path.name.startswith(("result", "minutes", "notice", "poster"))
    ]
    assert len(checked) == 10
    for path in checked:
        verdict = checking.verify(path) if path.suffix != ".pdf" else checking.verify(path, summary.store)
        assert verdict.ok, (path, verdict.failure)


def test_the_bundle_gives_the_same_result_without_the_file(played: Played) -> None:
    sheet = json.loads((played.summary.folder / "bundle-inspection.json").read_text("utf-8"))
    again = recount(sheet)
    assert not again.differences
    assert [r.outcome for r in again.results] == ["passed", "rejected", "passed"]


def test_names_and_rooms_of_owners_stay_off_the_board(played: Played) -> None:
    archive = text(played.summary.folder / "minutes-m1-archive.pdf")
    public = text(played.summary.folder / "minutes-m1.pdf")
    assert "802室" in archive
    assert "802室" not in public


def test_all_steps_are_told_in_order(played: Played) -> None:
    assert tuple(dict.fromkeys(played.steps)) == STEPS


def test_home_has_something_to_say_afterwards(played: Played, office: Office) -> None:
    view = home.home(office)
    assert view.community.name == "梧桐苑"
    kinds = {task.kind for task in view.tasks}
    assert kinds == {"action", "matter_open", "finished_year", "finished_term"}
    assert "result" in {paper.kind for paper in documents.papers(office)}


def test_a_demo_somebody_works_in_is_not_replaced(played: Played) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in played.summary.files}
    held = open_office(played.summary.store, "王")
    with pytest.raises(Refusal, match=r"store\.locked"):
        run_demo(played.summary.folder, "zh")
    held.close()
    assert {path.name: path.stat().st_mtime_ns for path in played.summary.files} == before


def test_a_demo_somebody_went_on_in_is_not_replaced(played: Played, tmp_path: Path) -> None:
    shutil.copytree(played.summary.folder, tmp_path / "demo")
    with closing(open_office(tmp_path / "demo" / STORE, "王")) as office:
        persons.register(office, "来宾甲")
    with pytest.raises(Refusal, match=r"demo\.changed"):
        run_demo(tmp_path / "demo", "zh")


def test_a_file_of_somebody_else_stops_the_demo_before_it_begins(tmp_path: Path) -> None:
    (tmp_path / STORE).write_text("mine")
    with pytest.raises(Refusal, match=r"demo\.not_ours"):
        run_demo(tmp_path, "en")
    assert [path.name for path in tmp_path.iterdir()] == [STORE]
