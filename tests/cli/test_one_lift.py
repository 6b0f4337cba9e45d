"""One building's lift in a community of nine, by heads and area, from roll to notice, by commands alone.

The numbers are worked out by hand from the roll below: building 3 has 400.01 m² and five owners. 张三 has
100.00 m² there and 500.00 m² in building 5; what he holds there weighs nothing in the lift (沪规 69).
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from tests.conftest import Clock

VERIFIER = Path(__file__).resolve().parents[2] / "docs" / "recount_verifier.py"
THIRD = {"张三": "100.00", "李娟": "50.00", "王平": "50.01", "赵敏": "150.00", "孙亮": "50.00"}
MARKS = {  # lift, roof of stair 3-1, gate (everybody's)
    "张三": ("for", "for", "for"),
    "李娟": ("for", "for", "for"),
    "王平": ("for", "against", "for"),
    "赵敏": ("against", "against", "for"),
    "孙亮": ("against", "for", "for"),
}


def roll() -> str:
    rows = ["楼栋,单元,房号,专有部分面积,业主,业主编号"]
    for building in range(1, 10):
        for door in range(5):
            owner, area = f"业主{building}{door}", "80.00"
            if building == 3:
                owner, area = list(THIRD.items())[door]
            elif (building, door) == (5, 0):
                owner, area = "张三", "500.00"
            rows.append(f"{building},1,{101 + door},{area},{owner},{owner}")
    return "\n".join(rows)


def spec() -> str:
    today = Clock.at.date()
    opens, closes = today - timedelta(days=1), today + timedelta(days=14)
    asked = "".join(
        f'[[question]]\nid = "{name}"\ntitle = "{name}"\ntext = "总价三万元。"\n{whose}\n'
        for name, whose in (
            ("lift", 'electorate = { buildings = ["3"] }'),
            ("roof", 'electorate = { stairs = ["3-1"] }'),
            ("gate", ""),
        )
    )
    return (
        f'title = "修电梯"\nmatter = "cc278.5"\nopens = {opens}\ncloses = {closes}\nplace = "箱"\n'
        f'without_rehearsal = "小表决"\n{asked}'
    )


@pytest.fixture
def done(run, tmp_path, monkeypatch) -> dict[str, str]:
    """Run a command that must succeed; what it printed."""
    monkeypatch.setenv("MEETING_TUI_FILE", str(tmp_path / "nine.meeting"))
    monkeypatch.setenv("MEETING_TUI_WHO", "王建国")

    def ok(*words: object) -> str:
        ran = run(*words)
        assert ran.code == 0, ran.err
        return ran.out

    return ok


def test_a_lift_is_weighed_in_its_building_from_roll_to_notice(done, run, tmp_path):
    for name, text in (("roll.csv", roll()), ("poll.toml", spec())):
        (tmp_path / name).write_text(text, encoding="utf-8")
    people = ("--chair", "王建国", "--member", "李梅", "--seats", "5")
    done("init", "--name", "九栋", "--profile", "cn-assembly", "--lang", "zh", *people)
    done("roll", "import", tmp_path / "roll.csv", "--same", "张三")
    poll = json.loads(done("poll", "new", tmp_path / "poll.toml", "--json"))["id"]
    done("ballots", "print", poll, "-o", tmp_path / "ballots.pdf")
    paper = " ".join(PdfDocument(tmp_path / "ballots.pdf")[10].get_textpage().get_text_range().split())
    assert "600.00 ㎡" in paper
    assert "1. 100.00 ㎡ 2. 100.00 ㎡" in paper, paper
    for form in ("register", "tally"):  # who counts by hand adds up what a voter weighs in the question
        done("sheet", form, poll, "-o", tmp_path / f"{form}.pdf")
        pages = PdfDocument(tmp_path / f"{form}.pdf")
        told = "".join("".join(page.get_textpage().get_text_range() for page in pages).split())
        assert "600.00；1.100.00㎡；2.100.00㎡" in told, told
        assert "80.00；1.不参加表决；2.不参加表决" in told
    done("ballots", "issue", poll, "1-44")
    out = json.loads(done("ballots", "out", poll, "--json"))
    serials = {row["voter"]: row["serial"] for row in out}
    for owner, (lift, roof, gate) in MARKS.items():
        done("ballots", "return", poll, serials[owner])
        done("ballots", "enter", poll, serials[owner], f"lift={lift}", f"roof={roof}", f"gate={gate}")
    done("poll", "close", poll, "--by", "王建国", "--by", "李梅", "--reason", "都投了")
    for who in ("王建国", "李梅"):
        done("piles", "count", poll, "--papers", 5, "--by", who)
    counted = json.loads(
        done("count", poll, "--bundle", tmp_path / "bundle.json", "--copy", "inspection", "--json")
    )
    found = {each["id"]: each for each in counted["questions"]}
    area, heads = found["lift"]["measures"]["area"], found["lift"]["measures"]["heads"]
    assert [area[name] for name in ("all", "participating", "for", "against")] == [
        "400.01",
        "400.01",
        "200.01",
        "200.00",
    ]
    assert [heads[name] for name in ("all", "participating", "for", "against")] == [5, 5, 3, 2]
    assert found["lift"]["outcome"] == "passed"  # 200.01 of 400.01 is more than half, by 0.01
    assert found["roof"]["outcome"] == "rejected"  # 200.00 of 400.01 is not
    assert [each["short_by"] for each in found["roof"]["conditions"] if not each["holds"]] == ["0.01"]
    gate = found["gate"]["measures"]
    assert (gate["area"]["all"], gate["area"]["for"], gate["heads"]["all"]) == ("4020.01", "900.01", 44)
    assert found["gate"]["outcome"] == "no_quorum"
    done("recount", tmp_path / "bundle.json")
    subprocess.run(
        [sys.executable, "-I", VERIFIER, tmp_path / "bundle.json"], check=True, capture_output=True
    )
    done("result", poll, "-o", tmp_path / "result.txt", "--copy", "archive")
    notice = (tmp_path / "result.txt").read_text(encoding="utf-8")
    assert "200.01" in notice
    assert "400.01" in notice
    assert "3栋" in notice


def test_who_has_no_vote_on_the_lift_is_asked_nothing_of_it(done, run, tmp_path):
    (tmp_path / "roll.csv").write_text(roll(), encoding="utf-8")
    (tmp_path / "poll.toml").write_text(spec(), encoding="utf-8")
    done("init", "--name", "九栋", "--profile", "cn-assembly", "--lang", "zh")
    done("roll", "import", tmp_path / "roll.csv", "--same", "张三")
    poll = json.loads(done("poll", "new", tmp_path / "poll.toml", "--json"))["id"]
    done("ballots", "print", poll, "-o", tmp_path / "ballots.pdf")
    done("ballots", "issue", poll, "1-44")
    serials = {row["voter"]: row["serial"] for row in json.loads(done("ballots", "out", poll, "--json"))}
    shown = done("poll", "show", poll, "--lang", "zh")
    assert "参加本事项表决的业主：5 人、400.01 ㎡。" in shown
    far, near = serials["业主10"], serials["李娟"]
    done("ballots", "return", poll, far, near)
    told = [line.split("  ")[1:] for line in done("ballots", "enter", poll, far, "gate=for").splitlines()]
    assert told[1:] == [["lift", "no vote on it"], ["roof", "no vote on it"], ["gate", "赞成"]]
    assert run("ballots", "enter", poll, near, "gate=for").code == 1
