"""A whole evening by bytes alone, from an empty folder to the result on the board: the meeting in Chinese on
a small screen, the poll in English on a large one.

Afterwards the file is read by the command line and by the fold of its record, never by the screens that
wrote it, and must hold what the script says: nothing more, nothing less, under the right people.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.hands import script
from tests.hands.launch import TODAY
from tests.hands.secretary import (
    brings_the_roll,
    calls_the_meeting,
    closes,
    corrects,
    decides,
    founds,
    gives_a_task,
    opens_it,
    seats_the_committee,
    sits_down,
    takes_up,
)
from tests.hands.tellers import counts, decide_together, keys_in, makes_a_poll, registers, writes_a_proposal
from tests.hands.terminal import SIZES, Terminal, environment
from tests.hands.typist import Typist

from meeting_tui.cli.app import main
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import open_office
from meeting_tui.lang import Lang
from meeting_tui.world import REAL

Json = Any
FILE, MINUTES, RESULT = "梧桐苑.meeting", "纪要.pdf", "结果.pdf"


def test_an_evening_by_bytes_alone(tmp_path):
    roll = tmp_path / "名册 roll.csv"
    roll.write_text(script.ROLL, encoding="utf-8")
    with sitting(tmp_path, "zh", "80x24") as by:
        prepare(by, roll)
        meet(by, tmp_path)
    with sitting(tmp_path, "en", "120x40") as by:
        by.wait("Ctrl+Q")
        sits_down(by, "clh", script.CHAIR.split()[0])
        writes_a_proposal(by)
    fills_the_pack(tmp_path)
    with sitting(tmp_path, "en", "120x40") as by:
        by.wait("Ctrl+Q")
        sits_down(by, "clh", script.CHAIR.split()[0])
        vote(by, tmp_path)
    people = {
        f"{each['name']} {each['unit']}".strip(): each["id"] for each in asked(tmp_path, "person", "list")
    }
    check_meeting(asked(tmp_path, "meeting", "show", "m1"), people)
    [poll] = asked(tmp_path, "poll", "list")
    check_count(asked(tmp_path, "count", poll["id"]), areas(tmp_path / FILE))
    check_papers(tmp_path, poll["id"])
    for file in (FILE, MINUTES, RESULT):
        told(tmp_path, "verify", tmp_path / file)


@contextmanager
def sitting(folder: Path, lang: Lang, size: str) -> Iterator[Typist]:
    """Somebody at the program, until they leave it."""
    with Terminal(folder / FILE, home=folder / "home", lang=lang, size=SIZES[size]) as term:
        yield Typist(term, lang)
        assert term.leave() == 0


def prepare(by: Typist, roll: Path) -> None:
    """A community, its owners, its committee, a meeting called."""
    founds(by)
    brings_the_roll(by, roll)
    sits_down(by, "clh", script.CHAIR.split()[0])
    seats_the_committee(by)
    calls_the_meeting(by)


def meet(by: Typist, folder: Path) -> None:
    """The meeting, up to its minutes."""
    opens_it(by)
    takes_up(by, 1)
    takes_up(by, 2)
    decides(by)
    gives_a_task(by)
    corrects(by)
    closes(by, folder / MINUTES)


def vote(by: Typist, folder: Path) -> None:
    """The poll, up to its result."""
    makes_a_poll(by, folder / "ballots.pdf")
    registers(by, "1", script.OUT)
    registers(by, "2", [*script.MARKS])
    sits_down(by, "ab", "Anna Berg")
    keys_in(by)
    decide_together(by)
    counts(by, folder / RESULT)


def fills_the_pack(folder: Path) -> None:
    """What a ballot needs behind it, by commands: the proposal's file, and who was heard."""
    draft = folder / "充电棚.md"
    told(folder, "proposal", "export", "1", "-o", draft)
    draft.write_text(draft.read_text("utf-8") + script.PACK, "utf-8")
    told(folder, "proposal", "edit", "1", draft)
    told(folder, "proposal", "group", "1", "担心起火")
    told(folder, "proposal", "heard", "1", "room", "--group", "1", "--count", "3")
    told(folder, "proposal", "reply", "1", "1", "装喷淋和烟感。")
    told(folder, "proposal", "pack", "1")


# reading back


def told(folder: Path, *words: object) -> str:
    """What a command prints about the file, asked in this process; it must end well."""
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as out:
        for name, value in environment(folder / "home").items():
            patch.setenv(name, value)
        patch.setitem(vars(REAL), "now", lambda: TODAY)  # the day of whoever sits at the screens
        assert main([*map(str, words), "--file", str(folder / FILE)]) == 0
    return out.getvalue()


def asked(folder: Path, *words: object) -> Json:
    """The same as data."""
    return json.loads(told(folder, *words, "--json"))


