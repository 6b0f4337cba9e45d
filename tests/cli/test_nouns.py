"""Roll, meeting, poll and ballots from the command line, as a script would use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meeting_tui.cells import width
from meeting_tui.check_code import check_code
from meeting_tui.lang.formats import column_day, day

MEETING = """title = "业委会第三次会议"
time = "2026-12-01T19:00"
place = "活动室"
chair = "王建国"
recorder = "李梅"

[[agenda]]
title = "电梯维修资金"
kind = "decision"
"""
POLL = """title = "维修资金表决"
matter = "cc278.5"
opens = 2026-11-01
closes = 2999-12-20
without_rehearsal = "沿用上次表决的打印机和扫描仪"

[[question]]
id = "q1"
title = "电梯"
text = "是否同意使用维修资金更换电梯？"
"""


EARLY = ("--by", "张三", "--by", "李四", "--reason", "都投了")


@pytest.fixture
def poll(run, file: Path, tmp_path: Path) -> str:
    """An open poll's id."""
    spec = tmp_path / "poll.toml"
    spec.write_text(POLL, "utf-8")
    ran = run("poll", "new", spec)
    assert ran.code == 0, ran.err
    return ran.out.strip()


def test_init_makes_a_file_once(run, tmp_path):
    words = [
        "init",
        "--name",
        "梧桐苑",
        "--profile",
        "cn-assembly",
        "--file",
        tmp_path / "deep" / "new.meeting",
    ]
    assert run(*words).code == 0
    ran = run(*words)
    assert (ran.code, ran.out) == (1, "")
    assert "new.meeting" in ran.err


@pytest.mark.parametrize("wrong", [["--profile", "no-such"], ["--name", " "]])
def test_init_refused_leaves_nothing(run, tmp_path, wrong):
    words = [
        "init",
        "--name",
        "梧桐苑",
        "--profile",
        "cn-assembly",
        "--file",
        tmp_path / "new.meeting",
        *wrong,
    ]
    assert run(*words).code == 1
    assert not list(tmp_path.glob("new.meeting*"))


def test_more_members_than_seats_is_wrong_usage(run, tmp_path):
    words = [
        "init",
        "--name",
        "x",
        "--profile",
        "cn-assembly",
        "--seats",
        "1",
        "--member",
        "a",
        "--member",
        "b",
    ]
    assert run(*words, "--file", tmp_path / "new.meeting").code == 2
    assert not list(tmp_path.glob("new.meeting*"))


def test_the_roll_is_shown_and_found(run, file):
    shown = json.loads(run("roll", "show", "--json").out)
    assert [(row["heads"], row["area"]) for row in shown] == [(1, "179.12"), (1, "90.00"), (1, "100.05")]
    assert len(json.loads(run("roll", "show", "ls", "--json").out)) == 1
    assert "李四" in run("roll", "show", "ls").out
    assert len(json.loads(run("roll", "show", "--limit", "2", "--json").out)) == 2


def test_every_fault_of_a_roll_is_listed_and_nothing_changes(run, file, tmp_path):
    before = run("roll", "show").out
    roll = tmp_path / "bad.csv"
    roll.write_text(
        "楼栋,单元,房号,专有部分面积,业主\n1,1,101,-3,张三\n1,1,102,9.999,李四\n1,1,103,9,\n", "utf-8"
    )
    ran = run("roll", "import", roll, "--lang", "zh")
    assert (ran.code, ran.out) == (1, "")
    assert all(f"第 {row} 行" in ran.err for row in (2, 3, 4))
    assert run("roll", "show").out == before


def test_equal_names_are_decided_by_name(run, file, tmp_path):
    roll = tmp_path / "same.csv"
    roll.write_text("楼栋,单元,房号,专有部分面积,业主\n1,1,101,80,张三\n1,1,102,90,张三\n", "utf-8")
    undecided = run("roll", "import", roll)
    assert undecided.code == 1
    assert "--same 张三" in undecided.err
    assert run("roll", "import", roll, "--preview").code == 1
    assert run("roll", "import", roll, "--same", "张三").code == 0
    assert len(json.loads(run("roll", "show", "--json").out)) == 1
    assert run("roll", "import", roll, "--different", "张三").code == 0
    assert len(json.loads(run("roll", "show", "--json").out)) == 2


