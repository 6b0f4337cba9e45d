"""Whose question it is: some buildings or units only, without those who are excluded."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.filled import fill_in
from tests.desk.polling import Clock, close_now, keyed, printed_poll, refused, unchanged

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots.reading import read
from meeting_tui.desk.board import bundles
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.definition import Definition
from meeting_tui.desk.polls.export import spec_of
from meeting_tui.desk.polls.spec import ElectorateSpec, poll_spec
from meeting_tui.desk.polls.weighing import put_to
from meeting_tui.desk.roll import acts as roll
from meeting_tui.rehearsal.filling import Sheet
from meeting_tui.rules.contest import Contest
from meeting_tui.rules.recount import recount

HEAD = (
    'title = "表决"\nmatter = "cc278.5"\nopens = 2026-11-24\ncloses = 2026-12-08\nwithout_rehearsal = "x"\n'
)
QUESTION = '[[question]]\nid = "q1"\ntitle = "修电梯"\ntext = "三万元。"\n'
EVERYBODY = '[[question]]\nid = "q2"\ntitle = "修围墙"\ntext = "一万元。"\n'


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Three buildings of four homes each; 张三 owns 1-1-101 and 3-1-101."""
    made = communities.found(
        tmp_path / "e.meeting", "梧桐苑", "cn-assembly", "zh", who="王建国", world=Clock().world()
    )
    path = tmp_path / "roll.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["楼栋", "单元", "房号", "专有部分面积", "业主", "业主编号"])
        for building in (1, 2, 3):
            for room in range(101, 105):
                both = room == 101 and building != 2
                name, key = ("张三", "A") if both else (f"业主{building}{room}", f"{building}{room}")
                writer.writerow([building, 1, room, "100.00", name, key])
    roll.import_roll(made, path, roll.Answers(doubts={"name:*": "keep"}))
    yield made
    made.close()


def put(electorate: str, more: str = "") -> str:
    return HEAD + QUESTION + electorate + more + EVERYBODY


@pytest.mark.parametrize(
    ("electorate", "voters", "printed"),
    [
        ('electorate = { buildings = ["2"] }\n', [5, 6, 7, 8], "2栋"),
        ('electorate = { buildings = ["2栋"] }\n', [5, 6, 7, 8], "2栋"),
        ('electorate = { buildings = ["3"] }\n', [1, 9, 10, 11], "3栋"),
        ('electorate = { rooms = ["2栋1单元102室", "1-1-101"] }\n', [1, 6], "2栋1单元102室"),
        ('electorate = { stairs = ["2-1"] }\n', [5, 6, 7, 8], "2栋1单元"),
        ('electorate = { floors = ["2-1", "3-1-1"] }\n', [1, 5, 6, 7, 8, 9, 10, 11], "2栋 1 层"),
        ("", None, ""),
    ],
)
def test_a_question_is_put_to_those_it_concerns(
    office: Office, electorate: str, voters: list[int] | None, printed: str
) -> None:
    made = polls.poll(office, polls.new_poll(office, poll_spec(put(electorate))))
    asked = made.asked[0]
    assert (None if asked.electorate is None else sorted(asked.electorate)) == voters
    assert printed in asked.text
    assert (asked.text != "三万元。") is bool(electorate)


def test_only_they_count_and_the_bundle_says_so(office: Office, tmp_path: Path) -> None:
    spec = put(
        'electorate = { buildings = ["2"] }\n', 'excluded = [{ room = "2-1-104", reason = "承包人" }]\n'
    )
    poll = printed_poll(office, tmp_path, spec)
    for serial in range(1, 10):
        keyed(office, serial, {"q1": ("for",), "q2": ("for",)}, poll)
    close_now(office, poll)
    narrow, wide = counting.count(office, poll).results
    assert (narrow.tally.strict["heads"]["all"], narrow.tally.strict["heads"]["for"]) == (3, 3)
    assert (wide.tally.strict["heads"]["all"], wide.tally.strict["heads"]["for"]) == (11, 9)
    assert narrow.tally.excluded == {"000008": "承包人"}
    assert {flag.reason for flag in narrow.tally.flags} == {"not_entitled"}
    bundle = bundles.published(office, poll, "inspection")
    assert bundle["voters"][7]["outside"] == {"q1": "承包人"}
    again = recount(bundle)
    assert (again.differences, again.results[0].outcome) == ((), "passed")


