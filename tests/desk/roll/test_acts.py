"""The roll desk: all rows or none, found again quickly, the same fingerprint, out and in again unchanged."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlmodel import select
from tests.desk.rolls import write_csv

from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.search import search_text, terms
from meeting_tui.refusal import Refusal
from meeting_tui.rules import shipped_profile
from meeting_tui.store import tables
from meeting_tui.world import World

ROWS = (
    "1栋,2单元,301室,89.12,登记,住宅,王小明,自然人,0012,555-0101,",
    "1栋,2单元,302室,70.00,测绘,住宅,李㛃、单雄信,自然人,0013、0014,,单雄信",
    "2栋,,商铺1,40.50,登记,商铺,=cmd() 公司,法人,,,陆文静",
    "10栋,1单元,101室,100.00,合同,住宅,梧桐置业,建设单位,,,",
    "10栋,1单元,102室,100.01,合同,住宅,梧桐置业,建设单位,,,",
    "10栋,地下车库,B01,12.72,登记,车位,王小明,自然人,0012,,",
)


@pytest.fixture
def home(tmp_path: Path, world: World) -> Iterator[Office]:
    opened = communities.found(tmp_path / "a.meeting", "梧桐苑", "cn-assembly", who="王建国", world=world)
    yield opened
    opened.close()


@pytest.fixture
def filled(home: Office, tmp_path: Path) -> Office:
    roll.import_roll(home, write_csv(tmp_path, *ROWS))
    return home


def numbers(office: Office, query: str) -> list[int]:
    return [voter.no for voter in roll.roll(office, query)]


def test_an_import_says_what_is_in_the_roll_now(home: Office, tmp_path: Path):
    steps: list[tuple[int, int]] = []
    totals = roll.import_roll(home, write_csv(tmp_path, *ROWS), progress=lambda *step: steps.append(step))
    assert totals == roll.RollTotals(units=6, owners=5, voters=4, heads=4, area=8912 + 7000 + 4050 + 20_001)
    assert steps[-1][0] == steps[-1][1] > 0
    assert [(voter.no, voter.label, voter.kind, voter.area) for voter in roll.roll(home)] == [
        (1, "1栋2单元301室 王小明", "person", 8912),
        (2, "1栋2单元302室 李㛃、单雄信", "co-owners", 7000),
        (3, "2栋商铺1 =cmd() 公司", "company", 4050),
        (4, "10栋1单元101室 梧桐置业", "developer", 20_001),
    ]


def test_one_fault_and_nothing_is_saved(filled: Office, tmp_path: Path):
    before, mark = roll.roll(filled), roll.fingerprint(filled)
    with pytest.raises(Refusal) as refused:
        roll.import_roll(filled, write_csv(tmp_path, *ROWS, "3栋,,1,x,,,,,,,"))
    assert refused.value.code == "roll.faults"
    faults = refused.value.facts["faults"]
    assert [(fault.code, fault.row) for fault in faults] == [("roll.area", 8), ("roll.blank", 8)]  # type: ignore[attr-defined]
    assert (roll.roll(filled), roll.fingerprint(filled)) == (before, mark)


def test_equal_names_wait_for_the_operator(home: Office, tmp_path: Path):
    path = write_csv(tmp_path, "1栋,,101,50,,,王伟,,,,", "1栋,,102,50,,,王伟,,,,")
    with pytest.raises(Refusal) as refused:
        roll.import_roll(home, path)
    assert (refused.value.code, refused.value.facts["count"]) == ("roll.same_names", 1)
    assert roll.totals(home).voters == 0
    assert roll.import_roll(home, path, roll.Answers({"王伟": roll.NameAnswer("same")})).voters == 1
    assert roll.import_roll(home, path, roll.Answers({"王伟": roll.NameAnswer("different")})).voters == 2


def test_an_import_replaces_the_roll_but_not_under_an_open_poll(filled: Office, tmp_path: Path):
    path = write_csv(tmp_path, ROWS[0])
    with filled.store.write() as session:
        session.add(
            tables.Poll(id="P", code="ABCD", title="电梯", definition="", digest="", roll_fingerprint="")
        )
    with pytest.raises(Refusal) as refused:
        roll.import_roll(filled, path)
    assert (refused.value.code, refused.value.facts["poll"]) == ("communities.poll_open", "电梯")
    assert roll.totals(filled).units == 6
    with filled.store.write() as session:
        session.exec(select(tables.Poll)).one().state = "counted"
    assert roll.import_roll(filled, path) == roll.RollTotals(1, 1, 1, 1, 8912)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [1, 2, 3, 4]),
        ("王小明", [1]),
        ("小明", [1]),
        ("wxm", [1]),
        ("WangXiao", [1]),
        ("sxx", [2]),
        ("shanxiong", [2]),
        ("lj", [2]),
        ("㛃", [2]),
        ("301", [1]),
        ("1-2-302", [2]),
        ("1栋2单元302室", [2]),
        ("10栋", [1, 4]),
        ("B01", [1]),
        ("30", [1, 2]),
        ("梧桐 102", [4]),
        ("商铺", [3]),
        ("陆文静", [3]),
        ("=cmd", [3]),
        ("%", []),
        ("_", []),
        ("'; drop", []),
        ("wxm 302", []),
    ],
)
def test_people_are_found_by_name_pinyin_and_place(filled: Office, query: str, found: list[int]):
    assert numbers(filled, query) == found


def test_a_hit_at_the_beginning_of_a_word_comes_first(home: Office, tmp_path: Path):
    rows = ("1栋,,1101,50,,,赵一,,,,", "2栋,,110,50,,,钱二,,,,")
    roll.import_roll(home, write_csv(tmp_path, *rows))
    assert [voter.label for voter in roll.roll(home, "110")] == ["1栋1101室 赵一", "2栋110室 钱二"]
    assert [voter.label for voter in roll.roll(home, "10")] == ["1栋1101室 赵一", "2栋110室 钱二"]
    assert [voter.label for voter in roll.roll(home, "2-110")] == ["2栋110室 钱二"]
    assert len(roll.roll(home, "栋", limit=1)) == 0
    assert len(roll.roll(home, "1", limit=1)) == 1


def test_search_texts_hold_nothing_but_names_and_places():
    text = search_text(["Ann  Lee", "王|伟"], [("1", "2", "301")])
    assert text == "|annlee|ann lee|al|ann|lee|王伟|wangwei|ww|yuwei|yw|1-2-301|12301|301|"
    assert terms(" ｗｘｍ  1栋2单元301室 ") == ("wxm", "1-2-301")


def test_one_voter_in_full(filled: Office):
    detail = roll.voter(filled, 1)
    assert [(unit.place, unit.kind, unit.area) for unit in detail.units] == [
        ("1栋2单元301室", "home", 8912),
        ("10栋地下车库B01", "parking", 1272),
    ]
    assert [(owner.name, owner.reference, owner.phone) for owner in detail.owners] == [
        ("王小明", "0012", "555-0101")
    ]
    assert [owner.name for owner in roll.voter(filled, 2).owners] == ["李㛃", "单雄信"]
    assert roll.voter(filled, 2).voter.representative == "单雄信"
    with pytest.raises(Refusal, match="no_voter"):
        roll.voter(filled, 99)


def test_the_fingerprint_is_what_the_format_says(home: Office, tmp_path: Path):
    roll.import_roll(home, write_csv(tmp_path, *ROWS[:2]))
    lines = [
        ["roll", 1],
        ["unit", "1栋", "2单元", "301室", "home", 8912, "registry", [["王小明", "person", "0012"]]],
        ["unit", "1栋", "2单元", "302室", "home", 7000, "survey",
         [["李㛃", "person", "0013"], ["单雄信", "person", "0014"]]],
        ["voter", 1, "person", [1], 1, 8912, ""],
        ["voter", 2, "co-owners", [2], 1, 7000, "单雄信"],
    ]  # fmt: skip
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    assert roll.fingerprint(home) == hashlib.sha256(text.encode()).hexdigest()


def test_the_fingerprint_knows_the_roll_and_not_the_file(filled: Office, tmp_path: Path):
    first = roll.fingerprint(filled)
    roll.import_roll(filled, write_csv(tmp_path, *reversed(ROWS), encoding="gb18030"))
    assert roll.fingerprint(filled) == first
    roll.import_roll(filled, write_csv(tmp_path, ROWS[0].replace("555-0101", ""), *ROWS[1:]))
    assert roll.fingerprint(filled) == first  # a phone is nobody's vote
    for change in (("89.12", "89.13"), ("王小明", "王晓明"), ("0012", "0019"), ("登记", "测绘")):
        roll.import_roll(filled, write_csv(tmp_path, ROWS[0].replace(*change), *ROWS[1:5]))
        assert roll.fingerprint(filled) != first


@pytest.mark.parametrize("name", ["roll out.xlsx", "roll.csv"])
def test_a_roll_goes_out_and_comes_in_again_unchanged(filled: Office, tmp_path: Path, name: str):
    before, mark, path = roll.roll(filled), roll.fingerprint(filled), tmp_path / "out" / name
    path.parent.mkdir()
    roll.export_roll(filled, path)
    assert [item.name for item in path.parent.iterdir()] == [name]
    roll.import_roll(filled, path)
    assert (roll.roll(filled), roll.fingerprint(filled)) == (before, mark)
    assert roll.voter(filled, 1).owners[0].phone == "555-0101"


def test_an_exported_file_runs_nothing(filled: Office, tmp_path: Path):
    roll.export_roll(filled, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        names = [row["业主"] for row in csv.DictReader(file)]
    assert "'=cmd() 公司" in names
    roll.export_roll(filled, tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert {cell.data_type for row in sheet["G2:G7"] for cell in row} == {"s"}
    assert [cell.value for cell in sheet["D"]][1:3] == [89.12, 70]


def test_an_export_needs_a_roll_a_format_and_a_place(home: Office, tmp_path: Path):
    for path, code in ((tmp_path / "a.csv", "roll.nothing"),):
        with pytest.raises(Refusal, match=code):
            roll.export_roll(home, path)
    roll.import_roll(home, write_csv(tmp_path, *ROWS))
    for path, code in (
        (tmp_path / "a.pdf", "roll.export_kind"),
        (tmp_path / "nowhere" / "a.csv", "paper.unwritable"),
    ):
        with pytest.raises(Refusal, match=code):
            roll.export_roll(home, path)
    assert not (tmp_path / "a.csv").exists()


def test_parking_weighs_where_the_profile_says_so(filled: Office):
    assert roll.roll(filled)[0].area == 8912
    text = shipped_profile("cn-assembly").text.replace(
        'special_space_area = "exclude"', 'special_space_area = "include"'
    )
    before = roll.voter(filled, 2)
    communities.change_profile(filled, text, "our bylaws")
    assert roll.roll(filled)[0].area == 8912 + 1272
    assert roll.voter(filled, 2) == before


def test_a_preview_counts_what_an_import_would_do(tmp_path: Path):
    seen = roll.preview(
        write_csv(tmp_path, *ROWS, "9栋,,B02,12.72,,车位,赵六,,,,", "9栋,,101,12.72,,,王小明,,,,")
    )
    assert (seen.units, seen.owners, seen.voters) == (8, 7, 6)
    assert (seen.co_owned, seen.developer_units, seen.parking_only) == (1, 2, 1)
    assert [name.name for name in seen.undecided] == ["王小明"]
    assert (seen.file, seen.sheet) == ("roll.csv", "utf-8")
