"""Rolls as people really keep them: taken over right, asked about, or refused with row and value."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.desk.rolls import write_csv

from meeting_tui.desk import communities
from meeting_tui.desk.office import Office
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.roll.columns import find_tables
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.desk.roll.rows import read_units
from meeting_tui.desk.roll.template import write_template
from meeting_tui.lang import Lang
from meeting_tui.refusal import Refusal
from meeting_tui.world import World

HEAD = "楼栋,房号,建筑面积,业主"


@pytest.fixture
def home(tmp_path: Path, world: World) -> Iterator[Office]:
    opened = communities.found(tmp_path / "a.meeting", "梧桐苑", "cn-assembly", who="王建国", world=world)
    yield opened
    opened.close()


def _units(path: Path) -> tuple[UnitLine, ...]:
    found = read_units(find_tables(path.name, read_grids(RollFile.read(path))).tables)
    assert not found.faults
    return found.units


REFUSED = {  # row: the fault it is
    "1栋,101,89.5,未售": "roll.unsold",
    "1栋,101,89.5,Vacant": "roll.unsold",
    "1栋,101,89.5,无": "roll.nobody",
    "1栋,101,89.5,TBD": "roll.nobody",
    "1栋,101,89.5,—": "roll.nobody",
    "1栋,101,89.5,查无此人": "roll.nobody",
    "1栋,101,89.5,户主": "roll.nobody",
    "1栋,101,89.5,The Owner": "roll.nobody",
    "1栋,101,89.5,同上一户": "roll.ditto",
    "1栋,101,89.5,赵六之妻": "roll.name_note",
    "1栋,101,89.5,林默的母亲": "roll.name_note",
    "1栋,101,89.5,〃": "roll.ditto",
    "1栋,101,89.5,待核": "roll.nobody",
    "1栋,101,89.5,未录入": "roll.nobody",
    "1栋,101,89.5,许文 男 45岁": "roll.name_note",
    "1栋,101,89.5,TRUE": "roll.nobody",
    "1栋,101,89.5,法院查封": "roll.nobody",
    "1栋,101,89.5,物业用房": "roll.nobody",
    "1栋,101,89.5,高洁（未成年，监护人李娜）": "roll.name_note",
    "1栋,101,89.5,高洁(1/2) 李娜(1/2)": "roll.name_note",
    "1栋,101,89.5,M. et Mme DUPONT Jean": "roll.owner_missing",
    "1栋,101,89.5,Mr & Mrs John Lee": "roll.owner_missing",
    "1栋,101,89.5,Fam. Schmidt": "roll.owner_missing",
    "1栋,101,89.5,许文全家": "roll.owner_missing",
    "1栋,101,89.5,许文及配偶": "roll.owner_missing",
    "1栋,101,89.5,林默等三人": "roll.owner_missing",
    "1栋,101,89.5,Ann Lee et al.": "roll.owner_missing",
    "1栋,101,89.5,许文（已故）": "roll.name_note",
    "1栋,101,89.5,租客：林默": "roll.name_note",
    "1栋,101,89.5,林*": "roll.masked",
    "1栋,101,89.5,李女士": "roll.masked",
    "1栋,101、102,180,许文": "roll.several_rooms",
    "1栋,101-103,270,许文": "roll.several_rooms",
    "1栋,101,963 sq ft,许文": "roll.area_unit",
    "1栋,101,27坪,许文": "roll.area_unit",
    "1栋,101,89.555,许文": "roll.area",
}


def test_a_name_written_from_the_top_down_is_one_and_lines_of_whole_names_are_several(tmp_path: Path):
    cells = {
        "高\n洁": ["高洁"],
        "欧阳\n明月": ["欧阳明月"],
        "许\n文静": ["许文静"],
        "许文\n高洁": ["许文", "高洁"],
        "1.许文 2.高洁": ["许文", "高洁"],
        "①许文②高洁": ["许文", "高洁"],
        "（1）许文（2）高洁": ["许文", "高洁"],
    }
    rows = (f'1栋,{no},89.5,"{cell}"' for no, cell in enumerate(cells, 101))
    units = _units(write_csv(tmp_path, *rows, head=HEAD))
    assert [[owner.name for owner in unit.owners] for unit in units] == list(cells.values())


def test_long_words_in_hanzi_without_a_surname_are_asked_about(tmp_path: Path):
    cells = ("拆迁安置", "小许", "乌兰图雅", "欧阳娜娜", "司马相如", "黄陈小玲")
    rows = (f"1栋,{no},89.5,{cell}" for no, cell in enumerate(cells, 101))
    seen = roll.preview(write_csv(tmp_path, *rows, head=HEAD))
    assert [doubt.value for doubt in seen.doubts] == ["拆迁安置", "小许"]


def test_rooms_of_one_name_on_several_floors_are_several(tmp_path: Path):
    head = "座,樓層,單位,面積,業主"
    path = write_csv(tmp_path, "1座,3,A,60,許文", "1座,4,A,60,高潔", "1座,4樓,B,60,林默", head=head)
    assert [unit.room for unit in _units(path)] == ["3楼A", "4楼A", "4樓B"]
    told = write_csv(tmp_path, "1座,3,301,60,許文", "1座,4,401,60,高潔", head=head)
    assert [unit.room for unit in _units(told)] == ["301", "401"]
    assert [column.heading for column in roll.preview(told).left_out_columns] == ["樓層"]


@pytest.mark.parametrize("row", REFUSED)
def test_what_is_no_unit_or_no_owner_is_refused_with_its_row(tmp_path: Path, row: str):
    seen = roll.preview(write_csv(tmp_path, "2栋,101,70,高洁", row, head=HEAD))
    assert [(fault.code, fault.row) for fault in seen.faults] == [(REFUSED[row], 3)]


ASKED = {
    "许文 高洁": "names:许文 高洁",
    "许文和高洁": "names:许文和高洁",
    '"Lee, Ann"': "names:Lee, Ann",
    "Ann & Bob Lee": "names:Ann & Bob Lee",
    "王伟（3栋）": "note:王伟(3栋)",
}


@pytest.mark.parametrize("name", ASKED)
def test_what_may_be_two_names_is_asked_and_the_answer_taken(tmp_path: Path, name: str):
    path = write_csv(tmp_path, f"1栋,101,89.5,{name}", head=HEAD)
    (doubt,) = roll.preview(path).doubts
    assert doubt.key == ASKED[name]
    counts = [roll.preview(path, roll.Answers(doubts={doubt.key: choice})).owners for choice in doubt.choices]
    assert counts == ([1, 2] if doubt.key.startswith("names") else [1, 1])


def test_two_whole_names_are_asked_about_where_a_space_parts_surname_and_given_name(tmp_path: Path):
    head = "棟,部屋番号,専有面積,区分所有者"
    names = ("山田 太郎", "山田太郎 佐藤花子", "未售 花子")
    path = write_csv(tmp_path, *(f"1,10{no},70,{name}" for no, name in enumerate(names)), head=head)
    assert [doubt.value for doubt in roll.preview(path).doubts] == [*names[1:]]


SPELLINGS = ["1#", "#1", "1 幢", "一号楼", "壹号楼", "０１".replace("０", ""), "Building 1"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_one_place_in_two_spellings_is_a_duplicate(tmp_path: Path, spelling: str):
    seen = roll.preview(write_csv(tmp_path, "1栋,101,89.5,许文", f"{spelling},101,89.5,高洁", head=HEAD))
    assert [(fault.code, fault.row) for fault in seen.faults] == [("roll.duplicate", 3)]


@pytest.mark.parametrize("room", ["一〇一", "一零一室", "壹零壹", "一百零一"])
def test_one_room_in_two_spellings_is_a_duplicate(tmp_path: Path, room: str):
    seen = roll.preview(write_csv(tmp_path, "1栋,101,89.5,许文", f"1栋,{room},89.5,高洁", head=HEAD))
    assert [(fault.code, fault.row) for fault in seen.faults] == [("roll.duplicate", 3)]


def test_numbers_that_a_program_wrote_with_a_decimal_are_whole_or_cut_short(tmp_path: Path):
    head = f"{HEAD},电话,证件号"
    rows = ("1.0,101.0,89.5,许文,13800000001.0,1.0", "1.0,102.0,80.0,高洁,,2.0")
    units = _units(write_csv(tmp_path, *rows, head=head))
    assert [(unit.building, unit.room, unit.owners[0].phone) for unit in units] == [
        ("1", "101", "13800000001"),
        ("1", "102", ""),
    ]
    long = (f"{no},101,80,许文,,31010119900101{no}000.0" for no in (10, 11))
    seen = roll.preview(write_csv(tmp_path, *long, head=head))
    assert [(fault.code, fault.row) for fault in seen.faults] == [("roll.cell_cut", 2), ("roll.cell_cut", 3)]
    lots = _units(write_csv(tmp_path, "1,1.0,80,许文", "1,1.1,80,高洁", head=HEAD))
    assert [unit.room for unit in lots] == ["1.0", "1.1"]
    kept = _units(write_csv(tmp_path, '\'1,"=""0101""",80,许文', head=HEAD))
    assert [(unit.building, unit.room) for unit in kept] == [("1", "0101")]


