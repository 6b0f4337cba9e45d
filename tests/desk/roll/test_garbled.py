"""What was read in a wrong encoding before it came is named with what it should say; what a page wrote as
`&amp;` is itself; numbers of parking spaces are no homes."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.desk.rolls import write_xlsx

from meeting_tui.clean import clean
from meeting_tui.desk.roll.columns import find_tables
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.garbled import mended, plain
from meeting_tui.desk.roll.preview import preview
from meeting_tui.desk.roll.rows import UnitRows, read_units
from meeting_tui.desk.roll.surnames import has_surname

WRONG = (("utf-8", "cp1252"), ("utf-8", "gb18030"), ("gb18030", "cp1252"))
NAMES = ("王伟", "欧阳明月", "高洁", "Jürgen Müller", "François Noël", "Zoë", "上海某某有限公司")


@pytest.mark.parametrize("name", NAMES)
def test_garbled_names_are_told_with_what_they_say_by_rights(name: str):
    told = 0
    for right, wrong in WRONG:
        try:
            seen = name.encode(right).decode(wrong)
        except UnicodeError:
            continue
        if seen != name and not name.isascii() and (name[0] > "\u2e80" or right == "utf-8"):
            assert mended(seen) == name
            told += 1
    assert told
    assert not mended(name)


def test_no_name_of_two_common_hanzi_is_garbled():
    common = [bytes(pair).decode("gb2312") for pair in product(range(0xB0, 0xD7), range(0xA1, 0xFA))]
    surnames = [hanzi for hanzi in common if has_surname(f"{hanzi}明")]
    assert len(surnames) > 400
    assert not [name for name in map("".join, product(surnames, common)) if mended(name)]


@pytest.mark.parametrize(
    "name", ["Łukasz Żółć", "Nguyễn Văn Đạt", "Ångström", "ÉÈ Ça", "王（Mary）", "AT&T", "R&D;"]
)
def test_names_with_letters_of_their_own_stay(name: str):
    assert not mended(name)
    assert plain(name) == name


def _read(folder: Path, *rows: str) -> UnitRows:
    path = folder / "roll.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return read_units(find_tables(path.name, read_grids(RollFile.read(path))).tables)


def test_a_roll_with_a_garbled_name_is_refused_with_its_row(tmp_path: Path):
    read = _read(
        tmp_path,
        "楼栋,房号,建筑面积,业主",
        "1,101,80,鐜嬩紵",
        "1,102,80,Smith &amp; Co Ltd",
        "1,103,80,&#26519;默",
    )
    (fault,) = read.faults
    assert (fault.code, fault.row, fault.value, dict(fault.more)["by_rights"]) == (
        "roll.garbled",
        2,
        "鐜嬩紵",
        "王伟",
    )
    assert [owner.name for unit in read.units for owner in unit.owners][-2:] == ["Smith & Co Ltd", "林默"]


def test_radicals_are_the_hanzi_that_look_like_them():
    assert clean("⾼洁 ⼀⿁ ⿔") == "高洁 一鬼 龜"
    assert clean("㐀䶮𠮷") == "㐀䶮𠮷"


@pytest.mark.parametrize(
    ("heading", "use"),
    [
        ("车位号", "parking"),
        ("商铺编号", "shop"),
        ("房号", "home"),
        ("Parking No.", "parking"),
        ("Flat No.", "home"),
    ],
)
def test_a_column_of_numbers_says_what_they_are_the_numbers_of(tmp_path: Path, heading: str, use: str):
    read = _read(tmp_path, f"楼栋,{heading},建筑面积,业主", "1,B1-001,12,王伟")
    assert [unit.kind for unit in read.units] == [use]
    told = _read(tmp_path, f"楼栋,{heading},建筑面积,业主,用途", "1,B1-001,12,王伟,办公")
    assert [unit.kind for unit in told.units] == ["other"]


def test_a_sheet_of_parking_spaces_holds_parking_spaces(tmp_path: Path):
    def parking(book: Workbook) -> None:
        book.active.title = "住宅"
        for row in (["楼栋", "房号", "建筑面积", "业主"], [1, "B01", 12, "李娜"]):
            (book["车位"] if "车位" in book.sheetnames else book.create_sheet("车位")).append(row)

    path = write_xlsx(tmp_path, [["楼栋", "房号", "建筑面积", "业主"], [1, 101, 80.5, "王伟"]], parking)
    seen = preview(path)
    assert seen.uses == (("住宅", 1), ("车位", 1))
    assert seen.area == 8050
