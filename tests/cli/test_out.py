"""What is printed can't steer a terminal, and lines up."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meeting_tui.cli import out
from meeting_tui.cli.refused import lines
from meeting_tui.lang import translator
from meeting_tui.refusal import Refusal, Several

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b1m\u202egnp\u2066"


@given(st.text())
def test_no_control_character_survives(text):
    printed = out.safe(text)
    assert not [char for char in printed if char != "\n" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0)]
    assert not set(printed) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=40))
def test_plain_text_keeps_its_words(text):
    assert out.safe(f"a {text} b").startswith("a ")


def test_json_gives_back_what_went_in(capsys):
    @dataclass(frozen=True)
    class Thing:
        name: str
        area: int
        marks: dict[str, tuple[str, ...]]

    out.as_json([Thing(HOSTILE + "㛃", 1201, {"q1": ("for",)})])
    printed = capsys.readouterr().out
    assert json.loads(printed) == [{"name": HOSTILE + "㛃", "area": "12.01", "marks": {"q1": ["for"]}}]
    assert out.safe(printed) == printed


def test_columns_line_up_in_cells(capsys):
    out.table(["Name", "n"], [("王建国", 5), ("Li", 12), ("é", 1)], right=frozenset({1}))
    lines = capsys.readouterr().out.splitlines()
    assert [out.width(line) for line in lines] == [10, 10, 10, 10]


def test_facts_leave_out_what_is_empty(capsys):
    out.facts([("Chair", "王"), ("Recorder", ""), ("Opened", None), ("Entries", 0)])
    assert capsys.readouterr().out == "Chair    王\nEntries  0\n"


@pytest.mark.parametrize("hostile", [HOSTILE, "[x]", "[bold]", "=cmd()", "王" * 40])
def test_a_hostile_name_is_printed_safely_taken_or_refused(run, file, tmp_path, hostile):
    roll = tmp_path / "roll.csv"
    roll.write_text(f'楼栋,单元,房号,专有部分面积,业主\n1,1,101,89.12,"{hostile}"\n', "utf-8")
    taken = run("roll", "import", roll, "--answer", "name:*=keep")
    assert taken.code == (1 if hostile in (HOSTILE, "[x]") else 0)  # x names nobody
    for ran in (taken, run("roll", "show"), run("roll", "show", "--json"), run("meeting", "show", hostile)):
        assert out.safe(ran.out + ran.err) == ran.out + ran.err


class Terminal:
    """A stream that says it is one."""

    def __init__(self) -> None:
        self.said = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.said += text
        return len(text)

    def flush(self) -> None: ...


def test_progress_keeps_one_line_and_is_silent_in_a_pipe(capsys):
    tell, screen = out.progress(), Terminal()
    tell(1, 2)
    assert capsys.readouterr().err == ""
    tell = out.progress(screen)  # type: ignore[arg-type]
    for done in range(1, 1001):
        tell(done, 1000)
    assert screen.said.count("\r") <= 101
    assert screen.said.endswith("1000/1000 100 %\n")


def test_a_refusal_that_names_people_is_its_sentence_alone():
    refusal = Refusal("meetings.officers_first", names=Several(["王建国", "李敏"]))
    [said] = lines(refusal, translator("zh"))
    assert "王建国" in said