def test_a_preview_keeps_nothing(run, file, tmp_path):
    roll = tmp_path / "one.csv"
    roll.write_text("楼栋,单元,房号,专有部分面积,业主\n1,1,101,80,赵六\n", "utf-8")
    seen = json.loads(run("roll", "import", roll, "--preview", "--json").out)
    assert (seen["units"], seen["voters"], seen["area"]) == (1, 1, "80.00")
    assert "赵六" not in run("roll", "show").out


def test_an_exported_roll_comes_back_the_same(run, file, tmp_path):
    before = run("roll", "show", "--json").out
    assert run("roll", "export", tmp_path / "out.xlsx").code == 0
    assert run("roll", "import", tmp_path / "out.xlsx").code == 0
    assert run("roll", "show", "--json").out == before


def test_a_meeting_from_its_file(run, file, tmp_path):
    spec = tmp_path / "meeting.toml"
    spec.write_text(MEETING, "utf-8")
    made = run("meeting", "new", spec)
    assert made.code == 0
    id = made.out.strip()
    assert [line["id"] for line in json.loads(run("meeting", "list", "--json").out)] == [id]
    state = json.loads(run("meeting", "show", id, "--json").out)
    assert (state["chair"], state["items"][0]["title"]) == ("王建国", "电梯维修资金")
    shown = run("meeting", "show", id, "--lang", "zh").out
    assert "主持人" in shown
    assert all(day(duty["by"], "zh") in shown for duty in state["duties"])
    assert check_code(state["head"]) in shown
    assert "业委会第三次会议" in run("meeting", "list").out
    assert run("meeting", "confirm", id, "王建国").code == 1  # it is not open yet
    assert run("meeting", "drop", id, "1", "改由物业办理").code == 1


def test_a_spec_that_is_none_is_refused(run, file, tmp_path):
    spec = tmp_path / "spec.toml"
    spec.write_bytes(b'title = "a"\ntitle = "b"\n')
    assert run("meeting", "new", spec).code == 1
    spec.write_bytes("title = '会议'\n".encode("gb18030"))
    ran = run("meeting", "new", spec)
    assert (ran.code, "line 1" in ran.err) == (1, True)
    assert run("poll", "new", tmp_path).code == 1
    assert run("poll", "new", tmp_path / "no.toml").code == 1
    assert run("meeting", "list", "--json").out == "[]\n"


def test_a_poll_on_its_way(run, poll, tmp_path):
    pdf, places = tmp_path / "ballots.pdf", tmp_path / "boxes.json"
    assert run("ballots", "print", poll, "-o", pdf, "--geometry", places).code == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert len(json.loads(places.read_text("utf-8"))["ballots"]) == 3
    assert run("ballots", "issue", poll, "1", "2", "000003").code == 0
    assert run("ballots", "return", poll, "1", "--box", "A").code == 0
    again = run("ballots", "return", poll, "2", "1")
    assert again.code == 1
    seen = json.loads(run("poll", "show", poll, "--json").out)
    assert (seen["numbers"]["issued"], seen["numbers"]["returned"]) == (3, 1)
    assert (seen["area"], seen["profile"], seen["questions"][0]["id"]) == ("369.17", "cn-assembly", "q1")
    assert run("ballots", "review", poll).code == 0
    early = run("poll", "close", poll)
    assert early.code == 1
    assert "1 of 3 are back" in early.err
    assert "--by NAME --by NAME" in early.err
    assert run("poll", "close", poll, *EARLY[:2], *EARLY[-2:]).code == 1
    assert run("poll", "close", poll, *EARLY).code == 0
    assert run("poll", "close", poll).code == 1
    told = run("poll", "show", poll).out
    assert "closed before its last minute by 张三" in told
    assert ": 都投了" in told
    assert json.loads(run("poll", "list", "--json").out)[0]["state"] == "closed"
    shown = run("poll", "show", poll, "--lang", "zh").out
    assert "维修资金表决" in shown
    duties = json.loads(run("poll", "show", poll, "--json").out)["duties"]
    assert duties, "a vote that opened long ago has duties that are late"
    assert all(day(duty["by"], "zh") in shown and duty["duty"]["zh"] in shown for duty in duties)


