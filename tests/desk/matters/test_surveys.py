"""A survey of the service each year: marks on paper, attached to the fee matter; few marks are not shown."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.desk.polling import Clock, close_now, estate, keyed, unchanged

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.board import documents
from meeting_tui.desk.board.documents import DocumentRef
from meeting_tui.desk.matters import acts, surveys
from meeting_tui.desk.matters.surveys import SurveySpec
from meeting_tui.desk.matters.timeline import timeline
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting
from meeting_tui.lang import translator
from meeting_tui.lang.matters import told
from meeting_tui.paper.writers.text import render_text


def rated(office: Office, number: int, clock: Clock, folder: Path, marks: str) -> str:
    """A survey of two questions; a paper for each pair of digits, 0 for no mark."""
    today = clock.at.replace(hour=0, minute=0, tzinfo=None)
    spec = SurveySpec("物业服务评价", ("保洁", "维修"), today, today + timedelta(days=9), "", "沿用")
    poll = surveys.ask_for_marks(office, number, spec)
    ballots.print_ballots(office, poll, folder / f"{poll}.pdf")
    for serial, (first, second) in enumerate(marks.split(), 1):
        given = {"q1": (first,), "q2": (second,) if second != "0" else ()}
        keyed(office, serial, given, poll)
    close_now(office, poll)
    counting.count(office, poll)
    return poll


def test_surveys_of_several_years_stand_side_by_side_and_few_marks_are_not_shown(tmp_path: Path) -> None:
    clock = Clock()
    office = estate(tmp_path, 8, clock=clock)
    number = acts.new_matter(office, "物业服务费", category="service")
    first = rated(office, number, clock, tmp_path, "45 45 45 35 35 25 25")  # 保洁 22/7 = 3.14…
    clock.at += timedelta(days=365)
    second = rated(office, number, clock, tmp_path, "55 54 50 50 50 40")  # two marks for 维修
    found = surveys.surveys(office, number)
    assert [(each.poll, each.told) for each in found] == [
        (first, (("保洁", 31, 7), ("维修", 50, 7))),
        (second, (("保洁", 48, 6), ("维修", None, 2))),
    ]
    assert acts.matter(office, number).state == "raised", "marks decide nothing"
    hidden = translator("zh")("not shown")
    said = [told(line.kind, line.facts, translator("zh")) for line in timeline(office, number)]
    assert f"表决 {second} 计票结果：保洁 4.8、维修 {hidden}" in said
    poster = render_text(documents.build(office, DocumentRef("matter", str(number))))
    assert not [line for line in poster.splitlines() if "█" in line and "│" in line], (
        "nothing had to be reached"
    )
    rows = [line.split() for line in poster.splitlines()]
    assert ["保洁", "3.1", "4.8"] in rows
    assert ["维修", "5.0", hidden] in rows
    assert f"表决 {first} · {found[0].seq}" in poster
    twice = SurveySpec("评价", ("", " "), clock.at, clock.at)
    unchanged(office, lambda: surveys.ask_for_marks(office, number, twice), "matters.no_questions")
    office.close()
