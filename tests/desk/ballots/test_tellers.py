"""What tellers do with papers: name them as people do, take back in the open, key in twice without seeing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.polling import (
    ALL_FOR,
    SPEC,
    brought_back,
    estate,
    keyed,
    printed_poll,
    qr,
    refused,
    unchanged,
)

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots.numbers import Building, named
from meeting_tui.desk.ballots.review import decided
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.acts import resolve
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.roll import acts as roll
from meeting_tui.record.ballot import BallotPaper

AGAINST = {**ALL_FOR, "q1": ("against",)}


@pytest.fixture
def poll(office: Office, tmp_path: Path) -> str:
    return printed_poll(office, tmp_path)


def paper(office: Office, poll: str, serial: int) -> BallotPaper:
    return ballots.several(office, poll, [serial])[0].paper


def sits(office: Office, name: str) -> Office:
    with office.store.read() as session:
        return replace(office, who=name, person=resolve(session, name))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("No.000012", (12,)),
        ("№ 12", (12,)),
        ("2号", (2,)),
        ("第２号", (2,)),
        ("1-12", tuple(range(1, 13))),
        ("１２～１４", (12, 13, 14)),
        ("000012至000014", (12, 13, 14)),
        ("3, 5、9-11", (3, 5, 9, 10, 11)),
        ("3 5 8", (3, 5, 8)),
        ("&é", (12,)),
        ("3栋", Building("3", "3栋")),
        ("三号楼", Building("3", "三号楼")),
        ("Building 3", Building("3", "Building 3")),
        ("M1P7K2Q00012301CJCXB21B0W2TA", None),
        ("", None),
        ("1-", None),
        ("1栋2单元301", None),
        ("票号：19", (19,)),
        ("20。", (20,)),
        ("0012号票", (12,)),
        ("3 & 4", (3, 4)),
        ("3和4、7至9", (3, 4, 7, 8, 9)),
        ("ballots 5 through 7", (5, 6, 7)),
        ("11/29", None),
        ("12&é", None),
    ],
)
def test_numbers_as_people_type_them(text, meant):
    assert named(text) == meant


def test_papers_by_range_list_and_building(office, poll, tmp_path):
    ballots.void(office, poll, 3, "印刷不清")
    assert ballots.issue(office, poll, ["2号", "1"], mode="resident", signature="refused") == (2, 1)
    assert paper(office, poll, 2).issued.signature == "refused"
    unchanged(office, lambda: ballots.issue(office, poll, ["1-4"]), "ballots.issued", serial=1)
    unchanged(office, lambda: ballots.issue(office, poll, ["4-3"]), "ballots.backwards")
    unchanged(office, lambda: ballots.issue(office, poll, ["7-99"]), "ballots.unknown_serial", serial=9)
    unchanged(office, lambda: ballots.issue(office, poll, ["5"], signature="ink"), "ballots.signature")
    unchanged(office, lambda: ballots.void(office, poll, "4-5", "重印"), "ballots.one")
    assert ballots.issue(office, poll, ["1栋"], mode="box") == (4, 5, 6, 7, 8)  # who has none yet; 3 is void
    unchanged(office, lambda: ballots.issue(office, poll, ["1号楼"]), "ballots.building_done")
    unchanged(office, lambda: ballots.issue(office, poll, ["9栋"]), "ballots.no_building")
    assert ballots.return_(office, poll, ["1-5"]) == (1, 2, 4, 5)  # a range leaves out what is void
    assert polls.poll(office, poll).numbers.returned == 4


def test_a_paper_by_its_unit_or_its_voter(office, poll, tmp_path):
    whose = ballots.several(office, poll, [2])[0].ballot
    unit, building = whose.units.split("\n")[0], whose.units.partition("栋")[0]
    assert unit.startswith(f"{building}栋")
    assert ballots.issue(office, poll, [unit.replace("栋", "号楼")], mode="resident") == (2,)
    assert ballots.return_(office, poll, [whose.label]) == (2,)
    unchanged(office, lambda: ballots.issue(office, poll, ["9-9-999"]), "payload.not_ours")
    other = ballots.several(office, poll, [3])[0].ballot.units.split("\n")[0]
    ballots.void(office, poll, other, "遗失")
    ballots.replace(office, poll, [3], "补发", tmp_path / "new.pdf")
    assert ballots.issue(office, poll, [other], mode="resident") == (9,)  # what the voter has now


def test_a_range_that_is_a_unit_too_is_asked_about(tmp_path):
    office = estate(tmp_path)
    homes = [f"1,{room},100.00,业主{room}" for room in range(1, 9)]
    (tmp_path / "homes.csv").write_text("\n".join(["楼栋,房号,专有部分面积,业主姓名", *homes]), "utf-8")
    roll.import_roll(office, tmp_path / "homes.csv")
    poll = printed_poll(office, tmp_path)
    for text in ("1-5", "1 – 5", "１－５"):
        unchanged(office, lambda text=text: ballots.issue(office, poll, [text]), "ballots.or_unit", last=5)
    assert ballots.void(office, poll, "1-5", "遗失") == ballots.several(office, poll, ["业主5"])[0].serial
    assert ballots.issue(office, poll, ["1至3"]) == (1, 2, 3)


def test_no_paper_of_a_secret_poll_is_found_by_a_voter(office, tmp_path):
    secret = printed_poll(office, tmp_path, 'identity = "secret"\n' + SPEC)
    for told in ("1-1-101", "1栋1单元101室"):
        unchanged(office, lambda told=told: ballots.void(office, secret, told, "错"), "payload.not_ours")


def test_a_void_paper_leads_to_a_new_one_never_to_a_dead_end(office, poll, tmp_path):
    ballots.void(office, poll, 3, "遗失")
    printed = ballots.replace(office, poll, [3], "补发", tmp_path / "new.pdf")
    assert (printed.first, paper(office, poll, 3).void.new) == (9, 9)
    unchanged(
        office,
        lambda: ballots.replace(office, poll, [3], "补发", tmp_path / "n.pdf"),
        "ballots.replaced",
        new=9,
    )
    unchanged(office, lambda: ballots.undo(office, poll, [3], "错"), "ballots.replaced")
    assert polls.poll(office, poll).numbers.holds


def test_what_was_done_last_is_taken_back_with_who_and_why(office, poll):
    unchanged(office, lambda: ballots.undo(office, poll, [4], "错"), "ballots.nothing_done")
    ballots.issue(office, poll, ["4-5"])
    ballots.return_(office, poll, ["4-5"])
    ballots.enter(office, 4, ALL_FOR, poll)
    unchanged(office, lambda: ballots.undo(office, poll, [4], " "), "ballots.reason")
    ballots.undo(office, poll, [qr(office, poll, 4)], "录错了")
    now = paper(office, poll, 4)
    assert (now.state, now.entered, now.undone[0].reason, now.undone[0].by) == (
        "returned",
        None,
        "录错了",
        office.who,
    )
    ballots.enter(office, 4, AGAINST, poll)
    assert paper(office, poll, 4).marks == AGAINST
    assert ballots.undo(office, poll, ["5"], "拿错票") == (5,)
    assert paper(office, poll, 5).state == "issued"
    ballots.undo(office, poll, [5], "未送达")
    assert paper(office, poll, 5).state == "printed"
    ballots.void(office, poll, 6, "遗失")
    ballots.undo(office, poll, [6], "找到了")
    assert paper(office, poll, 6).state == "printed"
    ballots.adjudicate(office, poll, 4, ("李计票", "赵监票"), ALL_FOR)
    unchanged(office, lambda: ballots.undo(office, poll, [4], "错"), "ballots.decided")


def test_a_second_person_keys_in_without_seeing_and_differences_wait(office, poll):
    first, second = sits(office, "李计票"), sits(office, "赵监票")
    nobody = replace(office, who="mac", person=None)
    brought_back(office, poll, 1)
    unchanged(nobody, lambda: ballots.lookup(nobody, 1, poll, blind=True), "ballots.blind_nobody")
    unchanged(second, lambda: ballots.lookup(second, 1, poll, blind=True), "ballots.blind_first")
    for serial in (1, 2):
        keyed(first, serial, ALL_FOR, poll)
    unchanged(first, lambda: ballots.enter(first, 1, ALL_FOR, poll, blind=True), "ballots.blind_same")
    ballots.enter(second, 1, ALL_FOR, poll, blind=True)
    ballots.enter(second, 2, AGAINST, poll, blind=True)
    with refused("ballots.blind_done", by=("赵监票",)):
        ballots.lookup(sits(office, "志愿者小陈"), 1, poll, blind=True)
    assert (paper(office, poll, 1).state, paper(office, poll, 2).doubts) == ("valid", ("keyed-apart",))
    (doubt,) = ballots.review(office, poll)
    assert [(each.asked.id, each.seen) for each in doubt.apart] == [
        ("q1", (("李计票", ("for",)), ("赵监票", ("against",))))
    ]
    assert decided(office, poll) == ()
    ballots.adjudicate(office, poll, 2, ("李计票", "赵监票"), AGAINST)
    assert paper(office, poll, 2).marks == AGAINST
    (done,) = decided(office, poll)  # at hand, to be decided again
    assert (done.ballot.serial, done.sure, done.decision and done.decision.by) == (
        2,
        AGAINST,
        ("李计票", "赵监票"),
    )


def test_one_kind_of_doubt_is_decided_in_a_row(office, poll):
    for serial in (3, 4, 5, 6):
        brought_back(office, poll, serial)
        ballots.enter(office, serial, ALL_FOR, poll, aside=serial in (3, 5))
    for serial in (4, 6):
        ballots.second_paper(office, serial, ALL_FOR, poll)
    queue = [(doubt.reasons, doubt.ballot.serial) for doubt in ballots.review(office, poll)]
    assert [serial for _reasons, serial in queue] in ([3, 5, 4, 6], [4, 6, 3, 5])
    assert queue[0][0] == queue[1][0] != queue[2][0] == queue[3][0]


def test_a_paper_that_a_teller_puts_aside_waits_for_two_people(office, poll):
    brought_back(office, poll, 6)
    ballots.enter(office, 6, {}, poll, aside=True)
    assert paper(office, poll, 6).doubts == ("set-aside",)
    ballots.adjudicate(office, poll, 6, ("李计票", "赵监票"), invalid="unsigned")
    assert paper(office, poll, 6).state == "invalid"