def test_seats_by_building_are_a_question_for_each_building(office: Office, tmp_path: Path) -> None:
    """Each building elects its own; who owns in two elects in both, in each with what lies there."""
    seats = "".join(
        f'[[question]]\nid = "b{no}"\ntitle = "{no}栋委员"\nmatter = "cc278.3"\nkind = "elect"\nseats = 1\n'
        f'choices = ["甲{no}", "乙{no}"]\nelectorate = {{ buildings = ["{no}"] }}\n'
        for no in (1, 2, 3)
    )
    poll = printed_poll(office, tmp_path, HEAD + seats)
    for serial in range(1, 12):
        keyed(office, serial, {f"b{no}": ("c2" if serial == 9 else "c1",) for no in (1, 2, 3)}, poll)
    close_now(office, poll)
    results = counting.count(office, poll).results
    found = [each.binding for each in results]
    assert [each.placed("elected") for each in found if isinstance(each, Contest)] == [
        ("c1",),
        ("c1",),
        ("c1",),
    ]
    everybody = [each.tally.strict for each in results]
    assert [each["heads"]["all"] for each in everybody] == [4, 4, 4]
    assert [each["area"]["all"] for each in everybody] == [40000, 40000, 40000]
    third = found[2]
    assert isinstance(third, Contest)
    assert [each.decision.measures["heads"]["for"] for each in third.standings] == [3, 1]
    assert not recount(bundles.published(office, poll, "inspection")).differences


def test_what_is_still_out_is_asked_of_those_entitled(office: Office, tmp_path: Path) -> None:
    spec = put('electorate = { buildings = ["2"] }\n')
    poll = printed_poll(office, tmp_path, "open_count = true\n" + spec)
    keyed(office, 5, {"q1": ("for",)}, poll)
    report = counting.standing(office, poll)
    assert [report.outlooks[name][0].needs[0].open for name in ("q1", "q2")] == [3, 10]
    assert set(report.as_json()["outlooks"]) == {"q1", "q2"}


def test_a_replaced_ballot_stays_in_the_electorate(office: Office, tmp_path: Path) -> None:
    poll = printed_poll(office, tmp_path, "open_count = true\n" + put('electorate = { buildings = ["2"] }\n'))
    ballots.replace(office, poll, [5], "写错", tmp_path / "new.pdf")
    keyed(office, 12, {"q1": ("for",)}, poll)
    assert counting.standing(office, poll).results[0].tally.strict["heads"]["for"] == 1


def test_an_owner_weighs_in_a_part_what_they_hold_there_and_in_older_polls_all_they_have(
    office: Office, tmp_path: Path
) -> None:
    """张三 has 100 m² in building 1 and 100 m² in building 3."""
    poll = printed_poll(office, tmp_path, "open_count = true\n" + put('electorate = { buildings = ["3"] }\n'))
    keyed(office, 1, {"q1": ("for",), "q2": ("for",)}, poll)
    found = {each.question.id: each.tally.strict["area"] for each in counting.standing(office, poll).results}
    assert [(found[name]["for"], found[name]["all"]) for name in ("q1", "q2")] == [
        (10000, 40000),
        (20000, 120000),
    ]
    with office.store.read() as session:
        case = frozen.case(session, poll)
        whole = case.definition.as_json()
        ballots = case.live(session)
    assert (whole["version"], Definition.from_json(whole)) == (2, case.definition)
    del whole["questions"][0]["part"]
    older = Definition.from_json({**whole, "version": 1}).asked[0]
    assert not put_to(case, older, ballots, ()).weighed
    made = spec_of(office, poll).questions[0]
    assert made.electorate == ElectorateSpec(buildings=("3",))


