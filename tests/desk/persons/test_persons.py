"""People: a number for good over every roll, found by what tells them apart, never taken for another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from tests.desk.rolls import write_csv
from tests.refused import refused

from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.persons.find import resolve
from meeting_tui.desk.roll import acts as roll
from meeting_tui.record.person import Person
from meeting_tui.store import tables
from meeting_tui.world import World

ROWS = (
    "3栋,,201室,80.00,登记,住宅,张伟,自然人,1111,,",
    "7栋,,502室,80.00,登记,住宅,张伟,自然人,2222,,",
    "7栋,,503室,80.00,登记,住宅,李㛃、单雄信,自然人,3333、4444,,",
    "8栋,1单元,101室,80.00,登记,住宅,欧阳明,自然人,,,",
)


@pytest.fixture
def home(tmp_path: Path, world: World) -> Iterator[Office]:
    opened = communities.found(tmp_path / "a.meeting", "梧桐苑", "cn-assembly", who="王建国", world=world)
    roll.import_roll(opened, write_csv(tmp_path, *ROWS))
    yield opened
    opened.close()


def numbers(office: Office) -> dict[str, int]:
    return {f"{person.name} {person.unit}": person.id for person in persons.people(office)}


def owners(office: Office) -> dict[int, int | None]:
    with office.store.read() as session:
        return {row.id or 0: row.person for row in session.exec(select(tables.Owner))}


def test_every_owner_is_a_person_with_a_unit(home: Office):
    assert numbers(home) == {
        "张伟 3-201": 1,
        "张伟 7-502": 2,
        "李㛃 7-503": 3,
        "单雄信 7-503": 4,
        "欧阳明 8-1-101": 5,
    }
    assert owners(home) == {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}


def test_a_later_roll_finds_everybody_again(home: Office, tmp_path: Path):
    """One moved (same reference), one is without a reference now (same unit), one is new, one is gone."""
    later = (
        "1栋,,101室,80.00,登记,住宅,张 伟,自然人,2222,,",
        "3栋,,201室,80.00,登记,住宅,张伟,自然人,,,",
        "7栋,,503室,80.00,登记,住宅,单雄信,自然人,4444,,",
        "8栋,1单元,101室,80.00,登记,住宅,欧阳明,自然人,9999,,",
        "8栋,1单元,102室,80.00,登记,住宅,欧阳雪,自然人,,,",
    )
    roll.import_roll(home, write_csv(tmp_path, *later), roll.Answers({"张伟": roll.NameAnswer("different")}))
    assert numbers(home) == {
        "张伟 1-101": 2,
        "张伟 3-201": 1,
        "李㛃 7-503": 3,
        "单雄信 7-503": 4,
        "欧阳明 8-1-101": 5,
        "欧阳雪 8-1-102": 6,
    }
    assert sorted(owners(home).values()) == [1, 2, 4, 5, 6]
    roll.import_roll(home, write_csv(tmp_path, *ROWS))
    assert numbers(home)["李㛃 7-503"] == 3
    assert len(numbers(home)) == 6


def test_a_namesake_elsewhere_without_a_sign_is_somebody_new(home: Office, tmp_path: Path):
    roll.import_roll(home, write_csv(tmp_path, "9栋,,901室,80.00,登记,住宅,欧阳明,自然人,,,"))
    assert [person.id for person in persons.people(home, "欧阳明")] == [5, 6]


def test_a_guest_is_nobodys_namesake_but_a_seat_without_a_roll_is_taken_by_its_owner(
    tmp_path: Path, world: World
):
    office = communities.found(tmp_path / "b.meeting", "梧桐苑", "cn-assembly", who="王建国", world=world)
    with office.store.write() as session:
        seat = persons.founder(session, "欧阳明")
        twin = persons.founder(session, "张伟")
    guest = persons.register(office, "李㛃", organ="居委会")
    roll.import_roll(office, write_csv(tmp_path, *ROWS))
    assert numbers(office)["欧阳明 8-1-101"] == seat.id
    assert numbers(office)["张伟 "] == twin.id
    assert [person.id for person in persons.people(office, "李㛃")] == [
        numbers(office)["李㛃 7-503"],
        guest.id,
    ]
    office.close()


@pytest.mark.parametrize(
    ("ref", "number"),
    [
        ("p2", 2),
        (" Ｐ２ ", 2),
        ("欧阳明", 5),
        ("欧 阳明", 5),
        ("张伟 3-201", 1),
        ("张伟　７－５０２", 2),
        ("张伟3-201", 1),
        ("张伟 3栋201室", 1),
        ("张伟 502", 2),
        ("张伟 7-502 p2", 2),
    ],
)
def test_one_person_is_meant(home: Office, ref: str, number: int):
    assert persons.find(home, ref).id == number


@pytest.mark.parametrize(
    ("ref", "code", "facts"),
    [
        ("张伟", "persons.ambiguous", {"count": 2, "people": ("张伟 3-201", "张伟 7-502")}),
        ("张", "persons.unknown", {"name": "张"}),
        ("张伟 9-901", "persons.unknown", {}),
        ("李㛃 p1", "persons.unknown", {}),
        ("p99", "persons.unknown", {}),
        (" \t ", "persons.unnamed", {}),
    ],
)
def test_nobody_is_guessed(home: Office, ref: str, code: str, facts: dict[str, object]):
    with refused(code, **facts):
        persons.find(home, ref)


def test_who_is_around_comes_first(home: Office):
    with home.store.read() as session:
        assert resolve(session, "张伟", [Person(2, "张伟", "7-502")]).id == 2
        with refused("persons.ambiguous"):
            resolve(session, "张伟", [Person(1, "张伟", "3-201"), Person(2, "张伟", "7-502")])


def test_guests_are_registered_once_and_told_apart(home: Office):
    guest = persons.register(home, " 冯立 ", organ="益家物业")
    assert (guest.id, guest.name, guest.organ) == (6, "冯立", "益家物业")
    with refused("persons.registered", ref="p6"):
        persons.register(home, "冯立", organ="益家物业")
    with refused("persons.same_name", people=("张伟 3-201", "张伟 7-502")):
        persons.register(home, "张伟")
    with refused("persons.unnamed"):
        persons.register(home, " ")
    for several in ("钱多、李少", "钱多；李少", "钱多，李少", "钱多/李少"):
        with refused("persons.several", name=several):
            persons.register(home, several)
    assert persons.register(home, "张伟", organ="居委会").id == 7
    assert persons.find(home, "张伟 居委会").id == 7
    with home.store.write() as session:
        assert persons.guest(session, "冯立", organ="益家物业") == guest


def test_who_sits_at_the_keyboard_signs_with_the_unit_where_the_name_is_shared(home: Office):
    one = persons.seated(home, "张伟 7-502")
    assert (one.who, one.person) == ("张伟 7-502", Person(2, "张伟"))
    assert persons.seated(home, "欧阳明").who == "欧阳明"
    with refused("persons.unknown"):
        persons.seated(home, "路人")


def test_a_guest_whose_name_no_font_can_print_is_refused(home: Office):
    assert persons.register(home, "Łukasz 김민수").name == "Łukasz 김민수"
    with refused("paper.glyph", codes="U+20003"):
        persons.register(home, "王\U00020003")
