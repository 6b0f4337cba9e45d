"""Every fault of a roll is listed with its row, column and value; rows of one room are its co-owners."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.desk.rolls import write_csv, write_xlsx

from meeting_tui.desk.roll.areas import AreaColumn
from meeting_tui.desk.roll.columns import find_tables
from meeting_tui.desk.roll.fault import Fault
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.names import name_of
from meeting_tui.desk.roll.people import UnitLine
from meeting_tui.desk.roll.rows import UnitRows, read_units
from meeting_tui.desk.roll.words import known_word, written
from meeting_tui.lang import translator
from meeting_tui.lang.refusals import word
from meeting_tui.refusal import Refusal

GOOD = "1栋,2单元,301室,89.12,登记,住宅,王小明,自然人,0012,,"


def read(folder: Path, *rows: str) -> tuple[tuple[UnitLine, ...], tuple[Fault, ...]]:
    path = write_csv(folder, *rows)
    found = read_units(find_tables(path.name, read_grids(RollFile.read(path))).tables)
    return found.units, found.faults


def units(folder: Path, *rows: str) -> tuple[UnitLine, ...]:
    found, faults = read(folder, *rows)
    assert not faults
    return found


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("89.12", 8912),
        ("89.1", 8910),
        ("89", 8900),
        ("０８９．１２", 8912),
        ("89.12㎡", 8912),
        ("89.12 平方米", 8912),
        ("0.01", 1),
        ("1,234.5", 123_450),
        ("89.5000", 8950),
        ("89,5", 8950),
        ("1’024.50 m²", 102_450),
        ("999999.99", 99_999_999),
        *[
            (bad, None)
            for bad in ("", "0", "0.00", "-5", "+5", "89.125", "1,234.567", "1e3", "NaN", "٣", "1_0", ".5")
        ],
        ("1000000", None),
    ],
)
def test_an_area_is_exact_or_refused(text: str, area: int | None):
    value, code = AreaColumn([text]).read(text)
    assert (value or None, bool(code)) == (area, area is None)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("kind", "商铺", "shop"),
        ("kind", "Parking space", "parking"),
        ("kind", "住宅", "home"),
        ("area_source", " 测绘 ", "survey"),
        ("owner_kind", "ＤＥＶＥＬＯＰＥＲ", "developer"),
        ("owner_kind", "建设单位", "developer"),
        ("kind", "castle", None),
        ("kind", "底层商铺", "shop"),
        ("kind", "非机动车车位", None),
    ],
)
def test_words_of_either_language_are_known(field: str, text: str, value: str | None):
    assert known_word(field, text) == value
    if value:
        assert known_word(field, written(field, value, "zh")) == value
        assert known_word(field, written(field, value, "en")) == value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("王　伟", "王伟"),
        (" 王 小 明 ", "王小明"),
        ("Ann  Lee", "Ann Lee"),
        ("[/x]", "[/x]"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_names_are_kept_as_written_without_padding(text: str, name: str):
    assert name_of(text) == name


FAULTY = {
    "blank building": (",2单元,301室,89.12,,,王小明,,,,", "roll.blank", "楼栋", ""),
    "blank room": ("1栋,2单元,,89.12,,,王小明,,,,", "roll.blank", "房号", ""),
    "blank area": ("1栋,2单元,301室,,,,王小明,,,,", "roll.blank", "专有部分面积", ""),
    "blank owner": ("1栋,2单元,301室,89.12,,,,,,,", "roll.blank", "业主", ""),
    "only separators": ("1栋,2单元,301室,89.12,,,、、,,,,", "roll.blank", "业主", ""),
    "area": ("1栋,2单元,301室,89.123,,,王小明,,,,", "roll.area", "专有部分面积", "89.123"),
    "kind": ("1栋,2单元,301室,89.12,,别墅群,王小明,,,,", "roll.word", "类型", "别墅群"),
    "area source": ("1栋,2单元,301室,89.12,听说,,王小明,,,,", "roll.word", "面积来源", "听说"),
    "owner kind": ("1栋,2单元,301室,89.12,,,王小明,神仙,,,", "roll.word", "业主类型", "神仙"),
    "private character": ("1栋,2单元,301室,89.12,,,王\ue863,,,,", "roll.unreadable", "业主", "王\ufffd"),
    "escape code": ("1栋,2单元,301室,89.12,,,王\x1b[2J,,,,", "roll.unreadable", "业主", "王\ufffd[2J"),
    "long name": (f"1栋,2单元,301室,89.12,,,{'王' * 81},,,,", "roll.too_long", "业主", "王" * 81),
    "long room": (f"1栋,2单元,{'3' * 21},89.12,,,王小明,,,,", "roll.too_long", "房号", "3" * 21),
    "references": (
        "1栋,2单元,301室,89.12,,,王小明、李芳,,0012,,",
        "roll.not_one_each",
        "证件号后四位",
        "0012",
    ),
    "twice": ("1栋,2单元,301室,89.12,,,王小明、王小明,,,,", "roll.owner_twice", "业主", "王小明"),
    "stranger": ("1栋,2单元,301室,89.12,,,王小明、李芳,,,,赵六", "roll.representative", "共有人代表", "赵六"),
}


@pytest.mark.parametrize("case", FAULTY)
def test_each_fault_says_where_and_what(tmp_path: Path, case: str):
    row, code, column, value = FAULTY[case]
    _, faults = read(tmp_path, GOOD.replace("301", "999"), row)
    assert [(fault.code, fault.row, fault.column, fault.value) for fault in faults] == [
        (code, 3, column, value)
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_fault_has_a_sentence_that_names_row_and_value(tmp_path: Path, lang: str):
    rows = [row for row, *_ in FAULTY.values()]
    _, faults = read(tmp_path, *rows)
    assert len(faults) >= len(rows)
    for fault in faults:
        sentence = word(Refusal(fault.code, **fault.facts), translator(lang))  # type: ignore[arg-type]
        assert str(fault.row) in sentence
        assert fault.value[:20] in sentence
        assert not {"{", "}"} & set(sentence)


def test_several_faults_of_one_row_are_all_listed(tmp_path: Path):
    _, faults = read(tmp_path, "1栋,,,x,听说,城堡,王小明,,,,", ",,101,,,,,,,,1")
    assert [fault.code for fault in faults if fault.row == 2].count("roll.blank") == 1
    assert {fault.code for fault in faults if fault.row == 2} == {"roll.blank", "roll.area", "roll.word"}
    assert {fault.column for fault in faults if fault.row == 3} >= {"楼栋", "专有部分面积", "业主"}


def test_rows_under_each_other_name_co_owners(tmp_path: Path):
    (unit,) = units(tmp_path, GOOD, "1栋,2单元,301室,,,,李芳,,,,李芳")
    assert [owner.name for owner in unit.owners] == ["王小明", "李芳"]
    assert (unit.area, unit.representative, unit.row) == (8912, "李芳", 2)


@pytest.mark.parametrize("apart", ["、", "，", ",", ";", "；", "/", "／"])
def test_co_owners_in_one_cell(tmp_path: Path, apart: str):
    (unit,) = units(tmp_path, f'1栋,2单元,301室,89.12,,,"王小明{apart}李芳",,"0012{apart}",,')
    assert [(owner.name, owner.reference) for owner in unit.owners] == [("王小明", "0012"), ("李芳", "")]


def test_co_owners_on_lines_of_one_cell(tmp_path: Path):
    head = ["楼栋", "房号", "面积", "业主"]
    path = write_xlsx(tmp_path, [head, ["1栋", "301", "89.12", "王小明\n李芳"]])
    found = read_units(find_tables(path.name, read_grids(RollFile.read(path))).tables)
    (unit,), faults = found.units, found.faults
    assert len(unit.owners) == 2
    assert not faults


def test_a_firm_keeps_its_commas_and_may_be_signed_for(tmp_path: Path):
    (unit,) = units(tmp_path, '1栋,,1,89.12,,商铺,"Oak, Ash & Co. A/S",法人,,,陆文静')
    assert [owner.name for owner in unit.owners] == ["Oak, Ash & Co. A/S"]
    assert unit.representative == "陆文静"


def test_the_same_room_again_further_down_is_a_duplicate(tmp_path: Path):
    _, faults = read(tmp_path, GOOD, GOOD.replace("301", "302"), "1 号楼,２,301,89.12,,,李芳,,,,")
    assert [(fault.code, fault.row, dict(fault.more)["first_row"]) for fault in faults] == [
        ("roll.duplicate", 4, 2)
    ]


@pytest.mark.parametrize(
    ("second", "column"),
    [
        ("1栋,2单元,301室,89.13,,,李芳,,,,", "专有部分面积"),
        ("1栋,2单元,301室,,,商铺,李芳,,,,", "类型"),
        ("1栋,2单元,301室,,测绘,,李芳,,,,", "面积来源"),
    ],
)
def test_co_owners_must_agree_on_their_unit(tmp_path: Path, second: str, column: str):
    _, faults = read(tmp_path, GOOD, second)
    assert [(fault.code, fault.row, fault.column) for fault in faults] == [("roll.differs", 3, column)]


def test_what_is_not_said_is_home_registry_person(tmp_path: Path):
    (unit,) = units(tmp_path, "1栋,2单元,301室,89.12,,,王小明,,,,")
    assert (unit.kind, unit.area_source, unit.owners[0].kind) == ("home", "registry", "person")


def seen(folder: Path, *rows: str) -> UnitRows:
    path = folder / "roll.csv"
    path.write_text("楼栋,房号,建筑面积,业主,与业主关系\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return read_units(find_tables(path.name, read_grids(RollFile.read(path))).tables)


ONE, TWO, THREE = "1栋,101,89.5,许文,本人", "1栋,102,80,高洁,本人", "2栋,101,70.25,林默,本人"


@pytest.mark.parametrize(
    "rows",
    [
        (ONE, TWO, THREE, "合计,,239.75,,"),
        (ONE, TWO, THREE, "合计,,239.8,,"),  # as a spreadsheet shows it
        (ONE, TWO, THREE, "合计,,240,,"),
        ("合计,,239.75,,", ONE, TWO, THREE),
        (ONE, TWO, "合计,,169.5,,", THREE, "合计,,70.25,,", "总计,,239.75,,"),
        (ONE, "1栋,101,89.5,方圆,共有人", TWO, "合计,,259,,"),  # the sum of a column, co-owners' rows too
        (ONE, "1栋,101,89.5,租客甲,租户", TWO, "合计,,259,,"),
        (ONE, TWO, "合计,,,,"),
        (ONE, TWO, "合计,2户,约170,,"),
    ],
)
def test_a_total_of_areas_that_people_may_have_added_up_is_left_out(tmp_path: Path, rows: tuple[str, ...]):
    found = seen(tmp_path, *rows)
    assert not found.faults
    assert {row.why for row in found.left_out} <= {"total", "relation"}


@pytest.mark.parametrize(
    ("total", "away"), [("合计,,1239.75,,", "1,000"), ("合计,,239.5,,", "0.25"), ("合计,,238,,", "1.75")]
)
def test_another_total_of_areas_is_refused_with_the_difference(tmp_path: Path, total: str, away: str):
    (fault,) = seen(tmp_path, ONE, TWO, THREE, total).faults
    assert (fault.code, fault.row) == ("roll.area_sum", 5)
    assert away in word(Refusal(fault.code, **fault.facts), translator("zh"))


@pytest.mark.parametrize("name", ["1栋", "1号楼", "一栋（共2户）", "A座", "1栋2单元", "Building 3", "第2幢"])
def test_the_name_of_a_building_above_its_units_is_left_out_by_name(tmp_path: Path, name: str):
    found = seen(tmp_path, f"{name},,,,", ONE, TWO)
    assert [(row.why, row.text) for row in found.left_out] == [("building", name)]
    assert len(found.units) == 2
    assert not found.faults


def test_units_below_the_name_of_a_building_that_do_not_say_it_are_refused(tmp_path: Path):
    found = seen(tmp_path, "1栋,,,,", ",101,89.5,许文,本人", "2栋,,,,", ",101,80,高洁,本人")
    assert {fault.code for fault in found.faults} == {"roll.blank"}


def test_one_phone_of_several_owners_is_that_of_each_and_a_wrong_number_of_phones_is_refused(tmp_path: Path):
    head = "楼栋,房号,建筑面积,业主,联系电话\n"
    told = {}
    for phones in ("13800000001", "13800000001、13800000002", "1、2、3"):
        path = tmp_path / "roll.csv"
        path.write_text(head + f"1栋,101,80,许文、高洁,{phones}\n", encoding="utf-8")
        found = read_units(find_tables(path.name, read_grids(RollFile.read(path))).tables)
        told[phones] = [owner.phone for owner in found.units[0].owners], [f.code for f in found.faults]
    assert list(told.values()) == [
        (["13800000001", "13800000001"], []),
        (["13800000001", "13800000002"], []),
        (["", ""], ["roll.not_one_each"]),
    ]