def test_ballots_of_a_part_are_read_and_weigh_there_what_is_held_there(
    office: Office, tmp_path: Path
) -> None:
    """张三 (100 m² in building 3, 200 m² in all) and a neighbour of building 3, on scanned paper."""
    poll = printed_poll(office, tmp_path, "open_count = true\n" + put('electorate = { buildings = ["3"] }\n'))
    ballots.issue(office, poll, list(range(1, 12)))
    no, yes = {"q1": ("against",), "q2": ("for",)}, {"q1": ("for",), "q2": ("for",)}
    wanted = [Sheet(0, 1, 1, no), Sheet(8, 9, 1, yes), Sheet(9, 10, 1, yes)]
    scans = [tmp_path / f"{each.serial}.jpg" for each in wanted]
    for scan, filled in zip(scans, fill_in(office, poll, tmp_path / "ballots.pdf", wanted), strict=True):
        scan.write_bytes(filled.picture)
    assert read(office, poll, scans).read == 3
    found = {each.question.id: each.tally.strict for each in counting.standing(office, poll).results}
    area = {name: (sets["area"]["for"], sets["area"]["against"]) for name, sets in found.items()}
    assert area == {"q1": (20000, 10000), "q2": (40000, 0)}
    assert (found["q1"]["heads"]["all"], found["q1"]["area"]["all"]) == (4, 40000)


@pytest.mark.parametrize(
    ("lines", "code", "facts"),
    [
        (
            'electorate = { buildings = ["9"] }',
            "polls.no_building",
            {"building": "9", "known": ("1", "2", "3")},
        ),
        ('electorate = { stairs = ["2-9"] }', "polls.no_stair", {"stair": "2-9"}),
        ('electorate = { floors = ["2-7"] }', "polls.no_floor", {"floor": "2-7"}),
        ('electorate = { rooms = ["9-9-9"] }', "polls.no_room", {"room": "9-9-9", "question": "q1"}),
        ('excluded = [{ voter = 99, reason = "x" }]', "polls.no_voter", {"voter": 99, "last": 11}),
        (
            'electorate = { rooms = ["2-1-101"] }\nexcluded = [{ room = "2-1-101", reason = "x" }]',
            "polls.nobody",
            {"question": "q1"},
        ),
        ('casting = "for"', "polls.casting", {"question": "q1", "rule": "ordinary"}),
    ],
)
def test_what_the_roll_or_the_rules_do_not_know_is_refused(
    office: Office, lines: str, code: str, facts: dict[str, object]
) -> None:
    unchanged(office, lambda: polls.new_poll(office, poll_spec(put(lines + "\n"))), code, **facts)


@pytest.mark.parametrize(
    ("lines", "code", "facts"),
    [
        ("electorate = 3", "spec.table", {"key": "question[1].electorate"}),
        ("electorate = {}", "spec.empty", {"key": "question[1].electorate.buildings"}),
        ("electorate = { streets = ['x'] }", "spec.unknown", {"key": "question[1].electorate.streets"}),
        ("excluded = [{ voter = 1 }]", "spec.missing", {"key": "question[1].excluded[1].reason"}),
        ("excluded = [{ reason = 'x' }]", "polls.excluded_who", {"key": "question[1].excluded[1].voter"}),
        ("casting = 'maybe'", "spec.choice", {"key": "question[1].casting", "allowed": ("for", "against")}),
        ("seats = 2", "polls.key_kind", {"question": "q1", "key": "seats", "kind": "approve"}),
        ("reserve = 1", "polls.key_kind", {"question": "q1", "key": "reserve", "kind": "approve"}),
        ("max_ticks = 2", "polls.key_kind", {"question": "q1", "key": "max_ticks", "kind": "approve"}),
    ],
)
def test_a_slip_in_the_spec_is_named_by_its_key(lines: str, code: str, facts: dict[str, object]) -> None:
    with refused(code, **facts):
        poll_spec(put(lines + "\n"))


def test_a_secret_poll_can_not_tell_whose_question_it_is(office: Office) -> None:
    spec = 'identity = "secret"\n' + put('electorate = { buildings = ["2"] }\n')
    unchanged(office, lambda: polls.new_poll(office, poll_spec(spec)), "polls.secret_electorate")
