"""Seats kept for groups from the spec to ballot, count, lots, a vote again, bundle and other verifiers."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from benchmarks.second_verifier import PERL, verdicts
from tests.desk.lots import draw
from tests.desk.polling import close_now, estate, keyed, printed_poll, refused
from tests.desk.polls.test_countries import VERIFIER, said
from tests.paper.designs import page_text

from meeting_tui.desk.board import bundles
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting
from meeting_tui.desk.polls.again import spec_again
from meeting_tui.desk.polls.export import spec_of
from meeting_tui.desk.polls.spec import GroupSpec, poll_spec
from meeting_tui.rules import shipped_profile
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.recount import recount
from meeting_tui.tui.polls.asking import put, question_form

SPEC = """
title = "换届选举"
matter = "cc278.3"
opens = 2026-11-24
closes = 2026-12-24
without_rehearsal = "沿用上次表决的打印机和扫描仪"
[[question]]
id = "seats"
title = "选举委员"
kind = "elect"
seats = 3
max_ticks = 4
choices = ["钱一", "周二", "孙三", "吴四", "郑五"]
[[question.groups]]
title = "1栋"
names = ["钱一", "周二", "郑五"]
[[question.groups]]
title = "2栋"
seats = 1
names = ["孙三", "c4"]
"""


def voted(office: Office, folder: Path, *papers: str) -> str:
    """A poll in which each paper ticks the names of its digits; closed."""
    poll = printed_poll(office, folder, SPEC)
    for serial, marks in enumerate(papers, 1):
        keyed(office, serial, {"seats": tuple(f"c{mark}" for mark in marks)}, poll)
    close_now(office, poll)
    return poll


def found(office: Office, poll: str) -> Contest:
    [result] = counting.count(office, poll).results
    assert isinstance(result.binding, Contest)
    return result.binding


def test_the_second_of_a_building_waits_for_the_open_seat(tmp_path: Path) -> None:
    """1 and 2 of building 1 have all votes; 5 of it has five, and building 2's seat goes to 3 with four."""
    with closing(estate(tmp_path)) as office:
        poll = voted(office, tmp_path, "125", "125", "1253", "1253", "1253", "1234")
        contest = found(office, poll)
        assert contest.placed("elected") == ("c1", "c2", "c3")
        paper = page_text(tmp_path / "ballots.pdf").replace("\n", "").replace("\r", "")
        assert "全体业主对所有候选人投票。应选 3 名，其中保留：1栋 1 名、2栋 1 名。" in paper
        assert "其余不限组别：1 名。" in paper
        assert "钱一（1栋）" in paper
        told = said(office, "result", poll)
        assert "以保留席位当选，得票少于其他未当选者：孙三（2栋）。" in told
        again = spec_of(office, poll).questions[0]
        one, two = GroupSpec("1栋", 1, ("c1", "c2", "c5")), GroupSpec("2栋", 1, ("c3", "c4"))
        assert again.groups == (one, two)
        assert [each.label for each in again.choices] == ["钱一", "周二", "孙三", "吴四", "郑五"]
        bundle = json.loads(json.dumps(bundles.published(office, poll, "inspection")))
    assert not recount(bundle).differences
    bent = json.loads(json.dumps(bundle))
    bent["questions"][0]["groups"][1]["names"] = ["c4"]
    assert recount(bent).differences
    file = tmp_path / "bundle.json"
    for raw, code in ((bundle, 0), (bent, 3)):
        file.write_text(json.dumps(raw), encoding="utf-8")
        ran = subprocess.run([sys.executable, str(VERIFIER), str(file)], capture_output=True, check=False)
        assert ran.returncode == code, ran.stdout
    if PERL:
        assert [said == "agrees" for said in verdicts(map(json.dumps, (bundle, bent)))] == [True, False]


def test_why_a_kept_seat_stays_empty_is_said(tmp_path: Path) -> None:
    """1, 2 and 5 of building 1 pass; of building 2 nobody: 5 has all votes but one and sits nowhere."""
    with closing(estate(tmp_path)) as office:
        poll = voted(office, tmp_path, "125", "125", "125", "125", "125", "12")
        contest = found(office, poll)
        assert (contest.placed("elected"), contest.vacant) == (("c1", "c2"), 1)
        told = said(office, "result", poll)
        assert "其中 1 席保留给2栋，该组没有其他候选人达到规定条件" in told
        [result] = counting.count(office, poll).results
        assert result.kept_empty == [("2栋", 1)]


def test_lots_or_another_vote_settle_the_seat_of_a_building(tmp_path: Path) -> None:
    with closing(estate(tmp_path)) as office:
        poll = voted(office, tmp_path, "1234", "1234", "1234", "1234", "1", "12")
        contest = found(office, poll)
        assert (contest.placed("elected"), contest.placed("tied")) == (("c1", "c2"), ("c3", "c4"))
        [again] = spec_again(office, poll).questions
        assert (again.seats, again.groups) == (1, (GroupSpec("2栋", 1, ("c3", "c4")),))
        draw(office, poll, "seats")
        assert found(office, poll).vacant == 0


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ('"钱一", "周二", "郑五"]\n[[', '"钱一", "赵五"]\n[[', "polls.group_name"),
        ('"钱一", "周二", "郑五"]\n[[', '"钱一", "孙三"]\n[[', "polls.groups"),
        ("seats = 1", "seats = 3", "polls.groups"),
        ("seats = 3", "seats = 1", "polls.groups"),
    ],
)
def test_what_no_seat_can_be_kept_for_is_refused(was: str, now: str, code: str) -> None:
    assert was in SPEC
    with refused(code, question="seats"):
        poll_spec(SPEC.replace(was, now))


def test_on_screen_a_line_keeps_a_seat() -> None:
    from meeting_tui.desk.polls.spec_out import question_toml

    question = poll_spec(SPEC).questions[0]
    form = question_form(question_toml(question), shipped_profile("cn-assembly"))
    values = {field.name: field.value for field in form._fields}
    assert values["groups"].splitlines() == ["1栋 = 1: 钱一, 周二, 郑五", "2栋 = 1: 孙三, 吴四"]
    typed = values | {"groups": "西区 ＝ ２：周二、吴四"}
    assert put(question, typed).groups == (GroupSpec("西区", 2, ("周二", "吴四")),)
    with refused("polls.group_line", line="西区 周二"):
        put(question, values | {"groups": "西区 周二"})
