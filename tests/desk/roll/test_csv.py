"""Text files: what parts cells and lines, and what a spreadsheet left in them."""

from __future__ import annotations

import pytest
from tests.refused import refused

from meeting_tui.desk.roll.file import RollFile, read_grids
from meeting_tui.desk.roll.grid import SheetGrid


def grid(text: str) -> SheetGrid:
    (only,) = read_grids(RollFile("roll.csv", text.encode()))
    return only


ROWS = ((1, ["楼栋", "房号", "业主"]), (2, ["1", "101", "许文"]))


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("楼栋,房号,业主\n1,101,许文\n", ","),
        ("楼栋\t房号\t业主\r\n1\t101\t许文", "\t"),
        ("楼栋;房号;业主\r1;101;许文\r", ";"),
        ("sep=;\r\n楼栋;房号;业主\r\n1;101;许文\r\n", ";"),
        ("sep=|\n楼栋|房号|业主\n1|101|许文\n", "|"),
        ('"sep=,"\n楼栋,房号,业主\n1,101,许文\n', ","),
        ('﻿sep=\t\n楼栋\t房号\t业主\n1\t101\t"许文"\n', "\t"),
    ],
)
def test_cells_and_lines_are_parted_as_the_file_parts_them(text: str, delimiter: str):
    read = grid(text)
    assert (read.rows, read.delimiter) == (ROWS, delimiter)


def test_troubles_of_a_text_file_are_told():
    read = grid("a,3.10101E+17\nb,2-Mar\nc,'=1+1\n")
    assert read.troubles == {(1, 1): "cut", (2, 1): "date"}
    assert read.rows[2][1] == ["c", "=1+1"]


def test_a_cell_no_spreadsheet_could_hold_is_refused():
    with refused("roll.bomb_cell"):
        grid("a," + "x" * 33_000)
    with refused("roll.too_many_columns"):
        grid("," * 300 + "x")
    assert grid("x" + "," * 16_384).rows == ((1, ["x"]),)