def check_meeting(held: Json, people: dict[str, int]) -> None:
    """Who was there, what was said, decided and given to whom."""
    assert (held["title"], held["planned_at"]) == (script.TITLE, script.PLANNED)
    assert [held["chair_id"], held["recorder_id"]] == [people[script.CHAIR], people[script.RECORDER]]
    assert held["members_ids"] == [people[each] for each in script.MEMBERS]
    there = [(each["name_id"], each["capacity"], each["organ"], each["left"]) for each in held["attendance"]]
    members = [(people[each], "member", "", "") for each in script.MEMBERS]
    assert there == [*members, (people[script.GUEST], "invited", script.ORGAN, "")]
    assert held["closed_at"]
    assert [item["title"] for item in held["removed"]] == ["Bad row"]
    assert held["erasures"] == held["anomalies"] == []
    for item, (title, _kind), said in zip(held["items"], script.ITEMS, script.SAID, strict=True):
        assert item["title"] == title
        remarks = [(each["speaker_id"], each["text"]) for each in item["remarks"]]
        assert remarks == [(people[each.who], each.text) for each in said]
    assert [*corrections(held)] == [(script.SAID[-1][-1].text, script.CORRECTED, script.CHAIR.split()[0])]
    check_decision(held["items"][1], people)


def corrections(held: Json) -> Iterator[tuple[str, str, str]]:
    """What was corrected: the words before and after, and who did it."""
    said = {each["seq"]: each["text"] for item in held["items"] for each in item["remarks"]}
    yield from ((said[each["of"]], each["text"], each["author"]) for each in held["corrections"])


def check_decision(item: Json, people: dict[str, int]) -> None:
    """The motion with everybody's vote, and the task."""
    [motion], [action] = item["motions"], item["actions"]
    assert (motion["text"], motion["mover_id"]) == (script.MOTION, people[script.RECORDER])
    labels = {each if each.startswith("张伟") else each.rpartition(" ")[0]: each for each in script.VOTES}
    votes = {labels[label]: vote for label, vote in motion["votes"].items()}
    assert votes == {each: script.CHOICES[digit] for each, digit in script.VOTES.items()}
    assert motion["decision"]["outcome"] == "passed"
    task = (action["what"], action["who_id"], action["due"], action["done_at"])
    assert task == (script.TASK, people[script.TELLER], script.DUE_ON, "")


def areas(file: Path) -> dict[int, int]:
    """What the voter of each serial owns, in 0.01 m²: serials stand in no order of the roll."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as base:
        return dict(base.execute("SELECT serial, area FROM pollvoter"))


def check_count(count: Json, area: dict[int, int]) -> None:
    """The papers add up, and so do the owners' areas."""
    [question], papers = count["questions"], count["reconcile"]
    assert (count["final"], count["provisional"]) == (False, True)  # nobody counted by hand
    assert papers["holds"]
    kept = (papers["printed"], papers["issued"], papers["returned"], papers["valid"], papers["outstanding"])
    assert kept == (script.VOTERS, len(script.OUT), len(script.MARKS), len(script.MARKS), 1)
    owned = {
        choice: sum(area[serial] for serial, said in script.MARKS.items() if said == digit)
        for digit, choice in script.CHOICES.items()
    }
    told = {choice: round(float(question["choices"]["area"][choice]) * 100) for choice in owned}
    assert told == owned
    assert question["title"] == script.PROPOSAL
    assert question["outcome"] in ("rejected", "no_quorum")  # by how much those own whose papers came back


def check_papers(folder: Path, poll: str) -> None:
    """Each paper with its own marks, and who handed it out, took it back, keyed it in."""
    office = open_office(folder / FILE, "", readonly=True)
    try:
        papers = [ballots.look(office, serial, poll).paper for serial in range(1, script.VOTERS + 1)]
    finally:
        office.close()
    chair, teller = script.CHAIR.split()[0], script.TELLER.rpartition(" ")[0]
    found = {
        paper.serial: (paper.issued.by, paper.returned.by, paper.entered.by, dict(paper.entered.marks))
        for paper in papers
        if paper.issued and paper.returned and paper.entered
    }
    assert found == {
        serial: (chair, chair, teller, {"q1": (script.CHOICES[digit],)})
        for serial, digit in script.MARKS.items()
    }
    decided = {paper.serial: paper.adjudicated for paper in papers if paper.adjudicated}
    assert {serial: set(each.by) for serial, each in decided.items()} == {script.SECOND: {chair, teller}}
    assert [dict(each.marks) for each in papers[script.SECOND - 1].duplicates] == [
        {"q1": (script.CHOICES[script.SAYS],)}
    ]
    assert [paper.serial for paper in papers if paper.issued] == [*script.OUT]
    assert [paper.serial for paper in papers if paper.seen] == [*script.MARKS]
