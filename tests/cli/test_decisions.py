"""`ballots decisions`: what two people decided of many papers, out of a table or JSON."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

HEAD = "票号,事项,票面,认定人一,认定人二,理由\n"
GOOD = HEAD + "1,q1,for,甲,乙,\nNo.000002,,,甲,乙,unsigned\n1,q2,空白,,,看得见的勾\n"


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "decided.csv"
    path.write_bytes(text.encode(encoding))
    return path


def entries(poll: str) -> list[tuple[str, dict]]:
    """What stands on record of the poll."""
    from meeting_tui.desk.office import open_office
    from meeting_tui.store import journal

    office = open_office(os.environ["MEETING_TUI_FILE"], "李梅", readonly=True)
    try:
        with office.store.read() as session:
            return [(each.kind, dict(each.body)) for each in journal.entries(session, f"poll:{poll}")]
    finally:
        office.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_decided_once(run, poll, tmp_path, encoding):
    table = written(tmp_path, GOOD, encoding)
    ran = run("ballots", "decisions", poll, table, "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out) == {"decided": ["000001", "000002"], "before": []}
    after = entries(poll)
    told = [(b["serial"], b["valid"], b["marks"], b["reason"], b["by"]) for kind, b in after[-2:]]
    assert told == [
        (1, True, {"q1": ["for"], "q2": []}, "看得见的勾", ["甲", "乙"]),
        (2, False, {}, "unsigned", ["甲", "乙"]),
    ]
    ran = run("ballots", "decisions", poll, table, "--json")
    assert json.loads(ran.out) == {"decided": [], "before": ["000001", "000002"]}
    assert entries(poll) == after, "run twice is once"


def test_a_table_comes_by_stdin(run, poll, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(GOOD.encode())))
    assert run("ballots", "decisions", poll, "-").code == 0
    assert [kind for kind, _body in entries(poll)][-2:] == ["ballot.adjudicated"] * 2


def test_an_old_table_does_not_take_back_what_was_decided_since(run, poll, tmp_path):
    table = written(tmp_path, GOOD)
    assert run("ballots", "decisions", poll, table).code == 0
    both = ["q1=against", "q2=for", "--by", "甲", "--by", "乙"]
    assert run("ballots", "adjudicate", poll, "1", *both).code == 0
    before = entries(poll)
    ran = run("ballots", "decisions", poll, table)
    assert (ran.code, entries(poll)) == (1, before)
    assert "Row 2, 票号: Ballot 1 was decided just so" in ran.err


def test_every_fault_is_told_with_its_place_and_nothing_is_kept(run, poll, tmp_path):
    rows = [
        "1,q1,for,甲,甲,",
        "1,q1,against,甲,甲,",
        "2,q9,for,甲,路人,",
        "2,q2,maybe,乙,,",
        "3,q1,for,甲,乙,",
        "99,q1,for,甲,乙,",
        "x,q1,for,甲,乙,",
        "2,q1,,甲,,",
    ]
    before = entries(poll)
    ran = run("ballots", "decisions", poll, written(tmp_path, HEAD + "\n".join(rows)))
    assert (ran.code, ran.out, entries(poll)) == (1, "", before)
    told = [line.split(": ")[0] for line in ran.err.splitlines()[1:]]
    assert told == [
        "Row 2, 认定人二",
        "Row 2, 事项",
        "Row 3, 事项",
        "Row 4, 认定人二",
        "Row 4, 事项",
        "Row 5, 认定人一",
        "Row 5, 票面",
        "Row 6, 票号",
        "Row 7, 票号",
        "Row 8, 票号",
        "Row 9, 票面",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("票号,事项\n1,q1\n", "认定人一"),
        (HEAD + '1,q1,"for,甲,乙,\n', "quotation mark"),
        (HEAD + "2,,,甲,乙,\n", "needs a reason"),
        (HEAD + "2,,for,甲,乙,unsigned\n", "not both"),
    ],
)
def test_what_is_no_table_of_decisions_is_refused(run, poll, tmp_path, text, says):
    ran = run("ballots", "decisions", poll, written(tmp_path, text))
    assert (ran.code, says in ran.err) == (1, True), ran.err


PAPERS = [
    {"serial": 1, "by": ["甲", "乙"], "marks": {"q1": ["for"], "q2": []}, "reason": "看得见的勾"},
    {"serial": "No.000002", "by": ["甲", "乙"], "invalid": "unsigned"},
]


def test_json_decides_what_the_table_does(run, poll, tmp_path):
    table = written(tmp_path, json.dumps(PAPERS, ensure_ascii=False))
    ran = run("ballots", "decisions", poll, table, "--json")
    assert json.loads(ran.out) == {"decided": ["000001", "000002"], "before": []}
    ran = run("ballots", "decisions", poll, written(tmp_path, GOOD), "--json")
    assert json.loads(ran.out) == {"decided": [], "before": ["000001", "000002"]}, "the table says no other"


@pytest.mark.parametrize(
    ("papers", "says"),
    [
        ({}, "no list"),
        ([1], "Decision 1 is no JSON object"),
        ([{**PAPERS[0], "by": ["甲"]}], "Decision 1: “by”"),
        ([PAPERS[1], {**PAPERS[0], "marks": {"q1": "for"}}], "Decision 2: “marks”"),
        ([{**PAPERS[0], "marks": {}}], "“marks”"),
        ([{**PAPERS[0], "marks": {"q1": [""]}}], "“marks”"),
        ([{**PAPERS[0], "invalid": "unsigned"}], "“marks”"),
        ([{**PAPERS[1], "reson": "x"}], "“reson”"),
        ([{"serial": 1, "by": ["甲", "乙"]}], "“marks”"),
        ([{**PAPERS[0], "serial": True}], "“serial”"),
        ([{**PAPERS[0], "marks": {"q1": ["for,against"], "q2": []}}], "Row 1, marks"),
        ([{**PAPERS[0], "by": ["甲", "路人"]}], "Row 1, by"),
    ],
)
def test_json_that_says_something_else_decides_nothing(run, poll, tmp_path, papers, says):
    before = entries(poll)
    ran = run("ballots", "decisions", poll, written(tmp_path, json.dumps(papers, ensure_ascii=False)))
    assert (ran.code, says in ran.err, entries(poll)) == (1, True, before), ran.err


def test_broken_json_is_told_with_its_line(run, poll, tmp_path):
    ran = run("ballots", "decisions", poll, written(tmp_path, "[\n{,"))
    assert (ran.code, "line 2" in ran.err) == (1, True), ran.err
