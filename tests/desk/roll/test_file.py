"""Roll files as they come: encodings, workbooks, and what is no roll at all."""

from __future__ import annotations

import codecs
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.desk.rolls import ENGLISH, HEAD, csv_text, write_csv, write_xlsx

from meeting_tui.desk.roll.acts import preview
from meeting_tui.refusal import Refusal

ROW = "1栋,2单元,301室,89.12,登记,住宅,李㛃,自然人,0012,,"
XLSX_ROW = ("1栋", "2单元", 301, 89.12, "登记", "住宅", "王小明", "自然人", "0012", None, None)
HEADINGS = HEAD.split(",")


def refused(path: Path) -> Refusal:
    with pytest.raises(Refusal) as caught:
        preview(path)
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "mark", "named"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("gb18030", b"", "gb18030"),
    ],
)
def test_a_csv_is_read_in_the_encoding_it_was_saved_in(
    tmp_path: Path, encoding: str, mark: bytes, named: str
):
    path = tmp_path / "roll.csv"
    path.write_bytes(mark + csv_text(ROW).encode(encoding))
    seen = preview(path)
    assert (seen.sheet, seen.units, seen.faults) == (named, 1, ())
    assert seen.area == 8912


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_the_delimiter_is_the_one_the_headings_use(tmp_path: Path, delimiter: str):
    row = ROW.replace("李㛃", '"李㛃;王，芳"').replace("0012", '"0012、0013"')
    path = write_csv(tmp_path, row.replace(",", delimiter), head=HEAD.replace(",", delimiter))
    assert (preview(path).units, preview(path).owners) == (1, 3)


def test_headings_in_english_and_in_any_order(tmp_path: Path):
    head = "Owners , Room No,EXCLUSIVE AREA (m²),Building,colour".replace("Room No", "Room")
    seen = preview(write_csv(tmp_path, "Ann Lee,301,89.12,1,blue", head=head))
    assert (seen.units, seen.area, seen.faults) == (1, 8912, ())
    assert dict(seen.columns)["area"] == "EXCLUSIVE AREA (m²)"
    assert (
        preview(write_csv(tmp_path, "1,A,301,89.12,survey,home,Ann Lee,person,,,", head=ENGLISH)).units == 1
    )


def test_the_closer_heading_wins(tmp_path: Path):
    head = "楼栋,房号,建筑面积,专有部分面积,业主"
    assert preview(write_csv(tmp_path, "1栋,301,110.00,89.12,王小明", head=head)).area == 8912


def test_a_workbook_with_a_title_numbers_and_empty_rows(tmp_path: Path):
    def merge(book: Workbook) -> None:
        book.active.merge_cells("A1:K1")
        book.active["A900"].number_format = "0.00"

    rows = [["梧桐苑业主清册"], [], HEADINGS, XLSX_ROW, [], (2, None, "０１０２", "４０．５", *XLSX_ROW[4:])]
    seen = preview(write_xlsx(tmp_path, rows, merge))
    assert (seen.units, seen.area, seen.faults) == (2, 8912 + 4050, ())


def test_a_number_is_what_the_spreadsheet_shows(tmp_path: Path):
    row = (*XLSX_ROW[:3], 89.11999999999999, *XLSX_ROW[4:])
    assert preview(write_xlsx(tmp_path, [HEADINGS, row])).area == 8912


def test_rows_beyond_a_wrong_dimension_are_not_lost(tmp_path: Path):
    path = write_xlsx(tmp_path, [HEADINGS, XLSX_ROW, (*XLSX_ROW[:2], 302, *XLSX_ROW[3:])])
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert b'ref="A1:K3"' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'ref="A1:K3"', b'ref="A1:K2"')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    assert preview(path).units == 2


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("=1+1", "roll.cell_formula"),
        ("#REF!", "roll.cell_error"),
        (date(2026, 3, 1), "roll.cell_date"),
    ],
)
def test_a_cell_without_text_of_its_own_is_one_fault(tmp_path: Path, value: object, code: str):
    seen = preview(write_xlsx(tmp_path, [HEADINGS, (*XLSX_ROW[:3], value, *XLSX_ROW[4:])]))
    assert [(fault.code, fault.row, fault.column) for fault in seen.faults] == [(code, 2, "专有部分面积")]


