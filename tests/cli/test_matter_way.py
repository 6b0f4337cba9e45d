"""One matter from complaint to paid invoice, by commands alone; its poster leads every figure to an entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.traced import text_of, traced

POLL = """title = "电梯表决"
matter = "cc278.5"
opens = 2026-11-01
closes = 2999-12-20
without_rehearsal = "沿用上次表决的打印机和扫描仪"
without_pack = "电梯停运，急需更换"
without_pack_by = ["王建国", "李梅"]

[[question]]
id = "q1"
title = "更换电梯"
text = "更换1栋电梯，总价58000元。"
proposal = 1
"""
LINES = 5 + 8
"""Of the poster: money, one of it reversed; what happened."""
LEDGER = """事项,种类,资金来源,金额,日期,收付对方,凭证号,决定,摘要
1,合同,维修资金,"58,000.00",2026-11-03,迅达电梯有限公司,,2026年第3号决定,更换
1,付款,维修资金,48000.50,2026-11-20,迅达电梯有限公司,A-7,2026年第3号决定,首付
1,付款,维修资金,{last},2026/11/22,迅达电梯有限公司,A-8,2026年第3号决定,尾款
"""


@pytest.fixture
def does(run, file):
    """Run a command that must succeed; what it printed."""

    def command(*words: object) -> str:
        ran = run(*words)
        assert ran.code == 0, (words, ran.err)
        return ran.out.strip()

    return command


def test_from_complaint_to_paid_invoice(run, does, file: Path, tmp_path: Path) -> None:
    matter = does("matter", "new", "电梯停运", "--about", "张三来电", "--by", "张三", "--part", "1")
    asked = does("matter", "ask", matter, "何时修好？", "--by", "王五")
    does("matter", "answer", matter, asked, "表决后更换")
    plan = tmp_path / "plan.md"
    plan.write_text("# 更换电梯\n\n更换1栋电梯，总价58000元。\n", "utf-8")
    assert "cc278.5" in run("proposal", "new", matter, plan).err, "the kinds are told"
    does("proposal", "new", matter, plan, "--kind", "cc278.5")
    assert "discuss" in run("matter", "move", matter, "begin").err, "what is possible is told"
    spec = tmp_path / "poll.toml"
    spec.write_text(POLL, "utf-8")
    poll = does("poll", "new", spec)
    shown = json.loads(does("matter", "show", matter, "--json"))
    assert (shown["state"], shown["moves"][-1]["of_stream"]) == ("voting", f"poll:{poll}")
    _votes(does, poll, tmp_path)
    shown = json.loads(does("matter", "show", matter, "--json"))
    assert (shown["state"], shown["moves"][-1]["of_stream"]) == ("decided", f"poll:{poll}")
    todo = does("matter", "assign", matter, "签合同", "李梅", "2999-12-31")
    does("matter", "done", matter, todo, "--evidence", plan)
    does("matter", "move", matter, "begin")

    book = tmp_path / "账.csv"
    book.write_text(LEDGER.format(last="1.234"), "utf-8")
    refused = run("money", "import", book)
    assert refused.code == 1
    assert "4" in refused.err
    assert "1.234" in refused.err
    assert json.loads(does("money", "list", "--json")) == []
    book.write_text(LEDGER.format(last="9999.50"), "utf-8")
    does("money", "import", book)
    assert run("money", "import", book).code == 1, "no voucher is entered twice"
    wrong = does(
        "money", "enter", matter, "budget", "600000", "--on", "2026-11-01",
        *("--party", "维修资金专户", "--decision", "2026年第3号决定", "--account", "fund"),
    )  # fmt: skip
    does("money", "reverse", matter, wrong, "多写一个零")
    does(
        "money", "enter", matter, "budget", "60000", "--on", "2026-11-01",
        *("--party", "维修资金专户", "--decision", "2026年第3号决定", "--account", "fund"),
    )  # fmt: skip
    does("matter", "move", matter, "finish")

    found = json.loads(does("matter", "show", matter, "--json"))
    assert found["state"] == "done"
    sums = {"budget": 6_000_000, "contract": 5_800_000, "paid": 5_800_000, "left": 200_000, "owed": 0}
    assert found["sums"] == sums
    _poster(run, does, file, matter, tmp_path)
    _account(run, does, tmp_path)
    assert run("verify", file).code == 0


def _votes(does, poll: str, folder: Path) -> None:
    """Every owner is for it; the result on record is what decides the matter."""
    does("ballots", "print", poll, "-o", folder / "ballots.pdf")
    does("ballots", "issue", poll, "1", "2", "3")
    does("ballots", "return", poll, "1", "2", "3")
    for serial in "123":
        does("ballots", "enter", poll, serial, "q1=for")
    does("poll", "close", poll)
    does("count", poll)


def _poster(run, does, file: Path, matter: str, folder: Path) -> None:
    paper = folder / "matter.pdf"
    does("matter", "poster", matter, "-o", paper, "--size", "A3")
    text = text_of(paper)
    assert not {"张三", "王五"} & {text[at : at + 2] for at in range(len(text))}, "not public"
    assert traced(paper, file, matter, "en") == LINES
    before = run("verify", paper)
    assert before.code == 0, before.err
    does("matter", "link", matter, "街道办来函")  # later entries change nothing of what was issued
    assert run("verify", paper).code == 0


def _account(run, does, folder: Path) -> None:
    sheet, book = folder / "fund.pdf", folder / "out.xlsx"
    does("money", "sheet", "fund", "2026H2", "-o", sheet)
    assert "-58,000.00" in text_of(sheet)
    assert run("verify", sheet).code == 0
    assert run("money", "sheet", "fund", "2026Q5", "-o", sheet).code == 1
    does("money", "export", "-o", book)
    fresh = folder / "fresh.meeting"
    does("init", "--name", "丙", "--profile", "cn-assembly", "--file", fresh)
    does("matter", "new", "同一事项", "--file", fresh, "--who", "")
    assert run("money", "import", book, "--file", fresh, "--who", "").code == 0
    ours, theirs = (json.loads(does("money", "list", "--json", *more)) for more in ((), ("--file", fresh)))
    told = ("kind", "source", "fen", "on", "party", "voucher", "decision", "what")
    kept = [{name: line[name] for name in told} for line in ours if not line["reversed_by"]]
    assert [{name: line[name] for name in told} for line in theirs] == kept
