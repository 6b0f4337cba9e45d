"""Voters by the law: who is one head, what their area is, and who is not the same person."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meeting_tui.desk.roll.people import NameAnswer, RollOwner, UnitLine
from meeting_tui.desk.roll.places import place, place_key
from meeting_tui.desk.roll.voters import Electorate, derive, natural
from meeting_tui.rules.profile import HeadRule

INCLUDE = HeadRule(special_space_area="include")


def unit(
    room: str, *owners: RollOwner | str, area: int = 10_000, kind: str = "home", **more: str
) -> UnitLine:
    named = tuple(RollOwner(owner) if isinstance(owner, str) else owner for owner in owners)
    return UnitLine("1栋", "1单元", room, area, named, kind, **more)  # type: ignore[arg-type]


def weights(roll: Electorate) -> list[tuple[tuple[str, ...], int, int]]:
    return [
        (tuple(roll.persons[owner].name for owner in voter.owners), voter.heads, voter.area)
        for voter in roll.voters
    ]


def test_several_units_of_one_owner_are_one_head_with_their_areas_added():
    wang = RollOwner("王伟", reference="0012")
    roll = derive([unit("101", wang, area=8912), unit("102", wang, area=4001), unit("103", "李芳")])
    assert weights(roll) == [(("王伟",), 1, 12_913), (("李芳",), 1, 10_000)]


def test_the_developers_unsold_units_are_one_head_without_any_reference():
    units = [unit(str(no), RollOwner("梧桐置业", "developer")) for no in range(1, 41)]
    roll = derive([*units, unit("99", "李芳")])
    assert [(voter.kind, voter.heads, voter.area, len(voter.units)) for voter in roll.voters] == [
        ("developer", 1, 400_000, 40),
        ("person", 1, 10_000, 1),
    ]
    assert not roll.same_names


def test_co_owners_are_one_voter_with_one_representative():
    a, b = RollOwner("王伟", reference="1"), RollOwner("李芳", reference="2")
    roll = derive([unit("101", a, b), unit("102", b, a), unit("103", a)])
    assert weights(roll) == [(("王伟", "李芳"), 1, 20_000), (("王伟",), 1, 10_000)]
    assert [voter.representative for voter in roll.voters] == ["王伟", ""]
    chosen = derive([unit("101", a, b, representative="李芳")])
    assert (chosen.voters[0].kind, chosen.voters[0].representative) == ("co-owners", "李芳")


def test_one_voter_has_one_representative():
    a, b = RollOwner("王伟", reference="1"), RollOwner("李芳", reference="2")
    roll = derive([unit("101", a, b, representative="李芳"), unit("102", b, a, representative="王伟")])
    assert [fault.code for fault in roll.faults] == ["roll.two_representatives"]


def test_equal_names_without_a_reference_are_asked_about_and_kept_apart():
    roll = derive([unit("101", "王伟"), unit("102", "王 伟"), unit("103", "李芳")])
    assert len(roll.voters) == 3
    (asked,) = roll.same_names
    assert (asked.name, asked.undecided) == ("王伟", True)
    assert asked.places == ("1栋-1单元-101", "1栋-1单元-102")


@pytest.mark.parametrize(("decision", "voters"), [("same", 1), ("different", 2)])
def test_the_operator_decides_about_equal_names(decision: str, voters: int):
    roll = derive([unit("101", "王伟"), unit("102", "王伟")], {"王　伟": NameAnswer(decision)})  # type: ignore[arg-type]
    assert len(roll.voters) == voters
    assert not [name for name in roll.same_names if name.undecided]


def test_different_references_are_different_people_and_only_reported():
    roll = derive(
        [unit("101", RollOwner("王伟", reference="1")), unit("102", RollOwner("王伟", reference="2"))]
    )
    assert len(roll.voters) == 2
    assert [(name.references, name.undecided) for name in roll.same_names] == [(("1", "2"), False)]


def test_a_name_without_reference_joins_the_one_there_is_only_when_told():
    known, loose = unit("101", RollOwner("王伟", reference="1")), unit("102", "王伟")
    assert derive([known, loose]).same_names[0].undecided
    assert len(derive([known, loose], {"王伟": NameAnswer("same")}).voters) == 1
    second = unit("103", RollOwner("王伟", reference="2"))
    unclear = derive([known, loose, second], {"王伟": NameAnswer("same")})
    assert [(fault.code, fault.value) for fault in unclear.faults] == [("roll.same_unclear", "王伟")]


def test_one_person_is_of_one_kind_and_owns_a_unit_once():
    firm = unit("102", RollOwner("王伟", "company"))
    assert [
        fault.code for fault in derive([unit("101", "王伟"), firm], {"王伟": NameAnswer("same")}).faults
    ] == ["roll.two_kinds"]
    both = unit("101", RollOwner("王伟", reference="1"), RollOwner("王伟"))
    assert [fault.code for fault in derive([both], {"王伟": NameAnswer("same")}).faults] == [
        "roll.owner_twice"
    ]


def test_parking_gives_a_head_but_area_only_where_the_rules_say_so():
    wang = RollOwner("王伟", reference="1")
    lines = [
        unit("B01", wang, kind="parking", area=1272),
        unit("B02", "李芳", kind="parking", area=1272),
        unit("301", wang),
    ]
    assert weights(derive(lines)) == [(("王伟",), 1, 10_000), (("李芳",), 1, 0)]
    assert weights(derive(lines, None, INCLUDE)) == [(("王伟",), 1, 11_272), (("李芳",), 1, 1272)]


def test_where_each_part_has_a_head_the_developer_may_still_be_one():
    wang, developer = RollOwner("王伟", reference="1"), RollOwner("梧桐置业", "developer")
    lines = [unit("101", wang), unit("102", wang), unit("201", developer), unit("202", developer)]
    parts = HeadRule(unit="exclusive_part", developer_stock_as_one=True)
    assert [voter.heads for voter in derive(lines, None, parts).voters] == [2, 1]
    assert [voter.heads for voter in derive(lines, None, HeadRule(unit="lot")).voters] == [2, 2]


def test_voters_are_numbered_by_place_as_people_read_it():
    lines = [
        UnitLine(building, unit, room, 1, (RollOwner(f"{building}{unit}{room}"),))
        for building, unit, room in (
            ("10栋", "1", "101"),
            ("2栋", "1", "1001"),
            ("2栋", "1", "201"),
            ("2栋", "", "商铺1"),
        )
    ]
    roll = derive(lines)
    assert [roll.persons[voter.owners[0]].name for voter in roll.voters] == [
        "2栋商铺1",
        "2栋1201",
        "2栋11001",
        "10栋1101",
    ]


def test_a_voter_is_known_by_home_not_by_stall():
    wang = RollOwner("王伟", reference="1")
    roll = derive([unit("B01", wang, kind="parking"), unit("C01", "李芳"), unit("D01", wang)])
    assert [roll.lines[voter.units[0]].room for voter in roll.voters] == ["C01", "D01"]


@pytest.mark.parametrize(
    ("parts", "zh", "en"),
    [
        (("1栋", "2单元", "301室"), "1栋2单元301室", "1栋, 2单元, 301室"),
        (("1", "2", "301"), "1栋2单元301室", "Building 1, Stair 2, 301"),
        (("A", "", "301A"), "A栋301A室", "Building A, 301A"),
        (("5栋", "地下车库", "B01"), "5栋地下车库B01", "5栋, 地下车库, B01"),
        (("5", "Garage", "B01"), "5栋GarageB01", "Building 5, Garage, B01"),
    ],
)
def test_a_place_is_named_as_on_a_letter(parts: tuple[str, str, str], zh: str, en: str):
    assert place(*parts, "zh") == zh
    assert place(*parts, "en") == en


def test_one_place_written_in_two_ways_is_one_place():
    assert place_key("1 号楼", "２单元", "301室") == place_key("1", "2", "301") == ("1", "2", "301")
    assert place_key("南楼", "", "A") != place_key("北楼", "", "A")
    assert sorted(["10栋", "2栋", "1栋"], key=natural) == ["1栋", "2栋", "10栋"]


people = st.builds(RollOwner, st.sampled_from("甲乙丙丁"), st.just("person"), st.sampled_from(["", "1", "2"]))


@st.composite
def rolls(draw: st.DrawFn) -> list[UnitLine]:
    groups = draw(
        st.lists(
            st.lists(people, min_size=1, max_size=3, unique_by=lambda p: p.name), min_size=1, max_size=14
        )
    )
    kinds = st.sampled_from(["home", "shop", "parking"])
    return [
        UnitLine(
            str(draw(st.integers(1, 3))),
            "",
            str(no),
            draw(st.integers(1, 20_000)),
            tuple(owners),
            draw(kinds),
        )
        for no, owners in enumerate(groups)
    ]


@settings(max_examples=150, deadline=None)
@given(rolls(), st.randoms(use_true_random=False), st.sampled_from(["same", "different"]))
def test_any_roll_gives_every_unit_one_voter_and_loses_no_area(
    lines: list[UnitLine], shuffle: random.Random, decision: str
):
    decided = dict.fromkeys("甲乙丙丁", NameAnswer(decision))  # type: ignore[arg-type]
    roll = derive(lines, decided, INCLUDE)
    assert sorted(unit for voter in roll.voters for unit in voter.units) == list(range(len(lines)))
    assert sum(voter.area for voter in roll.voters) == sum(line.area for line in lines)
    assert len({frozenset(voter.owners) for voter in roll.voters}) == len(roll.voters)
    for voter in roll.voters:
        assert all(set(roll.owners[unit]) == set(voter.owners) for unit in voter.units)
    again = lines.copy()
    shuffle.shuffle(again)
    assert derive(again, decided, INCLUDE).voters == roll.voters
