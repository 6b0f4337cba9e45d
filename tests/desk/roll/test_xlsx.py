"""Workbooks: merged cells, several sheets, numbers as they are shown, numbers a spreadsheet cut short."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from tests.refused import refused

from meeting_tui.desk.roll.doubt import Answers
from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.grid import MergedArea, SheetGrid
from meeting_tui.desk.roll.preview import RollPreview, preview

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def book(*rows: tuple[object, ...]) -> Workbook:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    return made


def grids(data: bytes) -> tuple[SheetGrid, ...]:
    return read_grids(RollFile("roll.xlsx", data))


def rows(data: bytes) -> dict[int, list[str]]:
    return {number: list(cells) for number, cells in grids(data)[0].rows}


def replaced(data: bytes, parts: Mapping[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return out.getvalue()


def test_a_cell_merged_downwards_stands_in_every_row_and_one_merged_across_in_its_first():
    made = book(
        ("名册",), ("楼栋", "房号", "面积", None), (1, 101, 80, 70), (None, 102, 90, 60), (2, 101, 50, 40)
    )
    made.active.merge_cells("A1:D1")
    made.active.merge_cells("C2:D2")
    made.active.merge_cells("A3:A4")
    (grid,) = grids(saved(made))
    assert [list(cells) for _, cells in grid.rows] == [
        ["名册"],
        ["楼栋", "房号", "面积"],
        ["1", "101", "80", "70"],
        ["1", "102", "90", "60"],
        ["2", "101", "50", "40"],
    ]
    assert set(grid.merged) == {MergedArea(1, 1, 0, 3), MergedArea(2, 2, 2, 3), MergedArea(3, 4, 0, 0)}


def test_the_lower_of_two_heading_lines_is_whole():
    made = book(("楼栋", "房号", "面积", None), (None, None, "建筑面积", "套内面积"))
    for area in ("A1:A2", "B1:B2", "C1:D1"):
        made.active.merge_cells(area)
    assert rows(saved(made))[2] == ["楼栋", "房号", "建筑面积", "套内面积"]


def test_what_is_hidden_under_a_merged_cell_is_not_read():
    data = saved(book((1, 101), (2, 102)))
    sheet = zipfile.ZipFile(BytesIO(data)).read(SHEET).decode()
    hiding = sheet.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    assert rows(replaced(data, {SHEET: hiding})) == {1: ["1", ""], 2: ["1", ""]}


def test_the_trouble_of_a_merged_cell_is_in_every_row():
    made = book(("=1+1", 101), (None, 102))
    made.active.merge_cells("A1:A2")
    assert grids(saved(made))[0].troubles == {(1, 0): "formula", (2, 0): "formula"}


HEADED = (("楼栋", "房号", "面积", "业主"), ("1", "101", "60", "许文"), ("1", "102", "60", "高洁"))


def seen_of(made: Workbook, **answers: str) -> RollPreview:
    return preview(RollFile("roll.xlsx", saved(made)), Answers(doubts=answers))


def test_what_has_a_line_through_it_is_refused_once_a_row():
    whole, part, none = book(*HEADED), book(*HEADED), book(*HEADED)
    for cell in whole.active[2]:
        cell.font = Font(strike=True)
    part.active["D2"] = CellRichText("许", TextBlock(InlineFont(strike=True), "文"), "武")
    none.active["D2"] = CellRichText("许", TextBlock(InlineFont(strike=False), "文"))
    none.active["D2"].font = Font(strike=False, bold=True)
    faults = [[(f.code, f.row, f.value) for f in seen_of(made).faults] for made in (whole, part, none)]
    assert faults == [[("roll.cell_struck", 2, "1")], [("roll.cell_struck", 2, "许文武")], []]


def test_hidden_rows_are_asked_about_and_hidden_sheets_told():
    made = book(*HEADED)
    made.active.row_dimensions[3].hidden = True
    made.create_sheet("旧").sheet_state = "hidden"
    seen = seen_of(made)
    assert [(doubt.code, doubt.value) for doubt in seen.doubts] == [("roll.doubt_hidden", "3")]
    assert seen.other_sheets == ("旧",)
    (key,) = (doubt.key for doubt in seen.doubts)
    both, one = seen_of(made, **{key: "read-too"}), seen_of(made, **{key: "leave-out"})
    assert [(s.units, [row.why for row in s.left_out_rows]) for s in (both, one)] == [
        (2, []),
        (1, ["hidden"]),
    ]


def test_all_visible_sheets_in_their_order():
    made = book(("一",))
    made.active.title = "1号楼"
    made.create_sheet("2号楼").append(("二",))
    made.create_sheet("旧").append(("三",))
    made["旧"].sheet_state = "hidden"
    made.create_chartsheet("图")
    assert [(grid.name, grid.rows) for grid in grids(saved(made))] == [
        ("1号楼", ((1, ["一"]),)),
        ("2号楼", ((1, ["二"]),)),
        ("旧", ()),
    ]


@pytest.mark.parametrize("value", [310101199001011234, 3.10101199001011e17, -1e15, 1e300])
def test_a_number_of_more_than_fifteen_digits_is_cut(value: float):
    assert grids(saved(book(("x", value))))[0].troubles == {(1, 1): "cut"}


def test_a_number_shown_with_all_its_digits_is_cut_all_the_same():
    made = book((310101199001011234,))
    made.active["A1"].number_format = "0000"
    assert grids(saved(made))[0].troubles == {(1, 0): "cut"}


@pytest.mark.parametrize(
    "value", ["3.10101E+17", "1.38001E+10", "1,38E+10", "1e+02", "########", "310101199001011000"]
)
def test_a_text_of_a_cut_number_is_cut(value: str):
    assert grids(saved(book(("x", value))))[0].troubles == {(1, 1): "cut"}


@pytest.mark.parametrize("value", ["3月2日", "2-Mar", "Mar-02", "2001/2/3", "2026-03-02", "2026年3月"])
def test_a_text_of_a_day_is_a_date(value: str):
    assert grids(saved(book(("x", value))))[0].troubles == {(1, 1): "date"}


@pytest.mark.parametrize(
    "value",
    ["12E3", "E+17", "#12", "3-2-501", "13800000001", 13800000001, "110105194912310020", 999999999999999],
)
def test_what_only_looks_like_it_is_text(value: object):
    grid = grids(saved(book(("x", value))))[0]
    assert (grid.troubles, grid.rows[0][1][1]) == ({}, str(value))


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (101.0, "General", "101"),
        (101, "0000", "0101"),
        (101, '0"室"', "101室"),
        (3, 'G/通用格式"号楼"', "3号楼"),
        (302, '0"-"00', "3-02"),
        (13800000001, "000-0000-0000", "138-0000-0001"),
        (70.09999999999999, "General", "70.1"),
        (89.5, "0.00", "89.5"),
        (89.125, "0.00", "89.125"),  # what is shown would be another area
        (1024.5, "#,##0.00", "1024.5"),
        (89.5, '0.00"㎡"', "89.5㎡"),
        (0.125, "0.0%", "12.5%"),
        (123456, '0!.0,"万"', "123456"),
        (5, ";;;", "5"),
        (-3, "000", "-3"),
    ],
)
def test_a_number_is_read_as_it_is_shown_and_loses_nothing(value: float, code: str, shown: str):
    made = book((value,))
    made.active["A1"].number_format = code
    assert rows(saved(made)) == {1: [shown]}
    assert not grids(saved(made))[0].troubles


@pytest.mark.parametrize("code", ["yyyy/m/d", 'm"月"d"日"', "h:mm", "[h]:mm", "[$-804]aaaa", "mm-dd-yy"])
def test_a_number_shown_as_a_day_is_a_date(code: str):
    made = book((46000,))
    made.active["A1"].number_format = code
    assert grids(saved(made))[0].troubles == {(1, 0): "date"}


def test_texts_in_runs_with_their_pronunciation_left_out():
    runs = CellRichText("许", TextBlock(InlineFont(b=True), "文"))
    assert rows(saved(book((runs,)))) == {1: ["许文"]}
    text = '<r><t>许</t></r><rPh sb="0" eb="1"><t>xǔ</t></rPh><r><t>文</t></r>'
    inline = f'<c r="A1" t="inlineStr"><is>{text}</is></c>'
    sheet = f"<worksheet {MAIN}><sheetData><row>{inline}</row></sheetData></worksheet>"
    assert rows(replaced(saved(book(("x",))), {SHEET: sheet})) == {1: ["许文"]}


def test_cells_without_places_and_prefixed_names():
    cells = "<x:row><x:c><x:v>1</x:v></x:c><x:c t='str'><x:v>许文_x000A_高洁</x:v></x:c></x:row>"
    data = f"<x:sheetData>{cells * 2}</x:sheetData>"
    sheet = f"<x:worksheet {MAIN.replace('xmlns', 'xmlns:x')}>{data}</x:worksheet>"
    read = rows(replaced(saved(book(("x",))), {SHEET: sheet}))
    assert read == {1: ["1", "许文\n高洁"], 2: ["1", "许文\n高洁"]}


def test_an_index_that_is_no_text_is_damage():
    for at in ("-1", "7", "x"):
        sheet = f'<worksheet {MAIN}><sheetData><row><c t="s"><v>{at}</v></c></row></sheetData></worksheet>'
        with refused("roll.damaged", file="roll.xlsx"):
            grids(replaced(saved(book(("x",))), {SHEET: sheet}))


@pytest.mark.parametrize(
    ("part", "code", "facts"),
    [
        ("xl/workbook.bin", "roll.other_kind", {"kind": ".xlsb"}),
        ("content.xml", "roll.other_kind", {"kind": ".ods"}),
        ("Index/Document.iwa", "roll.other_kind", {"kind": ".numbers"}),
        ("word/document.xml", "roll.kind", {}),
        ("photo.jpg", "roll.kind", {}),
    ],
)
def test_other_archives_are_named(part: str, code: str, facts: dict[str, str]):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(part, "x")
    with refused(code, **facts):
        grids(out.getvalue())


def test_a_workbook_with_a_password_is_named():
    with refused("roll.password"):
        grids(b"\xd0\xcf\x11\xe0" + bytes(508) + "EncryptedPackage".encode("utf-16-le"))
