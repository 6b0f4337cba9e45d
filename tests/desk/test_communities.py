"""A community and its committee: founded once, changed with care."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from tests.conftest import Clock
from tests.desk.rolls import write_csv

from meeting_tui.desk import communities
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.roll import acts as roll
from meeting_tui.refusal import Refusal
from meeting_tui.rules import shipped_profile
from meeting_tui.store import tables
from meeting_tui.world import World

CHAIR = MemberView("王建国", "chair", "2026-01-01")


@pytest.fixture
def home(tmp_path: Path, world: World) -> Iterator[Office]:
    opened = communities.found(
        tmp_path / "a.meeting",
        " 梧桐苑 ",
        "cn-assembly",
        who="王建国",
        place="梧桐路88弄",
        seats=3,
        world=world,
    )
    yield opened
    opened.close()


def refusal(office: Office, *members: MemberView) -> str:
    before = communities.members(office)
    with pytest.raises(Refusal) as refused:
        communities.set_members(office, members)
    assert communities.members(office) == before
    return refused.value.code


def open_poll(office: Office) -> None:
    with office.store.write() as session:
        session.add(
            tables.Poll(id="P", code="ABCD", title="电梯", definition="", digest="", roll_fingerprint="")
        )


def test_a_community_carries_its_rules_and_its_own_key(home: Office, tmp_path: Path, clock: Clock):
    here = communities.community(home)
    assert (here.name, here.lang, here.place, here.term, here.seats) == ("梧桐苑", "zh", "梧桐路88弄", 1, 3)
    assert here.profile_text == shipped_profile("cn-assembly").text
    assert communities.profile(home) == shipped_profile("cn-assembly")
    key = communities.signing_key(home)
    assert len(key) == 32
    other = communities.found(tmp_path / "b.meeting", "槐园", "cn-assembly", world=clock.world())
    assert communities.signing_key(other) != key
    other.close()


def test_it_is_the_same_when_opened_again(home: Office, tmp_path: Path):
    before, key = communities.community(home), communities.signing_key(home)
    home.close()
    again = open_office(tmp_path / "a.meeting", "李芳")
    assert (communities.community(again), communities.signing_key(again)) == (before, key)
    again.close()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": " \t"}, "communities.name"),
        ({"lang": "fr"}, "communities.lang"),
        ({"term": 0}, "communities.number"),
        ({"seats": -1}, "communities.number"),
        ({"profile": "atlantis"}, "rules.unknown_profile"),
    ],
)
def test_what_can_not_be_founded_leaves_no_file(tmp_path: Path, wrong: dict[str, object], code: str):
    facts: dict[str, object] = {"name": "梧桐苑", "profile": "cn-assembly"} | wrong
    with pytest.raises(Refusal) as refused:
        communities.found(tmp_path / "c.meeting", **facts)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert not list(tmp_path.iterdir())


def test_an_empty_store_has_no_community(office: Office):
    with pytest.raises(Refusal, match=r"communities\.none"):
        communities.community(office)


def test_settings_change_by_name(home: Office):
    after = communities.change(home, seats=5, contact="555-0100", committee_base="incumbents")
    assert (after.seats, after.contact, after.committee_base) == (5, "555-0100", "incumbents")
    assert communities.community(home) == after
    for setting in ({"key": "00"}, {"profile_text": ""}, {"profile_id": "x"}, {"colour": "red"}):
        with pytest.raises(Refusal, match=r"communities\.setting"):
            communities.change(home, **setting)
    with pytest.raises(Refusal, match=r"communities\.base"):
        communities.change(home, committee_base="votes")
    assert communities.community(home) == after


def test_another_language_names_the_voters_again_but_not_while_papers_are_out(home: Office, tmp_path: Path):
    roll.import_roll(home, write_csv(tmp_path, "1,2,301,89.12,,,王小明、李㛃,,,,"))
    assert roll.roll(home)[0].label == "1栋2单元301室 王小明、李㛃"
    weights = roll.totals(home)
    communities.change(home, lang="en")
    assert roll.roll(home)[0].label == "Building 1, Stair 2, 301: 王小明, 李㛃"
    assert roll.totals(home) == weights
    open_poll(home)
    with pytest.raises(Refusal, match=r"communities\.poll_open"):
        communities.change(home, lang="zh")
    assert communities.community(home).lang == "en"
    communities.change(home, contact="555-0100")


def test_other_rules_wait_for_open_polls_too(home: Office):
    text = shipped_profile("cn-committee").text
    open_poll(home)
    with pytest.raises(Refusal, match=r"communities\.poll_open"):
        communities.change_profile(home, text, "file")
    with home.store.write() as session:
        session.exec(select(tables.Poll)).one().state = "closed"
    assert communities.change_profile(home, text, "file").profile_id == "cn-committee"
    with pytest.raises(Refusal):
        communities.change_profile(home, "not toml at all [", "file")
    assert communities.profile(home) == shipped_profile("cn-committee")


def test_the_committee_has_its_offices_in_order(home: Office):
    seated = communities.set_members(home, [MemberView(" 李芳 "), MemberView("赵六", "vice"), CHAIR])
    assert [(member.name, member.office, member.since) for member in seated] == [
        ("王建国", "chair", CHAIR.since),
        ("赵六", "vice", "2026-11-23"),
        ("李芳", "member", "2026-11-23"),
    ]
    assert len({member.person for member in seated}) == 3
    assert communities.set_members(home, seated) == seated


def test_who_leaves_is_kept_with_the_day(home: Office, clock: Clock):
    communities.set_members(home, [CHAIR, MemberView("李芳")])
    clock.tick(86_400)
    communities.set_members(home, [MemberView("李芳", "chair"), MemberView("赵六")])
    assert [(member.name, member.office, member.since) for member in communities.members(home)] == [
        ("李芳", "chair", "2026-11-24"),
        ("赵六", "member", "2026-11-24"),
    ]
    with home.store.read() as session:
        past = session.exec(select(tables.Member).where(tables.Member.until != "")).all()
    assert {(row.name, row.office, row.until) for row in past} == {
        ("王建国", "chair", "2026-11-24"),
        ("李芳", "member", "2026-11-24"),
    }


def test_a_committee_that_can_not_be_is_refused(home: Office):
    communities.set_members(home, [CHAIR])
    assert refusal(home, MemberView(" ")) == "communities.member"
    assert refusal(home, MemberView("李芳", "king")) == "communities.office"
    assert refusal(home, MemberView("李芳"), MemberView("李芳")) == "communities.member_twice"
    assert refusal(home, CHAIR, MemberView("李芳", "chair")) == "communities.two_chairs"
    assert refusal(home, *(MemberView(f"委员{no}") for no in range(4))) == "communities.too_many"