def test_a_formula_beside_the_roll_does_no_harm(tmp_path: Path):
    assert not preview(write_xlsx(tmp_path, [[*HEADINGS, "备注"], (*XLSX_ROW, "=A2")])).faults


def test_a_roll_on_several_sheets_is_taken_whole_but_for_hidden_ones(tmp_path: Path):
    def second(book: Workbook) -> None:
        sheet = book.create_sheet("2栋")
        sheet.append(HEADINGS)
        sheet.append(("2栋", *XLSX_ROW[1:]))

    def hidden(book: Workbook) -> None:
        second(book)
        book["2栋"].sheet_state = "hidden"

    seen = preview(write_xlsx(tmp_path, [HEADINGS, XLSX_ROW], second))
    assert [(sheet.name, sheet.units) for sheet in seen.sheets] == [("Sheet", 1), ("2栋", 1)]
    assert preview(write_xlsx(tmp_path, [HEADINGS, XLSX_ROW], hidden)).units == 1


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "roll.empty"),
        (b" \n\n", "roll.empty"),
        (b"%PDF-1.7 ...", "roll.kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "roll.old_excel"),
        (b"PK\x03\x04 not really", "roll.damaged"),
        (b"\xff\xfe\x00", "roll.encoding"),
        (b"\x81\xff\x81", "roll.encoding"),
        (csv_text(ROW).encode("utf-16-le"), "roll.encoding"),
        (ENGLISH.encode("utf-16-le"), "roll.nul"),
        (csv_text(ROW.replace("301室", "30\x001室")).encode(), "roll.nul"),
        (csv_text(ROW.replace("李㛃", '"李㛃'), ROW).encode(), "roll.quotes"),
        (csv_text(ROW.replace("李㛃", '"李"㛃"')).encode(), "roll.quotes"),
        (csv_text(ROW.replace("李㛃", "李" * 140_000)).encode(), "roll.quotes"),
        ("姓名,电话\n王小明,1\n".encode(), "roll.no_heading"),
        ("楼栋,房号,业主\n1栋,301,王小明\n".encode(), "roll.no_column"),
        ("楼栋,房号,面积,面积,业主\n1栋,301,1,1,王小明\n".encode(), "roll.two_columns"),
        (HEAD.encode(), "roll.no_rows"),
        (csv_text(*[ROW] * 20_000).encode(), "roll.too_many_rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_roll_is_refused_with_its_reason(tmp_path: Path, data: bytes, code: str):
    path = tmp_path / "roll.csv"
    path.write_bytes(data)
    assert refused(path).code == code


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path):
    assert refused(tmp_path / "nothing.csv").code == "roll.file"
    assert refused(tmp_path).code == "roll.file"


def test_a_name_does_not_make_a_workbook(tmp_path: Path):
    path = tmp_path / "roll.xlsx"
    path.write_bytes(csv_text(ROW).encode())
    assert preview(path).units == 1


def test_a_bomb_is_not_unpacked(tmp_path: Path):
    path = tmp_path / "roll.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 8_000_000)
    assert refused(path).code == "roll.bomb"


def test_entities_are_not_expanded(tmp_path: Path):
    path = write_xlsx(tmp_path, [HEADINGS, XLSX_ROW])
    bomb = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        spoiled = parts | {name: bomb + parts[name]}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for part, data in spoiled.items():
                new.writestr(part, data)
        assert refused(path).code == "roll.bomb_markup"


def test_a_sheet_of_formatting_without_end_is_refused(tmp_path: Path):
    def far(book: Workbook) -> None:
        book.active["A60000"] = "end"

    assert refused(write_xlsx(tmp_path, [HEADINGS, XLSX_ROW], far)).code == "roll.too_many_rows"