@pytest.mark.parametrize("area", ["8950", "8.95", "0.89", "895000"])
def test_a_slip_of_the_decimal_point_is_asked_about(tmp_path: Path, area: str):
    rows = [f"1栋,{no},{no % 40 + 60}.5,业主{chr(0x4E00 + no)}" for no in range(101, 141)]
    path = write_csv(tmp_path, *rows, f"1栋,501,{area},许文", head=HEAD)
    (doubt,) = roll.preview(path).doubts
    assert (doubt.code, doubt.row) == ("roll.doubt_area", 42)
    assert not roll.preview(path, roll.Answers(doubts={doubt.key: "right"})).doubts
    assert not roll.preview(write_csv(tmp_path, *rows, "1栋,501,950,许文", head=HEAD)).doubts


def test_who_checked_the_table_and_when_is_a_note(tmp_path: Path):
    seen = roll.preview(write_csv(tmp_path, "1栋,101,89.5,许文", "审核：林默,日期：2026-1-1", head=HEAD))
    assert [(row.row, row.why) for row in seen.left_out_rows] == [(3, "note")]
    assert not seen.faults


def test_the_first_of_two_columns_of_owners_has_a_number_too(tmp_path: Path):
    path = write_csv(tmp_path, "1,Ann Lee,Ben Lee,120", head="Unit No,Owner 1,Owner 2,UOE")
    (unit,) = _units(path)
    assert ([owner.name for owner in unit.owners], unit.share) == (["Ann Lee", "Ben Lee"], "120")