def test_the_duties_of_a_year(run, file, tmp_path):
    assert run("community", "set").code == 2
    assert run("community", "profile", "cn-assembly-shanghai").code == 0
    assert run("community", "set", "--term-begins", "2024-06-01", "--term-ends", "2024-05-31").code == 1
    assert run("community", "set", "--term-ends", "2027-05-31", "--founded", "2024-06-01").code == 0
    told = json.loads(run("duties", "--year", 2027, "--json").out)
    listed = run("duties", "--year", 2027, "--lang", "zh").out
    shown = "".join(listed.split())
    assert all(each["document"] in shown and each["duty"]["zh"] in shown for each in told)
    assert all("".join(column_day(each["by"] or "", "zh").split()) in shown for each in told)
    assert all(each["who"]["zh"] in shown for each in told)
    assert max(map(width, listed.splitlines())) <= 100
    assert (
        "2031" in run("duties", "--year", 2031, "--lang", "zh").out
    )  # what is known of it, or that nothing is
    report = "revenue-report:2027-01-01"
    assert report in [each["document"] for each in told]
    assert run("board", "post", "term-report:2027-05-31", "--place", "街道办事处").code == 0
    [filed] = [each for each in json.loads(run("duties", "--year", 2026, "--json").out) if each["evidence"]]
    assert (filed["id"], filed["status"]) == ("term-report", "done")
    for name in ("d.ics", "d.pdf", "d.md"):
        assert run("duties", "--year", 2027, "--out", tmp_path / name).code == 0
    assert (tmp_path / "d.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "2027-03-31" in (tmp_path / "d.md").read_text("utf-8")
    assert run("duties", "--year", 2027, "--out", tmp_path / "d.xls").code == 1
    assert run("duties", "--year", 9999).code == 1


def test_a_forged_or_foreign_code_is_refused(run, poll, tmp_path):
    run("ballots", "print", poll, "-o", tmp_path / "b.pdf")
    for ref in ("M1P" + poll + "000001010000000000000", "999999", "hello", "M2P7K2Q00012301CJCXB21B0W2TA"):
        ran = run("ballots", "return", poll, ref)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.strip()


def test_the_count_says_whether_it_is_final(run, poll, tmp_path):
    ran = run("count", poll)
    assert ran.code == 0
    assert "Not final" in ran.err
    counted = json.loads(run("count", poll, "--json").out)
    assert (counted["final"], counted["shown"], counted["questions"]) == (False, False, [])
    assert counted["participation"]["heads"] == {"returned": "0", "all": "3"}
    assert counted["reconcile"]["holds"] is True
    bundle = tmp_path / "bundle.json"
    assert run("count", poll, "--bundle", bundle).code == 1
    assert not bundle.exists()


def test_a_final_count_publishes_a_bundle_that_recounts(run, poll, tmp_path):
    bundle = tmp_path / "bundle.json"
    assert run("poll", "close", poll, *EARLY).code == 0
    assert run("count", poll, "--bundle", bundle).code == 0
    (question,) = json.loads(run("count", poll, "--json").out)["questions"]
    assert (question["id"], question["title"], question["outcome"]) == ("q1", "电梯", "no_quorum")
    assert {"measures", "conditions", "strict", "deemed"} <= set(question)
    assert run("recount", bundle).code == 0
    assert run("verify", bundle).code == 0
    claimed = json.loads(bundle.read_text("utf-8"))
    claimed["results"][0]["outcome"] = "passed"
    bundle.write_text(json.dumps(claimed), "utf-8")
    ran = run("recount", bundle, "--json")
    assert ran.code == 3
    assert json.loads(ran.out)["differences"] == ["results.0.outcome"]
    assert "results.0.outcome" in ran.err


@pytest.mark.parametrize("seed", ["q1", "q1="])
def test_a_seed_names_its_question(run, poll, seed):
    assert run("count", poll, "--seed", seed).code == 2
