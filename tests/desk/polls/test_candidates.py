"""Elections: who stands is told apart and counts no votes; every name may be a question of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.desk.polling import brought_back, close_now, estate, keyed, printed_poll, refused, unchanged

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.paper.ballots.geometry import lay_out

HEAD = (
    'title = "换届"\nmatter = "cc278.3"\nopens = 2026-11-24\ncloses = 2026-12-08T18:00:00\n'
    'without_rehearsal = "x"\n'
)
TWELVE = (
    *("张伟", "王芳", "李娜", "赵军", "彭长河", "周桂珍"),
    *("欧阳建国", "陈小明", "孙丽", "钱七", "吴敏", "郑文"),
)


def election(*names: str, kind: str = "elect", seats: int = 2, more: str = "") -> str:
    """The spec of an election between these."""
    lines = [f'kind = "{kind}"'] if kind else []
    lines += [f"seats = {seats}"] if kind == "elect" else []
    choices = json.dumps(names, ensure_ascii=False)
    question = f'[[question]]\nid = "seats"\ntitle = "选举业委会委员"\nchoices = {choices}\n'
    return HEAD + more + question + "\n".join(lines)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return estate(tmp_path)


def test_an_election_is_never_one_of_several_by_mistake(office: Office) -> None:
    for kind in ("", "choose"):
        spec = poll_spec(election("甲", "乙", "丙", kind=kind))
        unchanged(office, lambda spec=spec: polls.new_poll(office, spec), "polls.elects", question="seats")


def test_candidates_of_one_name_are_told_apart_by_their_unit(office: Office) -> None:
    first, second = (persons.register(office, "李梅", unit) for unit in ("3-2-301", "5-1-102"))
    with refused("persons.ambiguous", name="李梅", count=2):
        polls.new_poll(office, poll_spec(election("李梅", "乙")))
    with refused("polls.name_twice", name="李梅"):
        polls.new_poll(office, poll_spec(election("李梅 3-2-301", first.ref)))
    made = polls.poll(office, polls.new_poll(office, poll_spec(election("李梅 3-2-301", second.ref, "乙"))))
    assert list(made.asked[0].labels.values())[:3] == ["李梅 3-2-301", "李梅 5-1-102", "乙"]


@pytest.mark.parametrize(
    "named", ["王伟、李梅", "王伟，李梅", "甲；乙", "1. 王伟", "1、王伟", "①王伟", "（1）王伟", "- 王伟"]
)
def test_a_list_in_one_line_is_no_candidate(office: Office, named: str) -> None:
    spec = poll_spec(election("丙", named))
    unchanged(office, lambda: polls.new_poll(office, spec), "polls.not_one_name", name=named)


def test_a_name_may_have_a_comma_a_dash_or_brackets(office: Office) -> None:
    names = ("Lee, Ann", "O'Neill-Smith, Jr.", "王伟（3栋、5栋）", "欧阳 明月", "阿依古丽·买买提")
    made = polls.poll(office, polls.new_poll(office, poll_spec(election(*names))))
    assert list(made.asked[0].labels.values())[:5] == [*names]


def test_who_stands_does_not_count(office: Office) -> None:
    for role in ("tellers", "scrutineers"):
        spec = poll_spec(election("乙", "赵监票", more=f'{role} = ["李计票", "赵监票"]\n'))
        unchanged(office, lambda spec=spec: polls.new_poll(office, spec), "polls.candidates_count")
    polls.new_poll(office, poll_spec(election("乙", "丙", more='tellers = ["赵监票"]\n')))


@pytest.mark.parametrize(("kind", "sides"), [("elect", 1), ("each", 2)])
def test_twelve_names_fit_one_sheet(office: Office, kind: str, sides: int) -> None:
    made = polls.new_poll(office, poll_spec(election(*TWELVE, kind=kind, seats=7)))
    with office.store.read() as session:
        from meeting_tui.desk.polls.frozen import case

        assert len(lay_out(case(session, made).definition.design)) == sides


def test_each_name_is_voted_on_and_needs_both_majorities(tmp_path: Path) -> None:
    """Five of eight owners, but not more than half of the area: not elected."""
    office = estate(tmp_path, voters=1)
    from meeting_tui.desk.roll import acts as roll

    rows = ["楼栋,单元,房号,专有部分面积,业主姓名"]
    rows += [f"1,1,{100 + n},{100 if n <= 5 else 300}.00,业主{n}" for n in range(1, 9)]
    (tmp_path / "own.csv").write_text("\n".join(rows), encoding="utf-8")
    roll.import_roll(office, tmp_path / "own.csv")
    made = printed_poll(office, tmp_path, election("甲", "乙", kind="each"))
    for serial in range(1, 9):
        few = serial <= 5
        marks = {"seats-1": ("for",), "seats-2": ("for" if few else "against",)}
        keyed(office, serial, marks, made)
    close_now(office, made)
    report = counting.count(office, made)
    assert [asked.title for asked in report.definition.asked] == ["选举业委会委员：甲", "选举业委会委员：乙"]
    assert [result.outcome for result in report.results] == ["passed", "rejected"]


def test_a_poll_keyed_twice_counts_nothing_that_one_person_keyed(office: Office, tmp_path: Path) -> None:
    from dataclasses import replace

    made = printed_poll(office, tmp_path, election("甲", "乙", kind="each", more="keyed_twice = true\n"))
    marks = {"seats-1": ("for",), "seats-2": ("against",)}
    for serial in (1, 2):
        brought_back(office, made, serial)
    first = replace(office, who="李计票", person=persons.find(office, "李计票"))
    second = replace(office, who="赵监票", person=persons.find(office, "赵监票"))
    for serial in (1, 2):
        ballots.enter(first, serial, marks, made)
    ballots.enter(second, 1, marks, made, blind=True)
    numbers = polls.poll(office, made).numbers
    assert (numbers.valid, numbers.unread) == (1, 1)
    close_now(office, made)
    assert not counting.count(office, made).complete
    ballots.enter(second, 2, marks, made, blind=True)
    assert counting.count(office, made).numbers.valid == 2


def test_names_voted_on_one_by_one_need_no_text_by_whatever_rule(office: Office) -> None:
    """Only the first of them prints the question's text; the others were refused under a rule of its own."""
    by_rule = election("甲", "乙", kind="each").replace('matter = "cc278.3"', 'rule = "special"')
    made = polls.poll(office, polls.new_poll(office, poll_spec(by_rule)))
    assert [(each.id, each.text) for each in made.asked] == [("seats-1", ""), ("seats-2", "")]