@pytest.mark.parametrize("place", ["01,101", "1,0101", "l,101", "1,1O1"])
def test_places_that_look_alike_are_asked_about(tmp_path: Path, place: str):
    seen = roll.preview(write_csv(tmp_path, "1,101,89.5,许文", f"{place},80,高洁", head=HEAD))
    assert "roll.doubt_places" in {doubt.code for doubt in seen.doubts}


def test_tenants_are_left_out_by_name_and_their_home_needs_an_owner(tmp_path: Path):
    rows = ("1栋,101,89.5,许文,本人", "1栋,101,89.5,高洁,配偶", "1栋,102,80,林默,租户")
    seen = roll.preview(write_csv(tmp_path, *rows, head=f"{HEAD},与业主关系"))
    assert [(row.row, row.why) for row in seen.left_out_rows] == [(3, "relation"), (4, "relation")]
    assert [(fault.code, fault.row) for fault in seen.faults] == [("roll.no_owner", 4)]


def test_an_unknown_heading_is_asked_about_and_remembered(home: Office, tmp_path: Path):
    path = write_csv(tmp_path, "1栋,101,89.5,许文", head="楼栋,房号,建筑面积,名头")
    (doubt,) = roll.look(home, path).doubts
    assert doubt.key == "column:名头"
    with pytest.raises(Refusal, match=r"roll\.doubts"):
        roll.import_roll(home, path)
    roll.import_roll(home, path, roll.Answers(columns={"名头": "owners"}))
    assert roll.look(home, path).ready


def test_names_with_one_phone_are_answered_together_until_they_stand_elsewhere(home: Office, tmp_path: Path):
    rows = ["1栋,101,89.5,许文,139", "1栋,102,80,许文,139"]
    path = write_csv(tmp_path, *rows, head=f"{HEAD},电话")
    assert [name.phones for name in roll.look(home, path).by_phone] == [("139",)]
    assert roll.import_roll(home, path, roll.Answers(same_by_phone=True)).voters == 1
    assert roll.look(home, path).ready
    more = write_csv(tmp_path, *rows, "3栋,101,80,许文,", head=f"{HEAD},电话")
    assert [name.name for name in roll.look(home, more).undecided] == ["许文"]


def test_the_same_file_again_changes_nothing(home: Office, tmp_path: Path):
    """Co-owners, one owner of two homes, the developer, a company with somebody who signs."""
    head = "楼栋,房号,建筑面积,业主,业主类型,共有人代表,证件号后四位"
    rows = (
        "1栋,101,89.5,许文、高洁,,,",
        "1栋,102,80,林默、方圆,,方圆,",
        "1栋,103,80,周舟,,,0001",
        "1栋,104,70,周舟,,,0001",
        "1栋,105,70,梧桐置业,建设单位,,",
        "1栋,106,70,云杉公司,法人,钱多,",
    )
    path = write_csv(tmp_path, *rows, head=head)
    roll.import_roll(home, path)
    told = roll.look(home, path).difference
    assert told is not None
    assert (told.same, told.new, told.gone, told.changed) == (6, 0, 0, 0)


def test_the_difference_names_who_is_new_gone_and_changed(home: Office, tmp_path: Path):
    roll.import_roll(
        home, write_csv(tmp_path, "1,101,89.5,许文", "1,102,80,高洁", "1,103,70,林默", head=HEAD)
    )
    later = write_csv(tmp_path, "1栋,101,89.5,许文", "1栋,102,80,方圆", "1栋,104,60,赵一", head=HEAD)
    told = roll.look(home, later).difference
    assert told is not None
    assert (told.same, told.new, told.gone, told.changed) == (1, 1, 1, 1)
    assert (told.changed_units[0].before, told.changed_units[0].after) == (("高洁",), ("方圆",))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_blank_sheet_is_filled_in_and_read_back(home: Office, tmp_path: Path, lang: Lang):
    path = tmp_path / "blank.xlsx"
    write_template(path, lang)
    with pytest.raises(Refusal, match=r"roll\.no_rows"):
        roll.import_roll(home, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for column, value in {1: "3", 2: "2", 3: "0501", 4: 89.5, 8: "许文"}.items():
        sheet.cell(4, column).value = value
    book.save(path)
    seen = roll.look(home, path)
    assert (seen.ready, seen.units, [row.why for row in seen.left_out_rows]) == (True, 1, ["sample"] * 2)
